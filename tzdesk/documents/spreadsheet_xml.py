"""The XML that Excel 2003 and many reporting systems save as .xls or .xml.

Knows nothing of what the sheets mean.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import Element

from tzdesk.documents import refusals
from tzdesk.documents.archive import parse_markup
from tzdesk.documents.grid import Grid, Grids, clean, clean_text, put
from tzdesk.documents.number_formats import Shown, mark_of, shown_as
from tzdesk.documents.text_reader import MOST_BYTES, decode
from tzdesk.domain.document import CellValue, SheetCell

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_MOST_PLACE = 1 << 20
_NAMED_FORMATS = {"Percent": "0%", "Short Date": "yyyy-m-d", "Fixed": "0.00"}


def read_spreadsheet_xml(path: Path) -> Grids:
    """All sheets of the file."""
    if path.stat().st_size > MOST_BYTES:
        raise refusals.too_large(path.name)
    # Decoded by us: the parser does not know GB18030.
    text = _DECLARATION.sub("", decode(path.read_bytes(), path.name))
    root = parse_markup(text.encode())
    formats = dict(_formats(root))
    return Grids(path.name, [_grid(sheet, formats) for sheet in root.iter(_SS + "Worksheet")])


def _formats(root: Element) -> Iterator[tuple[str, Shown]]:
    for style in root.iter(_SS + "Style"):
        number_format = style.find(_SS + "NumberFormat")
        code = number_format.get(_SS + "Format", "") if number_format is not None else ""
        yield style.get(_SS + "ID", ""), shown_as(0, _NAMED_FORMATS.get(code, code))


def _grid(sheet: Element, formats: dict[str, Shown]) -> Grid:
    grid = Grid(sheet.get(_SS + "Name", ""), [])
    visible = sheet.find(f"{_EXCEL}WorksheetOptions/{_EXCEL}Visible")
    grid.hidden = visible is not None and visible.text != "SheetVisible"
    row = -1
    for item in sheet.iter(_SS + "Row"):
        row = _place(item, row)
        if item.get(_SS + "Hidden") == "1":
            grid.hidden_rows.append(row)
        column = -1
        for cell in item.iterfind(_SS + "Cell"):
            column = _place(cell, column)
            across, down = _whole(cell, "MergeAcross"), _whole(cell, "MergeDown")
            if across or down:
                grid.merged.append((row, column, row + down, column + across))
            _put(grid, row, column, cell, formats)
            column += across
    return grid


def _put(grid: Grid, row: int, column: int, cell: Element, formats: dict[str, Shown]) -> None:
    data = cell.find(_SS + "Data")
    if data is None:
        return
    text = clean_text("".join(data.itertext()))
    kind = data.get(_SS + "Type", "String")
    put(grid, (row, column), None if kind == "Error" else _value(kind, text))
    mark = mark_of(formats.get(cell.get(_SS + "StyleID", ""), Shown.AS_IS)) or SheetCell()
    if kind == "Error":
        mark = mark._replace(error=text or "#ERROR!")
    if cell.get(_SS + "Formula") is not None:
        mark = mark._replace(formula=True)
    if mark != SheetCell():
        grid.marks[row, column] = mark


def _value(kind: str, text: str) -> CellValue:
    try:
        if kind == "Number":
            return clean(float(text))
        if kind == "DateTime":
            return clean(datetime.fromisoformat(text))
    except ValueError:
        return text or None
    return text == "1" if kind == "Boolean" else text or None


def _place(item: Element, previous: int) -> int:
    given = _whole(item, "Index")
    return given - 1 if given else previous + 1


def _whole(item: Element, name: str) -> int:
    text = item.get(_SS + name, "")
    return min(int(text), _MOST_PLACE) if text.isdecimal() and len(text) < 9 else 0
