"""A section of the inspector: a head with a title that folds it, a word or verb at its right."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from tzdesk.ui.theme import current_theme, icon
from tzdesk.ui.widgets.labels import set_tone


class InspectorSection(QWidget):
    """Holds one widget."""

    def __init__(self, title: str, body: QWidget, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("edge", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.body = body
        self.toggle = QToolButton()
        self.toggle.setText(title)
        self.toggle.setProperty("kind", "section")
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.toggle.clicked.connect(lambda: self.fold(not self.body.isHidden()))
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
        self._head.addWidget(self.toggle)
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
        self.toggle.setText(title)

    def say(self, words: str, tone: str) -> None:
        """The word in the head, in a colour of the style sheet's `tone`s."""
        self.note.setText(words)
        set_tone(self.note, tone)

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
        self.toggle.setIcon(icon(name, size=side))
        self.toggle.setIconSize(QSize(side, side))
        px = sizes.scaled
        self._column.setContentsMargins(0, px(2), 0, px(8))
        self._column.setSpacing(px(2))
        self._head.setContentsMargins(px(6), 0, px(9), 0)
        self._body.setContentsMargins(px(12), 0, px(12), 0)


def put_heads_behind(last: QWidget, sections: Sequence[InspectorSection]) -> None:
    """Tab comes to what folds the sections when it has been to all that is in them."""
    for before, after in pairwise((last, *(one.toggle for one in sections))):
        QWidget.setTabOrder(before, after)
