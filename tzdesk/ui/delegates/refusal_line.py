"""The line below an editor that says why its value cannot be taken."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from tzdesk.ui.theme import current_theme


class RefusalLine(QLabel):
    """A sentence in the colour of errors, over the cells below the editor."""

    def __init__(self, why: str, parent: QWidget | None):
        super().__init__(why, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("notice", "error")
        self.setProperty("tone", "error")
        self.setProperty("type", "small")
        px = current_theme().sizes.scaled
        self.setContentsMargins(px(6), px(3), px(8), px(3))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def stand_below(self, editor: QWidget) -> None:
        """Takes its place; above the editor where there is no room below."""
        self.adjustSize()
        area = editor.parentWidget().rect()  # type: ignore[union-attr]
        left = max(0, min(editor.x(), area.width() - self.width()))
        top = editor.geometry().bottom() + 2
        if top + self.height() > area.height():
            top = editor.y() - self.height() - 2
        self.move(QPoint(left, top))
        self.show()
        self.raise_()
