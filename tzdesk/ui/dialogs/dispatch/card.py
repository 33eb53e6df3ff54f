"""The cards of 下发填报表 that hold its options."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.labels import label


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
