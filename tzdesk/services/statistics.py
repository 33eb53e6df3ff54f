"""The numbers of a board: counts for the navigation, watch lists, returns of units, pace.

Each number is that of a list of tasks or units, so that pressing it can show exactly those.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from tzdesk.domain.board import Board
from tzdesk.domain.filters import TaskFilter, select
from tzdesk.domain.grouping import Group, GroupBy, group
from tzdesk.domain.pace import mean_percent, plan_pace
from tzdesk.domain.returns import UnitReturns, unit_returns
from tzdesk.domain.status import Status


@dataclass(frozen=True, slots=True)
class View:
    """One way to see the plan: its groups, and how many entries they have together.

    `entries` exceeds the number of tasks where one task stands under several leaders or units.
    """

    by: GroupBy
    groups: tuple[Group, ...]
    entries: int


@dataclass(frozen=True, slots=True)
class WatchLists:
    """关注: `returns` says which units are silent; the others are uids of tasks."""

    returns: UnitReturns
    unreported: frozenset[str]
    overdue: frozenset[str]
    due_soon: frozenset[str]
    coordination: frozenset[str]
    recent: frozenset[str]


@dataclass(frozen=True, slots=True)
class Figures:
    """总体情况: the statuses add up to `tasks`; `mean` is of all tasks but 已调整."""

    tasks: int
    statuses: dict[Status, int]
    mean: float
    pace: float


@dataclass(frozen=True, slots=True)
class UnitReturn:
    """What one unit owes and has handed in; `last` is the day of its last report.

    `late`: all is in, and the last came after the day due (逾期报送).
    """

    unit_uid: str
    name: str
    owed: int
    reported: int
    last: date | None
    late: bool

    @property
    def complete(self) -> bool:
        """Whether all that is owed is in."""
        return self.reported == self.owed

    @property
    def silent(self) -> bool:
        """未报送."""
        return self.reported == 0


def view(board: Board, by: GroupBy) -> View:
    """The board's groups by one kind; entries without a leader, unit … count as a group."""
    groups = tuple(group(board, by))
    return View(by, groups, sum(len(one.rows) for one in groups))


def watch_lists(board: Board) -> WatchLists:
    """What asks for attention in the board's period."""
    return WatchLists(
        returns=unit_returns(board),
        unreported=_asked(board, TaskFilter(unreported=True)),
        overdue=_asked(board, TaskFilter(overdue=True)),
        due_soon=_asked(board, TaskFilter(due_soon=True)),
        coordination=_asked(board, TaskFilter(coordination=True)),
        recent=_asked(board, TaskFilter(recent=True)),
    )


def _asked(board: Board, asked: TaskFilter) -> frozenset[str]:
    return frozenset(row.uid for row in select(asked, board))


def figures(board: Board) -> Figures:
    """The plan as a whole on the board's day."""
    counts = Counter(row.status for row in board)
    percents = [row.percent for row in board if row.status is not Status.ADJUSTED]
    return Figures(
        tasks=len(board),
        statuses={status: counts[status] for status in Status},
        mean=mean_percent(percents),
        pace=plan_pace(board.plan.year, board.day),
    )


def returns_by_unit(board: Board) -> list[UnitReturn]:
    """Every unit that owes a report in the board's period, in the document's order."""
    owed: dict[str, list[date | None]] = {}
    names: dict[str, str] = {}
    for row in board:
        for unit in row.units:
            if unit.owes:
                names[unit.unit_uid] = unit.name
                came = unit.report.reported_on if unit.report and unit.reported else None
                owed.setdefault(unit.unit_uid, []).append(came)
    return [_unit_return(board, uid, names[uid], days) for uid, days in owed.items()]


def _unit_return(board: Board, uid: str, name: str, days: list[date | None]) -> UnitReturn:
    came = [day for day in days if day is not None]
    last = max(came, default=None)
    due = board.period.due if board.period else None
    late = len(came) == len(days) and last is not None and due is not None and last > due
    return UnitReturn(uid, name, len(days), len(came), last, late)
