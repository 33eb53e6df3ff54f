"""Group rows of a view: tasks by section, leader, unit, deadline, status, tag or a list column.

A task under several leaders or units appears under each, with those of its sub-tasks. The order of
groups is the document's.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import TypeAlias

from tzdesk.domain.board import Board, TaskRow
from tzdesk.domain.catalogue import Catalogue
from tzdesk.domain.column_values import UNSAID, family_texts
from tzdesk.domain.fields import Kind
from tzdesk.domain.periods import month_end
from tzdesk.domain.records import Leader, Section, Unit
from tzdesk.domain.status import Status
from tzdesk.domain.successions import shown_leader


class GroupBy(StrEnum):
    """By what a view of any ledger groups."""

    SECTION = "section"
    LEADER = "leader"
    UNIT = "unit"
    DEADLINE = "deadline"
    STATUS = "status"
    TAG = "tag"

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
    GroupBy.TAG: "按标签",
}


@dataclass(frozen=True, slots=True)
class ByColumn:
    """By what tasks say in a list of the ledger's own; `value` is the name of its field."""

    value: str


Grouping: TypeAlias = GroupBy | ByColumn


def own_groupings(fields: Catalogue) -> tuple[ByColumn, ...]:
    """Those that a ledger with these fields has beside the usual ones: one for each list."""
    return tuple(ByColumn(one.name) for one in fields.custom if one.kind is Kind.CHOICE)


def grouping_named(value: str, fields: Catalogue) -> Grouping | None:
    """The grouping that is kept as `value`, if the ledger has it."""
    known: tuple[Grouping, ...] = (*GroupBy, *own_groupings(fields))
    return next((one for one in known if one.value == value), None)


def grouping_label(by: Grouping, fields: Catalogue) -> str:
    """按章节 …, 按任务类别."""
    return by.label if isinstance(by, GroupBy) else f"按{fields[by.value].label}"


NO_SECTION, NO_LEADER, NO_UNIT, NO_DEADLINE = "未分章节", "未明确领导", "未明确单位", "未写时限"
NO_TAG = "没有标签"


@dataclass(frozen=True, slots=True)
class Group:
    """One group: `key` is a uid, a deadline's key or the very word; "" where there is none."""

    key: str
    title: str
    rows: tuple[TaskRow, ...]

    @property
    def statuses(self) -> dict[Status, int]:
        """Tasks per status, those with none left out."""
        counts = Counter(row.status for row in self.rows)
        return {status: counts[status] for status in Status if counts[status]}


def keys_of(row: TaskRow, by: Grouping) -> tuple[str, ...]:
    """The groups that a task stands in; at least one."""
    return tuple(dict.fromkeys(_keys(by)(row)))


def lasting_keys(board: Board, by: Grouping) -> tuple[str, ...]:
    """Groups that are known while no task stands in them, since an edit may fill them."""
    if by is GroupBy.STATUS:
        return tuple(status.value for status in Status)
    return () if isinstance(by, GroupBy) else (*board.ledger.fields[by.value].choices, "")


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
    GroupBy.TAG: lambda row: [tag for one in row.family for tag in one.tags] or _NOWHERE,
}


def _keys(by: Grouping) -> Callable[[TaskRow], Sequence[str]]:
    return _KEYS[by] if isinstance(by, GroupBy) else partial(family_texts, by.value)


def group(board: Board, by: Grouping, rows: Iterable[TaskRow] | None = None) -> list[Group]:
    """The groups of `rows` (the whole board without them), empty ones left out."""
    tasks = list(board if rows is None else rows)
    found = numbered(board, by) if rows is None else _numbered(board, by, tasks)
    return [
        Group(key, title(board, by, key), tuple([tasks[number] for number in numbers]))
        for key, numbers in found
    ]


def numbered(board: Board, by: Grouping) -> list[tuple[str, list[int]]]:
    """The groups of the whole board as keys, each with the places of its tasks, ascending.

    Found once and kept with the board until a row changes: change nothing in there.
    """
    if by.value not in board.grouped:
        board.grouped[by.value] = _numbered(board, by, list(board))
    return board.grouped[by.value]


def _numbered(board: Board, by: Grouping, rows: Sequence[TaskRow]) -> list[tuple[str, list[int]]]:
    members: dict[str, list[int]] = defaultdict(list)
    keys = _keys(by)
    for number, row in enumerate(rows):
        for key in keys(row):
            members[key].append(number)
    members = {key: list(dict.fromkeys(numbers)) for key, numbers in members.items()}
    first = {key: rows[numbers[0]] for key, numbers in members.items()}
    order = {key: place for place, key in enumerate(_order(board, by, first))}
    return sorted(members.items(), key=lambda one: (one[0] == "", order.get(one[0], len(order))))


def _order(board: Board, by: Grouping, first: dict[str, TaskRow]) -> Sequence[str]:
    """All keys in the document's order; `first` is the first task of each."""
    if lasting := lasting_keys(board, by):
        return lasting
    if by is GroupBy.SECTION:
        return [section.uid for section in board.ledger.sections(board.plan.uid)]
    if by is GroupBy.LEADER:
        return _ranked(board, Leader)
    if by is GroupBy.UNIT:
        return _ranked(board, Unit)
    if by is GroupBy.TAG:
        return sorted(first, key=lambda key: first[key].position)
    return sorted(first, key=lambda key: first[key].due_on or date.max)


def _ranked(board: Board, kind: type[Leader] | type[Unit]) -> list[str]:
    rows = board.ledger.rows(kind).values()
    return [one.uid for one in sorted(rows, key=lambda one: one.position)]


def title(board: Board, by: Grouping, key: str) -> str:
    """A group's heading."""
    if isinstance(by, ByColumn):
        return key or UNSAID
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
    return key or NO_TAG


def deadline_title(key: str) -> str:
    """2023-12-31 → 2023年12月底; another day by its date; a wording without a day as it is."""
    try:
        day = date.fromisoformat(key)
    except ValueError:
        return key or NO_DEADLINE
    whole = day == month_end(day.year, day.month)
    return f"{day.year}年{day.month}月底" if whole else f"{day.year}年{day.month}月{day.day}日"
