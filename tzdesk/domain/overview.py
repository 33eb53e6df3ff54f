"""总览: one board counted for the page of figures: statuses, watch lists, groups, the year's pace.

Every number carries the tasks that it counts, so that whoever presses it sees exactly those. The
statuses add up to the plan's tasks, each once; watch lists overlap; a task of several leaders or
units counts under each of them. Knows no words of the screen.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from tzdesk.domain.board import Board
from tzdesk.domain.grouping import GroupBy, numbered, title
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.pace import mean_percent, plan_pace
from tzdesk.domain.records import Period, Unit
from tzdesk.domain.reporting import owing, shown_summary, summed_up
from tzdesk.domain.return_matrix import ReturnMatrix, matrix_in_steps
from tzdesk.domain.status import BAR_ORDER, Status
from tzdesk.domain.steps import BREATH, Steps
from tzdesk.domain.subtasks import subtasks_in
from tzdesk.domain.task_rows import TaskRow

Tasks = tuple[str, ...]
"""Uids in the document's order."""

KINDS = (GroupBy.SECTION, GroupBy.LEADER, GroupBy.UNIT)


@dataclass(frozen=True, slots=True)
class Bar:
    """One section, leader or unit; statuses without tasks are left out."""

    key: str
    title: str
    tasks: Mapping[Status, Tasks]

    @property
    def total(self) -> int:
        """All of its tasks."""
        return sum(map(len, self.tasks.values()))

    @property
    def all_tasks(self) -> Tasks:
        """All of its tasks, status by status."""
        return tuple(uid for status in BAR_ORDER for uid in self.tasks.get(status, ()))


@dataclass(frozen=True, slots=True)
class Standing:
    """How a plan stood at a period's end: tasks by status, and the mean percent.

    `counted` are the tasks of the mean: all but 已调整.
    """

    period: Period
    statuses: Mapping[Status, int]
    percent: float
    counted: Tasks


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page shows of a board.

    `silent` are the units of whose reports none is in, by uid, with what they owe; `formless` the
    names of collective units that have no form. `standings` are one for each period up to the
    board's, oldest first; `pace` is the plan's on the board's day.
    """

    tasks: Tasks
    statuses: Mapping[Status, Tasks]
    overdue: Tasks
    due_soon: Tasks
    coordination: Tasks
    silent: Mapping[str, Tasks]
    owing: int
    complete: int
    formless: Tasks
    bars: Mapping[GroupBy, tuple[Bar, ...]]
    standings: tuple[Standing, ...]
    pace: float
    returns: ReturnMatrix

    @property
    def before(self) -> Standing | None:
        """How the plan stood at the end of the period before."""
        return self.standings[-2] if len(self.standings) > 1 else None

    @property
    def silent_tasks(self) -> Tasks:
        """The tasks that units owe which have reported nothing, each once."""
        wanted = {uid for tasks in self.silent.values() for uid in tasks}
        return tuple(uid for uid in self.tasks if uid in wanted)

    def several(self, by: GroupBy) -> int:
        """Tasks that count under more than one leader or unit."""
        seen: dict[str, int] = defaultdict(int)
        for bar in self.bars[by]:
            for uid in bar.all_tasks:
                seen[uid] += 1
        return sum(count > 1 for count in seen.values())


def overview(board: Board) -> Steps[Overview]:
    """Counts a board, a few tasks at a time. Begin anew where a row changes on the way."""
    counts = _Counts()
    rows = list(board)
    for place, row in enumerate(rows):
        counts.add(row)
        if not place % BREATH:
            yield
    bars = yield from _all_bars(board, rows)
    standings = yield from _standings(board)
    returns = yield from matrix_in_steps(board.ledger, board.plan, board.today)
    unit_names = {uid: board.ledger.get(Unit, uid).name for uid in counts.formless}
    return Overview(
        tasks=tuple(row.uid for row in rows),
        statuses={status: tuple(counts.statuses[status]) for status in BAR_ORDER},
        overdue=tuple(counts.overdue),
        due_soon=tuple(counts.due_soon),
        coordination=tuple(counts.coordination),
        silent={
            uid: tuple(dict.fromkeys(owed))
            for uid, owed in counts.owed.items()
            if not counts.came[uid]
        },
        owing=len(counts.owed),
        complete=sum(counts.came[uid] == len(owed) for uid, owed in counts.owed.items()),
        formless=tuple(unit_names.values()),
        bars=bars,
        standings=standings,
        pace=plan_pace(board.plan.year, board.day),
        returns=returns,
    )


class _Counts:
    """What one pass over the rows finds."""

    def __init__(self) -> None:
        self.statuses: dict[Status, list[str]] = defaultdict(list)
        self.overdue: list[str] = []
        self.due_soon: list[str] = []
        self.coordination: list[str] = []
        self.owed: dict[str, list[str]] = defaultdict(list)
        self.came: dict[str, int] = defaultdict(int)
        self.formless: dict[str, None] = {}

    def add(self, row: TaskRow) -> None:
        """Counts a task."""
        uid = row.uid
        self.statuses[row.status].append(uid)
        for holds, found in (
            (row.overdue, self.overdue),
            (row.due_soon, self.due_soon),
            (row.coordination, self.coordination),
        ):
            if holds:
                found.append(uid)
        for unit in (one for leaf in row.leaves for one in leaf.units):
            if unit.owes:
                self.owed[unit.unit_uid].append(uid)
                self.came[unit.unit_uid] += unit.reported
            elif unit.formless:
                self.formless[unit.unit_uid] = None


def _all_bars(board: Board, rows: list[TaskRow]) -> Steps[dict[GroupBy, tuple[Bar, ...]]]:
    found = {}
    for by in KINDS:
        bars = []
        for key, numbers in numbered(board, by):
            bars.append(_bar(key, title(board, by, key), [rows[number] for number in numbers]))
            yield
        found[by] = tuple(bars)
    return found


def _bar(key: str, heading: str, rows: list[TaskRow]) -> Bar:
    tasks: dict[Status, list[str]] = defaultdict(list)
    for row in rows:
        tasks[row.status].append(row.uid)
    there = [status for status in BAR_ORDER if status in tasks]
    return Bar(key, heading, {status: tuple(tasks[status]) for status in there})


def _standings(board: Board) -> Steps[tuple[Standing, ...]]:
    found = []
    periods = board.periods
    for place in range(len(periods)):
        found.append((yield from _standing(board, periods[: place + 1])))
    return tuple(found)


def _standing(board: Board, periods: list[Period]) -> Steps[Standing]:
    """How the plan stood at the end of the last of these periods."""
    statuses = dict.fromkeys(BAR_ORDER, 0)
    counted, percents = [], []
    for place, row in enumerate(board):
        stood = row if periods[-1] == board.period else _stood(board.ledger, row.uid, periods)
        statuses[stood.status] += 1
        if stood.status is not Status.ADJUSTED:
            counted.append(row.uid)
            percents.append(float(stood.percent))
        if not place % BREATH:
            yield
    return Standing(periods[-1], statuses, mean_percent(percents), tuple(counted))


@dataclass(frozen=True, slots=True)
class _Stood:
    """How one task stood."""

    status: Status
    percent: float


def _stood(ledger: Ledger, task_uid: str, periods: list[Period]) -> _Stood:
    """At the end of the last of these periods; a task that was split then as its sub-tasks did."""
    below = subtasks_in(ledger, task_uid, periods[-1])
    if any(shown_summary(ledger, one.uid, periods) for one in below):
        return _Stood(*summed_up([_own(ledger, one.uid, periods) for one in below], complete=True))
    return _own(ledger, task_uid, periods)


def _own(ledger: Ledger, task_uid: str, periods: list[Period]) -> _Stood:
    summary = shown_summary(ledger, task_uid, periods)
    if summary is None:
        return _Stood(Status.NOT_STARTED, 0)
    return _Stood(summary.status or Status.NOT_STARTED, summary.percent or 0)


def owed_tasks(board: Board, unit_uid: str, period: Period) -> Tasks:
    """What a unit owes a report of in a period; where it owes nothing, all of its tasks."""
    own = [row for row in board if _names(row, unit_uid)]
    owed = tuple(row.uid for row in own if _owes(board, row, unit_uid, period))
    return owed or tuple(row.uid for row in own)


def _names(row: TaskRow, unit_uid: str) -> bool:
    return any(unit.unit_uid == unit_uid for one in row.family for unit in one.units)


def _owes(board: Board, row: TaskRow, unit_uid: str, period: Period) -> bool:
    """Whether a report of the task, or of one of its sub-tasks, is due from the unit."""
    return any(
        part.unit_uid == unit_uid
        for one in row.family
        for part in owing(board.ledger, board.plan, one.uid, period)
    )
