"""The hidden sheet that our workbooks carry: rows of plain texts, long ones cut into several cells.

Knows neither what the rows say nor a file format.
"""

import json
from typing import Any

from tzdesk.domain.document import Sheet

SHEET = "_tzdesk"
_CHUNK = 30_000  # a cell holds 32,767 characters


def json_cells(value: Any) -> list[str]:
    """A value as JSON in as many cells as it needs."""
    # `_x000D_` in a cell means a control character: no text of ours may look like one.
    text = json.dumps(value, ensure_ascii=False).replace("_x", "\\u005fx")
    return [text[start : start + _CHUNK] for start in range(0, len(text), _CHUNK)]


def from_json_cells(cells: list[str]) -> Any:
    """The value that `json_cells` was given. Raises ValueError where the cells hold none."""
    try:
        return json.loads("".join(cells))
    except RecursionError:  # nested as no program of ours does
        raise ValueError("nested too deep") from None


def sheet_texts(sheet: Sheet, row: int) -> list[str]:
    """The texts of a row up to the last that says anything."""
    if row >= len(sheet.rows):
        return []
    values = [cell_text(cell.value) for cell in sheet.rows[row]]
    while values and not values[-1]:
        values.pop()
    return values


def cell_text(value: object) -> str:
    """A cell as text; a whole number without a decimal point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
