"""批量修改: the ticked fields of all chosen tasks, by real keys and clicks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.tree_ledger import PERIOD
from tzdesk.domain.changes import Source
from tzdesk.domain.status import Status
from tzdesk.services.editing import Edit
from tzdesk.ui.dialogs.bulk_edit import BulkEdit
from tzdesk.ui.messages import MessageBox
from tzdesk.ui.session import Said, Session

CHOSEN = ("t1", "t3", "t7")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(tree_session: Session, qtbot: QtBot, themed: None) -> Iterator[BulkEdit]:
    tree_session.edit([Edit("t3", "problem", "用地紧张。", PERIOD)])
    tree_session.choose("t1", CHOSEN)
    made = BulkEdit(tree_session, None)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.done(0)
    made.deleteLater()


def rows(session: Session) -> list[tuple[Status, float, str | None]]:
    assert session.board
    found = [session.board.rows[uid] for uid in CHOSEN]
    return [(one.status, one.percent, one.summary and one.summary.problem) for one in found]


def ticked(dialog: BulkEdit) -> list[str]:
    return [one.name for one in dialog.fields.values() if one.tick.isChecked()]


def type_into(dialog: BulkEdit, name: str, text: str) -> None:
    control = dialog.fields[name].editor.control
    control.setFocus()
    QTest.keyClicks(control, text)


def test_only_ticked_fields_are_written_as_one_step(
    dialog: BulkEdit, tree_session: Session
) -> None:
    said: list[Said] = []
    tree_session.said.connect(said.append)
    before = rows(tree_session)
    assert not dialog.verb.isEnabled()
    assert dialog.verb.text() == "修改 3 项"
    type_into(dialog, "percent", "55")
    assert ticked(dialog) == ["percent"]
    dialog.fields["problem"].tick.click()
    assert dialog._told.text() == "将清空：存在问题"
    QTest.keyClick(dialog.fields["percent"].editor.control, Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    after = rows(tree_session)
    assert [row[1:] for row in after] == [(55, None)] * 3
    assert [row[0] for row in after] == [row[0] for row in before]
    assert said[-1].text == "已批量修改 3 项任务"
    assert tree_session.desk
    assert tree_session.desk.recent(1)[0].source is Source.BULK
    tree_session.undo()
    assert rows(tree_session) == before


def test_what_is_refused_stands_below_its_field(dialog: BulkEdit, tree_session: Session) -> None:
    before = rows(tree_session)
    type_into(dialog, "percent", "many")
    QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.fields["percent"].refused.text() == "完成比例应为 0–100 的数字，例如 58 或 58%。"
    assert dialog.fields["percent"].editor.control.hasFocus()
    assert rows(tree_session) == before
    QTest.keyClick(dialog.fields["percent"].editor.control, Qt.Key.Key_Backspace)
    assert dialog.fields["percent"].refused.isHidden()


def test_half_a_tick_becomes_a_whole_one(dialog: BulkEdit, tree_session: Session) -> None:
    dialog.fields["coordination"].tick.click()
    QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    assert tree_session.board
    assert all(tree_session.board.rows[uid].coordination for uid in CHOSEN)


def test_a_status_that_is_chosen_is_meant(dialog: BulkEdit, tree_session: Session) -> None:
    box = dialog.fields["status"].editor.control
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert ticked(dialog) == ["status"]
    QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    assert {row[0] for row in rows(tree_session)} == {Status.NOT_STARTED}


@pytest.mark.parametrize(("verb", "stays"), [("继续填写", True), ("放弃", False)])
def test_what_was_filled_in_is_not_lost_unasked(dialog: BulkEdit, verb: str, stays: bool) -> None:
    type_into(dialog, "problem", "a")
    asked: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, MessageBox)
        asked.append(verb)
        next(one for one in box.findChildren(QPushButton) if one.text() == verb).click()

    QTimer.singleShot(0, answer)
    QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert asked == [verb]
    assert dialog.isVisible() is stays
    if stays:
        dialog.fields["problem"].tick.setChecked(False)


def test_esc_gives_a_field_back_first(dialog: BulkEdit) -> None:
    type_into(dialog, "percent", "55")
    QTest.keyClick(dialog.fields["percent"].editor.control, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.fields["percent"].editor.typed == ""
