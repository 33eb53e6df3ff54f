"""Which tasks a change touches, and whether it moves more than their rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from tzdesk.domain.changes import Change
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Assignment, Leadership, Row
from tzdesk.domain.subtasks import whole_of

ADDED = frozenset({"task_tag", "task_value", "report_value", "attachment"})
"""What a clerk adds to a task: rows whose making and removing is itself a change by hand."""
_OWN = {
    "task": "uid",
    **dict.fromkeys(("leadership", "assignment", "summary"), "task_uid"),
    **dict.fromkeys(("task_tag", "task_value", "attachment"), "task_uid"),
}
"""Rows that belong to one task, and by which field."""
_NAMED_AFTER = frozenset({"summary", "task_tag", "task_value", "attachment"})
"""Rows whose uid begins with their task's."""
_OF_ASSIGNMENT = frozenset({"report", "report_value"})
"""Rows whose uid begins with their assignment's."""
_WHOLE = frozenset({"plan", "section", "period", "received", "custom_field", "succession"})
"""Rows whose change may alter every task's row."""
_PLACING = frozenset({"plan_uid", "section_uid", "parent_uid", "position"})
"""Fields of a task that say where it stands."""
_QUIET = frozenset({"contact", "phone"})
"""Fields of a unit that leave lists of units as they are."""


@dataclass(frozen=True, slots=True)
class Touched:
    """`tasks` are uids, of sub-tasks those of the wholes, too.

    `structure`: tasks, sections, periods or names came, went or moved.
    """

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
        elif leader := _leader_of(ledger, change, made):
            leaders.add(leader)
        elif unit := _unit_of(ledger, change, made):
            units.add(unit)
    tasks.update(_working_on(ledger, units, leaders))
    tasks.update(map(partial(whole_of, ledger), tuple(tasks)))
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
    elif change.entity in _OF_ASSIGNMENT:
        assignment = _value(ledger, change.entity, change.uid, "assignment_uid", own)
        task = _value(ledger, "assignment", assignment or _owner(change), "task_uid", own)
    return task or (_owner(change) if change.entity in _NAMED_AFTER else None)


def _owner(change: Change) -> str:
    """What a row that is gone belonged to: its uid says so."""
    return change.uid.partition(".")[0]


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


def _leader_of(ledger: Ledger, change: Change, made: dict[tuple[str, str], Row]) -> str | None:
    if change.entity == "succession":
        leader: str | None = _value(ledger, "succession", change.uid, "leader_uid", made)
        return leader
    return change.uid if change.entity == "leader" else None


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
