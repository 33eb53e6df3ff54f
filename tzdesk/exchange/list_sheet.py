"""Writes a plain list as a workbook that is read and printed, not filled in: A4 landscape.

Title, a line of words, heads, rows, a last line. Knows nothing of what it lists.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from typing import Any, TypeAlias

from tzdesk.exchange import styles
from tzdesk.exchange.styles import Styles

Cell: TypeAlias = str | int


class Look(Enum):
    """How the cells of a column are set."""

    TEXT = "text"
    CENTRE = "centre"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """A head, its width in characters, and how its cells are set."""

    head: str
    chars: int
    look: Look = Look.CENTRE


@dataclass(frozen=True, slots=True)
class Part:
    """Rows under a heading of their own; without one directly below the heads."""

    heading: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One sheet. `info` stands below the title, `closing` below the table ("" for none)."""

    name: str
    title: str
    info: str
    columns: tuple[Column, ...]
    parts: tuple[Part, ...]
    closing: str = ""


def list_bytes(listed: ListSheet) -> bytes:
    """The list as the bytes of an .xlsx file."""
    import xlsxwriter  # noqa: PLC0415 - not before the first paint

    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as workbook:
        looks = styles.make_styles(workbook)
        sheet = workbook.add_worksheet(listed.name)
        _write_heads(sheet, looks, listed)
        last = _write_rows(sheet, looks, listed)
        if listed.closing:
            last += 1
            sheet.write_string(last, 0, listed.closing, looks.info)
        sheet.freeze_panes(3, 0)
        styles.fit_to_page(sheet, 2, len(listed.columns) - 1, last)
    return made.getvalue()


def _write_heads(sheet: Any, looks: Styles, listed: ListSheet) -> None:
    sheet.set_row(0, styles.TITLE_HEIGHT)
    sheet.write_string(0, 0, listed.title, looks.title)
    sheet.write_string(1, 0, listed.info, looks.info)
    sheet.set_row(2, styles.HEAD_HEIGHT)
    for place, column in enumerate(listed.columns):
        sheet.set_column(place, place, column.chars)
        sheet.write_string(2, place, column.head, looks.head)


def _write_rows(sheet: Any, looks: Styles, listed: ListSheet) -> int:
    """The last row that was written."""
    at = 2
    for part in listed.parts:
        if part.heading:
            at += 1
            sheet.merge_range(at, 0, at, len(listed.columns) - 1, part.heading, looks.part)
        for row in part.rows:
            at += 1
            _write_row(sheet, looks, listed.columns, at, row)
    return at


def _write_row(
    sheet: Any, looks: Styles, columns: Sequence[Column], at: int, row: Sequence[Cell]
) -> None:
    texts = [(str(cell), column.chars) for cell, column in zip(row, columns, strict=True)]
    sheet.set_row(at, styles.row_height(texts))
    for place, (cell, column) in enumerate(zip(row, columns, strict=True)):
        look = getattr(looks, column.look.value)
        if isinstance(cell, int):
            sheet.write_number(at, place, cell, look)
        else:
            sheet.write_string(at, place, cell, look)
