"""修改记录: every change in the words of the screen, newest first.

Reads what the desk wrote; writes nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from tzdesk.domain.changes import Batch, Change, Source
from tzdesk.domain.fields import FIELDS
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Receipt, Row, Task, Unit
from tzdesk.domain.touching import rows_in, task_of
from tzdesk.domain.values import Stored
from tzdesk.services.change_words import VALUES, field_label, shown_value
from tzdesk.services.desk import Desk
from tzdesk.services.progress import Progress, unwatched
from tzdesk.store.state import Seal as Seal  # noqa: PLC0414 - known under this name

Made = dict[tuple[str, str], Row]
"""Rows that were made whole, by kind and uid."""
_CONTENT = ("summary", "report")
_REPORTED = ("report", "report_value")
"""Rows of a unit's report, whose uid begins with those of assignment and period."""
_UNITS_OWN = ("assignment", "unit_alias", "unit_member", "receipt")
"""Rows that name the unit that they are about."""
_UNTOLD = ("dispatch_row", "return", "open_cell")
"""Rows that a person never sees: what workbooks were sent out with, brought, and left open."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what changed, of which task and unit.

    `unit` is "" where the office's own word changed. `field` is the catalogue's name, the row's
    own field, None where a whole row was made or removed; `label` is the screen's word. `detail`
    names the file of a merge that brought the change.
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
    made, files = rows_in([one.change for one in logged]), _Files(desk.ledger)
    found: list[Entry] = []
    for one in logged:
        found.extend(reversed(list(_describe(desk.ledger, one.batch, one.change, made, files))))
    return found


def sealed(desk: Desk, report: Progress = unwatched) -> Seal:
    """Whether the history is whole, and its digest. Raises UserError where it cannot be read."""
    return desk.file.seal(report)


def changes_of_batch(desk: Desk, batch: Batch) -> list[Entry]:
    """The changes of a batch in the order in which they were made."""
    return describe(desk, batch, batch.changes)


def describe(desk: Desk, batch: Batch, changes: Iterable[Change]) -> list[Entry]:
    """These changes of a batch (those that 撤销 kept, for instance)."""
    made, files, ledger = rows_in(batch.changes), _Files(desk.ledger), desk.ledger
    return [one for change in changes for one in _describe(ledger, batch, change, made, files)]


def _rows_of(ledger: Ledger, task_uid: str) -> set[str]:
    """Rows that a task's history is about, beside all that are named after them."""
    parts = (*ledger.assignments(task_uid), *ledger.leaderships(task_uid))
    return {task_uid, *(one.uid for one in parts)}


def _describe(
    ledger: Ledger, batch: Batch, change: Change, made: Made, files: "_Files"
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
                yield _entry(ledger, batch, part, made, files)
        return
    yield _entry(ledger, batch, change, made, files)


def _is_copy(batch: Batch, change: Change) -> bool:
    """Whether a summary was made, or taken away, as what the period before says: an edit fills
    each new one with that before it changes a field, and what is shown does not change by it."""
    if change.entity != "summary" or change.field is not None or batch.source is Source.IMPORT:
        return False
    return (change.new or change.old)["period_uid"] is not None


def _entry(ledger: Ledger, batch: Batch, change: Change, made: Made, files: "_Files") -> Entry:
    task = ledger.find(Task, task_of(ledger, change, made))
    whole = change.field is None
    label = field_label(ledger, change, made)
    return Entry(
        at=batch.at,
        by=batch.by,
        source=batch.source.value,
        detail=files.told(batch, change),
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


class _Files:
    """Which file of a merge brought a change. Receipts are gone through once for each period."""

    def __init__(self, ledger: Ledger):
        self._ledger = ledger
        self._came: dict[str, dict[str, list[str]]] = {}

    def told(self, batch: Batch, change: Change) -> str:
        """The file; of many, where the receipts are gone with 撤销, how many there were."""
        names = batch.detail.split("、")
        if batch.source is not Source.MERGE or len(names) == 1:
            return batch.detail
        return next((one for one in self._of(change) if one in names), f"{len(names)} 个文件")

    def _of(self, change: Change) -> list[str]:
        """What came from the unit of a report, or of a receipt, for its period."""
        if change.entity == Receipt.entity:
            receipt = self._ledger.find(Receipt, change.uid)
            return [receipt.file_name or ""] if receipt else []
        if change.entity not in _REPORTED:
            return []
        assignment, period = change.uid.split(".")[:2]
        unit = self._ledger.value("assignment", assignment, "unit_uid")
        return self._of_period(period).get(str(unit), [])

    def _of_period(self, period_uid: str) -> dict[str, list[str]]:
        if period_uid not in self._came:
            came = self._came[period_uid] = {}
            for one in self._ledger.receipts(period_uid):
                came.setdefault(one.unit_uid, []).append(one.file_name or "")
        return self._came[period_uid]


def _own_field(change: Change, label: str) -> str | None:
    """Tags, and columns of the ledger by their heads, are fields whose rows come and go whole."""
    if change.entity in VALUES:
        return label
    return "tags" if change.entity == "task_tag" else change.field


def _unit_name(ledger: Ledger, change: Change, made: Made) -> str:
    """The unit whose part of a task, or whose own row, a change is about."""
    if change.entity == "unit":
        uid: object = change.uid
    elif change.entity in _REPORTED:
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
