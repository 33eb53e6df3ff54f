"""What a cell of the tree holds, whether it is white, and the edit that writes into it.

Goes by the board's rows alone, so that many cells can be looked at away from the window's thread.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tzdesk.domain.board import Board
from tzdesk.domain.document import CellValue
from tzdesk.domain.subtasks import SUMMED
from tzdesk.domain.task_rows import TaskRow, UnitRow
from tzdesk.domain.values import Stored
from tzdesk.services.editing import Edit
from tzdesk.ui.models import task_words as words
from tzdesk.ui.models.task_columns import COLUMNS

_WHITE = tuple(column.editable for column in COLUMNS)


class CellRow(NamedTuple):
    """Cells of one row, by their columns as they stand; `unit` is None in a task's own row.

    A named tuple, since a large tree has tens of thousands.
    """

    task: TaskRow
    unit: UnitRow | None
    columns: tuple[int, ...]


def is_white(board: Board, task: TaskRow, unit: UnitRow | None, column: int) -> bool:
    """Whether it may be filled in: the office's summary, or a report where there is a period.

    Of a task that is split its sub-tasks say status and percent.
    """
    if not _WHITE[column]:
        return False
    if unit is None:
        return not task.subtasks or COLUMNS[column].name not in SUMMED
    return board.period is not None and not unit.collective


def cell_value(task: TaskRow, unit: UnitRow | None, column: int) -> Stored:
    """The stored value of a white cell; None where nothing is said."""
    name = COLUMNS[column].name
    if not _WHITE[column]:
        return None
    if unit is None and name in ("status", "percent"):
        return task.status.value if name == "status" else task.percent
    source = unit.report if unit else task.summary
    value: Stored = getattr(source, name) if source else None
    return value


def cell_words(task: TaskRow, unit: UnitRow | None, column: int) -> str:
    """The whole text of a cell on its own."""
    name = COLUMNS[column].name
    return words.unit_cell(unit, name) if unit else words.task_cell(task, name)


def cell_edit(
    board: Board, task: TaskRow, unit: UnitRow | None, column: int, value: CellValue
) -> Edit:
    """The edit that would write into a cell, white or not."""
    period = board.period.uid if board.period else None
    return Edit(task.uid, COLUMNS[column].name, value, period, unit.uid if unit else None)


def same_value(board: Board, rows: Sequence[CellRow], value: CellValue) -> Iterator[Edit]:
    """The edits that write one value into all white ones of these cells."""
    for task, unit, columns in rows:
        for column in columns:
            if is_white(board, task, unit, column):
                yield cell_edit(board, task, unit, column, value)
