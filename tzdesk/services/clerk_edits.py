"""What a clerk says in tags, star and own columns, as changes: a row for each word, none for none.

Takes values as the catalogue has read them; writing them is the desk's business.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from tzdesk.domain.changes import Change, Source, created, removed
from tzdesk.domain.clerk_records import report_value_uid, task_tag_uid, task_value_uid
from tzdesk.domain.clerk_values import tags_in
from tzdesk.domain.fields import FIELDS
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import ReportValue, Task, TaskTag, TaskValue
from tzdesk.domain.values import Stored
from tzdesk.services.desk import Desk, Written

_CONTENT = ("summary", "report", "task")
_VALUES = ("task_value", "report_value")


def task_changes(ledger: Ledger, task_uid: str, values: Mapping[str, Stored]) -> Iterator[Change]:
    """Gives a task's own fields (`Scope.TASK`) these stored values."""
    for name, value in values.items():
        if name == "starred":
            old = ledger.get(Task, task_uid).starred
            yield Change("task", task_uid, "starred", old, bool(value))
        elif name == "tags":
            yield from tag_changes(ledger, task_uid, tags_in(str(value or "")))
        else:
            uid = task_value_uid(task_uid, name)
            row = TaskValue(uid=uid, task_uid=task_uid, field_uid=name, value=str(value or ""))
            yield from _said(ledger, row)


def tag_changes(ledger: Ledger, task_uid: str, wanted: tuple[str, ...]) -> Iterator[Change]:
    """Gives a task these tags; those that it has already keep their place before new ones."""
    uids = {name: task_tag_uid(task_uid, name) for name in (*ledger.tags(task_uid), *wanted)}
    for name, uid in uids.items():
        tag = TaskTag(uid=uid, task_uid=task_uid, name=name)
        known = ledger.find(TaskTag, uid) is not None
        if known and name not in wanted:
            yield from removed([tag])
        elif not known:
            yield from created([tag])


def report_value_changes(
    ledger: Ledger, assignment_uid: str, period_uid: str, values: Mapping[str, Stored]
) -> Iterator[Change]:
    """Gives a unit's own columns in a period these stored values."""
    for name, value in values.items():
        row = ReportValue(
            uid=report_value_uid(assignment_uid, period_uid, name),
            assignment_uid=assignment_uid,
            period_uid=period_uid,
            field_uid=name,
            value=str(value or ""),
        )
        yield from _said(ledger, row)


def _said(ledger: Ledger, row: TaskValue | ReportValue) -> Iterator[Change]:
    known = ledger.find(type(row), row.uid)
    if known is None:
        yield from created([row] if row.value else [])
    elif row.value:
        yield Change(row.entity, row.uid, "value", known.value, row.value)
    else:
        yield from removed([known])


def said_in(change: Change) -> tuple[str, str] | None:
    """The cell that an edit's change is of: whose row it is in, and the field.

    None where a summary or report is made or removed whole.
    """
    if change.entity == "task_tag":
        return change.uid.partition(".")[0], "tags"
    if change.entity in _VALUES:
        owner, _, name = change.uid.rpartition(".")
        return owner, name
    if change.entity in _CONTENT and change.field in FIELDS:
        return change.uid, change.field
    return None


def known_tags(ledger: Ledger) -> dict[str, int]:
    """All tags of the ledger by how many tasks bear them, in the order in which they came up."""
    return dict(Counter(one.name for one in ledger.rows(TaskTag).values()))


def tag_tasks(
    desk: Desk, task_uids: Sequence[str], put_on: Collection[str], take_off: Collection[str]
) -> Written:
    """Puts tags on tasks and takes others off; what else a task bears stays on it."""
    changes: list[Change] = []
    for uid in task_uids:
        kept = [tag for tag in desk.ledger.tags(uid) if tag not in take_off]
        changes += tag_changes(desk.ledger, uid, tuple(dict.fromkeys((*kept, *put_on))))
    count = f"（{len(task_uids)} 项）" if len(task_uids) > 1 else ""
    source = Source.BULK if len(task_uids) > 1 else Source.EDIT
    return desk.write(changes, source, f"修改标签{count}")
