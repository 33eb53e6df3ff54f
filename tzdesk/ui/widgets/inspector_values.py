"""Whose fields the inspector shows, and what they hold.

Knows the board's rows and no widget.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tzdesk.domain.board import Board
from tzdesk.domain.document import CellValue
from tzdesk.domain.fields import REPORT_FIELDS, SUMMARY_FIELDS
from tzdesk.domain.json_values import encode
from tzdesk.domain.task_rows import TaskRow, UnitRow
from tzdesk.domain.values import Stored
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
        if self.assignment_uid is not None:
            unit = self.unit(board)
            return report_values(unit) if unit else {}
        return summary_values(self.rows(board))


def summary_values(rows: Sequence[TaskRow]) -> dict[str, Shown]:
    """The office's summaries, as they show through: 未启动 and 0 where nothing was said."""
    return {field.name: _shared(rows, field.name) for field in SUMMARY_FIELDS} if rows else {}


def _shared(rows: Sequence[TaskRow], name: str) -> Shown:
    """What all rows hold in a field; looks no further than the first that differs."""
    first = _summary_value(rows[0], name)
    return first if all(_summary_value(row, name) == first for row in rows) else MIXED


def _summary_value(row: TaskRow, name: str) -> Stored:
    if name == "status":
        return row.status.value
    if name == "percent":
        return row.percent
    value: Stored = encode(getattr(row.summary, name)) if row.summary else None
    return value


def report_values(unit: UnitRow) -> dict[str, Shown]:
    """A unit's report; contact and phone are the unit's own until the report says others."""
    values: dict[str, Shown] = {
        field.name: encode(getattr(unit.report, field.name)) if unit.report else None
        for field in REPORT_FIELDS
    }
    return values | {"contact": unit.contact, "phone": unit.phone}
