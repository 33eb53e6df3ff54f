"""Values of .xls, .et and .xlsb, and of .xlsx sheets, by python-calamine.

Knows nothing of what calamine leaves out (errors, number formats); `xls_look` and `xlsx_look` do.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from tzdesk.documents import refusals
from tzdesk.documents.archive import Archive
from tzdesk.documents.grid import Grid, Grids, Row, clean_row
from tzdesk.documents.limits import Limits
from tzdesk.documents.ole import OleFile
from tzdesk.documents.sniff import Kind
from tzdesk.documents.unread import counted
from tzdesk.documents.xls_look import SheetLook, is_encrypted, look_at_sheets
from tzdesk.domain.document import address

_NAMED = {Kind.XLS: {".xls"}, Kind.XLSX: {".xlsx", ".xlsm"}, Kind.XLSB: {".xlsb"}}


def open_calamine(path: Path, kind: Kind) -> CalamineWorkbook:
    """The workbook as calamine sees it; UserError where it is encrypted."""
    try:
        if path.suffix.lower() in _NAMED[kind]:
            return CalamineWorkbook.from_path(path)
        # Under another name calamine has to find out for itself, and says less of what is wrong.
        with path.open("rb") as file:
            return CalamineWorkbook.from_filelike(file)
    except PasswordError:
        raise refusals.password(path.name) from None


def calamine_grid(workbook: CalamineWorkbook, name: str) -> Grid:
    """One sheet's values and merged ranges."""
    sheet = workbook.get_sheet_by_name(name)
    grid = Grid(name, _rows(sheet))
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        grid.merged.append((top, left, bottom, right))
    return grid


def _rows(sheet: CalamineSheet) -> list[Row]:
    if sheet.start is None:
        return []
    first_row, first_column = sheet.start
    rows: list[Row] = [[] for _ in range(first_row)]
    for values in sheet.to_python(skip_empty_area=True):
        rows.append(_row(values, first_column))
    return rows


def _row(values: list[Any], first_column: int) -> Row:
    if not any(values) and all(value == "" for value in values):
        return []
    return [None] * first_column + clean_row(values)


def read_binary(path: Path, kind: Kind, limits: Limits) -> Grids:
    """All sheets of a .xls or .xlsb; UserError for one that reaches too far out."""
    looks = list(_looks(path, limits)) if kind is Kind.XLS else []
    if kind is Kind.XLSB:
        archive = Archive(path, limits)
        archive.verify(part for part in archive.parts if part.lower().endswith(".bin"))
    workbook = open_calamine(path, kind)
    grids = Grids(path.name, [])
    unread: Counter[str] = Counter()
    for index, sheet in enumerate(workbook.sheets_metadata):
        if sheet.typ is not SheetTypeEnum.WorkSheet:
            continue
        found = looks[index] if index < len(looks) else SheetLook()
        grid = calamine_grid(workbook, sheet.name)
        grid.hidden = sheet.visible is not SheetVisibleEnum.Visible
        found.complete(grid)
        unread += found.unread
        grids.grids.append(grid)
    grids.unread = counted(unread)
    return grids


def _looks(path: Path, limits: Limits) -> Iterator[SheetLook]:
    """Before calamine opens the file, since it reads every sheet at once, however wide."""
    file = OleFile(path)
    name = next(name for name in file.streams if name.lower() in ("workbook", "book"))
    stream = file.stream(name)
    if is_encrypted(stream):
        raise refusals.password(path.name)
    for found in look_at_sheets(stream):
        if found.block > limits.block:
            raise refusals.too_wide(path.name, found.name, address(*found.last))
        yield found
