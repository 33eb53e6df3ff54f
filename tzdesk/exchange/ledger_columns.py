"""The columns of an exported ledger's first sheet, drawn from the field catalogue.

One place decides what a cell shows, for the writer and for the reader that asks what a person has
changed since.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tzdesk.domain.board import Board, TaskRow
from tzdesk.domain.clerk_values import cell_number
from tzdesk.domain.draft import Role
from tzdesk.domain.fields import FIELDS, SUMMARY_FIELDS, Field, Kind
from tzdesk.domain.said import task_said
from tzdesk.domain.values import Stored

CellText = str | int | float

SEPARATOR = "、"
CELL_LIMIT = 32_767
"""Characters that one cell of a workbook holds."""


@dataclass(frozen=True, slots=True)
class Column:
    """`label` heads it, `chars` is its width, `show` what a task's cell holds.

    `field` is what the office says there; None for a column of the plan.
    """

    name: str
    label: str
    chars: int
    show: Callable[[TaskRow], CellText]
    field: Field | None = None


def columns(board: Board, rows: Sequence[TaskRow]) -> list[Column]:
    """The columns that these rows need: those of roles that no row has are left out."""
    plan = [
        Column("number", FIELDS["number"].label, 6, lambda row: row.number or ""),
        Column("section", "章节", 16, lambda row: row.section or ""),
        Column("subsection", "小节", 14, lambda row: row.subsection or ""),
        Column("text", FIELDS["text"].label, 34, lambda row: row.text),
        Column("leaders", FIELDS["leaders"].label, 10, _leaders(Role.LEAD)),
        Column("assist_leaders", "配合领导", 10, _leaders(Role.ASSIST)),
        Column("lead_units", "牵头单位", 16, _units(Role.LEAD)),
        Column("units", FIELDS["units"].label, 18, _units(Role.RESPONSIBLE)),
        Column("assist_units", "配合单位", 16, _units(Role.ASSIST)),
        Column("deadline", FIELDS["deadline"].label, 12, lambda row: row.deadline_text or ""),
    ]
    always = {"number", "text", "units", "deadline"}
    kept = [one for one in plan if one.name in always or any(one.show(row) for row in rows)]
    own = [_said_column(field) for field in board.ledger.fields.task]
    kept += [_said_column(field) for field in SUMMARY_FIELDS]
    kept += [one for one in own if (one.field and one.field.custom) or any(map(one.show, rows))]
    return kept + _reported(board)


def _leaders(role: Role) -> Callable[[TaskRow], str]:
    return lambda row: SEPARATOR.join(one.printed for one in row.leaders if one.role is role)


def _units(role: Role) -> Callable[[TaskRow], str]:
    return lambda row: SEPARATOR.join(one.printed for one in row.printed_units if one.role is role)


def _said_column(field: Field) -> Column:
    label = f"{field.label}(%)" if field.name == "percent" else field.label
    return Column(
        field.name, label, field.chars, lambda row: said_cell(field, task_said(row, field)), field
    )


def said_cell(field: Field, value: Stored) -> CellText:
    """What the cell of a field shows; a number as such, where a cell's number is no other one."""
    if field.kind is Kind.PERCENT and isinstance(value, (int, float)):
        return value
    if field.kind is Kind.NUMBER and value:
        return cell_number(str(value))
    return field.show(value)[:CELL_LIMIT] if value else ""


def _reported(board: Board) -> list[Column]:
    if board.period is None:
        return []
    return [Column("reported", "已报", 7, lambda row: f"{row.reported}/{row.owed}")]
