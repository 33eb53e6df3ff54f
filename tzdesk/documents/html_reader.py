"""HTML as lines and tables: what a browser, Word or a spreadsheet puts on the clipboard, and
tables that web systems save under the name .xls.

Knows nothing of what the text says; styles and scripts are passed over.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from tzdesk.documents import refusals
from tzdesk.documents.grid import Grid, Grids, clean_text, put
from tzdesk.documents.text_reader import MOST_BYTES, decode

_BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "ul", "ol", "caption"}
_SILENT = {"style", "script", "head", "title", "noscript"}
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_MOST_SPAN = 1000
_MOST_CELLS = 1_000_000


@dataclass(slots=True)
class Table:
    """A table as it is laid out: `grid` holds texts and merged ranges."""

    grid: Grid
    row: int = -1
    taken: set[tuple[int, int]] = field(default_factory=set)
    cell: tuple[int, int] | None = None


class Markup(HTMLParser):
    """Collects `blocks`, texts of paragraphs and grids of tables, in order. Tables inside cells
    give their text to the cell."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str | Grid] = []
        self._text: list[str] = []
        self._silent = 0
        self._table: Table | None = None
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._open_table()
        elif self._table is None or self._depth > 1:
            self._break(tag)
        elif tag == "tr":
            self._end_cell()
            self._table.row += 1
            if _HIDDEN.search(dict(attrs).get("style") or ""):
                self._table.grid.hidden_rows.append(self._table.row)
        elif tag in ("td", "th"):
            self._end_cell()
            self._begin_cell(dict(attrs))
        else:
            self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table" and self._table is not None:
            self._depth -= 1
            if self._depth == 0:
                self._close_table()
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._end_cell()
        else:
            self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._text.append(" ".join(data.split()) if data.strip() else " " * bool(data))

    def close(self) -> None:
        """Finish what the text leaves open."""
        super().close()
        if self._table is not None:
            self._close_table()
        self._flush()

    def _break(self, tag: str) -> None:
        if tag not in _BLOCKS and tag not in ("tr", "td"):
            return
        if self._table is not None:
            self._text.append("\n")
        else:
            self._flush()

    def _flush(self) -> None:
        text = _joined(self._text)
        self._text.clear()
        if text:
            self.blocks.append(text)

    def _open_table(self) -> None:
        self._depth += 1
        if self._table is None:
            self._flush()
            self._table = Table(Grid("", []))

    def _close_table(self) -> None:
        assert self._table is not None
        self._end_cell()
        self._text.clear()
        self.blocks.append(self._table.grid)
        self._table, self._depth = None, 0

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        table = self._table
        assert table is not None
        table.row = max(table.row, 0)
        column = 0
        while (table.row, column) in table.taken:
            column += 1
        bottom = table.row + _span(attributes, "rowspan") - 1
        right = column + _span(attributes, "colspan") - 1
        if len(table.taken) + (bottom - table.row + 1) * (right - column + 1) > _MOST_CELLS:
            raise ValueError("a table of absurd size")
        for row in range(table.row, bottom + 1):
            table.taken.update((row, at) for at in range(column, right + 1))
        if bottom > table.row or right > column:
            table.grid.merged.append((table.row, column, bottom, right))
        table.cell = (table.row, column)
        self._text.clear()

    def _end_cell(self) -> None:
        table = self._table
        if table is not None and table.cell is not None:
            put(table.grid, table.cell, _joined(self._text) or None)
            table.cell = None
        self._text.clear()


def _span(attributes: dict[str, str | None], name: str) -> int:
    text = (attributes.get(name) or "1").strip()
    return max(1, min(int(text), _MOST_SPAN)) if text.isdecimal() and len(text) < 6 else 1


def _joined(pieces: list[str]) -> str:
    lines = [" ".join(line.split()) for line in "".join(pieces).split("\n")]
    return clean_text("\n".join(line for line in lines if line))


def blocks_of(html: str) -> list[str | Grid]:
    """The paragraphs and tables of some HTML, in order."""
    markup = Markup()
    markup.feed(html)
    markup.close()
    return markup.blocks


def read_html_file(path: Path) -> Grids:
    """The tables of an HTML file as sheets; UserError where it has none."""
    if path.stat().st_size > MOST_BYTES:
        raise refusals.too_large(path.name)
    blocks = blocks_of(decode(path.read_bytes(), path.name))
    tables = [block for block in blocks if isinstance(block, Grid) and block.rows]
    if not tables:
        raise refusals.no_sheet(path.name)
    for number, grid in enumerate(tables, 1):
        grid.name = f"表 {number}"
    return Grids(path.name, tables)
