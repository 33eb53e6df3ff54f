"""指定单位: which units may report in a collective unit's place. Plain values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tzdesk.domain.board import Board
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Unit, UnitCategory, unit_order
from tzdesk.domain.search import SearchKey, name_key
from tzdesk.services.unit_members import only_task

_TOWNS = ("乡", "镇", "街道")
_BETWEEN = re.compile(r"[、，,；;\s]+")


@dataclass(frozen=True, slots=True)
class Collective:
    """A collective unit, and the uids of the tasks on which it stands."""

    uid: str
    name: str
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A unit that may be ticked; `given`: it reports for all the tasks already."""

    name: str
    given: bool
    search: SearchKey


def possible_members(ledger: Ledger, collective: Collective) -> list[Member]:
    """Every unit but collective ones; where the name speaks of towns, towns first."""
    given = {one.member_uid for one in ledger.members(collective.uid) if one.task_uid is None}
    units = [one for one in ledger.rows(Unit).values() if not one.collective]
    units.sort(key=unit_order)
    if any(mark in collective.name for mark in _TOWNS):
        units.sort(key=lambda one: one.category is not UnitCategory.TOWNSHIP)
    return [
        Member(one.name, one.uid in given, name_key(ledger, one.uid, one.name)) for one in units
    ]


def task_words(board: Board, collective: Collective) -> list[tuple[str, str]]:
    """Each of the unit's tasks by uid: 「仅第 31 项」."""
    rows = [board.rows[uid] for uid in collective.tasks]
    return [(row.uid, only_task(row.number)) for row in rows]


def typed_names(text: str) -> list[str]:
    """Names that were typed one behind the other."""
    return [one for one in _BETWEEN.split(text) if one]


def all_names(ticked: Sequence[str], typed: str) -> list[str]:
    """Those that were ticked and those that were typed, each once."""
    return list(dict.fromkeys([*ticked, *typed_names(typed)]))
