"""Labels of 下发填报表: plain words in a size and tone, never taken for rich text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from tzdesk.ui.theme import current_theme


def label(text: str = "", kind: str = "small", tone: str = "", *, wraps: bool = False) -> QLabel:
    """Words that are nothing else."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("type", kind)
    made.setProperty("tone", tone)
    made.setWordWrap(wraps)
    return made


def card(title: str) -> tuple[QFrame, QVBoxLayout]:
    """A card with its title over a line, and the column for what belongs into it."""
    px = current_theme().sizes.scaled
    made = QFrame()
    made.setProperty("card", True)
    outer = QVBoxLayout(made)
    outer.setContentsMargins(1, 1, 1, 1)
    outer.setSpacing(0)
    head = QFrame()
    head.setProperty("edge", "bottom")
    row = QVBoxLayout(head)
    row.setContentsMargins(px(12), px(6), px(12), px(6))
    row.addWidget(label(title, "title"))
    column = QVBoxLayout()
    column.setContentsMargins(px(12), px(12), px(12), px(12))
    column.setSpacing(px(8))
    outer.addWidget(head)
    outer.addLayout(column)
    return made, column
