"""The rows of a ledger that was exported before, made fit for one that may know some of them.

Leaders, units and columns are known by uid, else by name; what the ledger says of them stays.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tzdesk.domain.clerk_records import report_value_uid, task_value_uid
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import (
    CustomField,
    Leader,
    Record,
    ReportValue,
    Succession,
    Task,
    TaskValue,
    Unit,
    UnitAlias,
    UnitMember,
)
from tzdesk.domain.text import compact

_NAMING = {
    "unit_alias": "unit_uid",
    "unit_member": "member_uid",
    "assignment": "unit_uid",
    "leadership": "leader_uid",
}
"""Rows that name a unit or leader that the ledger may know by another uid, and where."""


def fitting_records(ledger: Ledger, records: Iterable[Record]) -> list[Record]:
    """The rows to make. Those known by uid or name are used as they are."""
    mapped: dict[str, str] = {}
    fresh: list[Record] = []
    leaders = {compact(one.name): one.uid for one in ledger.rows(Leader).values()}
    units = _unit_names(ledger)
    for record in records:
        uid = None
        if isinstance(record, (Leader, Unit)):
            names = leaders if isinstance(record, Leader) else units
            known = ledger.find(type(record), record.uid)
            uid = known.uid if known else names.get(compact(record.name))
        elif isinstance(record, CustomField):
            column = known_column(ledger, record)
            uid = column.uid if column else None
        if uid is None:
            fresh.append(record)
        else:
            mapped[record.uid] = uid
    found = [one for record in fresh if (one := _mapped(ledger, record, mapped, units))]
    return [_without_origin(ledger, one) if isinstance(one, Task) else one for one in found]


def _without_origin(ledger: Ledger, task: Task) -> Task:
    """The plan from which it was rolled over does not come along, and may not be there."""
    there = task.origin_uid is None or ledger.find(Task, task.origin_uid)
    return task if there else replace(task, origin_uid=None)


def known_column(ledger: Ledger, column: CustomField) -> CustomField | None:
    """The ledger's own column that another ledger's is: by uid, else by name, kind and scope."""
    if known := ledger.find(CustomField, column.uid):
        return known
    wanted = compact(column.name), column.kind, column.scope
    every = ledger.custom_fields()
    return next((one for one in every if (compact(one.name), one.kind, one.scope) == wanted), None)


def _unit_names(ledger: Ledger) -> dict[str, str]:
    names = {compact(one.name): one.unit_uid for one in ledger.rows(UnitAlias).values()}
    return names | {compact(one.name): one.uid for one in ledger.rows(Unit).values()}


def _mapped(
    ledger: Ledger, record: Record, mapped: Mapping[str, str], names: Mapping[str, str]
) -> Record | None:
    """The row with known units and leaders put in; None for what the ledger has or decides."""
    if _is_decided(record, mapped, names):
        return None
    if field := _NAMING.get(record.entity):
        named: str = getattr(record, field)
        return replace(record, **{field: mapped.get(named, named)})
    if isinstance(record, CustomField):
        return _beside_others(ledger, record)
    if isinstance(record, (TaskValue, ReportValue)):
        return _valued(record, mapped.get(record.field_uid, record.field_uid))
    return record


def _is_decided(record: Record, mapped: Mapping[str, str], names: Mapping[str, str]) -> bool:
    """Whether it is the ledger that says who bears a name, belongs to a unit, follows a leader."""
    if isinstance(record, UnitAlias):
        return compact(record.name) in names
    if isinstance(record, UnitMember):
        return record.unit_uid in mapped
    return isinstance(record, Succession) and record.leader_uid in mapped


def _beside_others(ledger: Ledger, column: CustomField) -> CustomField:
    """Behind the ledger's columns; by another name where one of another kind bears its own."""
    present = ledger.custom_fields()
    names = {compact(one.name) for one in present}
    name, count = column.name, 1
    while compact(name) in names:
        count += 1
        name = f"{column.name}（{count}）"
    return replace(column, name=name, position=column.position + len(present))


def _valued(record: TaskValue | ReportValue, field_uid: str) -> TaskValue | ReportValue:
    """What is said, in the column that the ledger has in the other's place."""
    if isinstance(record, TaskValue):
        uid = task_value_uid(record.task_uid, field_uid)
        return replace(record, uid=uid, field_uid=field_uid)
    uid = report_value_uid(record.assignment_uid, record.period_uid, field_uid)
    return replace(record, uid=uid, field_uid=field_uid)
