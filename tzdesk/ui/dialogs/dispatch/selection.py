"""The units of a period by category: which get a workbook, and the counts that follow.

Plain values in the order of the list; knows neither widgets nor files.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from tzdesk.domain.board import Board
from tzdesk.domain.records import Unit, UnitCategory
from tzdesk.domain.search import NO_KEY, SearchKey, matcher, name_key
from tzdesk.services.desk import Desk
from tzdesk.services.dispatch_scope import (
    COLLECTIVE,
    Candidate,
    Uncovered,
    candidates,
    uncovered,
)

NO_FORM = "统称单位，不生成填报表"
REPORTED, MISSING, NOTHING = "已报", "未报送", "—"


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit of the list. `why` says why it gets no workbook; "" where it may have one.

    `tasks` are the uids of the tasks it would report on, or stands on without a workbook.
    `nameable`: a collective unit whose members can be given.
    """

    uid: str
    name: str
    category: UnitCategory
    tasks: tuple[str, ...]
    contact: str = ""
    phone: str = ""
    last: str = NOTHING
    why: str = ""
    nameable: bool = False
    search: SearchKey = NO_KEY


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """The units of a category, as far as they are shown."""

    category: UnitCategory
    lines: tuple[UnitLine, ...]

    @property
    def told(self) -> str:
        """「47 个单位」, 「5 个，涉及 8 项任务，未生成填报表」."""
        if self.category is UnitCategory.COLLECTIVE:
            tasks = {uid for one in self.lines for uid in one.tasks}
            return f"{len(self.lines)} 个，涉及 {len(tasks)} 项任务，未生成填报表"
        owing = sum(not one.why for one in self.lines)
        spared = len(self.lines) - owing
        return f"{owing} 个单位" + (f"，另有 {spared} 个不用填报" if spared else "")


class Selection:
    """Ticks over the units; every unit that owes a report is ticked at first."""

    def __init__(self, lines: Sequence[UnitLine], ticked: Collection[str] | None = None):
        self.lines = tuple(lines)
        owing = {one.uid for one in lines if not one.why}
        self._ticked = owing if ticked is None else owing.intersection(ticked)
        self._sought = ""

    def seek(self, words: str) -> None:
        """Shows only units found by their names or pinyin; ticks stay."""
        self._sought = words.strip()

    @property
    def groups(self) -> tuple[UnitGroup, ...]:
        """The categories that have a unit to show."""
        found = matcher(self._sought) if self._sought else None
        shown: dict[UnitCategory, list[UnitLine]] = {one: [] for one in UnitCategory}
        for line in self.lines:
            if found is None or found(line.search):
                shown[line.category].append(line)
        return tuple(UnitGroup(key, tuple(lines)) for key, lines in shown.items() if lines)

    def is_ticked(self, line: UnitLine) -> bool:
        """Whether the unit gets a workbook."""
        return line.uid in self._ticked

    def tick(self, lines: Sequence[UnitLine], *, on: bool) -> None:
        """Ticks units, or takes the ticks away; those that cannot have one stay without."""
        uids = {one.uid for one in lines if not one.why}
        self._ticked = self._ticked | uids if on else self._ticked - uids

    def tick_shown(self) -> None:
        """全选, of what is shown."""
        self.tick(list(self._shown()), on=True)

    def invert_shown(self) -> None:
        """反选, of what is shown."""
        self._ticked = self._ticked ^ {one.uid for one in self._shown() if not one.why}

    def tick_missing(self) -> None:
        """仅上期未报: those that owed something last period and have not handed in all of it."""
        self._ticked = {one.uid for one in self.lines if not one.why and one.last == MISSING}

    def drop(self, uids: Collection[str]) -> None:
        """Takes the ticks of these units away."""
        self._ticked = self._ticked.difference(uids)

    def _shown(self) -> Iterator[UnitLine]:
        return (line for group in self.groups for line in group.lines)

    @property
    def chosen(self) -> tuple[UnitLine, ...]:
        """The ticked units in the order of the list."""
        return tuple(one for one in self.lines if one.uid in self._ticked)

    @property
    def ticked(self) -> frozenset[str]:
        """Their uids."""
        return frozenset(self._ticked)

    @property
    def rows(self) -> int:
        """Rows of all chosen workbooks together: assignments, not tasks."""
        return sum(len(one.tasks) for one in self.chosen)

    @property
    def missing(self) -> int:
        """Units that 仅上期未报 would tick."""
        return sum(not one.why and one.last == MISSING for one in self.lines)

    @property
    def nameable(self) -> tuple[UnitLine, ...]:
        """Collective units that no member reports for."""
        return tuple(one for one in self.lines if one.nameable)


def unit_lines(desk: Desk, board: Board) -> list[UnitLine]:
    """Every unit of a board's tasks: those that owe a report first, then those that do not."""
    lines = [_owing(desk, one) for one in candidates(desk, board)]
    known = {one.uid for one in lines}
    rest: dict[str, list[Uncovered]] = defaultdict(list)
    for one in uncovered(board):
        if one.unit_uid not in known:
            rest[one.unit_uid].append(one)
    spared = [_spared(desk, desk.ledger.get(Unit, uid), parts) for uid, parts in rest.items()]
    order = list(UnitCategory)
    return sorted([*lines, *spared], key=lambda one: order.index(one.category))


def _owing(desk: Desk, candidate: Candidate) -> UnitLine:
    unit, last = candidate.unit, candidate.last
    return UnitLine(
        uid=unit.uid,
        name=unit.name,
        category=unit.category,
        tasks=tuple(row.uid for row, _ in candidate.rows),
        contact=unit.contact or "",
        phone=unit.phone or "",
        last=NOTHING if last is None else REPORTED if last.complete else MISSING,
        search=name_key(desk.ledger, unit.uid, unit.name),
    )


def _spared(desk: Desk, unit: Unit, parts: Sequence[Uncovered]) -> UnitLine:
    nameable = any(one.reason == COLLECTIVE for one in parts)
    if nameable:
        parts = [one for one in parts if one.reason == COLLECTIVE]
    reasons = "；".join(dict.fromkeys(one.reason for one in parts))
    return UnitLine(
        uid=unit.uid,
        name=unit.name,
        category=unit.category,
        tasks=tuple(one.task_uid for one in parts),
        contact=unit.contact or "",
        phone=unit.phone or "",
        why=NO_FORM if nameable else reasons,
        nameable=nameable,
        search=name_key(desk.ledger, unit.uid, unit.name),
    )
