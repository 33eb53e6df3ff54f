"""A text box as high as its text: two lines at least, a scroll bar beyond twelve.

Tab leaves it. Knows nothing of what is written in it.
"""

import math

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from tzdesk.ui.theme import current_theme

LEAST, MOST = 2, 12


class GrowingText(QPlainTextEdit):
    """Grows with the text while one types."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setProperty("type", "small")
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())

    def show_text(self, text: str) -> None:
        """Replaces the text; it counts as unchanged from here on."""
        if text != self.toPlainText():
            self.setPlainText(text)
        self.document().setModified(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def _lines(self) -> int:
        # A plain text document measures its height in lines.
        return math.ceil(self.document().size().height())

    def _height(self) -> int:
        lines = min(max(self._lines(), LEAST), MOST)
        frame = self.contentsMargins().top() + self.contentsMargins().bottom()
        # The theme's own measure: while a theme is put on, the widget's font lags behind.
        pitch = current_theme().metrics("small").lineSpacing()
        return lines * pitch + frame

    def _grow(self) -> None:
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if self._lines() > MOST
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if self.height() != self._height():
            self.setFixedHeight(self._height())
            self.updateGeometry()
