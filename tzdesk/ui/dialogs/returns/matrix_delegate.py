"""Paints the cells of 报送情况: units with their figures, categories across all columns."""

from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from tzdesk.domain.return_matrix import MatrixRow, ReturnCell
from tzdesk.ui.delegates.canvas import PADDING, RIGHT, Canvas
from tzdesk.ui.delegates.lines import colour
from tzdesk.ui.delegates.return_cell import paint_return
from tzdesk.ui.delegates.task_delegate import paint_ring
from tzdesk.ui.dialogs.returns.matrix_lines import Category
from tzdesk.ui.dialogs.returns.matrix_model import CELL, CURRENT, LINE, category_words
from tzdesk.ui.models.indexes import AnyIndex
from tzdesk.ui.theme import current_theme


class MatrixDelegate(QStyledItemDelegate):
    """For all columns."""

    def paint(self, painter: QPainter, option: Any, index: AnyIndex) -> None:
        line = index.data(LINE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        canvas = Canvas(painter, option.rect, current_theme(), selected)
        group = isinstance(line, Category)
        ground = "stripe" if group else "selection" if selected else "surface"
        painter.save()
        canvas.fill(option.rect, "hover" if hovered and ground == "surface" else ground)
        _lines(canvas, option.rect, upright=not group)
        pad = canvas.px(PADDING)
        canvas.rect = option.rect.adjusted(pad, 0, -pad, -1)
        if isinstance(line, Category):
            canvas.line(category_words(line), canvas.rect, "small", "text", bold=True)
        elif isinstance(line, MatrixRow):
            _cell(canvas, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            active = bool(option.state & QStyle.StateFlag.State_Active)
            paint_ring(painter, option.rect, canvas.theme, focused=active)
        painter.restore()


def _lines(canvas: Canvas, rect: QRect, *, upright: bool) -> None:
    canvas.painter.setPen(QPen(colour(canvas.theme.palette.grid), 0))
    canvas.painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if upright:
        canvas.painter.drawLine(rect.topRight(), rect.bottomRight())


def _cell(canvas: Canvas, index: AnyIndex) -> None:
    cell = index.data(CELL)
    if isinstance(cell, ReturnCell):
        paint_return(canvas, cell, current=bool(index.data(CURRENT)))
    elif index.column():
        canvas.line(str(index.data()), canvas.rect, "small", "text_secondary", RIGHT)
    else:
        canvas.line(str(index.data()), canvas.rect)
