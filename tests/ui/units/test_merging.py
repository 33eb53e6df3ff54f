"""合并到…: finding the other unit, the preview, choosing reports, and 撤销."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from tests.ui.modal import when_open
from tzdesk.domain.records import Unit
from tzdesk.ui.dialogs.units import UnitsDialog
from tzdesk.ui.dialogs.units.merge import UnitMergeDialog
from tzdesk.ui.session import Session

HEALTH, CIVIL = "区卫生健康委", "区民政局"


def press_merge(dialog: UnitsDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.pane.merge_button, Qt.MouseButton.LeftButton)


def test_two_units_become_one_and_two_again(
    dialog: UnitsDialog, session: Session, qtbot: QtBot
) -> None:
    desk = session.desk
    assert desk
    before = desk.file.content_hash()
    seen: list[str] = []

    def merge(box: UnitMergeDialog) -> None:
        assert not box.verb.isEnabled()
        qtbot.keyClicks(box.field, "mzj")
        qtbot.keyClick(box.field, Qt.Key.Key_Down)
        qtbot.keyClick(box.list, Qt.Key.Key_Down)
        seen.append(box.told.text())
        seen.append(box.hint.text())
        assert not box.verb.isEnabled()
        buttons = box.clashes.findChildren(QRadioButton)
        seen.extend(one.text() for one in buttons)
        qtbot.keyClick(buttons[1], Qt.Key.Key_Space)
        qtbot.mouseClick(box.verb, Qt.MouseButton.LeftButton)

    when_open(UnitMergeDialog, merge)
    press_merge(dialog, qtbot)
    assert seen == [
        "“区卫生健康委”的 1 项任务并入“区民政局”；两边都有的任务 1 项；历次填报一并转入（1 条）。",
        "还有 1 处两边都有填报，请选一条",
        "区民政局",
        "区卫生健康委",
    ]
    assert desk.ledger.find(Unit, HEALTH) is None
    report = desk.ledger.report("t30-区民政局", "2023Q3")
    assert report
    assert report.progress == "完成2家社区卫生服务站改造。"
    assert desk.ledger.aliases(CIVIL) == [HEALTH]
    assert session.board
    assert session.board.rows["t30"].unit_names == ("区民政局", "区体育局")
    dialog.activateWindow()
    QApplication.processEvents()
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.file.content_hash() == before
    assert session.board.rows["t30"].unit_names == (HEALTH, CIVIL, "区体育局")


def test_what_was_chosen_for_another_unit_is_forgotten(dialog: UnitsDialog, qtbot: QtBot) -> None:
    def look(box: UnitMergeDialog) -> None:
        box.choose(CIVIL)
        box.clashes.findChildren(QRadioButton)[0].click()
        assert box.verb.isEnabled()
        box.choose("区体育局")
        assert box.verb.isEnabled()
        assert not box.clashes.isVisible()
        box.choose(CIVIL)
        assert not box.verb.isEnabled()
        box.reject()

    when_open(UnitMergeDialog, look)
    press_merge(dialog, qtbot)
