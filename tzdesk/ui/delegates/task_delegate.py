"""Paints the tree's cells and opens their editors.

What the view alone knows (what is lit, hovered, open) comes through `RowLook`. Group rows are
painted by the view across all columns.
"""

from typing import Protocol

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from tzdesk.ui.delegates.canvas import PADDING, RIGHT, Canvas
from tzdesk.ui.delegates.lines import colour
from tzdesk.ui.delegates.task_cells import paint_task
from tzdesk.ui.delegates.task_editing import EditingDelegate
from tzdesk.ui.delegates.unit_cells import paint_doubt, paint_unit
from tzdesk.ui.models.indexes import AnyIndex
from tzdesk.ui.models.task_index import Spot
from tzdesk.ui.models.task_tree import TaskTreeModel
from tzdesk.ui.theme import Theme, current_theme

CHEVRON_LEFT, CHEVRON_OF_PART, CHEVRON = 6, 1, 12
"""A sub-task's number is longer: its chevron stands at the very edge."""


class RowLook(Protocol):
    """What the view knows of its rows."""

    words: tuple[str, ...]
    percent_under_status: bool

    def lit(self, index: AnyIndex) -> bool:
        """Whether the cell lies on the ground of a selection."""

    def hovered(self, index: AnyIndex) -> bool:
        """Whether the pointer is over the row."""

    def opened(self, index: AnyIndex) -> bool:
        """Whether what lies below the row is shown."""

    def ringed(self, index: AnyIndex) -> bool:
        """Whether the cell is the current one."""

    def row_height(self, spot: Spot) -> int:
        """The height of a row in pixels."""


class TaskDelegate(EditingDelegate):
    """For all columns of the tree."""

    def __init__(self, model: TaskTreeModel, look: RowLook, parent: QWidget):
        super().__init__(model, parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, self._look.row_height(self._model.spot(index)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        spot = self._model.spot(index)
        layout = self._model.layout
        if spot.task is None or layout is None:
            return
        theme = current_theme()
        rect = option.rect  # type: ignore[attr-defined]
        current = self._look.ringed(index)
        # The current cell shows whether it may be filled in; its row shows where one is.
        locked = current and not self._model.editable(index)
        lit = self._look.lit(index) and not locked
        ground = "readonly" if locked else self._ground(spot, index, lit)
        painter.fillRect(rect, colour(getattr(theme.palette, ground)))
        _lines(painter, rect, theme, lit)
        inside = rect.adjusted(theme.sizes.scaled(PADDING), 0, -theme.sizes.scaled(PADDING) - 1, -1)
        canvas = Canvas(painter, inside, theme, lit, self._look.words)
        column = self._model.columns[index.column()]
        if column.name == "number":
            self._number(canvas, rect, spot, index)
        elif spot.unit:
            paint_unit(canvas, spot.task, spot.unit, column.name)
        else:
            under = self._look.percent_under_status
            paint_task(canvas, spot.task, column, layout.board.plan.year, percent_too=under)
        if current:
            focused = bool(option.state & QStyle.StateFlag.State_Active)  # type: ignore[attr-defined]
            paint_ring(painter, rect, theme, focused=focused)

    def _ground(self, spot: Spot, index: AnyIndex, lit: bool) -> str:
        if lit:
            return "selection"
        if self._look.hovered(index):
            return "hover"
        return "stripe" if spot.unit else "surface"

    def _number(self, canvas: Canvas, rect: QRect, spot: Spot, index: AnyIndex) -> None:
        if spot.task is None:
            return
        if spot.unit:
            paint_doubt(canvas, spot.unit)
            return
        # A task of one unit opens, too, but only shows so where one looks.
        part = spot.task.parent_uid is not None
        many = len(spot.task.units) > 1 or bool(spot.task.subtasks)
        looked_at = self._look.lit(index) or self._look.hovered(index)
        if many or (spot.task.units and looked_at):
            size = canvas.px(CHEVRON)
            left = rect.left() + canvas.px(CHEVRON_OF_PART if part else CHEVRON_LEFT)
            name = "chevron-down" if self._look.opened(index) else "chevron-right"
            place = QRect(left, canvas.rect.top(), size, canvas.rect.height())
            canvas.icon(name, place, "text_secondary", size)
        number = spot.task.number or ""
        canvas.line(number, canvas.rect, "caption" if part else "body", align=RIGHT)


def _lines(painter: QPainter, rect: QRect, theme: Theme, lit: bool) -> None:
    """The lines at the right and below, always one device pixel."""
    painter.setPen(QPen(colour(theme.palette.border if lit else theme.palette.grid), 0))
    painter.drawLine(rect.topRight(), rect.bottomRight())
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def paint_ring(painter: QPainter, rect: QRect, theme: Theme, *, focused: bool) -> None:
    """The ring inside the current cell; thin while the focus is elsewhere."""
    width = theme.palette.focus_width if focused else 1
    ring = colour(theme.palette.focus_ring)
    for inset in range(width):
        painter.setPen(QPen(ring, 0))
        painter.drawRect(rect.adjusted(inset, inset, -1 - inset, -1 - inset))
