"""A field's value as JSON and back, by the type that the field declares.

Knows nothing of the records that have such fields.
"""

import json
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints


def _bare(hint: Any) -> Any:
    """`date` of `date | None`."""
    if isinstance(hint, UnionType):
        return next(part for part in get_args(hint) if part is not NoneType)
    return hint


def field_types(record: type[Any]) -> dict[str, Any]:
    """The type of each field of a dataclass; of one that may be None, the other."""
    hints = get_type_hints(record)
    return {field.name: _bare(hints[field.name]) for field in fields(record)}


def encode(value: Any) -> Any:
    """A value as JSON: dates as ISO texts, words of an enumeration as plain text.

    A tuple of texts is the text of a JSON list, since a column holds one value.
    """
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


def decode_as(kind: Any, value: Any) -> Any:
    """A JSON value as that type. Raises ValueError where it is none."""
    if value is None:
        return None
    if kind in (date, datetime):
        return kind.fromisoformat(value)
    if get_origin(kind) is tuple:
        return tuple(json.loads(value))
    return kind(value) if issubclass(kind, StrEnum) else value
