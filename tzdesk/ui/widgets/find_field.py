"""A field in which a list is searched: ↓ leads into the list, Esc first empties the field."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from tzdesk.ui.theme import current_theme, icon


class FindField(QLineEdit):
    """「筛选单位」."""

    left = Signal()
    """The list is wanted."""

    def __init__(self, words: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setClearButtonEnabled(True)
        side = current_theme().sizes.icon_pane
        glass = self.addAction(icon("search", size=side), QLineEdit.ActionPosition.LeadingPosition)
        glass.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
