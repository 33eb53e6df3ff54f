"""What was pasted, as a document: a table if it is one, else plain lines.

Knows the clipboard's two forms of text; nothing of windows.
"""

from tzdesk.documents import refusals
from tzdesk.documents.grid import Grid, Grids, clean_text, trim, workbook_from_grids
from tzdesk.documents.sheet_lines import table_lines
from tzdesk.documents.text_reader import document_of
from tzdesk.domain.document import Document, Line

_MOST_TEXT = 16 << 20
NAME = "剪贴板"


def document_from_clipboard(text: str, html: str = "") -> Document:
    """The lines of pasted text. `html` counts only where it holds a table; UserError if both are
    blank or absurdly large."""
    if len(text) + len(html) > _MOST_TEXT:
        raise refusals.too_large(NAME)
    document = _from_html(html) if "<table" in html.lower() else None
    return document or _from_text(text)


def _from_html(html: str) -> Document | None:
    from tzdesk.documents.html_reader import blocks_of  # noqa: PLC0415 - the child needs none

    try:
        blocks = blocks_of(html)
    except ValueError:
        return None
    lines: list[Line] = []
    tables = 0
    for block in blocks:
        if isinstance(block, Grid):
            tables += 1
            lines += _table(block, tables, len(lines))
        else:
            texts = block.split("\n")
            lines += [Line(len(lines) + 1 + at, text) for at, text in enumerate(texts)]
    return Document(NAME, tuple(lines)) if any(line.cells for line in lines) else None


def _from_text(text: str) -> Document:
    from tzdesk.documents.csv_reader import separated_rows  # noqa: PLC0415 - as above

    rows = separated_rows(text, "\t") if "\t" in text else []
    widths = {len(row) for row in rows if any(row)}
    if len(widths) == 1 and widths != {1}:
        return Document(NAME, tuple(_table(Grid("", rows), 1, 0)))
    return document_of(clean_text(text), NAME)


def _table(grid: Grid, number: int, lines_before: int) -> list[Line]:
    trim(grid)
    if not grid.rows:
        return []
    (sheet,) = workbook_from_grids(Grids(NAME, [grid])).sheets
    return table_lines(sheet, number, lines_before + 1)
