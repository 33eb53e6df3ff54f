"""The leaders and units of a task as another list has them: what comes, goes and stays.

One rule for an update of the plan and for 修改任务: a unit that is no longer named but has
reported keeps its part of the task, which then owes nothing more. Writes nothing.
"""

from collections.abc import Container, Iterator, Sequence

from tzdesk.domain.changes import Change, created, removed
from tzdesk.domain.json_values import encode
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import (
    Assignment,
    DispatchRow,
    Duty,
    OpenCell,
    Record,
    Report,
    ReportValue,
    Task,
)
from tzdesk.domain.subtasks import nth_of, subtask_number, whole_number
from tzdesk.services.plan_rows import Share, assignment_row, leadership_row

_ON_PARTS: tuple[type[Report | ReportValue | DispatchRow | OpenCell], ...] = (
    *(Report, ReportValue, DispatchRow, OpenCell),
)
"""Rows that name a part of a task, and cannot be without it."""


def set_field(row: Record, field: str, value: object) -> Change:
    """A field's change; one that changes nothing is dropped when it is written."""
    return Change(row.entity, row.uid, field, encode(getattr(row, field)), value)


def renumber(
    ledger: Ledger, task: Task, number: str | None, but: Container[str] = ()
) -> Iterator[Change]:
    """Gives a task another number; its sub-tasks (but those) take it over: 31-1 of 30-1."""
    yield set_field(task, "number", number)
    for part in ledger.subtasks(task.uid):
        if task.number and whole_number(part.number) == task.number and part.uid not in but:
            yield set_field(part, "number", subtask_number(number, nth_of(part.number)))


def used_parts(ledger: Ledger) -> set[str]:
    """The parts of tasks that cannot simply go: reported on, sent out, or stood in for."""
    found: set[str] = set()
    for kind in _ON_PARTS:
        found.update(one.assignment_uid for one in ledger.rows(kind).values())
    return found | {one.via_uid for one in ledger.rows(Assignment).values() if one.via_uid}


def leader_changes(ledger: Ledger, task_uid: str, shares: Sequence[Share]) -> Iterator[Change]:
    """What makes these the leaders of a task, in this order."""
    old = {one.leader_uid: one for one in ledger.leaderships(task_uid)}
    for share in shares:
        if link := old.pop(share.uid, None):
            yield set_field(link, "role", share.role.value)
            yield set_field(link, "position", share.position)
        else:
            yield from created([leadership_row(task_uid, share)])
    yield from removed(old.values())


def unit_changes(
    ledger: Ledger, task_uid: str, shares: Sequence[Share], used: Container[str]
) -> Iterator[Change]:
    """What makes these the units of a task, in this order; `used` as `used_parts` finds them."""
    old = {one.unit_uid: one for one in ledger.assignments(task_uid)}
    for share in shares:
        part = old.pop(share.uid, None)
        if part is None:
            yield from created([assignment_row(task_uid, share)])
            continue
        yield set_field(part, "role", share.role.value)
        yield set_field(part, "position", share.position)
        if part.via_uid is not None:
            # It stood in for a collective unit; now the task names it itself.
            yield set_field(part, "via_uid", None)
            yield set_field(part, "printed", share.name)
    for part in old.values():
        yield from _no_longer_named(part, len(shares), used)


def _no_longer_named(part: Assignment, behind: int, used: Container[str]) -> Iterator[Change]:
    if part.via_uid is not None:
        return
    if part.uid in used:
        yield set_field(part, "duty", Duty.EXEMPT.value)
        yield set_field(part, "position", behind + part.position)
    else:
        yield from removed([part])
