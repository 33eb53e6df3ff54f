"""A group, a task and a unit's part as blocks on paper: painted as in the tree, texts whole.

On the screen a tooltip has what is shortened; paper has none, so every unit is named there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

from tzdesk.domain.fields import Kind
from tzdesk.domain.status import Status
from tzdesk.domain.task_rows import TaskRow, UnitRow
from tzdesk.ui.delegates.canvas import RIGHT, Canvas
from tzdesk.ui.delegates.group_row import paint_group
from tzdesk.ui.delegates.task_cells import paint_reported, paint_task
from tzdesk.ui.delegates.unit_cells import paint_unit
from tzdesk.ui.models import task_words as words
from tzdesk.ui.models.task_columns import Column as TreeColumn
from tzdesk.ui.models.task_columns import Columns
from tzdesk.ui.printing.columns import Column
from tzdesk.ui.printing.rows import AROUND, LinedRow, lines_of, outline, pitch

GROUP = 30
_OF_UNIT = ("text", "deadline", "status", "percent")
"""Cells of a unit's row that say something else than the task's."""
_WRAPPING = (Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE, Kind.TAGS)
_SHORT = ("number", "deadline")


def wraps(column: TreeColumn) -> bool:
    """Whether its cells hold texts of any length."""
    if column.field is None:
        return column.name == "section"
    return column.field.kind in _WRAPPING and column.name not in _SHORT


@dataclass(frozen=True, slots=True)
class GroupBlock:
    """A group's row: title and count at the left, statuses and bar at the right."""

    title: str
    count: str
    counts: Mapping[Status, int]
    keep: bool = True
    height: int = GROUP

    def paint(self, canvas: Canvas, place: QRect) -> None:
        """Draws it."""
        canvas.fill(place, "stripe")
        outline(canvas, place)
        canvas.rect = place
        paint_group(canvas, self.title, self.count, self.counts)

    def split(self, _room: int) -> None:
        """Stays whole."""
        return


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskBlock(LinedRow):
    """A task's row. `shown` are the tree's columns; `bounded`: no higher than on the screen."""

    shown: Columns
    task: TaskRow
    year: int
    bounded: bool = False

    def paint_cell(self, canvas: Canvas, column: Column) -> None:
        """Texts by their lines; what has a shape or bar as on the screen, where the row begins."""
        if column.wraps and not self.bounded:
            if column.name == "units":
                self._paint_units(canvas, column)
            else:
                self.paint_lines(canvas, task_lines(self.task, column), _role(column))
        elif not self.first:
            if not self.whole:
                canvas.rect.setHeight(2 * (pitch() + AROUND))
            if column.name == "number":
                role = "caption" if self.task.parent_uid else "body"
                canvas.line(self.task.number or "", canvas.rect, role, align=RIGHT)
            else:
                named = self.shown.named(column.name)
                paint_task(canvas, self.task, named, self.year, percent_too=False)

    def _paint_units(self, canvas: Canvas, column: Column) -> None:
        lines = task_lines(self.task, column)
        self.paint_lines(canvas, lines)
        last = len(lines) - 1 - self.first
        if not words.reported_words(self.task) or not 0 <= last < self.count:
            return
        here = min(len(lines) - self.first, self.count)
        top = canvas.rect.top() + (canvas.rect.height() - here * pitch()) // 2 + last * pitch()
        line = QRect(canvas.rect.left(), top, canvas.rect.width(), pitch())
        paint_reported(canvas, self.task, line)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitBlock(LinedRow):
    """The row of a unit's part of a task."""

    task: TaskRow
    unit: UnitRow
    bounded: bool = False

    @property
    def ground(self) -> str:
        """The token of its ground."""
        return "stripe"

    def paint_cell(self, canvas: Canvas, column: Column) -> None:
        """Texts by their lines, everything else as on the screen, where the row begins."""
        if column.wraps and column.name not in _OF_UNIT and not self.bounded:
            late = column.name == "units" and self.unit.owes and not self.unit.reported
            ink = canvas.theme.palette.late.text if late else "text_secondary"
            self.paint_lines(canvas, unit_lines(self.unit, column), ink=ink)
        elif not self.first and column.name != "number":
            paint_unit(canvas, self.task, self.unit, column.name)


def task_lines(task: TaskRow, column: Column) -> Sequence[str]:
    """The lines of a cell with a text; below the units there is room for how many have reported."""
    if column.name == "units":
        names = "、".join(task.unit_names) or words.NOTHING
        return (*lines_of(names, column.width), *([""] if words.reported_words(task) else []))
    text = words.task_cell(task, column.name)
    return lines_of(text, column.width, _role(column)) if text else ()


def unit_lines(unit: UnitRow, column: Column) -> Sequence[str]:
    """The lines of a cell with a text."""
    text = words.unit_cell(unit, column.name)
    return lines_of(text, column.width) if text else ()


def task_block(
    shown: Columns,
    columns: Sequence[Column],
    task: TaskRow,
    year: int,
    *,
    fewest: int,
    bounded: bool,
) -> TaskBlock:
    """A task with all lines of its longest text, and at least so many."""
    texts = [] if bounded else [one for one in columns if one.wraps]
    count = max([fewest, *(len(task_lines(task, one)) for one in texts)])
    return TaskBlock(
        columns=columns, count=count, shown=shown, task=task, year=year, bounded=bounded
    )


def unit_block(
    columns: Sequence[Column], task: TaskRow, unit: UnitRow, *, bounded: bool
) -> UnitBlock:
    """A unit's part with all lines of its longest text."""
    texts = [] if bounded else [one for one in columns if one.wraps and one.name not in _OF_UNIT]
    count = max([1, *(len(unit_lines(unit, one)) for one in texts)])
    return UnitBlock(columns=columns, count=count, task=task, unit=unit, bounded=bounded)


def _role(column: Column) -> str:
    return "body" if column.name == "text" else "small"
