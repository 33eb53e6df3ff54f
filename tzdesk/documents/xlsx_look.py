"""A look at a sheet's own XML for what calamine does not tell: errors, formulas without a result,
percents, hidden and struck-through rows, and how far the sheet reaches.

Knows one sheet's XML; opens no file.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from tzdesk.documents.archive import is_wide
from tzdesk.documents.grid import Grid, Place, clean_text, column_index, put
from tzdesk.documents.number_formats import Shown, Style
from tzdesk.domain.document import UNCACHED, SheetCell, address

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\sr=[\"']([0-9]{1,7})[\"']")
_THREE_LETTERS = re.compile(rb"r=[\"'][A-Z]{3}[0-9]")
_TWO_LETTERS = re.compile(rb"r=[\"'][A-Z]{2}[0-9]")
_FAR = re.compile(rb"r=[\"'](?:[A-Z]{2}|[A-Z]?[0-9]{6})")
_NEAR_CELLS = 26 * 99_999  # what fits in between
_FILLED = re.compile(rb"\sr=[\"']([A-Z]{1,3})([0-9]{1,7})[\"'][^<>]*>\s*<(?:\w+:)?(?:v|is|f)\b")
_FORMULA = re.compile(rb"<f[\s/>]")
_HIDDEN_ROW = re.compile(rb'<row [^>]* hidden="(?:1|true)"[^>]*>')
_BOOL_ON = {"1", "true"}


@dataclass(frozen=True, slots=True)
class Extent:
    """The block from the first filled cell to the last, and that one's address."""

    cells: int
    last: str


def extent_of(data: bytes, most: int) -> Extent:
    """How large a block the filled cells span; looked at closely only if it may exceed `most`."""
    if most >= _NEAR_CELLS and not _FAR.search(data):
        return Extent(0, "")
    rows = [int(match[1]) for match in _ROW.finditer(data)]
    columns = 702 if _TWO_LETTERS.search(data) else 26
    if not _THREE_LETTERS.search(data) and columns * max(rows, default=1) <= most:
        return Extent(0, "")
    places = {(column_index(match[1].decode()), int(match[2])) for match in _FILLED.finditer(data)}
    if not places:
        return Extent(0, "")
    across, down = {place[0] for place in places}, {place[1] for place in places}
    width, height = max(across) - min(across) + 1, max(down) - min(down) + 1
    return Extent(width * height, address(max(down) - 1, max(across)))


def look(data: bytes, styles: Mapping[str, Style], grid: Grid) -> None:
    """Complete `grid` by what the XML says beyond values."""
    if not _says_more(data, styles):
        return
    found = _Look(styles, grid)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = found.start
    parser.EndElementHandler = found.end
    parser.CharacterDataHandler = found.text
    parser.Parse(_telling_part(data, styles), True)
    for row, (filled, struck) in found.rows.items():
        if struck and struck == filled:
            grid.struck_rows.append(row)


def _says_more(data: bytes, styles: Mapping[str, Style]) -> bool:
    """Whether any sign of more than values stands in the rows, or they are not written as most
    programs do. Most sheets hold none, and looking for signs is faster than any parser."""
    start = data.find(b"<sheetData")  # above it, columns may be hidden, too
    if start < 0 or not data.rstrip().endswith(b"</worksheet>"):
        return True
    signs = [b'"e"', b"hidden", b"='", *(f' s="{number}"'.encode() for number in styles)]
    if any(data.find(sign, start) >= 0 for sign in signs):
        return True
    return _FORMULA.search(data, start) is not None


def _telling_part(data: bytes, styles: Mapping[str, Style]) -> bytes:
    """XML of only the rows and cells that say more than a value: parsing a whole large sheet takes
    ten times as long as calamine. The whole, where it is not written as most programs do."""
    struck = [number for number, style in styles.items() if style.struck]
    if is_wide(data) or not _is_plain(data) or _uses(data, struck):
        return data
    pieces = [
        match[0].removesuffix(b"/>").removesuffix(b">") + b"/>"
        for match in _HIDDEN_ROW.finditer(data)
    ]
    for match in _telling_cell(styles).finditer(data):
        start = match.start()
        if data[data.index(b">", start) - 1] != ord("/"):
            pieces.append(data[start : data.find(b"</c>", start)] + b"</c>")
    return b"<sheet>" + b"".join(pieces) + b"</sheet>"


def _is_plain(data: bytes) -> bool:
    """Whether names have no prefix, every row and cell an address, and nothing is quoted."""
    tags = data.count(b"<c ") + data.count(b"<row ")
    odd = any(mark in data for mark in (b"<!", b"<c>", b"<c/>", b"<row>", b"<row/>", b"='"))
    return tags == data.count(b' r="') and not odd and (tags > 0 or b":row" not in data)


def _uses(data: bytes, styles: list[str]) -> bool:
    return bool(styles) and re.search(_with_style(styles).encode(), data) is not None


def _with_style(styles: Iterable[str]) -> str:
    return f' s="(?:{"|".join(styles)})"'


def _telling_cell(styles: Mapping[str, Style]) -> re.Pattern[bytes]:
    """The start of a cell with an error, a telling style or a formula."""
    signs = "|".join([' t="e"', *([_with_style(styles)] if styles else [])])
    return re.compile(f"<c (?:[^>]*(?:{signs})[^>]*>|[^>]*>\\s*<f[\\s/>])".encode())


@dataclass(slots=True)
class _Look:
    """Handlers for one sheet's XML. A cell without an address follows the one before."""

    styles: Mapping[str, Style]
    grid: Grid
    rows: dict[int, list[int]] = field(default_factory=dict)
    place: Place = (-1, -1)
    kind: str = ""
    style: str = ""
    formula: bool = False
    filled: bool = False
    value: str | None = None
    in_value: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "c":
                self.place = _place(attributes.get("r", ""), self.place)
                self.kind, self.style = attributes.get("t", ""), attributes.get("s", "")
                self.formula, self.filled, self.value = False, False, None
            case "v":
                self.in_value, self.value, self.filled = True, "", True
            case "is":
                self.filled = True
            case "f":
                self.formula = True
            case "row":
                number = attributes.get("r", "")
                row = int(number) - 1 if number.isdecimal() else self.place[0] + 1
                self.place = (row, -1)
                if attributes.get("hidden") in _BOOL_ON:
                    self.grid.hidden_rows.append(row)

    def text(self, text: str) -> None:
        if self.in_value:
            self.value = (self.value or "") + text

    def end(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "c":
                self._finish()
            case "v":
                self.in_value = False

    def _finish(self) -> None:
        style = self.styles.get(self.style, Style())
        if self.filled:
            counts = self.rows.setdefault(self.place[0], [0, 0])
            counts[0] += 1
            counts[1] += style.struck
        error = self._error()
        mark = SheetCell(
            None,
            error,
            style.shown is Shown.PERCENT and self.filled,
            self.formula,
            style.shown is Shown.MONTH and self.filled,
        )
        if mark == SheetCell():
            return
        if error:
            put(self.grid, self.place, None)
        elif self.formula and self.kind == "str":
            # calamine turns a text result such as 0100 into a number
            put(self.grid, self.place, clean_text(self.value or "") or None)
        self.grid.marks[self.place] = mark

    def _error(self) -> str:
        if self.kind == "e":
            return self.value or "#ERROR!"
        if self.formula and not self.value and (self.kind != "str" or self.value is None):
            return UNCACHED
        return ""


def _place(reference: str, previous: Place) -> Place:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return previous[0], previous[1] + 1
    return int(match[2]) - 1, column_index(match[1])
