"""A .ods by its own XML, sheet after sheet, row after row.

Reads sparsely, so that one far cell costs nothing. What one cell says is `ods_cell`'s business.
"""

import io
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from tzdesk.documents import refusals
from tzdesk.documents.archive import Archive, refuse_declarations
from tzdesk.documents.grid import Grid, Grids, put
from tzdesk.documents.limits import Limits
from tzdesk.documents.ods_cell import OFFICE, STYLE, TABLE, cell_mark, cell_value, count_unread
from tzdesk.documents.unread import counted
from tzdesk.domain.document import BLANK_CELL

_CELLS = {TABLE + "table-cell", TABLE + "covered-table-cell"}
_ROW = TABLE + "table-row"
_TELLING = (OFFICE + "value-type", TABLE + "formula", TABLE + "number-columns-spanned")
_MOST_ROWS = 1 << 20
_MOST_COLUMNS = 1 << 14
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_CHANGED = "{http://purl.org/dc/elements/1.1/}date"
_STRIKE = STYLE + "text-line-through-style"


def read_ods(path: Path, limits: Limits) -> Grids:
    """All sheets; UserError where repeated cells add up to more than the limits allow."""
    archive = Archive(path, limits)
    data = archive.read("content.xml")
    refuse_declarations(data)
    sheets = _Sheets(path.name, limits)
    # Rows are dropped once read; the whole tree of a large sheet would not fit the limits.
    for event, element in ElementTree.iterparse(io.BytesIO(data), ("start", "end")):
        if event == "end":
            sheets.end(element)
        elif element.tag == TABLE + "table":
            sheets.begin_table(element)
    grids = Grids(path.name, sheets.grids, unread=counted(sheets.unread))
    _add_properties(archive.side_tree("meta.xml"), grids)
    return grids


def _add_properties(meta: Element, grids: Grids) -> None:
    for element in meta.iter():
        if element.tag == _META + "user-defined":
            grids.properties.append((element.get(_META + "name", ""), element.text or ""))
        elif element.tag == _CHANGED:
            grids.saved_at = (element.text or "").strip()


class _Sheets:
    """Takes the finished elements of content.xml in their order."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.grids: list[Grid] = []
        self.unread: Counter[str] = Counter()
        self._name = name
        self._limits = limits
        self._cells_left = limits.cells
        self._hidden_styles: set[str] = set()
        self._struck_styles: set[str] = set()
        self._row = 0

    def begin_table(self, table: Element) -> None:
        """A sheet begins."""
        hidden = table.get(TABLE + "style-name", "") in self._hidden_styles
        self.grids.append(Grid(table.get(TABLE + "name", ""), [], hidden=hidden))
        self._row = 0

    def end(self, element: Element) -> None:
        """An element is complete."""
        if element.tag == STYLE + "style":
            self._add_style(element)
        elif element.tag == _ROW and self.grids:
            self._add_rows(element)
            element.clear()
        elif element.tag == TABLE + "shapes":
            count_unread(element, self.unread)

    def _add_style(self, style: Element) -> None:
        name = style.get(STYLE + "name", "")
        for properties in style:
            if properties.get(TABLE + "display") == "false":
                self._hidden_styles.add(name)
            if properties.get(_STRIKE, "none") != "none":
                self._struck_styles.add(name)

    def _add_rows(self, row: Element) -> None:
        repeated = min(_whole(row.get(TABLE + "number-rows-repeated")), _MOST_ROWS)
        first = self._row
        self._row += repeated
        if not any(_says_something(cell) for cell in row) or self._row > 2 * _MOST_ROWS:
            return
        hidden = row.get(TABLE + "visibility", "visible") != "visible"
        for number in range(first, self._row):
            self._add_row(row, number)
            if hidden:
                self.grids[-1].hidden_rows.append(number)

    def _add_row(self, row: Element, number: int) -> None:
        grid = self.grids[-1]
        column, filled, struck = 0, 0, 0
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            repeated = min(_whole(cell.get(TABLE + "number-columns-repeated")), _MOST_COLUMNS)
            if _says_something(cell):
                self._spend(repeated)
                self._put(grid, cell, number, range(column, column + repeated))
                filled += 1
                struck += cell.get(TABLE + "style-name") in self._struck_styles
            column += repeated
        if struck and struck == filled:
            grid.struck_rows.append(number)

    def _spend(self, cells: int) -> None:
        self._cells_left -= cells
        if self._cells_left < 0:
            raise refusals.too_much_memory(self._name, self._limits.memory_words)

    def _put(self, grid: Grid, cell: Element, row: int, columns: range) -> None:
        count_unread(cell, self.unread)
        value, mark = cell_value(cell), cell_mark(cell)
        for column in columns:
            put(grid, (row, column), value)
            if mark != BLANK_CELL:
                grid.marks[row, column] = mark
        down = _whole(cell.get(TABLE + "number-rows-spanned"))
        across = _whole(cell.get(TABLE + "number-columns-spanned"))
        if down > 1 or across > 1:
            grid.merged.append((row, columns[0], row + down - 1, columns[0] + across - 1))


def _says_something(cell: Element) -> bool:
    return len(cell) > 0 or any(cell.get(name) is not None for name in _TELLING)


def _whole(text: str | None) -> int:
    return max(1, int(text)) if text and text.isdecimal() and len(text) < 9 else 1
