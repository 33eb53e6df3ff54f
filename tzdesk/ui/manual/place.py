"""Which page of the manual belongs to a place of the window.

A dialog or a pane says so itself, once, by the class attribute `manual_page`; what says nothing
belongs to what it stands in.
"""

from PySide6.QtWidgets import QWidget

ATTRIBUTE = "manual_page"
FIRST = "start"


def page_at(widget: QWidget | None) -> str:
    """The page of the nearest place that names one; the first page where none does."""
    while widget is not None:
        if page := getattr(widget, ATTRIBUTE, ""):
            return str(page)
        widget = widget.parentWidget()
    return FIRST
