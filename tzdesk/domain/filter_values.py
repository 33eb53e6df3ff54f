"""A filter as plain JSON values and back, for keeping it: in a setting, in a saved view.

Only what is asked is written. What cannot be read, or is not there any more, is left out.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from tzdesk.domain.filters import TaskFilter, column_of
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import CustomField, Leader, Section, Task, TaskTag, Unit
from tzdesk.domain.status import Status

_NAMING = {"sections": Section, "leaders": Leader, "units": Unit}
"""Parts of a filter that name rows, which may go."""


def filter_values(asked: TaskFilter) -> dict[str, Any]:
    """What is asked, by the names of the filter's fields."""
    nothing = TaskFilter()
    found = {one.name: getattr(asked, one.name) for one in fields(asked)}
    return {name: _plain(value) for name, value in found.items() if value != getattr(nothing, name)}


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return value.isoformat() if isinstance(value, date) else value


def filter_from(kept: object) -> TaskFilter:
    """The filter that `filter_values` came from; of anything else what of it can be read."""
    if not isinstance(kept, Mapping):
        return TaskFilter()
    nothing = TaskFilter()
    values = {
        one.name: _read(one.name, kept[one.name], getattr(nothing, one.name))
        for one in fields(nothing)
        if one.name in kept
    }
    return TaskFilter(**values)


def _read(name: str, value: object, without: Any) -> Any:
    """A part of the filter; `without` is what it is where nothing is asked."""
    if name == "due_before":
        return _day(value)
    if name == "statuses":
        known = frozenset(Status)
        return frozenset(Status(one) for one in _texts(value) if one in known)
    if name == "tasks":
        return _texts(value) if isinstance(value, list) else None
    if isinstance(without, frozenset):
        return _texts(value)
    return value if type(value) is type(without) else without


def _texts(value: object) -> frozenset[str]:
    found = value if isinstance(value, list) else []
    return frozenset(one for one in found if isinstance(one, str))


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def still_there(asked: TaskFilter, ledger: Ledger) -> tuple[TaskFilter, int]:
    """The filter without rows that are gone – they hide all, and are no token – and how many."""
    parts: dict[str, Any] = {
        name: frozenset(uid for uid in getattr(asked, name) if ledger.find(kind, uid))
        for name, kind in _NAMING.items()
    }
    if asked.tags:
        parts["tags"] = asked.tags & {one.name for one in ledger.rows(TaskTag).values()}
    columns = ledger.rows(CustomField)
    for name in ("values", "bounds"):
        asks = getattr(asked, name)
        parts[name] = frozenset(one for one in asks if column_of(one) in columns)
    if asked.tasks is not None:
        parts["tasks"] = frozenset(uid for uid in asked.tasks if ledger.find(Task, uid))
    gone = sum(len(getattr(asked, name)) - len(left) for name, left in parts.items())
    return replace(asked, **parts) if gone else asked, gone
