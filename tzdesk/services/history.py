"""修改记录: every change in the words of the screen, newest first.

Reads what the desk wrote; writes nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from tzdesk.domain.changes import Batch, Change, Source
from tzdesk.domain.fields import FIELDS
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Row, Task, Unit
from tzdesk.domain.touching import rows_in, task_of
from tzdesk.domain.values import Stored
from tzdesk.services.change_words import VALUES, field_label, shown_value
from tzdesk.services.desk import Desk

_CONTENT = ("summary", "report")
_UNITS_OWN = ("assignment", "unit_alias", "unit_member", "receipt")
"""Rows that name the unit that they are about."""
_UNTOLD = ("dispatch_row", "return", "open_cell")
"""Rows that a person never sees: what workbooks were sent out with, brought, and left open."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what changed, of which task and unit.

    `unit` is "" where the office's own word changed. `field` is the catalogue's name, the row's
    own field, None where a whole row was made or removed; `label` is the screen's word.
    `old` and `new` are the stored values, `shown_old` and `shown_new` as the screen writes them.
    """

    at: datetime
    by: str
    source: str
    detail: str
    title: str
    batch: str
    task_uid: str | None
    number: str | None
    unit: str
    entity: str
    field: str | None
    label: str
    old: Stored
    new: Stored
    shown_old: str
    shown_new: str


def entries(desk: Desk, task_uid: str | None = None, limit: int | None = None) -> list[Entry]:
    """The whole history, or one task's, newest first; `limit` counts changes."""
    uids = None if task_uid is None else _rows_of(desk.ledger, task_uid)
    logged = desk.file.changes_of(uids, limit)
    made = rows_in([one.change for one in logged])
    found: list[Entry] = []
    for one in logged:
        found.extend(reversed(list(_describe(desk.ledger, one.batch, one.change, made))))
    return found


def changes_of_batch(desk: Desk, batch: Batch) -> list[Entry]:
    """The changes of a batch in the order in which they were made."""
    return describe(desk, batch, batch.changes)


def describe(desk: Desk, batch: Batch, changes: Iterable[Change]) -> list[Entry]:
    """These changes of a batch (those that 撤销 kept, for instance)."""
    made = rows_in(batch.changes)
    return [entry for change in changes for entry in _describe(desk.ledger, batch, change, made)]


def _rows_of(ledger: Ledger, task_uid: str) -> set[str]:
    """Rows that a task's history is about, beside all that are named after them."""
    parts = (*ledger.assignments(task_uid), *ledger.leaderships(task_uid))
    return {task_uid, *(one.uid for one in parts)}


def _describe(
    ledger: Ledger, batch: Batch, change: Change, made: dict[tuple[str, str], Row]
) -> Iterator[Entry]:
    """A content row made or removed whole is told field by field; made bare it tells nothing."""
    if change.entity in _UNTOLD or _is_copy(batch, change):
        return
    if change.field is None and change.entity in _CONTENT:
        olds, news = change.old or {}, change.new or {}
        for name in FIELDS:
            old, new = olds.get(name), news.get(name)
            if old != new:
                part = Change(change.entity, change.uid, name, old, new)
                yield _entry(ledger, batch, part, made)
        return
    yield _entry(ledger, batch, change, made)


def _is_copy(batch: Batch, change: Change) -> bool:
    """Whether a summary was made, or taken away, as what the period before says: an edit fills
    each new one with that before it changes a field, and what is shown does not change by it."""
    if change.entity != "summary" or change.field is not None or batch.source is Source.IMPORT:
        return False
    return (change.new or change.old)["period_uid"] is not None


def _entry(ledger: Ledger, batch: Batch, change: Change, made: dict[tuple[str, str], Row]) -> Entry:
    task = ledger.find(Task, task_of(ledger, change, made))
    whole = change.field is None
    label = field_label(ledger, change, made)
    return Entry(
        at=batch.at,
        by=batch.by,
        source=batch.source.value,
        detail=batch.detail,
        title=batch.title,
        batch=batch.uid,
        task_uid=task.uid if task else None,
        number=task.number if task else None,
        unit=_unit_name(ledger, change, made),
        entity=change.entity,
        field=_own_field(change, label),
        label=label,
        old=shown_value(ledger, change, change.old) if whole else change.old,
        new=shown_value(ledger, change, change.new) if whole else change.new,
        shown_old=shown_value(ledger, change, change.old),
        shown_new=shown_value(ledger, change, change.new),
    )


def _own_field(change: Change, label: str) -> str | None:
    """Tags, and columns of the ledger by their heads, are fields whose rows come and go whole."""
    if change.entity in VALUES:
        return label
    return "tags" if change.entity == "task_tag" else change.field


def _unit_name(ledger: Ledger, change: Change, made: dict[tuple[str, str], Row]) -> str:
    """The unit whose part of a task, or whose own row, a change is about."""
    if change.entity == "unit":
        uid: object = change.uid
    elif change.entity in ("report", "report_value"):
        row = made.get((change.entity, change.uid))
        assignment = row["assignment_uid"] if row else change.uid.partition(".")[0]
        uid = ledger.value("assignment", str(assignment), "unit_uid")
    elif change.entity in _UNITS_OWN:
        row = made.get((change.entity, change.uid))
        uid = row["unit_uid"] if row else ledger.value(change.entity, change.uid, "unit_uid")
    else:
        return ""
    unit = ledger.find(Unit, str(uid)) if uid else None
    return unit.name if unit else ""
