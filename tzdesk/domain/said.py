"""What is said in a field of the catalogue, as the stored value; None where nothing is.

The one place that knows where a field's value lies: in a row of a board, or in the ledger.
"""

from tzdesk.domain.clerk_records import task_value_uid
from tzdesk.domain.clerk_values import SEPARATOR
from tzdesk.domain.fields import REPORT_FIELDS, Field, Scope
from tzdesk.domain.json_values import encode
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import ReportValue, Task, TaskValue
from tzdesk.domain.task_rows import TaskRow, UnitRow
from tzdesk.domain.values import Stored


def task_said(row: TaskRow, field: Field) -> Stored:
    """Of a task: the office's summary, or the clerk's own word."""
    if field.custom:
        return next((text for name, text in row.values if name == field.name), None)
    if field.scope is Scope.TASK:
        return row.starred or None if field.name == "starred" else SEPARATOR.join(row.tags) or None
    if field.name == "status":
        return row.status.value
    if field.name == "percent":
        return row.percent
    value: Stored = encode(getattr(row.summary, field.name)) if row.summary else None
    return value


def clerk_said(ledger: Ledger, task_uid: str, field: Field) -> Stored:
    """Of a task the clerk's own word (`Scope.TASK`), for those that have no board of it."""
    if field.custom:
        row = ledger.find(TaskValue, task_value_uid(task_uid, field.name))
        return row.value if row else None
    if field.name == "starred":
        return ledger.get(Task, task_uid).starred or None
    return SEPARATOR.join(ledger.tags(task_uid)) or None


def unit_said(unit: UnitRow, field: Field) -> Stored:
    """Of a unit's part of a task: its report."""
    if field.custom:
        return next((text for name, text in unit.values if name == field.name), None)
    value: Stored = encode(getattr(unit.report, field.name)) if unit.report else None
    return value


def reported(ledger: Ledger, assignment_uid: str, period_uid: str) -> dict[str, Stored]:
    """What a unit says in a period, by field, in the catalogue's order; nothing said is left out.

    For those that have no board of that period.
    """
    report = ledger.report(assignment_uid, period_uid)
    values: dict[str, Stored] = {}
    if report is not None:
        found = ((one.name, encode(getattr(report, one.name))) for one in REPORT_FIELDS)
        values = {name: value for name, value in found if value is not None}
    if ledger.rows(ReportValue):
        own = {one.field_uid: one.value for one in ledger.report_values(assignment_uid, period_uid)}
        values |= {one.name: own[one.name] for one in ledger.fields.custom if one.name in own}
    return values
