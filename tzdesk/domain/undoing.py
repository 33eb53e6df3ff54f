"""Taking changes back when other changes may have followed: what goes, what stays, what forbids it.

Pure: answers the changes to write and never writes them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tzdesk.domain.breath import breathe
from tzdesk.domain.changes import Change
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import RECORDS, Record, Row, from_row, to_row

_MADE_WHOLE = frozenset({"receipt", "task_value", "report_value", "attachment"})
"""Rows that are made with what they say, so that a later word is one that changed since."""
CONTENT = _MADE_WHOLE | {"summary", "report", "return", "open_cell", "task_tag"}
"""Rows of which one field can be taken back without the others."""

REFERENCES: dict[str, dict[str, str]] = {
    "section": {"plan_uid": "plan", "parent_uid": "section"},
    "task": {
        "plan_uid": "plan",
        "section_uid": "section",
        "parent_uid": "task",
        "origin_uid": "task",
    },
    "leadership": {"task_uid": "task", "leader_uid": "leader"},
    "unit_alias": {"unit_uid": "unit"},
    "unit_member": {"unit_uid": "unit", "member_uid": "unit", "task_uid": "task"},
    "assignment": {"task_uid": "task", "unit_uid": "unit", "via_uid": "assignment"},
    "period": {"plan_uid": "plan"},
    "summary": {"task_uid": "task", "period_uid": "period"},
    "report": {"assignment_uid": "assignment", "period_uid": "period"},
    "dispatch": {"period_uid": "period"},
    "dispatch_row": {"dispatch_uid": "dispatch", "assignment_uid": "assignment"},
    "received": {"dispatch_uid": "dispatch", "unit_uid": "unit"},
    "receipt": {"unit_uid": "unit", "period_uid": "period"},
    "return": {"receipt_uid": "receipt"},
    "open_cell": {"receipt_uid": "receipt", "assignment_uid": "assignment"},
    "task_tag": {"task_uid": "task"},
    "task_value": {"task_uid": "task", "field_uid": "custom_field"},
    "report_value": {
        "assignment_uid": "assignment",
        "period_uid": "period",
        "field_uid": "custom_field",
    },
    "succession": {"leader_uid": "leader"},
    "attachment": {"task_uid": "task"},
}
"""Which field of a row names a row of which other kind."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """`changes` take back what still can be; `kept` changed since and stay.

    `hanging` is how many rows or values forbid taking anything back; `changes` is then empty.
    """

    changes: tuple[Change, ...]
    kept: tuple[Change, ...] = ()
    hanging: int = 0


def take_back(ledger: Ledger, changes: Sequence[Change]) -> TakenBack:
    """What takes `changes` back in the ledger as it is now.

    Field by field where only contents are concerned; where rows of the plan came or went, whole
    or not at all.
    """
    pass_ = _Pass(ledger)
    for change in reversed(changes):
        breathe()
        pass_.invert(change)
    whole = any(one.field is None and one.entity not in CONTENT for one in changes)
    hanging = pass_.hanging() + (len(pass_.kept) if whole else 0)
    if hanging:
        return TakenBack((), tuple(pass_.kept), hanging)
    return TakenBack(tuple(pass_.changes), tuple(pass_.kept))


class _Pass:
    """One walk through the changes, over a copy of the rows that it touches."""

    def __init__(self, ledger: Ledger):
        self._ledger = ledger
        self._rows: dict[tuple[str, str], Row | None] = {}
        self._differing = 0
        self.changes: list[Change] = []
        self.kept: list[Change] = []

    def _row(self, entity: str, uid: str) -> Row | None:
        key = entity, uid
        if key not in self._rows:
            record: Record | None = self._ledger.find(RECORDS[entity], uid)
            self._rows[key] = to_row(record) if record else None
        return self._rows[key]

    def _emit(self, change: Change, row: Row | None) -> None:
        self.changes.append(change)
        self._rows[change.entity, change.uid] = row

    def invert(self, change: Change) -> None:
        """Takes one change back, or keeps it."""
        if change.field is not None:
            self._invert_field(change, change.field)
        elif change.old is None:
            self._invert_making(change)
        else:
            self._invert_removal(change)

    def _invert_field(self, change: Change, field: str) -> None:
        row = self._row(change.entity, change.uid)
        if row is None or row[field] not in (change.new, change.old):
            self.kept.append(change)
        elif row[field] != change.old:
            self._emit(change.inverted, row | {field: change.old})

    def _invert_making(self, change: Change) -> None:
        row = self._row(change.entity, change.uid)
        if row is not None and row == _complete(change):
            self._emit(Change(change.entity, change.uid, None, row, None), None)
        elif row is not None and change.entity in _MADE_WHOLE:
            self.kept.append(change)
        elif row is not None and change.entity not in CONTENT:
            self._differing += 1
        # A summary or report that holds something newer stays, without what was taken from it.

    def _invert_removal(self, change: Change) -> None:
        present = self._row(change.entity, change.uid)
        if present is None and all(self._row(*one) for one in _named(change.entity, change.old)):
            self._emit(change.inverted, change.old)
        elif present != change.old:
            self.kept.append(change)

    def hanging(self) -> int:
        """How many rows name a removed one, and how many made rows differ by now."""
        gone: dict[str, set[str]] = {}
        for (entity, uid), row in self._rows.items():
            if row is None:
                gone.setdefault(entity, set()).add(uid)
        return self._differing + sum(self._naming(gone))

    def _naming(self, gone: dict[str, set[str]]) -> Iterator[int]:
        for entity, named in REFERENCES.items():
            watched = [(field, gone[kind]) for field, kind in named.items() if kind in gone]
            if not watched:
                continue
            yield sum(
                any(self._names(entity, record, field) in uids for field, uids in watched)
                for record in self._ledger.rows(RECORDS[entity]).values()
            )

    def _names(self, entity: str, record: Record, field: str) -> object:
        """What a row names in `field`, as this walk leaves it."""
        key = entity, record.uid
        if key not in self._rows:
            return getattr(record, field)
        row = self._rows[key]
        return row[field] if row else None


def _complete(change: Change) -> Row:
    """The row that was made, with the fields that an older version did not have yet."""
    return to_row(from_row(change.entity, change.new))


def _named(entity: str, row: Row) -> Iterator[tuple[str, str]]:
    for field, kind in REFERENCES.get(entity, {}).items():
        if (uid := row.get(field)) is not None:
            yield kind, uid
