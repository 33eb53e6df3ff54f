"""Whose fields the inspector shows, and what they hold.

Knows the board's rows and no widget.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tzdesk.domain.board import Board
from tzdesk.domain.catalogue import Catalogue
from tzdesk.domain.cell_value import CellValue
from tzdesk.domain.fields import SUMMARY_FIELDS, Field
from tzdesk.domain.said import task_said, unit_said
from tzdesk.domain.task_rows import TaskRow, UnitRow
from tzdesk.services.editing import Edit
from tzdesk.ui.widgets.inspector_editors import MIXED, Shown


@dataclass(frozen=True, slots=True)
class Target:
    """The office's summary of one or several tasks, or one unit's report of one task."""

    task_uids: tuple[str, ...]
    period_uid: str | None
    assignment_uid: str | None = None

    def edits(self, field: str, value: CellValue) -> list[Edit]:
        """One value for all of it."""
        return [
            Edit(uid, field, value, self.period_uid, self.assignment_uid) for uid in self.task_uids
        ]

    def rows(self, board: Board) -> list[TaskRow]:
        """The tasks that are still there."""
        return [board.rows[uid] for uid in self.task_uids if uid in board.rows]

    def unit(self, board: Board) -> UnitRow | None:
        """The unit's part that is shown, if one is."""
        units = (unit for row in self.rows(board) for unit in row.units)
        return next((unit for unit in units if unit.uid == self.assignment_uid), None)

    def values(self, board: Board) -> dict[str, Shown]:
        """What every field holds; `MIXED` where tasks differ."""
        fields = board.ledger.fields
        if self.assignment_uid is not None:
            unit = self.unit(board)
            return report_values(unit, fields) if unit else {}
        return office_values(self.rows(board), fields)


def office_values(rows: Sequence[TaskRow], fields: Catalogue) -> dict[str, Shown]:
    """What the office says, as it shows through: 未启动 and 0 where nothing was said."""
    found = (*SUMMARY_FIELDS, *fields.task) if rows else ()
    return {field.name: _shared(rows, field) for field in found}


def _shared(rows: Sequence[TaskRow], field: Field) -> Shown:
    """What all rows hold in a field; looks no further than the first that differs."""
    first = task_said(rows[0], field)
    return first if all(task_said(row, field) == first for row in rows) else MIXED


def report_values(unit: UnitRow, fields: Catalogue) -> dict[str, Shown]:
    """A unit's report; contact and phone are the unit's own until the report says others."""
    values: dict[str, Shown] = {field.name: unit_said(unit, field) for field in fields.report}
    return values | {"contact": unit.contact, "phone": unit.phone}
