"""A field of one line that tells what was typed when it is left or Enter is pressed.

Esc gives the old text back. Knows nothing of what the text means.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class SettledLine(QLineEdit):
    """`show_text` says what holds; `settled` comes with another text."""

    settled = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAccessibleName(name)
        self._held = ""

    def show_text(self, text: str) -> None:
        """What holds now; what is being typed is let go."""
        self._held = text
        self.setText(text)
        self.setCursorPosition(0)

    def settle(self) -> None:
        """Tells of another text."""
        text = self.text().strip()
        if text != self._held:
            self._held = text
            self.settled.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.settle()
        elif event.key() == Qt.Key.Key_Escape and self.text() != self._held:
            self.show_text(self._held)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()
