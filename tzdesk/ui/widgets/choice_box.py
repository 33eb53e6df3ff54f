"""A list of which one is chosen. Knows no task and no field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class ChoiceBox(QComboBox):
    """A list of words; the wheel turns it only while it has the focus."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def offer(self, choices: Sequence[str]) -> None:
        """These can be chosen; none is yet."""
        self.addItems(list(choices))
        self.setCurrentIndex(-1)

    def show_word(self, word: str | None) -> None:
        """Makes this one the chosen one; without a word, or of another word, none is."""
        self.setCurrentIndex(self.findText(word) if word else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
