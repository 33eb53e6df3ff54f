"""导入方案 with real widgets, real files and a real ledger."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tzdesk.domain.draft import TaskDraft
from tzdesk.settings import Settings
from tzdesk.ui.desks import Desks
from tzdesk.ui.dialogs.import_plan import ImportDialog
from tzdesk.ui.dialogs.import_plan.draft_delegate import gap_button
from tzdesk.ui.dialogs.import_plan.findings import State
from tzdesk.ui.dialogs.import_plan.findings_list import FINDING, verb_rects
from tzdesk.ui.jobs import Jobs
from tzdesk.ui.memory import Memory
from tzdesk.ui.messages import MessageBox
from tzdesk.ui.session import Session
from tzdesk.ui.theme import ThemeSwitch
from tzdesk.ui.workplace import Workplace

PLAN = Path(__file__).parents[3] / "resources" / "2023-tongzhou-plan.txt"


@pytest.fixture
def place(qtbot: QtBot, qapp: QApplication, tmp_path: Path, themed: None) -> Iterator[Workplace]:
    window = QWidget()
    qtbot.addWidget(window)
    session = Session(window)
    memory = Memory(Settings(tmp_path / "settings.json"))
    memory.keep_folder("ledgers", tmp_path)
    yield Workplace(window, session, ThemeSwitch(qapp), Jobs(window), Desks(by="张三"), memory)
    session.open(None)


@pytest.fixture
def dialog(place: Workplace, qtbot: QtBot) -> Iterator[ImportDialog]:
    made = ImportDialog(place)
    made.resize(1360, 832)
    made.show()
    qtbot.waitExposed(made)
    yield made
    if made.review:
        made.review._made.clear()
        made.review._merged.clear()
    made.close()
    made.deleteLater()


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """The real plan without the number 59."""
    path = tmp_path / "扫描识别件.txt"
    path.write_text(re.sub(r"(?m)^59\.", "", PLAN.read_text("utf-8")), "utf-8")
    return path


def read(dialog: ImportDialog, qtbot: QtBot, path: Path) -> None:
    with qtbot.waitSignal(dialog._place.jobs.ended, timeout=20000):
        dialog.read_file(path)
    QApplication.processEvents()


def answer(verb: str, seen: list[str]) -> Callable[[], None]:
    """Presses a verb of the box that will be open."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, MessageBox)
        seen.append(" ".join(one.text() for one in box.findChildren(QPushButton)))
        next(one for one in box.findChildren(QPushButton) if one.text() == verb).click()

    return press


def test_from_file_to_ledger(
    dialog: ImportDialog, place: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    said: list[object] = []
    place.session.said.connect(said.append)
    read(dialog, qtbot, PLAN)
    assert dialog.windowTitle() == f"导入方案 — {PLAN.name}"
    assert dialog.despite.isHidden()
    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    assert dialog.next_button.text() == "导入 138 项任务"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk = place.session.desk
    assert desk is not None
    assert desk.path == tmp_path / "2023年重点工作.tzdb"
    assert place.session.board is not None
    assert len(place.session.board) == 138
    assert len(desk.ledger.periods(desk.plan().uid)) == 4
    assert said[-1].text == "已导入 138 项任务"  # type: ignore[attr-defined]
    assert [verb for verb, _ in said[-1].actions] == ["撤销"]  # type: ignore[attr-defined]


def test_known_plan_is_updated_with_the_ticked_points(
    dialog: ImportDialog, place: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    read(dialog, qtbot, PLAN)
    dialog.next_button.click()
    dialog.next_button.click()
    changed = tmp_path / "修改稿.txt"
    changed.write_text(
        PLAN.read_text("utf-8")
        .replace("增长5%左右", "增长6%左右", 1)
        .replace("收入增长3%", "收入增长4%", 1),
        "utf-8",
    )
    second = ImportDialog(place)
    second.show()
    read(second, qtbot, changed)
    second.next_button.click()
    assert second.next_button.text() == "更新 2 项"
    second.confirm.compare.setCurrentIndex(second.confirm.compare.points.index(0, 1))
    qtbot.keyClick(second.confirm.compare, Qt.Key.Key_Space)
    assert second.next_button.text() == "更新 1 项"
    second.next_button.click()
    desk = place.session.desk
    assert desk is not None
    tasks = desk.ledger.tasks(desk.plan().uid)
    assert "增长5%" in tasks[0].text
    assert "增长4%" in tasks[1].text
    assert len(desk.ledger.plans) == 1
    second.deleteLater()


def test_another_plan_comes_to_the_front(
    dialog: ImportDialog, place: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    read(dialog, qtbot, PLAN)
    dialog.next_button.click()
    dialog.next_button.click()
    other = tmp_path / "另一方案.txt"
    text = (
        "2022年民生实事分工方案\n一、教育\n1.做好甲事。\n责任单位：区教委\n完成时限：2022年12月底\n"
    )
    other.write_text(text, "utf-8")
    second = ImportDialog(place)
    read(second, qtbot, other)
    second.next_button.click()
    second.next_button.click()
    assert place.session.board is not None
    assert len(place.session.board) == 1
    assert place.session.desk is not None
    assert len(place.session.desk.ledger.plans) == 2
    second.deleteLater()


def test_problem_blocks_until_solved_or_ticked(
    dialog: ImportDialog, qtbot: QtBot, damaged: Path
) -> None:
    read(dialog, qtbot, damaged)
    assert not dialog.next_button.isEnabled()
    assert dialog.told.text() == "处理“缺第 59 项”后可继续；也可勾选"
    assert dialog.despite.text() == "按 137 项导入"
    dialog.despite.setChecked(True)
    assert dialog.next_button.isEnabled()
    dialog.despite.setChecked(False)
    assert not dialog.next_button.isEnabled()


def test_first_problem_has_the_focus_and_both_sides_show_it(
    dialog: ImportDialog, qtbot: QtBot, damaged: Path
) -> None:
    dialog.activateWindow()
    read(dialog, qtbot, damaged)
    check = dialog.check
    assert check.findings.hasFocus()
    assert check.findings.currentIndex().data(FINDING).title == "跳号"
    assert check.original.linked(483)
    tree = check.tree
    assert tree.draft.data(tree.currentIndex()) == "缺第 59 项"


def test_remedy_in_the_list_by_mouse_and_taken_back_by_keyboard(
    dialog: ImportDialog, qtbot: QtBot, damaged: Path
) -> None:
    read(dialog, qtbot, damaged)
    findings = dialog.check.findings
    index = findings.findings.index(1)
    cell = findings.visualRect(index).adjusted(8, 0, -8, -1)
    rects = {one.label: rect for one, rect in verb_rects(cell, index.data(FINDING))}
    at = rects["设为第 59 项"].center()
    qtbot.mouseClick(findings.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert dialog.next_button.isEnabled()
    assert dialog.told.text() == "将导入 138 项任务，写入前还可以核对"
    assert dialog.despite.isHidden()
    findings.setCurrentIndex(findings.findings.index(0))
    assert findings.currentIndex().data(FINDING).state is State.HANDLED
    qtbot.keyClick(findings, Qt.Key.Key_Space)
    assert not dialog.next_button.isEnabled()


def test_remedy_in_the_tree(dialog: ImportDialog, qtbot: QtBot, damaged: Path) -> None:
    read(dialog, qtbot, damaged)
    tree = dialog.check.tree
    index = tree.currentIndex().siblingAtColumn(1)
    cell = tree.visualRect(index).adjusted(8, 0, -8, -1)
    at = gap_button(cell, tree.draft.entry(index)).center()  # type: ignore[arg-type]
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert dialog.next_button.isEnabled()
    assert dialog.check.original.linked(485)


def test_remedy_in_the_tree_by_enter(dialog: ImportDialog, qtbot: QtBot, damaged: Path) -> None:
    read(dialog, qtbot, damaged)
    qtbot.keyClick(dialog.check.tree, Qt.Key.Key_Return)
    assert dialog.next_button.isEnabled()


def test_next_problem(dialog: ImportDialog, qtbot: QtBot, damaged: Path) -> None:
    read(dialog, qtbot, damaged)
    findings = dialog.check.findings
    qtbot.keyClick(dialog, Qt.Key.Key_F8)
    assert findings.currentIndex().row() == 1
    qtbot.keyClick(dialog, Qt.Key.Key_F8)
    assert findings.currentIndex().row() == 0
    qtbot.keyClick(dialog, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert findings.currentIndex().row() == 1


def test_line_is_given_a_meaning(dialog: ImportDialog, qtbot: QtBot, damaged: Path) -> None:
    read(dialog, qtbot, damaged)
    menu = dialog.check.original.meanings_menu()
    assert [one.text() for one in menu.actions()] == [
        "设为任务",
        "设为章节",
        "并入上一项",
        "不属于正文",
    ]
    menu.actions()[0].trigger()
    assert dialog.next_button.isEnabled()
    menu.deleteLater()


def test_cursor_in_the_text_leads_the_tree(
    dialog: ImportDialog, qtbot: QtBot, damaged: Path
) -> None:
    read(dialog, qtbot, damaged)
    original, tree = dialog.check.original, dialog.check.tree
    qtbot.keyClick(original, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    while original.chosen_lines() < (19,):
        qtbot.keyClick(original, Qt.Key.Key_Down)
    assert original.chosen_lines() == (19,)
    entry = tree.draft.entry(tree.currentIndex())
    assert isinstance(entry, TaskDraft)
    assert entry.number == "1"
    assert original.linked(21)


def test_current_row_leads_the_text(dialog: ImportDialog, qtbot: QtBot) -> None:
    read(dialog, qtbot, PLAN)
    tree = dialog.check.tree
    tree.setCurrentIndex(tree.draft.index_for_line(27).siblingAtColumn(1))
    assert dialog.check.original.chosen_lines() == (27,)
    assert dialog.check.original.linked(29)


@pytest.mark.parametrize(
    ("column", "text", "field", "value"),
    [
        (1, "甲。", "text", "甲。"),
        (2, "张三、郑皓", "leaders", ["张三", "郑皓"]),
        (3, "区教委", "units", ["区教委"]),
        (4, "11月底", "deadline_text", "11月底"),
    ],
)
def test_cell_is_edited(
    dialog: ImportDialog, qtbot: QtBot, column: int, text: str, field: str, value: object
) -> None:
    read(dialog, qtbot, PLAN)
    tree = dialog.check.tree
    tree.setCurrentIndex(tree.draft.index_for_line(19).siblingAtColumn(column))
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    editor = tree.indexWidget(tree.currentIndex()) or tree.findChild(
        QPlainTextEdit if column in (1, 3) else QLineEdit
    )
    assert editor is not None
    editor.clear()
    editor.insertPlainText(text) if isinstance(editor, QPlainTextEdit) else editor.insert(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert dialog.review is not None
    found = getattr(dialog.review.draft.tasks[0], field)
    assert ([one.name for one in found] if isinstance(value, list) else found) == value
    assert dialog.review.changed == 1


def test_escape_leaves_a_cell_as_it_was(dialog: ImportDialog, qtbot: QtBot) -> None:
    read(dialog, qtbot, PLAN)
    tree = dialog.check.tree
    tree.setCurrentIndex(tree.draft.index_for_line(19).siblingAtColumn(4))
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    editor = tree.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "abc")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert dialog.review is not None
    assert dialog.review.changed == 0
    assert dialog.isVisible()


def test_escape_asks_once_corrections_would_be_lost(
    dialog: ImportDialog, qtbot: QtBot, damaged: Path
) -> None:
    read(dialog, qtbot, damaged)
    qtbot.keyClick(dialog.check.tree, Qt.Key.Key_Return)
    seen: list[str] = []
    QTimer.singleShot(0, answer("继续核对", seen))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert seen == ["放弃 继续核对"]
    assert dialog.isVisible()
    QTimer.singleShot(0, answer("放弃", seen))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_escape_without_corrections_closes(dialog: ImportDialog, qtbot: QtBot) -> None:
    read(dialog, qtbot, PLAN)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_names_are_merged(dialog: ImportDialog, qtbot: QtBot, place: Workplace) -> None:
    read(dialog, qtbot, PLAN)
    merge = dialog.check.names.findChildren(QRadioButton)[0]
    merge.click()
    dialog.next_button.click()
    dialog.next_button.click()
    desk = place.session.desk
    assert desk is not None
    unit = desk.ledger.unit_named("区城市管理委（区城管执法局）")
    assert unit is not None
    assert unit.name == "区城市管理委"


def test_what_cannot_be_read_is_told(dialog: ImportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_text("今天下午三点开会。\n", "utf-8")
    read(dialog, qtbot, path)
    assert "没有识别出任务。" in dialog.choose.error_words
    assert dialog.choose.choose_button.text() == "换一个文件"
    read(dialog, qtbot, PLAN)
    assert dialog.review is not None


def test_pasted_text(dialog: ImportDialog, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("一、甲\n1.做好甲事。\n责任单位：区教委\n")
    with qtbot.waitSignal(dialog._place.jobs.ended, timeout=20000):
        dialog.choose.paste_button.click()
    assert dialog.windowTitle() == "导入方案 — 剪贴板"


def test_empty_clipboard(dialog: ImportDialog) -> None:
    QGuiApplication.clipboard().clear()
    dialog.choose.paste_button.click()
    assert "剪贴板中没有文字" in dialog.choose.error_words


def test_dropped_file(dialog: ImportDialog, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(PLAN))])
    event = QDropEvent(
        QPoint(10, 10).toPointF(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(dialog._place.jobs.ended, timeout=20000):
        dialog.choose.dropEvent(event)
    assert dialog.review is not None


def test_cancelled_reading_is_heard_no_more(dialog: ImportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog._place.jobs.ended, timeout=20000):
        dialog.read_file(PLAN)
        dialog.choose.cancel_button.click()
    QApplication.processEvents()
    assert dialog.review is None
    assert dialog.choose.choose_button.isVisible()


def test_back_to_the_second_step_keeps_what_was_decided(
    dialog: ImportDialog, qtbot: QtBot, damaged: Path
) -> None:
    read(dialog, qtbot, damaged)
    qtbot.keyClick(dialog.check.tree, Qt.Key.Key_Return)
    dialog.next_button.click()
    dialog.back_button.click()
    assert dialog.review is not None
    assert dialog.review.changed == 1
    assert dialog.next_button.text() == "下一步"
