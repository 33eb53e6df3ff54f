"""The editors that stand in the tree's cells: a list of statuses, a line, a small page of text.

An editor shows a stored value and answers what was typed; judging and writing are not its own.
"""

from enum import Enum
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from tzdesk.domain.fields import Field, Kind
from tzdesk.domain.values import Stored, percent_text
from tzdesk.ui.delegates.status_list import StatusDelegate, StatusList
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.status_box import StatusBox

TEXT_WIDTH, TEXT_LINES, STATUS_WIDTH = 280, 5, 118


class Picked(Enum):
    """How something was chosen from a list."""

    BY_MOUSE = "mouse"
    BY_ENTER = "enter"
    FOR_ALL = "all"
    """By Ctrl+Enter: for all chosen cells."""


class StatusEditor(StatusBox):
    """The list, open at once; a choice commits, closing it without one gives up."""

    picked = Signal(object)
    """Something was chosen; a `Picked`."""
    given_up = Signal()

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._list = StatusList()
        self.setView(self._list)
        self._list.setItemDelegate(StatusDelegate(self._list))
        self._list.installEventFilter(self)
        self._how = Picked.BY_MOUSE
        self.opened = False
        self._taken = False
        self.activated.connect(self._on_activated)

    def show_value(self, value: Stored) -> None:
        """Shows a status by its word."""
        self.show_word(str(value) if value else None)

    def typed(self) -> str:
        """The chosen word."""
        return self.currentText()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self.showPopup)

    def showPopup(self) -> None:
        if not self.opened:
            self.opened = True
            super().showPopup()

    def _on_activated(self) -> None:
        self.opened = False
        self._taken = True
        self.picked.emit(self._how)

    def _on_closed(self) -> None:
        if not self._taken:
            self.given_up.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key that opened the editor already looks for a status."""
        if event.text().strip():
            self.showPopup()
            self._list.keyboardSearch(event.text())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt's list acts on Enter before it is a key press.
        if isinstance(event, QKeyEvent) and event.type() != QEvent.Type.KeyRelease:
            self._how = _picked_by(event)
        elif event.type() == QEvent.Type.Hide and self.opened:
            self.opened = False
            # A choice is told after the list has closed: wait for it.
            QTimer.singleShot(0, self, self._on_closed)
        return super().eventFilter(watched, event)


def _picked_by(event: QKeyEvent) -> Picked:
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return Picked.BY_MOUSE
    held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return Picked.FOR_ALL if held else Picked.BY_ENTER


class LineEditor(QLineEdit):
    """One line: the percent."""

    def show_value(self, value: Stored) -> None:
        """Shows 「58%」, ready to be typed over."""
        known = isinstance(value, (int, float))
        self.setText(f"{percent_text(float(value))}%" if known and value is not None else "")
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


CellEditor: TypeAlias = StatusEditor | LineEditor | TextEditor


def editor_for(field: Field, parent: QWidget) -> CellEditor:
    """The editor for a kind of field, in the type of the cells."""
    made: CellEditor
    if field.kind is Kind.STATUS:
        made = StatusEditor(parent)
    elif field.kind is Kind.PERCENT:
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
    elif isinstance(editor, StatusEditor):
        box.setWidth(max(cell.width(), sizes.scaled(STATUS_WIDTH)))
    area = editor.parentWidget().rect()  # type: ignore[union-attr]
    box.moveLeft(max(0, min(box.left(), area.width() - box.width())))
    box.moveTop(max(0, min(box.top(), area.height() - box.height())))
    return box
