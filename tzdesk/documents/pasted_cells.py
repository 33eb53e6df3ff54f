"""A block of cells as spreadsheets put it on the clipboard: as TSV, as an HTML table, or both.

Knows the two forms; nothing of where the cells are to go.
"""

import re
from typing import TypeAlias

from tzdesk.documents import refusals
from tzdesk.documents.grid import Grid, clean_text

Cells: TypeAlias = tuple[tuple[str | None, ...], ...]
"""Rows of one length; None where the block has no cell of its own: short rows, merged cells."""

_MOST_TEXT = 16 << 20
NAME = "剪贴板"
_FIELD = re.compile(r'(?:"([^"]*(?:""[^"]*)*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|\Z)')
"""A field and what ends it. A quote that is not closed before the next end is part of the text."""


def cells_from_clipboard(text: str, html: str = "") -> Cells:
    """The cells of what was copied; () for nothing.

    The HTML table says how many rows and columns there are, as plain text often leaves line breaks
    unquoted. Where the text agrees it says what the cells hold: HTML knows no white space.
    Raises UserError for absurdly much.
    """
    if len(text) + len(html) > _MOST_TEXT:
        raise refusals.too_large(NAME)
    plain = _from_text(text)
    table = _from_html(html) if "<table" in html.lower() else ()
    if not table:
        return plain
    if _shape(plain) != _shape(table):
        return table
    return tuple(
        tuple(None if cell is None else words for words, cell in zip(*rows, strict=True))
        for rows in zip(plain, table, strict=True)
    )


def _shape(cells: Cells) -> tuple[int, int]:
    return len(cells), len(cells[0]) if cells else 0


def _from_text(text: str) -> Cells:
    rows: list[list[str | None]] = [[]]
    at = 0
    while at < len(text):
        found = _FIELD.match(text, at)
        assert found is not None
        quoted, bare, end = found.groups()
        rows[-1].append(_clean(bare if quoted is None else quoted.replace('""', '"')))
        at = found.end()
        if end not in ("\t", ""):
            rows.append([])
        elif end and at == len(text):
            rows[-1].append("")
    if not rows[-1]:
        rows.pop()
    return _square(rows)


def _from_html(html: str) -> Cells:
    from tzdesk.documents.html_reader import blocks_of  # noqa: PLC0415 - only for a table

    try:
        blocks = blocks_of(html)
    except ValueError:
        return ()
    grids = [block for block in blocks if isinstance(block, Grid)]
    return _square([row for grid in grids for row in _rows_of(grid)])


def _rows_of(grid: Grid) -> list[list[str | None]]:
    """Blank cells say "", those that a merged one covers None; rows that do not show are none.

    Excel ends a table with such a row, which only says how wide the columns are.
    """
    covered = {
        (row, column)
        for top, left, bottom, right in grid.merged
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    hidden = set(grid.hidden_rows)
    return [
        [
            None if (row, column) in covered else _clean(str(value or ""))
            for column, value in enumerate(values)
        ]
        for row, values in enumerate(grid.rows)
        if row not in hidden
    ]


def _square(rows: list[list[str | None]]) -> Cells:
    width = max(map(len, rows), default=0)
    return tuple((*row, *[None] * (width - len(row))) for row in rows) if width else ()


def _clean(text: str) -> str:
    return clean_text(text.replace("\xa0", " ")).strip()
