"""历次进展 as words: for each task who said what in which period, line by line, side by side.

The screen, the clipboard and paper show these very lines.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from tzdesk.domain.catalogue import Catalogue
from tzdesk.domain.fields import FIELDS, Field
from tzdesk.domain.periods import short_label
from tzdesk.domain.records import Period
from tzdesk.domain.said import task_said, unit_said
from tzdesk.domain.subtasks import SUMMED
from tzdesk.domain.task_periods import TaskPeriods
from tzdesk.domain.task_rows import TaskRow, UnitRow
from tzdesk.domain.values import Stored

R = TypeVar("R", TaskRow, UnitRow)

OFFICE, NOTHING, UNREPORTED, HELD = "办公室汇总", "—", "未报送", "（沿用）"
FIRST = "栏目"
ORDER = ("status", "percent", "progress", "problem", "next_step", "coordination")
ALWAYS = ("status", "percent")


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """One field in every period. `status`: its cells are statuses."""

    label: str
    cells: tuple[str, ...]
    status: bool = False


@dataclass(frozen=True, slots=True)
class ProgressPart:
    """What the office or one unit said; `who` also names the sub-task."""

    who: str
    lines: tuple[ProgressLine, ...]


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """A task: its number and text, whom and when it concerns, and who said what."""

    uid: str
    title: str
    about: str
    heads: tuple[str, ...]
    parts: tuple[ProgressPart, ...]

    @property
    def table(self) -> list[list[str]]:
        """As rows of cells, for a spreadsheet."""
        blank = [""] * len(self.heads)
        rows = [[self.title, *blank], [self.about, *blank], [FIRST, *self.heads]]
        for part in self.parts:
            rows.append([part.who, *blank])
            rows += ([line.label, *line.cells] for line in part.lines)
        return rows


def progress_of(task: TaskPeriods, fields: Catalogue) -> TaskProgress:
    """A task's lines; those in which nobody ever said anything are left out."""
    row = task.last
    parts = tuple(_parts(task.rows, fields))
    return TaskProgress(row.uid, task_title(row), _about(row), heads(task.periods), parts)


def heads(periods: Sequence[Period]) -> tuple[str, ...]:
    """「一季度」, where the periods are of several years 「2023年第一季度」."""
    one_year = len({one.start.year for one in periods}) == 1
    return tuple(
        short_label(one.label, one.start.year) if one_year else one.label for one in periods
    )


def task_title(row: TaskRow) -> str:
    """「第 30 项　促进老城医疗……」."""
    return f"第 {row.number} 项　{row.text}" if row.number else row.text


def _about(row: TaskRow) -> str:
    due = row.deadline_text or (row.due_on.isoformat() if row.due_on else "")
    said = (
        ("牵头领导", "、".join(row.leader_names)),
        ("责任单位", "、".join(row.unit_names)),
        ("完成时限", due),
    )
    return "　".join(f"{label}：{words}" for label, words in said if words)


def _parts(
    rows: Sequence[TaskRow | None], fields: Catalogue, name: str = ""
) -> Iterator[ProgressPart]:
    """The office and the units, then the same of each sub-task; None: it was not there yet."""
    yield ProgressPart(name + OFFICE, tuple(_office_lines(rows)))
    for units in _by_uid(rows, lambda row: row.units):
        if lines := tuple(_unit_lines(units, fields)):
            yield ProgressPart(f"{name}{_newest(units).name}", lines)
    for parts in _by_uid(rows, lambda row: row.subtasks):
        part = _newest(parts)
        yield from _parts(parts, fields, f"{part.number or part.text}　")


def _by_uid(
    rows: Sequence[TaskRow | None], below: Callable[[TaskRow], Sequence[R]]
) -> Iterator[list[R | None]]:
    """What stands below the rows: of each what it is in every period, in the newest one's order."""
    tables = [{one.uid: one for one in below(row)} if row else {} for row in rows]
    for uid in dict.fromkeys(chain(*reversed(tables))):
        yield [table.get(uid) for table in tables]


def _newest(found: Sequence[R | None]) -> R:
    return next(one for one in reversed(found) if one)


def _office_lines(rows: Sequence[TaskRow | None]) -> Iterator[ProgressLine]:
    for field in map(FIELDS.__getitem__, ORDER):
        cells = tuple(_office_said(row, field) if row else NOTHING for row in rows)
        if field.name in ALWAYS or set(cells) != {NOTHING}:
            yield ProgressLine(field.label, cells, field.name == "status")


def _office_said(row: TaskRow, field: Field) -> str:
    """Its own word of the period; of status and percent also the one before, which still holds."""
    summed = field.name in SUMMED and bool(row.subtasks)
    if row.pinned or summed:
        return _shown(field, task_said(row, field))
    held = row.summary is not None and field.name in ALWAYS
    return f"{_shown(field, task_said(row, field))}{HELD}" if held else NOTHING


def _unit_lines(units: Sequence[UnitRow | None], fields: Catalogue) -> Iterator[ProgressLine]:
    """Nothing of a unit that never owed a report and never made one."""
    if not any(unit and (unit.owes or unit.reported) for unit in units):
        return
    own = (one for one in fields.custom if one in fields.report)
    for field in (*map(FIELDS.__getitem__, ORDER), *own):
        cells = tuple(_unit_shown(unit, field) if unit else NOTHING for unit in units)
        if field.name in ALWAYS or set(cells) != {NOTHING}:
            yield ProgressLine(field.label, cells, field.name == "status")


def _unit_shown(unit: UnitRow, field: Field) -> str:
    if field.name == "status" and unit.owes and not unit.reported:
        return UNREPORTED
    return _shown(field, unit_said(unit, field))


def _shown(field: Field, value: Stored) -> str:
    """是 is said, 否 need not be."""
    return NOTHING if value is None or value is False else field.show(value) or NOTHING
