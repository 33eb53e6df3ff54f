"""The editors that stand in the tree's cells: a list, a line, a small page of text.

An editor shows a stored value and answers what was typed; judging and writing are not its own.
"""

from typing import TypeAlias

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from tzdesk.domain.fields import Field, Kind
from tzdesk.domain.values import Stored, percent_text
from tzdesk.ui.delegates.list_editors import ChoiceEditor, ListEditor, StatusEditor
from tzdesk.ui.theme import current_theme

TEXT_WIDTH, TEXT_LINES, STATUS_WIDTH = 280, 5, 118


class LineEditor(QLineEdit):
    """One line: the percent, a number, a day, tags."""

    def show_value(self, value: Stored) -> None:
        """Shows 「58%」, or what else is stored, ready to be typed over."""
        number = isinstance(value, (int, float))
        self.setText(f"{percent_text(float(value or 0))}%" if number else str(value or ""))
        self.selectAll()

    def typed(self) -> str:
        """What stands there."""
        return self.text()


class TextEditor(QPlainTextEdit):
    """Several lines: Enter commits, Alt+Enter breaks the line, Tab leaves."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def show_value(self, value: Stored) -> None:
        """Shows the text, all of it selected."""
        self.setPlainText(str(value or ""))
        self.selectAll()

    def typed(self) -> str:
        """What stands there."""
        return self.toPlainText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.textCursor().insertText("\n")
        else:
            super().keyPressEvent(event)

    def to_end(self) -> None:
        """Puts the cursor behind the last word, nothing selected."""
        self.moveCursor(QTextCursor.MoveOperation.End)


CellEditor: TypeAlias = ListEditor | LineEditor | TextEditor
_IN_A_LINE = (Kind.PERCENT, Kind.NUMBER, Kind.DATE, Kind.TAGS)


def editor_for(field: Field, parent: QWidget) -> CellEditor:
    """The editor for a kind of field, in the type of the cells."""
    made: CellEditor
    if field.kind is Kind.STATUS:
        made = StatusEditor(parent)
    elif field.kind in (Kind.CHOICE, Kind.FLAG):
        made = ChoiceEditor(field, parent)
    elif field.kind in _IN_A_LINE:
        made = LineEditor(parent)
    else:
        made = TextEditor(parent)
    made.setFont(current_theme().font("small"))
    made.setAutoFillBackground(True)
    return made


def fitted(editor: QWidget, cell: QRect) -> QRect:
    """Where an editor stands: in its cell, larger where its content needs it, inside the view."""
    sizes = current_theme().sizes
    box = QRect(cell)
    if isinstance(editor, TextEditor):
        box.setWidth(max(cell.width(), sizes.scaled(TEXT_WIDTH)))
        box.setHeight(max(cell.height(), TEXT_LINES * sizes.line_pitch + sizes.scaled(14)))
    elif isinstance(editor, ListEditor):
        box.setWidth(max(cell.width(), sizes.scaled(STATUS_WIDTH)))
    area = editor.parentWidget().rect()  # type: ignore[union-attr]
    box.moveLeft(max(0, min(box.left(), area.width() - box.width())))
    box.moveTop(max(0, min(box.top(), area.height() - box.height())))
    return box
