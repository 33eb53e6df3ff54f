"""A workbook as the readers gather it: plain values, and marks only where a value is not all.

Made in the child process, sent as it is, and turned into the domain's `Workbook` in the parent.
Knows no file format.
"""

import gc
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from tzdesk.domain.document import BLANK_CELL, CellValue, Sheet, SheetCell, Workbook

Place = tuple[int, int]
Row = list[CellValue]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]")


@dataclass(slots=True)
class Grid:
    """One sheet while it is read; `marks` are cells whose value is replaced by that in `rows`."""

    name: str
    rows: list[Row]
    marks: dict[Place, SheetCell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: list[int] = field(default_factory=list)
    struck_rows: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Grids:
    """A workbook while it is read."""

    name: str
    grids: list[Grid]
    properties: list[tuple[str, str]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    saved_at: str = ""


def put(grid: Grid, place: Place, value: CellValue) -> None:
    """Set a value, with blank rows and cells made as far as needed."""
    row, column = place
    while len(grid.rows) <= row:
        grid.rows.append([])
    cells = grid.rows[row]
    if len(cells) <= column:
        cells.extend([None] * (column + 1 - len(cells)))
    cells[column] = value


def column_index(letters: str) -> int:
    """A is 0, XFD 16383."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def clean(value: CellValue | time | timedelta) -> CellValue:
    """A value as the domain wants it: integral numbers int, no control characters, no `""`."""
    if isinstance(value, str):
        return clean_text(value) or None
    if isinstance(value, float):
        return _number(value)
    return _moment(value) if isinstance(value, date | time | timedelta) else value


def _number(value: float) -> int | float | str:
    if not math.isfinite(value):
        return str(value)
    return int(value) if value.is_integer() else value


def _moment(value: date | time | timedelta) -> date | str:
    """Days as dates, and clock times as text, since no field of ours is a time."""
    if isinstance(value, datetime):
        return value.replace(microsecond=0) if value.time() != time() else value.date()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02d}"
    return value


def clean_row(values: Sequence[CellValue | time | timedelta]) -> Row:
    """A row of values as `clean` gives them; most rows of text need only one look."""
    texts = [value for value in values if value.__class__ is str]
    if not "".join(texts).isprintable():
        return [clean(value) for value in values]
    return [(value or None) if value.__class__ is str else clean(value) for value in values]


def clean_text(text: str) -> str:
    """Text with line feeds for every kind of line end and without other control characters."""
    if not text.isprintable() and _CONTROL.search(text):
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
        text = _CONTROL.sub("", text)
    return text


def trim(grid: Grid) -> None:
    """Cut the blank rows below and the blank columns to the right of everything."""
    rows = grid.rows
    wrong = {place for place, mark in grid.marks.items() if mark.error}
    for index, cells in enumerate(rows):
        while cells and _is_blank(cells[-1]) and (index, len(cells) - 1) not in wrong:
            cells.pop()
    while rows and not rows[-1]:
        rows.pop()


def _is_blank(value: CellValue) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def workbook_from_grids(grids: Grids) -> Workbook:
    """The domain's workbook."""
    with _garbage_left_alone():
        sheets = tuple(map(_sheet, grids.grids))
    properties, unread = tuple(grids.properties), tuple(grids.unread)
    return Workbook(grids.name, sheets, properties, unread, grids.saved_at)


@contextmanager
def _garbage_left_alone() -> Iterator[None]:
    """Hundreds of thousands of new cells would set off the collector again and again: three times
    as slow, and there is nothing to collect."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _sheet(grid: Grid) -> Sheet:
    width = max(map(len, grid.rows), default=0)
    blank_row = (BLANK_CELL,) * width
    rows = [_cells(row, blank_row) for row in grid.rows]
    by_row: dict[int, list[tuple[int, SheetCell]]] = {}
    for (row, column), mark in grid.marks.items():
        if row < len(rows) and column < width:
            by_row.setdefault(row, []).append((column, mark))
    for row, marks in by_row.items():
        rows[row] = _marked(rows[row], marks)
    return Sheet(
        grid.name,
        tuple(rows),
        tuple(_within(grid.merged, len(rows), width)),
        grid.hidden,
        frozenset(grid.hidden_rows),
        frozenset(grid.struck_rows),
    )


def _cells(row: Sequence[CellValue], blank_row: tuple[SheetCell, ...]) -> tuple[SheetCell, ...]:
    if not row:
        return blank_row  # shared: a sheet with one far cell has a million of them
    cells = tuple([BLANK_CELL if value is None else SheetCell(value) for value in row])
    return cells + blank_row[len(cells) :]


def _marked(
    cells: tuple[SheetCell, ...], marks: Iterable[tuple[int, SheetCell]]
) -> tuple[SheetCell, ...]:
    marked = list(cells)
    for column, mark in marks:
        marked[column] = mark._replace(value=cells[column].value)
    return tuple(marked)


def _within(
    merged: Iterable[tuple[int, int, int, int]], height: int, width: int
) -> Iterable[tuple[int, int, int, int]]:
    """The merged ranges as far as there are cells."""
    for top, left, last_row, last_column in merged:
        bottom, right = min(last_row, height - 1), min(last_column, width - 1)
        if 0 <= top <= bottom and 0 <= left <= right and (top, left) != (bottom, right):
            yield top, left, bottom, right
