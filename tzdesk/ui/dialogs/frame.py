"""How a large dialog is divided: what it shows, and below it a footer from edge to edge."""

from PySide6.QtWidgets import QBoxLayout, QDialog, QVBoxLayout, QWidget

from tzdesk.ui.theme import current_theme


def frame(dialog: QDialog, inside: QBoxLayout, footer: QWidget) -> None:
    """Lays a dialog out; what is inside keeps clear of the edges."""
    px = current_theme().sizes.scaled
    inside.setContentsMargins(px(16), px(12), px(16), px(12))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(inside, 1)
    column.addWidget(footer)
