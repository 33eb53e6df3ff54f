"""The ground of a row in a list: hovered, selected or neither, with a line below it.

What stands on it is its subclass's business.
"""

from typing import Any

from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from tzdesk.ui.delegates.canvas import Canvas
from tzdesk.ui.delegates.lines import colour
from tzdesk.ui.models.indexes import AnyIndex
from tzdesk.ui.theme import current_theme


class ListRowDelegate(QStyledItemDelegate):
    """Paints the ground; a subclass paints the rest in `paint_row`."""

    def paint_row(self, canvas: Canvas, index: AnyIndex) -> None:
        """What stands in the row; `canvas.rect` is the whole of it."""
        raise NotImplementedError

    def paint(self, painter: QPainter, option: Any, index: AnyIndex) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        canvas = Canvas(painter, option.rect, current_theme(), selected)
        painter.save()
        canvas.fill(option.rect, "selection" if selected else "hover" if hovered else "surface")
        painter.setPen(QPen(colour(canvas.theme.palette.grid), 0))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        self.paint_row(canvas, index)
        painter.restore()
