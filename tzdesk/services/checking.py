"""The last look at changes before they are written: nothing that differs from nothing, and no
value that the field catalogue would not take.

What a clerk types is refused earlier, in words; what fails here is a bug.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from tzdesk.domain.breath import breathe
from tzdesk.domain.changes import Change
from tzdesk.domain.fields import FIELDS, Kind
from tzdesk.domain.records import RECORDS, Row, from_row
from tzdesk.domain.status import STATUS_WORDS
from tzdesk.domain.values import clean_text, cut_percent

_CONTENT = ("summary", "report")
_ADDED_TEXTS = {"task_tag": "name", "task_value": "value", "report_value": "value"}
"""Rows that a clerk adds for one text that they hold, which is never empty."""


def checked(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that change something. Raises ValueError for a value that no field takes."""
    found = tuple(one for one in changes if one.old != one.new)
    for change in found:
        breathe()
        for field, value in _values(change):
            if not _fits(field, value):
                raise ValueError(f"{change.entity}.{field} cannot be {value!r}")
    return found


def _values(change: Change) -> Iterator[tuple[str, Any]]:
    """What of the catalogue's fields, and of a clerk's own texts, the change brings."""
    if change.field is None and change.new is not None:
        from_row(change.entity, change.new)
    if change.entity not in RECORDS:
        raise ValueError(f"there are no rows of kind {change.entity}")
    if change.new is None:
        return
    row: Row = {change.field: change.new} if change.field else change.new
    if change.entity in _CONTENT:
        yield from ((name, value) for name, value in row.items() if name in FIELDS)
    text = _ADDED_TEXTS.get(change.entity)
    if text in row:
        yield text, row[text]


def _fits(name: str, value: Any) -> bool:
    if value is None:
        return name in FIELDS
    kind = FIELDS[name].kind if name in FIELDS else Kind.TEXT
    if kind is Kind.STATUS:
        return value in STATUS_WORDS
    if kind is Kind.FLAG:
        return isinstance(value, bool)
    if kind is Kind.PERCENT:
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return number and 0 <= value <= 100 and cut_percent(value) == value
    return isinstance(value, str) and bool(value) and clean_text(value) == value
