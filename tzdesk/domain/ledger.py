"""A whole ledger in memory: its rows by kind, and who belongs to whom.

`store` fills it, `services` keep it in step with what they write, every view reads it. Knows
nothing of the file it came from.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar, cast

from tzdesk.domain.catalogue import Catalogue
from tzdesk.domain.changes import Change
from tzdesk.domain.records import (
    RECORDS,
    Assignment,
    Attachment,
    CustomField,
    CustomScope,
    Leader,
    Leadership,
    Period,
    Plan,
    Receipt,
    Record,
    Report,
    ReportValue,
    SavedView,
    Section,
    Succession,
    Summary,
    Task,
    TaskTag,
    TaskValue,
    Unit,
    UnitAlias,
    UnitMember,
    decode,
    from_row,
    report_uid,
    summary_uid,
)
from tzdesk.domain.text import compact

R = TypeVar("R", bound=Record)

_PARENTS: dict[str, tuple[str, ...]] = {
    "section": ("plan_uid",),
    "task": ("plan_uid", "parent_uid"),
    "leadership": ("task_uid",),
    "assignment": ("task_uid",),
    "period": ("plan_uid",),
    "unit_alias": ("unit_uid",),
    "unit_member": ("unit_uid",),
    "receipt": ("period_uid",),
    "return": ("receipt_uid",),
    "open_cell": ("receipt_uid",),
    "task_tag": ("task_uid",),
    "task_value": ("task_uid",),
    "report_value": ("assignment_uid",),
    "succession": ("leader_uid",),
    "attachment": ("task_uid",),
}
"""By which fields rows of a kind are found from their parents."""

_POSITION, _ENTITY = attrgetter("position"), attrgetter("entity")


def _edited_row(change: Change) -> tuple[str, str, bool]:
    """What changes that stand one behind the other and alter fields of one row have in common."""
    return change.entity, change.uid, change.field is not None


class Ledger:
    """All rows of one ledger. Changed only by `apply`."""

    def __init__(self, records: Iterable[Record] = (), pinyin: Mapping[str, str] | None = None):
        self._tables: dict[str, dict[str, Record]] = {entity: {} for entity in RECORDS}
        self._children: dict[str, dict[str, list[str]]] = {
            entity: defaultdict(list) for entity in _PARENTS
        }
        self.pinyin: dict[str, str] = dict(pinyin or {})
        """The pinyin key of each row that has searchable text, by uid."""
        self._catalogue: tuple[tuple[CustomField, ...], Catalogue] | None = None
        # Mostly thousands of one kind after the other, as `store` hands them over.
        for entity, rows in groupby(records, key=_ENTITY):
            self._put_all(entity, list(rows))

    def rows(self, kind: type[R]) -> Mapping[str, R]:
        """All rows of a kind by uid, in the order in which they were made."""
        return cast("Mapping[str, R]", self._tables[kind.entity])

    def find(self, kind: type[R], uid: str | None) -> R | None:
        """The row of that uid, or None."""
        return cast("R | None", self._tables[kind.entity].get(uid)) if uid else None

    def get(self, kind: type[R], uid: str) -> R:
        """The row of that uid. Raises KeyError where there is none."""
        return cast("R", self._tables[kind.entity][uid])

    def children(self, kind: type[R], parent_uid: str) -> Iterator[R]:
        """The rows of a kind that belong to a parent (see `_PARENTS`)."""
        table = self._tables[kind.entity]
        return (cast("R", table[uid]) for uid in self._children[kind.entity].get(parent_uid, ()))

    def _ordered(self, kind: type[Any], parent_uid: str) -> list[Any]:
        rows: list[Any] = list(self.children(kind, parent_uid))
        if len(rows) > 1:
            rows.sort(key=_POSITION)
        return rows

    @property
    def plans(self) -> list[Plan]:
        """Newest year first."""
        return sorted(self.rows(Plan).values(), key=lambda plan: -plan.year)

    def sections(self, plan_uid: str) -> list[Section]:
        """In the document's order, nested ones after their parent."""
        return self._ordered(Section, plan_uid)

    def tasks(self, plan_uid: str) -> list[Task]:
        """In the document's order, sub-tasks behind the task of which they are parts."""
        found: list[Task] = self._ordered(Task, plan_uid)
        whole = [one for one in found if one.parent_uid is None]
        if len(whole) == len(found):
            return found
        return [one for task in whole for one in (task, *self.subtasks(task.uid))]

    def leaderships(self, task_uid: str) -> list[Leadership]:
        """In the printed order."""
        return self._ordered(Leadership, task_uid)

    def assignments(self, task_uid: str) -> list[Assignment]:
        """In the printed order."""
        return self._ordered(Assignment, task_uid)

    def periods(self, plan_uid: str) -> list[Period]:
        """Oldest first."""
        return sorted(self.children(Period, plan_uid), key=lambda period: period.start)

    def aliases(self, unit_uid: str) -> list[str]:
        """The other names of a unit."""
        return [alias.name for alias in self.children(UnitAlias, unit_uid)]

    def members(self, unit_uid: str) -> list[UnitMember]:
        """The members of a collective unit."""
        return self._ordered(UnitMember, unit_uid)

    def receipts(self, period_uid: str) -> list[Receipt]:
        """What units handed in for a period, oldest first."""
        return sorted(self.children(Receipt, period_uid), key=lambda receipt: receipt.received_at)

    def summary(self, task_uid: str, period_uid: str | None) -> Summary | None:
        """What the office wrote for exactly this period (None: the year), or None."""
        return self.find(Summary, summary_uid(task_uid, period_uid))

    def report(self, assignment_uid: str, period_uid: str) -> Report | None:
        """What a unit reported for exactly this period, or None."""
        return self.find(Report, report_uid(assignment_uid, period_uid))

    def subtasks(self, task_uid: str) -> list[Task]:
        """The parts into which a task was split, in order."""
        return self._ordered(Task, task_uid)

    def tags(self, task_uid: str) -> list[str]:
        """The clerk's words on a task, in the order in which they were given."""
        return [tag.name for tag in self.children(TaskTag, task_uid)]

    def custom_fields(self, scope: CustomScope | None = None) -> list[CustomField]:
        """自定义列 in order: all, or the office's or the units' alone."""
        fields = self.rows(CustomField).values()
        return sorted((one for one in fields if scope in (None, one.scope)), key=_POSITION)

    @property
    def fields(self) -> Catalogue:
        """The field catalogue of this ledger: a new one when its columns have changed."""
        seen = tuple(self.rows(CustomField).values())
        if self._catalogue is None or seen != self._catalogue[0]:
            self._catalogue = seen, Catalogue(self.custom_fields())
        return self._catalogue[1]

    def task_values(self, task_uid: str) -> list[TaskValue]:
        """What the office's custom fields say of a task; see `task_value_uid` for one of them."""
        return list(self.children(TaskValue, task_uid))

    def report_values(self, assignment_uid: str, period_uid: str) -> list[ReportValue]:
        """What a unit said in custom fields in exactly this period."""
        values = self.children(ReportValue, assignment_uid)
        return [one for one in values if one.period_uid == period_uid]

    def successions(self, leader_uid: str) -> list[Succession]:
        """Who came to stand for a leader, oldest first."""
        return sorted(self.children(Succession, leader_uid), key=lambda one: one.start)

    def saved_views(self) -> list[SavedView]:
        """我的视图 in order."""
        return sorted(self.rows(SavedView).values(), key=_POSITION)

    def attachments(self, task_uid: str) -> list[Attachment]:
        """The files of a task, oldest first."""
        return sorted(self.children(Attachment, task_uid), key=lambda one: one.added_at)

    @property
    def leaders(self) -> list[Leader]:
        """All leaders, the first in rank first."""
        return sorted(self.rows(Leader).values(), key=lambda one: (one.position, one.uid))

    def leader_named(self, name: str) -> Leader | None:
        """The leader of that name; width and white space do not count."""
        wanted = compact(name)
        leaders = self.rows(Leader).values()
        return next((one for one in leaders if compact(one.name) == wanted), None)

    def unit_named(self, name: str) -> Unit | None:
        """The unit of that name or alias; width and white space do not count."""
        wanted = compact(name)
        for unit in self.rows(Unit).values():
            if compact(unit.name) == wanted:
                return unit
        for alias in self.rows(UnitAlias).values():
            if compact(alias.name) == wanted:
                return self.get(Unit, alias.unit_uid)
        return None

    def value(self, entity: str, uid: str, field: str) -> Any:
        """One field of one row, as the record holds it; None where there is no such row."""
        row = self._tables[entity].get(uid)
        return getattr(row, field) if row is not None else None

    def apply(self, changes: Iterable[Change]) -> None:
        """Brings the rows up to what was written."""
        for (entity, uid, edited), found in groupby(changes, key=_edited_row):
            if edited:
                self._set(entity, uid, found)
                continue
            for change in found:
                if change.new is None:
                    self._drop(entity, uid)
                else:
                    self._put(from_row(entity, change.new))

    def spell(self, keys: Mapping[str, str | None]) -> None:
        """Takes in new pinyin keys by uid; None takes one away."""
        for uid, key in keys.items():
            if key is None:
                self.pinyin.pop(uid, None)
            else:
                self.pinyin[uid] = key

    def _set(self, entity: str, uid: str, changes: Iterable[Change]) -> None:
        """The fields of one row at once: a row is made anew for them."""
        row = self._tables[entity][uid]
        fields = {cast("str", one.field): one.new for one in changes}
        after = replace(row, **{name: decode(entity, name, new) for name, new in fields.items()})
        if not fields.keys().isdisjoint(_PARENTS.get(entity, ())):
            self._drop(entity, uid)
            self._put(after)
        else:
            self._tables[entity][uid] = after

    def _put(self, record: Record) -> None:
        self._tables[record.entity][record.uid] = record
        for parent in _PARENTS.get(record.entity, ()):
            if parent_uid := getattr(record, parent):
                self._children[record.entity][parent_uid].append(record.uid)

    def _put_all(self, entity: str, rows: Sequence[Record]) -> None:
        uids = [row.uid for row in rows]
        self._tables[entity].update(zip(uids, rows, strict=True))
        for parent in _PARENTS.get(entity, ()):
            children = self._children[entity]
            for parent_uid, uid in zip(map(attrgetter(parent), rows), uids, strict=True):
                if parent_uid:
                    children[parent_uid].append(uid)

    def _drop(self, entity: str, uid: str) -> None:
        row = self._tables[entity].pop(uid)
        self.pinyin.pop(uid, None)
        for parent in _PARENTS.get(entity, ()):
            if parent_uid := getattr(row, parent):
                self._unlink(entity, parent_uid, uid)

    def _unlink(self, entity: str, parent_uid: str, uid: str) -> None:
        siblings = self._children[entity][parent_uid]
        # Rows are mostly taken back last first: a whole plan then goes in one pass.
        if siblings[-1] == uid:
            siblings.pop()
        else:
            siblings.remove(uid)
        if not siblings:
            del self._children[entity][parent_uid]
