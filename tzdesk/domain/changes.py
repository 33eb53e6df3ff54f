"""Changes: the only way in which anything in a ledger comes to be different."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from tzdesk.domain.records import Record, to_row


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one row, from `old` to `new` (JSON values; see `records.to_row`).

    `field` None stands for the whole row: `old` None makes it, `new` None removes it.
    """

    entity: str
    uid: str
    field: str | None
    old: Any
    new: Any

    @property
    def inverted(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.entity, self.uid, self.field, self.new, self.old)


class Source(StrEnum):
    """By what a batch came about; the value is the word in the history."""

    EDIT = "手工修改"
    PASTE = "粘贴"
    BULK = "批量修改"
    IMPORT = "导入方案"
    MERGE = "合并"
    DISPATCH = "下发"
    RECEIVE = "接收填报表"
    SETTINGS = "设置"
    UNDO = "撤销"
    REDO = "重做"


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes that were written together: one step of 撤销.

    `title` says what was done (修改进展状态). `undoes` is the batch that this one takes back (for
    `Source.UNDO`) or does again (`Source.REDO`). `at` is local time, whole seconds.
    """

    uid: str
    at: datetime
    by: str
    source: Source
    title: str
    changes: tuple[Change, ...] = ()
    detail: str = ""
    undoes: str | None = None


def created(records: Iterable[Record]) -> tuple[Change, ...]:
    """The changes that make these rows."""
    return tuple(Change(row.entity, row.uid, None, None, to_row(row)) for row in records)


def removed(records: Iterable[Record]) -> tuple[Change, ...]:
    """The changes that remove these rows."""
    return tuple(Change(row.entity, row.uid, None, to_row(row), None) for row in records)


def inverse(changes: Sequence[Change]) -> tuple[Change, ...]:
    """What takes `changes` back, last first."""
    return tuple(change.inverted for change in reversed(changes))
