"""What a cell of the tree holds, whether it is white, and the edit that writes into it.

Goes by the board's rows alone, so that many cells can be looked at away from the window's thread.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tzdesk.domain.board import Board
from tzdesk.domain.cell_value import CellValue
from tzdesk.domain.said import task_said, unit_said
from tzdesk.domain.subtasks import SUMMED
from tzdesk.domain.task_rows import TaskRow, UnitRow
from tzdesk.domain.values import Stored
from tzdesk.services.editing import Edit
from tzdesk.ui.models import task_words as words
from tzdesk.ui.models.task_columns import Column, columns_of


class CellRow(NamedTuple):
    """Cells of one row, by their columns as they stand; `unit` is None in a task's own row.

    A named tuple, since a large tree has tens of thousands.
    """

    task: TaskRow
    unit: UnitRow | None
    columns: tuple[int, ...]


def is_white(board: Board, task: TaskRow, unit: UnitRow | None, column: Column) -> bool:
    """Whether it may be filled in: the office's word, or a report where there is a period.

    Of a task that is split its sub-tasks say status and percent.
    """
    if not column.white(of_unit=unit is not None):
        return False
    if unit is None:
        return not task.subtasks or column.name not in SUMMED
    return board.period is not None and not unit.collective


def cell_value(task: TaskRow, unit: UnitRow | None, column: Column) -> Stored:
    """The stored value of a white cell; None where nothing is said."""
    if column.field is None or not column.white(of_unit=unit is not None):
        return None
    return unit_said(unit, column.field) if unit else task_said(task, column.field)


def cell_words(task: TaskRow, unit: UnitRow | None, column: Column) -> str:
    """The whole text of a cell on its own."""
    name = column.name
    return words.unit_cell(unit, name) if unit else words.task_cell(task, name)


def cell_edit(
    board: Board, task: TaskRow, unit: UnitRow | None, column: Column, value: CellValue
) -> Edit:
    """The edit that would write into a cell, white or not."""
    period = board.period.uid if board.period else None
    return Edit(task.uid, column.name, value, period, unit.uid if unit else None)


def same_value(board: Board, rows: Sequence[CellRow], value: CellValue) -> Iterator[Edit]:
    """The edits that write one value into all white ones of these cells."""
    every = columns_of(board.ledger.fields)
    for task, unit, places in rows:
        for column in map(every.__getitem__, places):
            if is_white(board, task, unit, column):
                yield cell_edit(board, task, unit, column, value)
