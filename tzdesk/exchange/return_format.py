"""填报表, format 1: its sheets and rows, and what a cell of it holds; columns: `form_columns`.

The writer draws the sheet from this, the reader finds rows by it. Knows no file format and
nothing of who owes what.
"""

from datetime import date

from tzdesk.domain.clerk_values import cell_number
from tzdesk.domain.fields import Field, Kind
from tzdesk.domain.text import compact
from tzdesk.domain.values import Stored

CellContent = str | int | float | date
"""What is written into a cell; "" leaves it blank."""

FORM_SHEET, GUIDE_SHEET = "填报表", "填报说明"
TITLE_ROW, INFO_ROW, HEAD_ROW, FIRST_ROW = 0, 1, 2, 3
FROZEN_COLUMNS = 2
UNIT_LABEL = "填报单位："
"""Begins the cell of the second row that names the unit."""

SIGNATURES = (
    "单位负责人（签字）：",
    "审核人：",
    "填报人：",
    "填报单位（盖章）：",
    "填报日期：　　　年　　月　　日",
)
SIGNATURE_GAP = 2
"""The signature line stands so many rows below the last task."""

CELL_LIMIT = 32_767
"""UTF-16 units that one cell of a workbook holds."""
_FIRST_DAY = date(1900, 3, 1)
"""Before that spreadsheets do not agree on the days."""


def is_signature(text: str) -> bool:
    """Whether a cell belongs to the signature line below the table, not to a task."""
    found = compact(text)
    return any(found.startswith(compact(label).split("年")[0]) for label in SIGNATURES)


def shown(field: Field, value: Stored) -> CellContent:
    """What the cell of a fillable field holds; "" where nothing is said.

    A text that is longer than a cell is cut, so that what comes back must be compared with this.
    """
    if value is None:
        return ""
    if field.kind is Kind.PERCENT:
        return float(value) if float(value) % 1 else int(value)
    if field.kind is Kind.NUMBER:
        return cell_number(str(value))
    if field.kind is Kind.DATE:
        return _day(str(value))
    return fitting(field.show(value))


def _day(text: str) -> CellContent:
    """A day as such; before the first, or left from when its column took other texts, as text."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return fitting(text)
    return day if day >= _FIRST_DAY else text


def fitting(text: str) -> str:
    """As much of a text as one cell holds."""
    if len(text) <= CELL_LIMIT // 2:
        return text
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * CELL_LIMIT]
    return units.decode("utf-16-le", "ignore")
