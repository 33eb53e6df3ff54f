"""Which tasks a change touches, and whether it moves more than their rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tzdesk.domain.changes import Change
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Assignment, Leadership, Row

_OWN = {"task": "uid", "leadership": "task_uid", "assignment": "task_uid", "summary": "task_uid"}
"""Rows that belong to one task, and by which field."""
_WHOLE = frozenset({"plan", "section", "period", "received"})
"""Rows whose change may alter every task's row."""
_PLACING = frozenset({"plan_uid", "section_uid", "position"})
"""Fields of a task that say where it stands."""
_QUIET = frozenset({"contact", "phone"})
"""Fields of a unit that leave lists of units as they are."""


@dataclass(frozen=True, slots=True)
class Touched:
    """`tasks` are uids; `structure`: tasks, sections, periods or names came, went or moved."""

    tasks: frozenset[str]
    structure: bool


def joined(found: Iterable[Touched]) -> Touched:
    """All that was touched, as one."""
    each = tuple(found)
    return Touched(
        frozenset[str]().union(*(one.tasks for one in each)), any(one.structure for one in each)
    )


def touched(ledger: Ledger, changes: Sequence[Change]) -> Touched:
    """What the changes touch, seen from the ledger before or after them."""
    made = rows_in(changes)
    tasks: set[str] = set()
    units: set[str] = set()
    leaders: set[str] = set()
    for change in {(one.entity, one.uid): one for one in changes}.values():
        if task := task_of(ledger, change, made):
            tasks.add(task)
        elif change.entity == "leader":
            leaders.add(change.uid)
        elif unit := _unit_of(ledger, change, made):
            units.add(unit)
    tasks.update(_working_on(ledger, units, leaders))
    return Touched(frozenset(tasks), any(map(_is_structural, changes)))


def rows_in(changes: Iterable[Change]) -> dict[tuple[str, str], Row]:
    """The whole rows that the changes make or remove, by kind and uid."""
    return {(one.entity, one.uid): one.new or one.old for one in changes if one.field is None}


def task_of(
    ledger: Ledger, change: Change, made: dict[tuple[str, str], Row] | None = None
) -> str | None:
    """The task whose own row, summary, report, leader or unit the change is about.

    `made` holds rows that the ledger may not have: those made or removed along with the change.
    """
    own = made or {}
    task: str | None = None
    if field := _OWN.get(change.entity):
        task = _value(ledger, change.entity, change.uid, field, own)
    elif change.entity == "report":
        assignment = _value(ledger, "report", change.uid, "assignment_uid", own)
        task = _value(ledger, "assignment", assignment or _owner(change), "task_uid", own)
    return task or (_owner(change) if change.entity == "summary" else None)


def _owner(change: Change) -> str:
    """What a summary or report that is gone belonged to: its uid says so."""
    return change.uid.rpartition(".")[0]


def _value(
    ledger: Ledger, entity: str, uid: str, field: str, made: dict[tuple[str, str], Row]
) -> Any:
    if field == "uid":
        return uid
    if row := made.get((entity, uid)):
        return row[field]
    return ledger.value(entity, uid, field)


def _unit_of(ledger: Ledger, change: Change, made: dict[tuple[str, str], Row]) -> str | None:
    if change.entity == "unit":
        return change.uid
    if change.entity in ("unit_alias", "unit_member", "receipt"):
        unit: str | None = _value(ledger, change.entity, change.uid, "unit_uid", made)
        return unit
    return None


def _working_on(ledger: Ledger, units: set[str], leaders: set[str]) -> Iterable[str]:
    """The tasks of these units and leaders."""
    if units:
        rows = ledger.rows(Assignment).values()
        yield from (one.task_uid for one in rows if one.unit_uid in units)
    if leaders:
        links = ledger.rows(Leadership).values()
        yield from (one.task_uid for one in links if one.leader_uid in leaders)


def _is_structural(change: Change) -> bool:
    if change.entity in _WHOLE:
        return True
    if change.entity == "task":
        return change.field is None or change.field in _PLACING
    return change.entity in ("unit", "leader") and change.field not in _QUIET
