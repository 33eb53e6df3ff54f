"""A section of the inspector: a head with a title that folds it, a word or verb at its right."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from tzdesk.ui.theme import current_theme, icon


class InspectorSection(QWidget):
    """Holds one widget. The head is outside the Tab order, as notes for the inspector ask."""

    def __init__(self, title: str, body: QWidget, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("edge", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.body = body
        self._toggle = QToolButton()
        self._toggle.setText(title)
        self._toggle.setProperty("kind", "section")
        self._toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._toggle.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._toggle.clicked.connect(lambda: self.fold(not self.body.isHidden()))
        self.note = QLabel()
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setProperty("type", "small")
        self.verb = QToolButton()
        self.verb.setProperty("kind", "link")
        self.verb.setProperty("size", "small")
        self.verb.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verb.hide()
        self._head = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._head.addWidget(self._toggle)
        self._head.addWidget(self.note)
        self._head.addStretch(1)
        self._head.addWidget(self.verb)
        # After the head, so that Tab comes to its verb first.
        self._body = QHBoxLayout()
        self._body.addWidget(body)
        self._column.addLayout(self._body)
        self._measure()

    def fold(self, folded: bool) -> None:
        """Hides or shows what is in it."""
        self.body.setVisible(not folded)
        self._measure()

    def name(self, title: str) -> None:
        """Another title."""
        self._toggle.setText(title)

    def say(self, words: str, tone: str) -> None:
        """The word in the head, in a colour of the style sheet's `tone`s."""
        self.note.setText(words)
        if self.note.property("tone") != tone:
            self.note.setProperty("tone", tone)
            self.note.style().unpolish(self.note)
            self.note.style().polish(self.note)

    def note_at_right(self) -> None:
        """Moves the word to the right edge."""
        self._head.removeWidget(self.note)
        self._head.insertWidget(self._head.count() - 1, self.note)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        sizes = current_theme().sizes
        name = "chevron-right" if self.body.isHidden() else "chevron-down"
        side = sizes.scaled(14)
        self._toggle.setIcon(icon(name, size=side))
        self._toggle.setIconSize(QSize(side, side))
        px = sizes.scaled
        self._column.setContentsMargins(0, px(2), 0, px(8))
        self._column.setSpacing(px(2))
        self._head.setContentsMargins(px(6), 0, px(9), 0)
        self._body.setContentsMargins(px(12), 0, px(12), 0)
