"""The bar of a work under way. Knows nothing of the work."""

from PySide6.QtWidgets import QProgressBar

from tzdesk.ui.theme import current_theme


def progress_bar(width: int) -> QProgressBar:
    """A bar without figures, `width` pixels wide at 100 %; words beside it say how far it is."""
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setFixedWidth(current_theme().sizes.scaled(width))
    bar.setAccessibleName("进度")
    return bar
