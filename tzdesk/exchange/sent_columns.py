"""The office's own columns in a dispatched workbook's hidden sheet, and what stood in them.

They lie apart from all else there: programs that know of none read the rest.
"""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from tzdesk.domain.catalogue import Catalogue
from tzdesk.domain.clerk_records import CustomField, CustomScope
from tzdesk.domain.records import from_row, to_row
from tzdesk.domain.values import Stored
from tzdesk.exchange.hidden_sheet import from_json_cells, json_cells

_LABEL = "columns"
_MOST, _LONGEST = 200, 255


def columns_row(columns: Sequence[CustomField]) -> list[str]:
    """The cells that say which columns there are."""
    return [_LABEL, *json_cells([to_row(one) for one in columns])]


def read_columns(texts: Sequence[str]) -> tuple[CustomField, ...] | None:
    """The columns of such cells, () of any others; None where what stands there are none."""
    if not texts or texts[0] != _LABEL:
        return ()
    try:
        return tuple(map(_column, count(), from_json_cells(list(texts[1:]))[:_MOST]))
    except (ValueError, TypeError, KeyError):
        return None


def _column(place: int, row: Mapping[str, Any]) -> CustomField:
    """Raises ValueError, TypeError or KeyError where the row is none."""
    found = from_row(CustomField.entity, {**row, "position": place})
    assert isinstance(found, CustomField)
    texts = (found.uid, found.name, *found.choices)
    if not all(isinstance(one, str) and 0 < len(one) <= _LONGEST for one in texts):
        raise ValueError(f"{texts} are no texts")
    if found.kind is None or found.scope is not CustomScope.REPORT:
        raise ValueError(f"{found.uid} is not the units'")
    return found


def own_values(said: Any, fields: Catalogue) -> dict[str, Stored]:
    """What stood in own columns. Raises where a value is none that its column takes."""
    found: dict[str, Stored] = dict(said)
    for name, text in found.items():
        own = fields[name].custom and isinstance(text, str)
        if not own or fields[name].read(text).value != text:
            raise ValueError(f"{name} is {text!r}")
    return found
