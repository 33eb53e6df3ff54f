"""A look at the records of a .xls for what calamine does not tell: errors, percents, hidden and
struck-through rows, comments, and how far a sheet reaches.

Knows the records of one workbook stream; opens no file.
"""

import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tzdesk.documents.grid import Grid, Place, put
from tzdesk.documents.number_formats import Shown, Style, shown_as
from tzdesk.documents.unread import CHART, COMMENT, PICTURE, TEXT_BOX
from tzdesk.domain.document import SheetCell

_BOF, _EOF, _BOUNDSHEET, _FORMAT, _XF, _FONT = 0x809, 0x0A, 0x85, 0x41E, 0xE0, 0x31
_ROW, _FORMULA, _BOOL_OR_ERROR, _MANY_NUMBERS, _NOTE, _OBJECT = 0x208, 0x06, 0x205, 0xBD, 0x1C, 0x5D
_FILEPASS = 0x2F
_NO_RECORDS = (0, 0xFFFF)
"""What stands where the medium lost a sector; no sheet has such records."""
_MOST_COLUMNS = 256
_CELLS = {_FORMULA, _BOOL_OR_ERROR, 0x203, 0x27E, 0xFD, 0x204}
_STRUCK_FONT, _HIDDEN_ROW = 0x8, 0x20
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_OBJECTS = {5: CHART, 6: TEXT_BOX, 8: PICTURE}


@dataclass(slots=True)
class SheetLook:
    """What the records of one sheet say."""

    name: str = ""
    marks: dict[Place, SheetCell] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    struck_rows: list[int] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)
    first: Place = (1 << 30, 1 << 30)
    last: Place = (-1, -1)

    @property
    def block(self) -> int:
        """The cells of the block that the filled ones span."""
        return max(0, self.last[0] - self.first[0] + 1) * max(0, self.last[1] - self.first[1] + 1)

    def complete(self, grid: Grid) -> None:
        """Put what was found into the sheet as calamine read it."""
        for place, mark in self.marks.items():
            if mark.error:
                put(grid, place, None)
            grid.marks[place] = mark
        grid.hidden_rows += self.hidden_rows
        grid.struck_rows += self.struck_rows


def is_encrypted(stream: bytes) -> bool:
    """Whether the records are, in whatever way."""
    return any(kind == _FILEPASS for kind, _ in _records(stream, 0))


def look_at_sheets(stream: bytes) -> list[SheetLook]:
    """One look for each sheet, in the order of the tabs."""
    fonts: list[bool] = []
    codes: dict[int, str] = {}
    styles: list[tuple[int, int]] = []
    starts: list[tuple[int, str]] = []
    for kind, data in _records(stream, 0):
        if kind == _FONT:
            fonts.append(bool(data[2] & _STRUCK_FONT))
        elif kind == _FORMAT:
            codes[struct.unpack_from("<H", data)[0]] = _format_code(data)
        elif kind == _XF:
            styles.append(struct.unpack_from("<HH", data))
        elif kind == _BOUNDSHEET:
            starts.append((struct.unpack_from("<I", data)[0], _sheet_name(data)))
    known = [_style(font, number, fonts, codes) for font, number in styles]
    return [_look(SheetLook(name), stream, start, known) for start, name in starts]


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the stream; what is nested in it (charts) is passed over."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        at += 4
        if kind in _NO_RECORDS:
            raise ValueError("no record")
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, stream[at : at + length]
        at += length


def _sheet_name(data: bytes) -> str:
    """In the newer layout (with a byte of flags) or the older one."""
    length = data[6]
    if len(data) == 7 + length:
        return data[7:].decode("latin-1")
    return data[8:].decode("utf-16-le" if data[7] & 1 else "latin-1", "replace")


def _format_code(data: bytes) -> str:
    """The text of a number format, in the newer layout (two-byte length) or the older one."""
    length = struct.unpack_from("<H", data, 2)[0]
    if len(data) >= 5 + length:
        wide = data[4] & 1
        return data[5 : 5 + length * (1 + wide)].decode(
            "utf-16-le" if wide else "latin-1", "ignore"
        )
    return data[3:].decode("latin-1")


def _style(font: int, number: int, fonts: list[bool], codes: dict[int, str]) -> Style:
    place = font - 1 if font > 4 else font  # number 4 is never written
    struck = place < len(fonts) and fonts[place]
    return Style(shown_as(number, codes.get(number, "")), struck)


def _look(found: SheetLook, stream: bytes, start: int, styles: list[Style]) -> SheetLook:
    counts: dict[int, list[int]] = {}
    for kind, data in _records(stream, start):
        if kind == _ROW and data[12] & _HIDDEN_ROW:
            found.hidden_rows.append(struct.unpack_from("<H", data)[0])
        elif kind == _NOTE:
            found.unread[COMMENT] += 1
        elif kind == _OBJECT and struct.unpack_from("<H", data, 4)[0] in _OBJECTS:
            found.unread[_OBJECTS[struct.unpack_from("<H", data, 4)[0]]] += 1
        else:
            for place, number in _cells(kind, data):
                style = styles[number] if number < len(styles) else Style()
                _add(found, place, style, kind, data)
                row = counts.setdefault(place[0], [0, 0])
                row[0] += 1
                row[1] += style.struck
    found.struck_rows += [row for row, (filled, struck) in counts.items() if struck == filled]
    return found


def _cells(kind: int, data: bytes) -> Iterator[tuple[Place, int]]:
    """Place and style of each cell that a record fills."""
    if kind in _CELLS:
        row, column, style = struct.unpack_from("<HHH", data)
        yield (row, column), style
    elif kind == _MANY_NUMBERS:
        row, column = struct.unpack_from("<HH", data)
        for at in range(4, len(data) - 2, 6):
            yield (row, column + (at - 4) // 6), struct.unpack_from("<H", data, at)[0]


def _add(found: SheetLook, place: Place, style: Style, kind: int, data: bytes) -> None:
    if place[1] >= _MOST_COLUMNS:
        raise ValueError("a cell beyond the last column")
    found.first = min(found.first[0], place[0]), min(found.first[1], place[1])
    found.last = max(found.last[0], place[0]), max(found.last[1], place[1])
    mark = SheetCell(
        None,
        _error(kind, data),
        style.shown is Shown.PERCENT,
        kind == _FORMULA,
        style.shown is Shown.MONTH,
    )
    if mark != SheetCell():
        found.marks[place] = mark


def _error(kind: int, data: bytes) -> str:
    if kind == _BOOL_OR_ERROR and data[7]:
        return _ERRORS.get(data[6], "#ERROR!")
    if kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:
        return _ERRORS.get(data[8], "#ERROR!")
    return ""
