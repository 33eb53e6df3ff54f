"""What one task looks like on a board: the rows that every view, filter and count reads.

Plain values; `board` builds them.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import TypeAlias

from tzdesk.domain.doubts import Doubt
from tzdesk.domain.pace import Standing
from tzdesk.domain.records import Report, Summary
from tzdesk.domain.roles import Role
from tzdesk.domain.search import NO_KEY, SearchKey
from tzdesk.domain.status import Status

_iso = cache(date.isoformat)
"""A plan has few days, and many tasks."""

Values: TypeAlias = tuple[tuple[str, str], ...]
"""What custom fields say, by their uids, in the order of the fields; those that say nothing not."""


@dataclass(frozen=True, slots=True)
class LeaderCell:
    """A leader of a task. `name` stands for `printed`, the document's word, since `since`.

    `successors` are all who ever take over, by the uids of their rows.
    """

    uid: str
    name: str
    role: Role
    printed: str
    since: date | None = None
    successors: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One assignment in the board's period.

    `name` is the unit that it stands for, `printed` the document's word. `owes`: a report is due
    from it; `reported`: it is in. `received_on`: when the unit's file came back. `lead`: by label,
    or as the first where the plan says so. `doubts`: why the office should ask back. `exempt`:
    by its own word; `stood_in_for`: others report in its place. `values`: the units' custom fields.
    """

    uid: str
    unit_uid: str
    name: str
    printed: str
    role: Role
    lead: bool
    collective: bool
    owes: bool
    reported: bool
    report: Report | None
    contact: str | None
    phone: str | None
    received_on: date | None = None
    via_uid: str | None = None
    doubts: tuple[Doubt, ...] = ()
    exempt: bool = False
    stood_in_for: bool = False
    values: Values = ()

    @property
    def formless(self) -> bool:
        """无填报表: a collective unit in whose place nobody reports, though it is not exempted."""
        return self.collective and not (self.owes or self.exempt or self.stood_in_for)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task. `percent` and `status` are the office's summary: 未启动 and 0 where none is.

    `summary` is what shows through in the period (perhaps an earlier one's), or None. `pinned` is
    whether the summary was written in this very period; `doubts` are about a summary that was.
    `search` is folded text and pinyin. `tags`, `starred` and `values` are the clerk's own.
    A task that is split has `subtasks` and is summed up from them (see `domain.subtasks`);
    `position` is the whole's place for a sub-task, too.
    """

    uid: str
    number: str | None
    position: int
    text: str
    section_uid: str | None
    section: str | None
    subsection_uid: str | None
    subsection: str | None
    leaders: tuple[LeaderCell, ...]
    units: tuple[UnitRow, ...]
    deadline_text: str | None
    due_on: date | None
    summary: Summary | None
    pinned: bool
    status: Status
    percent: float
    standing: Standing
    coordination: bool
    changed_at: datetime | None
    search: SearchKey = field(repr=False, default=NO_KEY)
    doubts: tuple[Doubt, ...] = ()
    tags: tuple[str, ...] = ()
    starred: bool = False
    values: Values = ()
    parent_uid: str | None = None
    subtasks: tuple["TaskRow", ...] = ()

    @property
    def leaves(self) -> "tuple[TaskRow, ...]":
        """What reports are asked on: its sub-tasks, or the task itself where it has none."""
        return self.subtasks or (self,)

    @property
    def family(self) -> "tuple[TaskRow, ...]":
        """The task, and its sub-tasks behind it."""
        return self, *self.subtasks

    @property
    def family_starred(self) -> bool:
        """星标 on the task, or on one of its sub-tasks."""
        return self.starred or any(one.starred for one in self.subtasks)

    @property
    def owed(self) -> int:
        """Reports due in the period."""
        below = sum(one.owed for one in self.subtasks) if self.subtasks else 0
        return sum(unit.owes for unit in self.units) + below

    @property
    def reported(self) -> int:
        """Of the reports due, those that are in."""
        below = sum(one.reported for one in self.subtasks) if self.subtasks else 0
        return sum(unit.owes and unit.reported for unit in self.units) + below

    @property
    def doubtful(self) -> bool:
        """待核实: the summary, or a unit's report, is to be asked about."""
        own = bool(self.doubts) or any(unit.doubts for unit in self.units)
        return own or any(one.doubtful for one in self.subtasks)

    @property
    def overdue(self) -> bool:
        """逾期 on the board's day: the task, or one of its sub-tasks."""
        return self.standing.overdue or any(one.overdue for one in self.subtasks)

    @property
    def due_soon(self) -> bool:
        """临期 on the board's day: the task, or one of its sub-tasks."""
        return self.standing.due_soon or any(one.due_soon for one in self.subtasks)

    @property
    def deadline_key(self) -> str:
        """What it is grouped and filtered by: the day as ISO text, else the wording, else ""."""
        return _iso(self.due_on) if self.due_on else self.deadline_text or ""

    @property
    def leader_names(self) -> tuple[str, ...]:
        """Who stands for the leaders on the board's day, in printed order."""
        return tuple(leader.name for leader in self.leaders)

    @property
    def printed_leaders(self) -> tuple[str, ...]:
        """The leaders as the document names them."""
        return tuple(leader.printed for leader in self.leaders)

    @property
    def printed_units(self) -> tuple[UnitRow, ...]:
        """The units of the document, without members that stand in for a collective one."""
        return tuple(unit for unit in self.units if unit.via_uid is None)

    @property
    def unit_names(self) -> tuple[str, ...]:
        """The units of the document by the names they stand for, in printed order."""
        return tuple(dict.fromkeys(unit.name for unit in self.printed_units))
