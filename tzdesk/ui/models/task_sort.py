"""By what tasks inside a group are sorted when a head is clicked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tzdesk.domain.catalogue import Catalogue
from tzdesk.domain.column_values import column_texts
from tzdesk.domain.status import Status
from tzdesk.domain.task_rows import TaskRow


@dataclass(frozen=True, slots=True)
class SortKey:
    """A column's name and its direction."""

    column: str
    descending: bool = False


_STATUS_ORDER = {status: place for place, status in enumerate(Status)}

_VALUES: dict[str, Callable[[TaskRow], Any]] = {
    "number": lambda row: row.position,
    "text": lambda row: row.text,
    "leaders": lambda row: "、".join(row.leader_names) or None,
    "units": lambda row: "、".join(row.unit_names) or None,
    "deadline": lambda row: row.due_on,
    "status": lambda row: _STATUS_ORDER[row.status],
    "percent": lambda row: row.percent,
    "progress": lambda row: (row.summary and row.summary.progress) or None,
    "section": lambda row: row.section,
    "problem": lambda row: (row.summary and row.summary.problem) or None,
    "next_step": lambda row: (row.summary and row.summary.next_step) or None,
    "coordination": lambda row: not row.coordination,
    "gap": lambda row: row.standing.gap,
    "changed": lambda row: row.changed_at,
    "tags": lambda row: "、".join(row.tags) or None,
    "starred": lambda row: not row.starred,
}


def _key(column: str, fields: Catalogue) -> Callable[[TaskRow], Any]:
    """What a column sorts by; one of the ledger's own as its kind asks."""
    if column in _VALUES:
        return _VALUES[column]
    field = fields[column]

    def key(row: TaskRow) -> tuple[float, str] | None:
        text = column_texts(row, column)[0]
        return field.rank(text) if text else None

    return key


class Sorting:
    """Sorts numbers into `rows`; what a column says of a task is asked once and kept."""

    def __init__(self, rows: Sequence[TaskRow], fields: Catalogue):
        self._rows, self._fields = rows, fields
        self._said: dict[str, list[Any]] = {}

    def renew(self, number: int) -> None:
        """The row of this number is another."""
        for column, said in self._said.items():
            said[number] = _key(column, self._fields)(self._rows[number])

    def arranged(self, numbers: list[int], keys: Sequence[SortKey]) -> list[int]:
        """The numbers by `keys`, the first weighs most; what says nothing stands last.

        They come in the document's order, which settles what is equal.
        """
        for key in reversed(keys):
            said = self._column(key.column)
            known = [number for number in numbers if said[number] is not None]
            silent = [number for number in numbers if said[number] is None]
            known.sort(key=said.__getitem__, reverse=key.descending)
            numbers = known + silent
        return numbers

    def _column(self, name: str) -> list[Any]:
        if name not in self._said:
            self._said[name] = list(map(_key(name, self._fields), self._rows))
        return self._said[name]


def clicked(keys: Sequence[SortKey], column: str, *, adding: bool) -> tuple[SortKey, ...]:
    """The keys after a click on a head: up, down, and at the third click none.

    Of another head than before, its key stands first and the one that stood there second: what is
    equal stays as it was sorted. `adding` (Ctrl) keeps all keys, and puts a new one behind them.
    """
    before = next((key for key in keys if key.column == column), None)
    if not adding:
        after = _next(before if before in keys[:1] else None, column)
        others = [key for key in keys if key.column != column]
        return (after, *others[:1]) if after else ()
    after = _next(before, column)
    if before is None:
        return (*keys, SortKey(column))
    changed = [after if key is before else key for key in keys]
    return tuple(key for key in changed if key)


def _next(before: SortKey | None, column: str) -> SortKey | None:
    if before is None:
        return SortKey(column)
    return None if before.descending else SortKey(column, descending=True)
