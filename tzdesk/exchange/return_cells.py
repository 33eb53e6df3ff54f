"""One cell of a return: an error is no blank, a merged one speaks for several rows.

Values pass the field catalogue. Knows neither the ledger nor what was sent.
"""

import re
from collections.abc import Iterable

from tzdesk.domain.document import UNCACHED, SheetCell
from tzdesk.domain.fields import Field, Kind
from tzdesk.domain.values import Reading, read_percent
from tzdesk.exchange.hidden_sheet import cell_text
from tzdesk.exchange.returned import ReturnedCell

Range = tuple[int, int, int, int]

_MOST_COVERED = 200_000
_ERROR = re.compile(
    r"#(REF|VALUE|NAME|NULL|NUM|SPILL|CALC|FIELD|DIV/0|N/A|GETTING_DATA)[!?]?|Err:\d{3}"
)
BROKEN = "公式出错"
NO_RESULT = "公式没有计算结果"


def covered(merged: Iterable[Range], head: int) -> dict[tuple[int, int], Range]:
    """The merged range of each cell below the head that lies in one."""
    found: dict[tuple[int, int], Range] = {}
    left_over = _MOST_COVERED
    for one in merged:
        top, left, bottom, right = one
        left_over -= (bottom - top + 1) * (right - left + 1)
        if top <= head or left_over < 0:
            continue
        for row in range(top, bottom + 1):
            found.update(((row, column), one) for column in range(left, right + 1))
    return found


def error_of(cell: SheetCell) -> str:
    """The error that a cell shows, also where it was pasted as text; "" for none."""
    if cell.error:
        return cell.error
    text = cell.value.strip() if isinstance(cell.value, str) else ""
    return text if text.startswith(("#", "Err:")) and _ERROR.fullmatch(text) else ""


def is_blank(cell: SheetCell) -> bool:
    """Whether a cell says nothing at all; an error does."""
    if cell.error:
        return False
    return cell.value is None or (isinstance(cell.value, str) and not cell.value.strip())


def read_cell(
    cell: SheetCell, place: str, field: Field, span: tuple[int, int] | None = None
) -> ReturnedCell:
    """A fillable cell whose address is `place`; `span` where a merge gives it to several rows."""
    if cell.value is None and not cell.error:
        return ReturnedCell(place, None, "", None, "", "", span)
    if error := error_of(cell):
        uncached = error == UNCACHED
        problem, text = (NO_RESULT, "") if uncached else (BROKEN, error)
        return ReturnedCell(place, problem=problem, text=text, span=span)
    value, problem, suggestion, notice = _read(field, cell)
    text = cell_text(cell.value) if problem else ""
    return ReturnedCell(place, value, problem, suggestion, notice, text, span)


def _read(field: Field, cell: SheetCell) -> Reading:
    if field.kind is Kind.PERCENT:
        return read_percent(cell.value, formatted=cell.percent)
    if cell.percent and isinstance(cell.value, float):
        return field.read(f"{cell.value * 100:.12g}%")
    return field.read(cell.value)
