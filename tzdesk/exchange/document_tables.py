"""A document's tables as sheets, so that a return typed in Word is read like a workbook."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from tzdesk.domain.document import BLANK_CELL, Document, Line, Sheet, SheetCell, TableCell

Range = tuple[int, int, int, int]


def sheets_of(document: Document) -> tuple[Sheet, ...]:
    """One sheet for each table, in order."""
    tables = groupby((line for line in document.lines if line.cells), lambda line: line.table)
    return tuple(_sheet(number, list(lines)) for number, lines in tables)


def _sheet(number: int, lines: Sequence[Line]) -> Sheet:
    rows = [line.cells or () for line in lines]
    width = max(map(len, rows))
    cells = tuple(
        tuple(_cell(row[at]) if at < len(row) else BLANK_CELL for at in range(width))
        for row in rows
    )
    return Sheet(f"表 {number}", cells, tuple(_merged(rows)))


def _cell(cell: TableCell) -> SheetCell:
    return SheetCell(cell.text) if cell.text else BLANK_CELL


def _merged(rows: Sequence[Sequence[TableCell]]) -> Iterator[Range]:
    """The merged ranges, each as far as cells say that they are covered from its first one."""
    for top, row in enumerate(rows):
        for left, cell in enumerate(row):
            if cell.covered:
                continue
            right, bottom = left, top
            while _covered(rows, top, right + 1) == "left":
                right += 1
            while _covered(rows, bottom + 1, left) == "up":
                bottom += 1
            if (right, bottom) != (left, top):
                yield top, left, bottom, right


def _covered(rows: Sequence[Sequence[TableCell]], row: int, column: int) -> str:
    if row < len(rows) and column < len(rows[row]):
        return rows[row][column].covered
    return ""
