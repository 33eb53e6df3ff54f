"""A workbook's visible sheets as the lines of a document: each sheet one table.

What a cell shows is decided here; what it means is not.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from tzdesk.documents import refusals
from tzdesk.domain.document import (
    UNCACHED,
    Document,
    Line,
    Sheet,
    SheetCell,
    TableCell,
    Workbook,
)

_MOST_BLANK_ROWS = 100  # in one run; more stand before a stray cell and say nothing
_MOST_COVERED = 1_000_000  # cells in merged ranges; a range beyond that is no part of a table


def document_from_workbook(workbook: Workbook) -> Document:
    """The rows of every visible sheet, hidden rows too. `unread` also names hidden sheets with
    content, and says of hidden and struck-through rows that they were read.

    UserError where no visible sheet has any text.
    """
    visible = [sheet for sheet in workbook.sheets if sheet.rows and not sheet.hidden]
    lines: list[Line] = []
    for table, sheet in enumerate(visible, 1):
        lines += table_lines(sheet, table, len(lines) + 1)
    if not lines:
        raise refusals.no_text(workbook.name)
    return Document(workbook.name, tuple(lines), (*_notes(workbook), *workbook.unread))


def table_lines(sheet: Sheet, table: int, first: int) -> list[Line]:
    """A sheet that is not blank as the rows of table number `table`, counted on from `first`."""
    return [
        Line(number, "\t".join(cell.text for cell in cells), cells, table, sheet.name)
        for number, cells in enumerate(_rows(sheet), first)
    ]


def _rows(sheet: Sheet) -> Iterator[tuple[TableCell, ...]]:
    covered = _covered(sheet)
    blank_row: tuple[SheetCell, ...] | None = None
    blank_cells = (TableCell(""),) * len(sheet.rows[0])
    run = 0
    for row, cells in enumerate(sheet.rows):
        if cells is not blank_row and any(map(shown, cells)):
            run = 0
            yield _table_cells(cells, covered.get(row, {}))
            continue
        blank_row = cells  # blank rows are one object: a sheet with a far cell has a million
        run += 1
        if run <= _MOST_BLANK_ROWS:
            yield _table_cells(cells, covered[row]) if row in covered else blank_cells


def _table_cells(cells: tuple[SheetCell, ...], covered: dict[int, str]) -> tuple[TableCell, ...]:
    return tuple(
        TableCell("", covered[column]) if column in covered else TableCell(shown(cell))
        for column, cell in enumerate(cells)
    )


def _covered(sheet: Sheet) -> dict[int, dict[int, str]]:
    """By row and column: where the text of a cell in a merged range stands instead."""
    found: dict[int, dict[int, str]] = {}
    left_over = _MOST_COVERED
    for top, left, bottom, right in sheet.merged:
        left_over -= (bottom - top + 1) * (right - left + 1)
        if left_over < 0:
            break
        for row in range(top, bottom + 1):
            columns = found.setdefault(row, {})
            columns.update((column, "left") for column in range(left + 1, right + 1))
            if row > top:
                columns[left] = "up"
    return found


def _notes(workbook: Workbook) -> Iterable[str]:
    for sheet in workbook.sheets:
        hidden = sum(row < len(sheet.rows) for row in sheet.hidden_rows)
        if sheet.hidden and sheet.rows:
            yield f"隐藏的工作表“{sheet.name}”"
        elif hidden:
            yield f"工作表“{sheet.name}”有 {hidden} 行被隐藏，已一并读取"
        if sheet.struck_rows and not sheet.hidden:
            yield f"工作表“{sheet.name}”有 {len(sheet.struck_rows)} 行带删除线，已一并读取"


def shown(cell: SheetCell) -> str:
    """What a cell shows, as far as it can be known: 85%, 2023-12-31, 2023年12月, #REF!."""
    value = cell.value
    if cell.error:
        return "" if cell.error == UNCACHED else cell.error
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return _shown_date(value, month=cell.month)
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    return f"{value * 100:.12g}%" if cell.percent else _shown_number(value)


def _shown_date(value: date, *, month: bool) -> str:
    if month:
        return f"{value.year}年{value.month}月"
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return value.isoformat()


def _shown_number(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.15g}"
