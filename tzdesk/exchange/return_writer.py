"""Writes a return: values into cells of the workbook that was received, all else left as it is.

Knows addresses, not whose they are. Values are always written as text or number, never as a
formula.
"""

import re
import warnings
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from tzdesk.exchange import styles
from tzdesk.exchange.return_format import CellContent

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
"""What a number format only prints."""
_IGNORED = re.compile(rb"<ignoredErrors>.*?</ignoredErrors>", re.DOTALL)
_BEHIND_IGNORED = re.compile(
    rb"<(?:smartTags|drawing|legacyDrawing|legacyDrawingHF|picture|oleObjects|controls"
    rb"|webPublishItems|tableParts|extLst)\b|</worksheet>"
)


class WorkbookError(Exception):
    """A workbook that cannot be opened, or saved again, as it is."""


def check(data: bytes) -> None:
    """Raises WorkbookError for an .xlsx into which nothing could be written."""
    _opened(data)


def filled_in(
    data: bytes, sheet: str, cells: Mapping[str, CellContent], rows: Collection[int]
) -> bytes:
    """The .xlsx `data` with `cells` of a sheet, by address ("" empties one), as new bytes.

    `rows` (from 1) are those of the table: each is made as high as its texts need, and grows on
    while someone types. Raises WorkbookError as `check`.
    """
    workbook = _opened(data)
    if sheet not in workbook.sheetnames:
        raise WorkbookError(f"no sheet {sheet}")
    found = workbook[sheet]
    for address, value in cells.items():
        _put(found, address, value)
    widths = _widths(found)
    for row in rows:
        _fit(found, row, widths)
    made = BytesIO()
    with _told():
        workbook.save(made)
    return _with_ignored_errors(made.getvalue(), data, workbook.sheetnames.index(sheet) + 1)


@contextmanager
def _told() -> Iterator[None]:
    """What openpyxl raises for odd parts of others' workbooks is of every kind."""
    try:
        yield
    except Exception as error:
        raise WorkbookError(str(error)) from error


def _opened(data: bytes) -> Any:
    from openpyxl import load_workbook  # noqa: PLC0415 - not before the first paint

    with _told(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that only other programs understand
        return load_workbook(BytesIO(data), rich_text=True)


def _put(sheet: Any, address: str, value: CellContent) -> None:
    for merged in _covering(sheet, address):
        sheet.unmerge_cells(str(merged))
    cell = sheet[address]
    if value == "":
        cell.value = None
    elif isinstance(value, date):
        cell.value = value
    elif not isinstance(value, str):
        is_percent = "%" in _LITERAL.sub("", cell.number_format.partition(";")[0])
        cell.value = value / 100 if is_percent else value
    elif cell.data_type != "s" or str(cell.value) != value:
        cell.value = _ESCAPED.sub(r"_x005F_x\1_", value)
        cell.data_type = "s"  # `=cmd|…` and #N/A are texts, too
    # Else it keeps the looks that parts of its text have.


def _covering(sheet: Any, address: str) -> list[Any]:
    return [one for one in sheet.merged_cells.ranges if address in one]


def _fit(sheet: Any, number: int, widths: Mapping[int, int]) -> None:
    """openpyxl marks every height as the user's own: what is typed later would be cut."""
    present = sheet.row_dimensions[number]
    texts = [
        (str(cell.value), widths[cell.column])
        for cell in sheet[number]
        if isinstance(cell.value, str) and cell.column in widths
    ]
    needed = styles.height_of(styles.lines(texts))
    kept = {name: getattr(present, name) for name in ("hidden", "outlineLevel", "collapsed")}
    height = max(present.height or 0, needed)
    row = _growing_row()(sheet, index=number, ht=height, **kept)
    row._style = present._style  # noqa: SLF001 - as openpyxl copies styles itself
    sheet.row_dimensions[number] = row


def _widths(sheet: Any) -> dict[int, int]:
    """Characters that fit into each column that shows, by its number."""
    return {
        column: int(group.width)
        for group in sheet.column_dimensions.values()
        for column in range(group.min, min(group.max, sheet.max_column) + 1)
        if not group.hidden
    }


@cache
def _growing_row() -> type[Any]:
    from openpyxl.worksheet.dimensions import RowDimension  # noqa: PLC0415 - as above

    class GrowingRow(RowDimension):  # type: ignore[misc]
        """A row whose height is a program's to change."""

        @property
        def customHeight(self) -> bool:  # noqa: N802 - openpyxl's word
            return False

    return GrowingRow


def _with_ignored_errors(made: bytes, before: bytes, number: int) -> bytes:
    """Puts back what openpyxl drops: without it a phone's cell bears a warning in its corner."""
    part = f"xl/worksheets/sheet{number}.xml"
    with ZipFile(BytesIO(before)) as archive:
        old = archive.read(part) if part in archive.namelist() else b""
    ignored = _IGNORED.search(old)
    if ignored is None:
        return made
    result = BytesIO()
    with ZipFile(BytesIO(made)) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == part:
                content = _BEHIND_IGNORED.sub(lambda at: ignored[0] + at[0], content, count=1)
            target.writestr(entry, content)
    return result.getvalue()
