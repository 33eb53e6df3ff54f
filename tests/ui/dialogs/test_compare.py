"""与往期比较 in the window: last month by keyboard, another day, nothing, no past, what fails."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.windows import Opened
from tzdesk.app import Start
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.status import Status
from tzdesk.services.editing import Edit
from tzdesk.services.past_board import Past
from tzdesk.ui.dialogs.compare import NO_PAST, CompareDialog
from tzdesk.ui.dialogs.compare_result import ALL_LABELS
from tzdesk.ui.dialogs.finder import FinderDialog
from tzdesk.ui.main_window import MainWindow

LATE = TaskFilter(statuses=frozenset({Status.LATE}))
Compare = Callable[[], CompareDialog]


@pytest.fixture
def compare(example: MainWindow, qtbot: QtBot) -> Compare:
    """The dialog as the command opens it, shown without waiting for its end."""

    def opened() -> CompareDialog:
        board = example.session.board
        assert board
        dialog = CompareDialog(example.place, board)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return opened


def compared(dialog: CompareDialog, qtbot: QtBot) -> Past:
    qtbot.waitUntil(lambda: dialog._past is not None, timeout=15_000)
    assert dialog._past
    return dialog._past


def cells(dialog: CompareDialog) -> list[tuple[str, ...]]:
    model = dialog.found.model
    found = (model.line(model.index(row, 0)) for row in range(model.rowCount()))
    return [line.cells for line in found if line]


def test_last_month_by_keyboard(example: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+K, the command's initials, Enter: compared, read with ↓, and shown in the tree."""
    example.activateWindow()
    qtbot.waitUntil(example.isActiveWindow)
    seen: list[str] = []

    def work(dialog: CompareDialog) -> None:
        past = compared(dialog, qtbot)
        seen.append(dialog.days.choice.currentText())
        seen.append(dialog.scope.text())
        assert past.day == date(2023, 9, 30)
        table = dialog.found.table
        assert table.hasFocus()
        before = dialog.found.line
        QTest.keyClick(table, Qt.Key.Key_Down)
        assert dialog.found.line != before
        assert dialog.found.then.toPlainText()
        dialog.show_button.setFocus()
        QTest.keyClick(dialog.show_button, Qt.Key.Key_Space)

    _while_modal(qtbot, work)
    QTest.keyClick(example, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    (finder,) = example.findChildren(FinderDialog)
    qtbot.waitUntil(finder.field.hasFocus)
    QTest.keyClicks(finder.field, "ywqbj")
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    assert seen == ["上月末", "范围：全部 138 项任务"]
    (token,) = example.filters.tokens()
    assert token.words == "2023-09-30 以来有变化"


def _while_modal(qtbot: QtBot, work: Callable[[CompareDialog], None]) -> None:
    def reach() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, CompareDialog):
            work(dialog)
        else:
            QTimer.singleShot(10, reach)

    QTimer.singleShot(10, reach)


def test_what_the_example_changed_since_last_month(compare: Compare, qtbot: QtBot) -> None:
    dialog = compare()
    past = compared(dialog, qtbot)
    lines = cells(dialog)
    assert ("30", "进展状态") in {(line[0], line[2]) for line in lines}
    assert all(line[3] != line[4] for line in lines)
    statuses = {status: (then, now) for status, then, now in past.comparison.statuses}
    assert sum(then for then, _ in statuses.values()) == 138
    assert sum(now for _, now in statuses.values()) == 138
    assert statuses[Status.DONE][1] == 30
    assert f"{len(past.comparison.tasks)} 项有变化，共 {past.comparison.count} 处" in (
        dialog.found.count.text()
    )
    assert "滞后 0 → 19" in dialog.found.count.text()
    dialog.reject()


def test_the_same_filter(example: MainWindow, compare: Compare, qtbot: QtBot) -> None:
    example.session.ask(LATE)
    dialog = compare()
    compared(dialog, qtbot)
    assert dialog.scope.text() == "范围：当前筛选（状态 滞后），19 项任务"
    assert len({line[0] for line in cells(dialog)}) == 19
    dialog.reject()


def test_another_day_compares_anew(compare: Compare, qtbot: QtBot) -> None:
    dialog = compare()
    compared(dialog, qtbot)
    choice = dialog.days.choice
    assert [choice.itemText(row) for row in range(choice.count())] == [
        "上月末",
        "2023年第三季度末",
        "2023年第二季度末",
        "2023年第一季度末",
        "自选日期",
    ]
    choice.setCurrentIndex(2)
    choice.activated.emit(2)
    qtbot.waitUntil(lambda: _day(dialog) == date(2023, 6, 30), timeout=15_000)
    assert dialog.found.model.headerData(3, Qt.Orientation.Horizontal) == "2023-06-30 时"
    dialog.days.field.setDate(QDate(2023, 10, 11))
    assert choice.currentText() == "自选日期"
    qtbot.waitUntil(lambda: _day(dialog) == date(2023, 10, 11), timeout=15_000)
    assert dialog.found.pages.currentWidget() in (dialog.found.table, dialog.found.page)
    dialog.reject()


def _day(dialog: CompareDialog) -> date | None:
    return dialog._past.day if dialog._past else None


def test_days_without_a_record_cannot_be_chosen(compare: Compare) -> None:
    dialog = compare()
    field = dialog.days.field
    assert field.minimumDate() == QDate(2023, 2, 6)
    assert field.maximumDate() == QDate(2023, 10, 11)
    dialog.reject()


def test_nothing_changed(example: MainWindow, compare: Compare, qtbot: QtBot) -> None:
    assert example.session.board
    uid = next(row.uid for row in example.session.board if row.number == "1")
    example.session.ask(TaskFilter(tasks=frozenset({uid}), origin="所选任务"))
    dialog = compare()
    compared(dialog, qtbot)
    dialog.days.field.setDate(QDate(2023, 10, 11))
    qtbot.waitUntil(lambda: _day(dialog) == date(2023, 10, 11), timeout=15_000)
    assert dialog.found.pages.currentWidget() is dialog.found.page
    assert dialog.found.page.words.text() == "自 2023-10-11 以来，这些任务没有变化。"
    for button in (dialog.copy_button, dialog.export_button, dialog.show_button):
        assert not button.isEnabled()
    dialog.reject()


def test_one_head_alone(compare: Compare, qtbot: QtBot) -> None:
    dialog = compare()
    compared(dialog, qtbot)
    dialog.found.kinds.setCurrentText("进展状态")
    assert {line[2] for line in cells(dialog)} == {"进展状态"}
    dialog.found.kinds.setCurrentText("序号")
    assert dialog.found.page.words.text() == "自 2023-09-30 以来，这些任务“序号”没有变化。"
    dialog.found.kinds.setCurrentText(ALL_LABELS)
    assert len({line[2] for line in cells(dialog)}) > 1
    dialog.reject()


def test_copied_and_exported(
    compare: Compare, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = compare()
    past = compared(dialog, qtbot)
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[0] == "序号\t工作任务\t栏目\t2023-09-30 时\t现在"
    assert QGuiApplication.clipboard().mimeData().hasHtml()
    dialog.found.table.selectRow(1)
    QTest.keyClick(dialog.found.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "\t".join(cells(dialog)[1])
    target = tmp_path / "比较.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    dialog.export_button.click()
    sheet = load_workbook(target).active
    assert sheet
    assert [cell.value for cell in sheet[3]][:5] == [
        *("序号", "工作任务", "栏目"),
        *("2023-09-30 时", "现在"),
    ]
    assert sheet.max_row >= 3 + past.comparison.count
    dialog.reject()


def test_a_task_is_gone_to(example: MainWindow, compare: Compare, qtbot: QtBot) -> None:
    dialog = compare()
    compared(dialog, qtbot)
    line = dialog.found.line
    assert line
    dialog.locate_button.click()
    assert not dialog.isVisible()
    assert example.session.task_uid == line.task.uid


def test_waits_for_another_job(example: MainWindow, compare: Compare, qtbot: QtBot) -> None:
    hold = [True]

    def work(_report: object) -> None:
        while hold[0]:
            QTest.qSleep(5)

    example.jobs.run("导出 Excel", work, lambda _done: None, lambda _error: None)
    dialog = compare()
    assert dialog.found.page.words.text() == "正在导出 Excel，完成后再比较。"
    hold[0] = False
    compared(dialog, qtbot)
    dialog.reject()


def test_cancelled_and_compared_again(compare: Compare, qtbot: QtBot) -> None:
    dialog = compare()
    assert dialog.found.page.button.text() == "取消"
    dialog.found.page.button.click()
    qtbot.waitUntil(lambda: dialog.found.page.button.text() == "重新比较", timeout=15_000)
    assert dialog.found.page.words.text() == "已取消，没有比较。"
    dialog.found.page.button.click()
    compared(dialog, qtbot)
    dialog.reject()


def test_closing_leaves_what_is_being_compared(
    example: MainWindow, compare: Compare, qtbot: QtBot
) -> None:
    dialog = compare()
    dialog.reject()
    qtbot.waitUntil(lambda: not example.jobs.busy, timeout=15_000)
    assert dialog._past is None


def test_a_ledger_of_today_has_no_past(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(Start(example=True, today=date(2023, 2, 6)))
    board = window.session.board
    assert board
    dialog = CompareDialog(window.place, board)
    qtbot.addWidget(dialog)
    assert dialog.found.page.words.text() == NO_PAST
    dialog.reject()


def test_an_edit_of_today_is_a_difference(
    example: MainWindow, compare: Compare, qtbot: QtBot
) -> None:
    board = example.session.board
    assert board
    assert board.period
    row = next(row for row in board if row.number == "1")
    example.session.edit([Edit(row.uid, "percent", 99, board.period.uid)])
    dialog = compare()
    compared(dialog, qtbot)
    dialog.days.field.setDate(QDate(2023, 10, 11))
    qtbot.waitUntil(lambda: _day(dialog) == date(2023, 10, 11), timeout=15_000)
    assert ("1", "完成比例", "99%") in {(one[0], one[2], one[4]) for one in cells(dialog)}
    dialog.reject()
