"""Group rows of a view: tasks by section, leader, unit, deadline or status.

A task under several leaders or units appears under each, with those of its sub-tasks. The order of
groups is the document's.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tzdesk.domain.board import Board, TaskRow
from tzdesk.domain.periods import month_end
from tzdesk.domain.records import Leader, Section, Unit
from tzdesk.domain.status import Status
from tzdesk.domain.successions import shown_leader


class GroupBy(StrEnum):
    """By what a view groups."""

    SECTION = "section"
    LEADER = "leader"
    UNIT = "unit"
    DEADLINE = "deadline"
    STATUS = "status"

    @property
    def label(self) -> str:
        """按章节 …"""
        return _LABELS[self]


_LABELS = {
    GroupBy.SECTION: "按章节",
    GroupBy.LEADER: "按领导",
    GroupBy.UNIT: "按单位",
    GroupBy.DEADLINE: "按时限",
    GroupBy.STATUS: "按状态",
}

NO_SECTION, NO_LEADER, NO_UNIT, NO_DEADLINE = "未分章节", "未明确领导", "未明确单位", "未写时限"


@dataclass(frozen=True, slots=True)
class Group:
    """One group: `key` is a uid, a deadline's key or a status; "" where there is none."""

    key: str
    title: str
    rows: tuple[TaskRow, ...]

    @property
    def statuses(self) -> dict[Status, int]:
        """Tasks per status, those with none left out."""
        counts = Counter(row.status for row in self.rows)
        return {status: counts[status] for status in Status if counts[status]}


def keys_of(row: TaskRow, by: GroupBy) -> tuple[str, ...]:
    """The groups that a task stands in; at least one."""
    return tuple(dict.fromkeys(_KEYS[by](row)))


_NOWHERE = ("",)
_STATUS_KEYS = {status: (status.value,) for status in Status}


def _leaders(row: TaskRow) -> list[str]:
    found = [one.uid for one in row.leaders]
    for below in row.subtasks:
        found += _leaders(below)
    return found


def _units(row: TaskRow) -> list[str]:
    found = [one.unit_uid for one in row.units if one.via_uid is None]
    for below in row.subtasks:
        found += _units(below)
    return found


# Run for every task where all are grouped: a key may come twice, that is settled once for all.
_KEYS: dict[GroupBy, Callable[[TaskRow], Sequence[str]]] = {
    GroupBy.SECTION: lambda row: (row.section_uid or "",),
    GroupBy.LEADER: lambda row: _leaders(row) or _NOWHERE,
    GroupBy.UNIT: lambda row: _units(row) or _NOWHERE,
    GroupBy.DEADLINE: lambda row: (row.deadline_key,),
    GroupBy.STATUS: lambda row: _STATUS_KEYS[row.status],
}


def group(board: Board, by: GroupBy, rows: Iterable[TaskRow] | None = None) -> list[Group]:
    """The groups of `rows` (the whole board without them), empty ones left out."""
    tasks = list(board if rows is None else rows)
    found = numbered(board, by) if rows is None else _numbered(board, by, tasks)
    return [
        Group(key, title(board, by, key), tuple([tasks[number] for number in numbers]))
        for key, numbers in found
    ]


def numbered(board: Board, by: GroupBy) -> list[tuple[str, list[int]]]:
    """The groups of the whole board as keys, each with the places of its tasks, ascending.

    Found once and kept with the board until a row changes: change nothing in there.
    """
    if by not in board.grouped:
        board.grouped[by] = _numbered(board, by, list(board))
    return board.grouped[by]


def _numbered(board: Board, by: GroupBy, rows: Sequence[TaskRow]) -> list[tuple[str, list[int]]]:
    members: dict[str, list[int]] = defaultdict(list)
    keys = _KEYS[by]
    for number, row in enumerate(rows):
        for key in keys(row):
            members[key].append(number)
    members = {key: list(dict.fromkeys(numbers)) for key, numbers in members.items()}
    first = {key: rows[numbers[0]] for key, numbers in members.items()}
    order = {key: place for place, key in enumerate(_order(board, by, first))}
    return sorted(members.items(), key=lambda one: (one[0] == "", order.get(one[0], len(order))))


def _order(board: Board, by: GroupBy, first: dict[str, TaskRow]) -> Sequence[str]:
    """All keys in the document's order; `first` is the first task of each."""
    if by is GroupBy.SECTION:
        return [section.uid for section in board.ledger.sections(board.plan.uid)]
    if by is GroupBy.LEADER:
        return _ranked(board, Leader)
    if by is GroupBy.UNIT:
        return _ranked(board, Unit)
    if by is GroupBy.STATUS:
        return [status.value for status in Status]
    return sorted(first, key=lambda key: first[key].due_on or date.max)


def _ranked(board: Board, kind: type[Leader] | type[Unit]) -> list[str]:
    rows = board.ledger.rows(kind).values()
    return [one.uid for one in sorted(rows, key=lambda one: one.position)]


def title(board: Board, by: GroupBy, key: str) -> str:
    """A group's heading."""
    if by is GroupBy.SECTION:
        section = board.ledger.find(Section, key)
        return section.heading if section else NO_SECTION
    if by is GroupBy.LEADER:
        leader = board.ledger.find(Leader, key)
        return shown_leader(board.ledger, leader, board.day) if leader else NO_LEADER
    if by is GroupBy.UNIT:
        unit = board.ledger.find(Unit, key)
        return unit.name if unit else NO_UNIT
    if by is GroupBy.DEADLINE:
        return deadline_title(key)
    return key


def deadline_title(key: str) -> str:
    """2023-12-31 → 2023年12月底; another day by its date; a wording without a day as it is."""
    try:
        day = date.fromisoformat(key)
    except ValueError:
        return key or NO_DEADLINE
    whole = day == month_end(day.year, day.month)
    return f"{day.year}年{day.month}月底" if whole else f"{day.year}年{day.month}月{day.day}日"
