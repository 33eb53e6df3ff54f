"""A text box as high as its text, with a scroll bar beyond twelve lines.

Its height follows from its width, so that a layout has it right in one pass. Tab leaves it. Knows
nothing of what is written in it.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from tzdesk.ui.theme import current_theme

MOST = 12


class GrowingText(QPlainTextEdit):
    """Grows with the text while one types; `kind` is the size of its letters."""

    def __init__(self, kind: str = "small", parent: QWidget | None = None):
        super().__init__(parent)
        self._kind = kind
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.setProperty("type", kind)
        self.setProperty("grows", True)
        self.textChanged.connect(self._fit)

    def show_text(self, text: str) -> None:
        """Replaces the text; it counts as unchanged from here on."""
        if text != self.toPlainText():
            self.setPlainText(text)
        self.document().setModified(False)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        frame = self.contentsMargins()
        lines = self._lines(width - frame.left() - frame.right())
        # The theme's own measure: while a theme is put on, the widget's font lags behind.
        pitch = current_theme().metrics(self._kind).lineSpacing()
        return min(lines, MOST) * pitch + frame.top() + frame.bottom()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        frame = self.contentsMargins()
        pitch = current_theme().metrics(self._kind).lineSpacing()
        return QSize(pitch * 4, pitch + frame.top() + frame.bottom())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_scroll_bar()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def _lines(self, width: int) -> int:
        """How many lines the text takes in that width; counting ends beyond `MOST`."""
        font = current_theme().font(self._kind)
        option = QTextOption()
        option.setWrapMode(self.wordWrapMode())
        count = 0
        for paragraph in self.toPlainText().split("\n"):
            layout = QTextLayout(paragraph, font)
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid() and count <= MOST:
                line.setLineWidth(max(width, 1))
                count += 1
            layout.endLayout()
        return max(count, 1)

    def _fit(self) -> None:
        self.updateGeometry()
        self._choose_scroll_bar()

    def _choose_scroll_bar(self) -> None:
        long = self._lines(self.viewport().width()) > MOST
        policies = Qt.ScrollBarPolicy
        needed = policies.ScrollBarAsNeeded if long else policies.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() is not needed:
            self.setVerticalScrollBarPolicy(needed)
        if not long:
            self.verticalScrollBar().setValue(0)
