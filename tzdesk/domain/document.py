"""A document as it was read: lines of text in order, or a workbook of cells.

What `documents` hands to `parsing` and `exchange`. Knows nothing of file formats.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from tzdesk.domain.cell_value import CellValue as CellValue  # noqa: PLC0414 - known under this name


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell of a table row.

    `text` is what the cell shows. `covered` is true where the cell is part of a merged range whose
    text stands in an earlier cell above (`"up"`) or to the left (`"left"`); its text is then "".
    """

    text: str
    covered: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or table row; `number` counts from 1 in the document's order.

    `cells` is None for a paragraph. For a table row it holds one entry per column, and `text` is
    the same joined by tabs. `table` numbers the table (or sheet) that the row belongs to, from 1;
    `sheet` names it.
    """

    number: int
    text: str
    cells: tuple[TableCell, ...] | None = None
    table: int = 0
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document as lines, and what of the file was not read (comments, pictures …)."""

    name: str
    lines: tuple[Line, ...]
    unread: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The lines joined by line feeds."""
        return "\n".join(line.text for line in self.lines)


class SheetCell(NamedTuple):
    """One cell of a workbook: its value, and what the value alone does not tell.

    `error` is the error text (`#REF!`) or `"uncached"` for a formula without a stored result; the
    value is then None. `percent` is true where the number format shows a percent (0.85 for 85 %),
    `month` where it shows a date's year and month only. `formula` is true where the value is a
    formula's cached result. Integral numbers are int; line breaks in text are line feeds.

    A named tuple, since a large workbook has hundreds of thousands: a frozen dataclass takes twice
    as long to make.
    """

    value: CellValue = None
    error: str = ""
    percent: bool = False
    formula: bool = False
    month: bool = False


BLANK_CELL = SheetCell()
UNCACHED = "uncached"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: rows of cells from A1 on (row 0, column 0), all of one length, and its merges.

    `merged` holds (first row, first column, last row, last column), zero-based and inclusive.
    `hidden_rows` and `struck_rows` are the zero-based rows that do not show, and those whose every
    text is struck through; both are in `rows` like any other.
    """

    name: str
    rows: tuple[tuple[SheetCell, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    struck_rows: frozenset[int] = frozenset()

    def cell(self, row: int, column: int) -> SheetCell:
        """The cell there; a blank one outside the sheet."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return BLANK_CELL


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook in the order of its tabs, hidden sheets included.

    `properties` are the custom document properties. `saved_at` is when the workbook says it was
    last saved (ISO, as written), "" where it does not say.
    """

    name: str
    sheets: tuple[Sheet, ...]
    properties: tuple[tuple[str, str], ...] = ()
    unread: tuple[str, ...] = ()
    saved_at: str = ""

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, or None."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


def address(row: int, column: int) -> str:
    """How spreadsheets name a cell: row 0, column 27 is AB1."""
    return f"{column_letters(column)}{row + 1}"


@cache
def column_letters(column: int) -> str:
    """How spreadsheets name a column: 27 is AB."""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def document_from_text(text: str, name: str = "") -> Document:
    """The lines of `text`, numbered from 1; any kind of line end counts."""
    return Document(name, tuple(number_lines(text.splitlines())))


def number_lines(texts: Iterable[str]) -> list[Line]:
    """Plain paragraphs from their texts."""
    return [Line(number, text) for number, text in enumerate(texts, 1)]
