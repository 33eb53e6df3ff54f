"""The status bar's message: said with its verb, stays under the pointer, has room."""

import re

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tzdesk.services.backups import back_up
from tzdesk.services.editing import Edit
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.widgets.status_bar_message import Message

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def _edit_first(window: MainWindow) -> str:
    board = window.session.board
    assert board is not None
    assert board.period is not None
    row = next(iter(board))
    window.session.edit([Edit(row.uid, "status", "滞后", board.period.uid)])
    return row.uid


def test_edit_is_said_with_its_undo(example: MainWindow) -> None:
    uid = _edit_first(example)
    board, message = example.session.board, example.status_bar.message
    assert board is not None
    assert message.text == "已修改进展状态"
    assert example.commands["undo"].text() == "撤销 修改进展状态"
    message.verbs[0].click()
    assert board.rows[uid].status == "已完成"
    assert message.text == "已撤销 修改进展状态"
    QTest.keyClick(example, Key.Key_Y, Modifier.ControlModifier)
    assert board.rows[uid].status == "滞后"


def test_message_stays_under_the_pointer(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tzdesk.ui.widgets.status_bar_message.SHOWN_FOR", 30)
    message = Message()
    qtbot.addWidget(message)
    message.show()
    message.say("已修改", [("撤销", lambda: None)])
    QApplication.sendEvent(message, _entering())
    qtbot.wait(60)
    assert message.text == "已修改"
    message.say("再改", [])
    qtbot.waitUntil(lambda: message.text == "", timeout=1000)


@pytest.mark.parametrize("width", [1024, 1440])
def test_message_has_room_for_its_verb(example: MainWindow, width: int) -> None:
    example.place.switch.choose(example.place.switch.choice, 140)
    example.resize(width, 800)
    _edit_first(example)
    QApplication.processEvents()
    message = example.status_bar.message
    verb = message.verbs[0]
    assert verb.geometry().right() <= message.width()
    assert verb.width() >= verb.sizeHint().width()
    message.end()
    assert example.status_bar.pace.isVisible()


def _entering() -> QEnterEvent:
    return QEnterEvent(QPointF(), QPointF(), QPointF())


def test_the_last_copy_is_told_where_the_last_write_is(
    example: MainWindow, qapp: QApplication
) -> None:
    note, desk = example.status_bar.saved, example.session.desk
    assert desk
    pointed = QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), QPoint(2, 2))
    qapp.sendEvent(note, pointed)
    assert note.toolTip() == "还没有备份"
    back_up(desk)
    qapp.sendEvent(note, pointed)
    assert re.fullmatch(r"上次备份：今天 \d\d:\d\d，已核验", note.toolTip())
    note.setFocus()
    QTest.keyClick(note, Key.Key_Space)
    assert example.status_bar.message.text == note.toolTip()
