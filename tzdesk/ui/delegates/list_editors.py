"""Editors of cells that are lists, open at once: the statuses, and the choices of a column.

A choice commits, closing the list without one gives up. Judging and writing are not their own.
"""

from enum import Enum
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QListView, QWidget

from tzdesk.domain.fields import Field
from tzdesk.domain.values import Stored, read_flag
from tzdesk.ui.delegates.status_list import StatusDelegate, StatusList
from tzdesk.ui.widgets.choice_box import ChoiceBox
from tzdesk.ui.widgets.status_box import StatusBox

YES_OR_NO = ("是", "否")
_INITIALS = {"s": "是", "f": "否"}


class Picked(Enum):
    """How something was chosen from a list."""

    BY_MOUSE = "mouse"
    BY_ENTER = "enter"
    FOR_ALL = "all"
    """By Ctrl+Enter: for all chosen cells."""


class OpenList(QObject):
    """Drops the list of an editor down at once, and tells how that ends."""

    picked = Signal(object)
    """Something was chosen; a `Picked`."""
    given_up = Signal()

    def __init__(self, box: QComboBox, found: QListView):
        super().__init__(box)
        self._box, self._found = box, found
        self._how = Picked.BY_MOUSE
        self.opened = False
        self._taken = False
        box.setView(found)
        box.activated.connect(lambda _index: self._on_activated())
        box.installEventFilter(self)
        found.installEventFilter(self)

    def drop(self) -> None:
        """Opens the list, unless it is open."""
        if not self.opened:
            self.opened = True
            self._box.showPopup()

    def _on_activated(self) -> None:
        self.opened = False
        self._taken = True
        self.picked.emit(self._how)

    def _on_closed(self) -> None:
        if not self._taken:
            self.given_up.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._box:
            return self._on_box(event)
        # Qt's list acts on Enter before it is a key press.
        if isinstance(event, QKeyEvent) and event.type() != QEvent.Type.KeyRelease:
            self._how = _picked_by(event)
        elif event.type() == QEvent.Type.Hide and self.opened:
            self.opened = False
            # A choice is told after the list has closed: wait for it.
            QTimer.singleShot(0, self, self._on_closed)
        return super().eventFilter(watched, event)

    def _on_box(self, event: QEvent) -> bool:
        """The key that opened the editor already looks for a word."""
        if event.type() == QEvent.Type.Show:
            QTimer.singleShot(0, self, self.drop)
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        typed = event.text().strip()
        if typed:
            self.drop()
            self._found.keyboardSearch(typed)
        return bool(typed)


class StatusEditor(StatusBox):
    """The five statuses."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        statuses = StatusList()
        self.list = OpenList(self, statuses)
        statuses.setItemDelegate(StatusDelegate(statuses))

    def show_value(self, value: Stored) -> None:
        """Shows a status by its word."""
        self.show_word(str(value) if value else None)

    def typed(self) -> str:
        """The chosen word."""
        return self.currentText()


class ChoiceEditor(ChoiceBox):
    """What a list of a ledger's own offers, or 是 and 否."""

    def __init__(self, field: Field, parent: QWidget):
        super().__init__(parent)
        self._field = field
        self.list = OpenList(self, QListView() if field.choices else _YesOrNo())
        self.offer(field.choices or YES_OR_NO)

    def show_value(self, value: Stored) -> None:
        """Shows what was chosen; what is offered no more is not."""
        self.show_word(self._field.show(value) or None)

    def typed(self) -> str:
        """The chosen word."""
        return self.currentText()


class _YesOrNo(QListView):
    """Found by first letters, too, and by what else says yes or no."""

    def keyboardSearch(self, text: str) -> None:
        reading = read_flag(_INITIALS.get(text, text))
        if reading.value is not None:
            self.setCurrentIndex(self.model().index(0 if reading.value else 1, 0))


ListEditor: TypeAlias = StatusEditor | ChoiceEditor


def _picked_by(event: QKeyEvent) -> Picked:
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return Picked.BY_MOUSE
    held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return Picked.FOR_ALL if held else Picked.BY_ENTER
