"""导入方案 with real widgets, real files and a real ledger: from the file to the ledger."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from tests.ui.import_plan.steps import PLAN, answer, read
from tzdesk.ui.dialogs.import_plan import ImportDialog
from tzdesk.ui.workplace import Workplace


def test_from_file_to_ledger(
    dialog: ImportDialog, place: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    said: list[object] = []
    place.session.said.connect(said.append)
    read(dialog, qtbot, PLAN)
    assert dialog.windowTitle() == f"导入方案 — {PLAN.name}"
    assert dialog.footer.despite.isHidden()
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
    assert [verb for verb, _ in said[-1].actions] == ["下发填报表…", "撤销"]  # type: ignore[attr-defined]


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
    assert dialog.footer.told.text() == "处理“缺第 59 项”后可继续；也可勾选"
    assert dialog.footer.despite.text() == "按 137 项导入"
    dialog.footer.despite.setChecked(True)
    assert dialog.next_button.isEnabled()
    dialog.footer.despite.setChecked(False)
    assert not dialog.next_button.isEnabled()


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
    dialog.footer.back.click()
    assert dialog.review is not None
    assert dialog.review.changed == 1
    assert dialog.next_button.text() == "下一步"
