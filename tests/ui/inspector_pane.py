"""Reaching into the inspector in tests."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tzdesk.ui.session import Session
from tzdesk.ui.widgets.inspector import Inspector

PERIOD = "2023Q3"


def control(pane: Inspector, name: str) -> QWidget:
    return pane.form.editors[name].control


def type_text(qtbot: QtBot, pane: Inspector, name: str, text: str) -> QPlainTextEdit:
    """Replaces the text of a box by typing."""
    box = control(pane, name)
    assert isinstance(box, QPlainTextEdit)
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, text)
    return box


def row(session: Session, uid: str = "t30"):
    assert session.board
    return session.board.rows[uid]
