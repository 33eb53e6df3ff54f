"""What a workbook to be dispatched holds, row by row, before anything is written.

A task's cells are made once, however many units' workbooks it stands in.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tzdesk.domain.catalogue import Catalogue
from tzdesk.domain.clerk_records import CustomField
from tzdesk.domain.draft import Role
from tzdesk.domain.task_rows import TaskRow
from tzdesk.domain.values import Stored
from tzdesk.exchange import styles
from tzdesk.exchange.form_columns import LAST_PROGRESS, LOCKED, FormColumns, form_columns
from tzdesk.exchange.return_format import CellContent, fitting, shown
from tzdesk.exchange.sent_form import Identity, SentRow, SentTask, digest

_SEPARATOR = "、"
_PLAN_COLUMNS = LOCKED[:-1]
_LAST = LOCKED[-1]


@dataclass(frozen=True)
class FormTask:
    """The plan's grey cells of a task, in the columns' order, and what goes along unseen."""

    cells: tuple[str, ...]
    sent: SentTask

    @cached_property
    def digests(self) -> dict[str, str]:
        """By column."""
        pairs = zip(_PLAN_COLUMNS, self.cells, strict=True)
        return {column.name: digest(cell) for column, cell in pairs}

    @cached_property
    def lines(self) -> int:
        """Lines that the longest of the cells takes."""
        pairs = zip(self.cells, _PLAN_COLUMNS, strict=True)
        return styles.lines([(cell, column.chars) for cell, column in pairs])


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row: `base` is what the ledger holds, `prefilled` what is offered beside it."""

    assignment_uid: str
    task: FormTask
    last_progress: str = ""
    base: Mapping[str, Stored] = field(default_factory=dict)
    prefilled: Mapping[str, Stored] = field(default_factory=dict)

    @property
    def locked(self) -> tuple[str, ...]:
        """The grey cells in the columns' order."""
        return (*self.task.cells, self.last_progress)

    def filled(self, columns: FormColumns) -> Iterator[CellContent]:
        """The white cells in the columns' order; "" is a blank one."""
        for column in columns.filled:
            assert column.field is not None
            yield shown(column.field, self.prefilled.get(column.name, self.base.get(column.name)))

    @property
    def sent(self) -> SentRow:
        """What the hidden sheet and the ledger keep of the row."""
        digests = self.task.digests | {LAST_PROGRESS: digest(self.last_progress)}
        return SentRow(self.assignment_uid, self.base, self.prefilled, digests, self.task.sent)

    def height(self, filled: Sequence[CellContent], columns: FormColumns) -> float:
        """Points that the row needs, its white cells being `filled`."""
        cells, heads = (self.last_progress, *filled), (_LAST, *columns.filled)
        texts = [
            (cell, column.chars)
            for cell, column in zip(cells, heads, strict=True)
            if isinstance(cell, str) and cell
        ]
        return styles.height_of(max(self.task.lines, styles.lines(texts)))


@dataclass(frozen=True, slots=True)
class Form:
    """One unit's workbook; `own` are the ledger's own columns that units fill in."""

    identity: Identity
    rows: tuple[FormRow, ...]
    own: tuple[CustomField, ...] = ()

    @property
    def columns(self) -> FormColumns:
        """All its columns."""
        return form_columns(Catalogue(self.own).report)


def form_task(row: TaskRow) -> FormTask:
    """The cells of a task, and what goes along unseen."""
    return FormTask(plan_cells(row), _sent_task(row))


def plan_cells(row: TaskRow) -> tuple[str, ...]:
    """The plan's grey cells. Roles are named only where a reader could not tell."""
    units = row.printed_units
    all_lead = all(unit.lead for unit in units)
    leaders = (_marked(one.printed, one.role is Role.ASSIST, "协同") for one in row.leaders)
    named = (
        _marked(
            _marked(one.name, one.lead and not all_lead, "牵头"), one.role is Role.ASSIST, "配合"
        )
        for one in units
    )
    cells = (
        row.number or "",
        row.text,
        _SEPARATOR.join(leaders),
        _SEPARATOR.join(dict.fromkeys(named)),
        row.deadline_text or (row.due_on.isoformat() if row.due_on else ""),
    )
    return tuple([fitting(cell) for cell in cells])


def _marked(name: str, marked: bool, word: str) -> str:
    return f"{name}（{word}）" if marked else name


def _sent_task(row: TaskRow) -> SentTask:
    return SentTask(
        uid=row.uid,
        section=row.section,
        due_on=row.due_on,
        leaders=tuple((one.printed, one.role.value) for one in row.leaders),
        units=tuple((one.name, one.role.value) for one in row.printed_units),
    )
