"""What one cell of a .ods says: its value, and whether that is a percent, a month or an error.

Knows one cell's XML; nothing of rows and sheets.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from xml.etree.ElementTree import Element

from tzdesk.documents import unread
from tzdesk.documents.grid import clean, clean_text
from tzdesk.domain.document import UNCACHED, CellValue, SheetCell

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"

# What is said is never blank, be its kind unknown or its date impossible.
_VALUES = [OFFICE + f"{kind}-value" for kind in ("string", "date", "time")] + [OFFICE + "value"]
_NUMBERS = {"float", "currency", "percentage"}
_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?|Err:[0-9]+")
_YEAR_AND_MONTH = re.compile(r"[0-9]{4}(年[0-9]{1,2}月|[-/.][0-9]{1,2})")
_DRAWN = {
    OFFICE + "annotation": unread.COMMENT,
    _DRAW + "image": unread.PICTURE,
    _DRAW + "object": unread.CHART,
    _DRAW + "text-box": unread.TEXT_BOX,
}


def cell_value(cell: Element) -> CellValue:
    """The value; None for a blank cell and for one whose formula failed."""
    kind = cell.get(OFFICE + "value-type", "")
    if _error(cell):
        return None
    if kind in _NUMBERS:
        return clean(float(cell.get(OFFICE + "value", "nan")))
    if kind == "boolean":
        return cell.get(OFFICE + "boolean-value") == "true"
    if kind == "date":
        day = _moment(cell.get(OFFICE + "date-value", ""))
        if day is not None:
            return day
    return _shown(cell) or next(filter(None, map(cell.get, _VALUES)), None)


def cell_mark(cell: Element) -> SheetCell:
    """The same as a mark without value."""
    kind = cell.get(OFFICE + "value-type", "")
    return SheetCell(
        None,
        _error(cell),
        kind == "percentage",
        cell.get(TABLE + "formula") is not None,
        kind == "date" and _YEAR_AND_MONTH.fullmatch(_shown(cell) or "") is not None,
    )


def count_unread(element: Element, counts: Counter[str]) -> None:
    """Add comments, pictures, charts and text boxes in `element`."""
    counts.update(_DRAWN[item.tag] for item in element.iter() if item.tag in _DRAWN)


def _error(cell: Element) -> str:
    if cell.get(TABLE + "formula") is None:
        return ""
    shown = _shown(cell) or ""
    if cell.get(_CALC + "value-type") == "error" or _ERROR.fullmatch(shown):
        return shown or "#ERROR!"
    return "" if cell.get(OFFICE + "value-type") or shown else UNCACHED


def _shown(cell: Element) -> str | None:
    paragraphs = ["".join(_pieces(item)) for item in cell if item.tag in (_TEXT + "p", _TEXT + "h")]
    return clean_text("\n".join(paragraphs)) or None


def _pieces(parent: Element) -> Iterator[str]:
    yield parent.text or ""
    for child in parent:
        if child.tag == _TEXT + "s":
            count = child.get(_TEXT + "c", "1")
            yield " " * (int(count) if count.isdecimal() and len(count) < 5 else 1)
        elif child.tag == _TEXT + "tab":
            yield "\t"
        elif child.tag == _TEXT + "line-break":
            yield "\n"
        elif child.tag not in (OFFICE + "annotation", _TEXT + "note"):
            yield from _pieces(child)
        yield child.tail or ""


def _moment(text: str) -> CellValue:
    try:
        return clean(datetime.fromisoformat(text))
    except ValueError:
        return None
