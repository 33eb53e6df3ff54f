"""A document's lines sorted into running text and tables, each kept in its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tzdesk.domain.document import Line
from tzdesk.parsing.columns import Columns, find_head
from tzdesk.parsing.flattened import FlatTable, find_flat_table
from tzdesk.parsing.grid import Row, row_of_line
from tzdesk.parsing.guessing import guess_columns
from tzdesk.parsing.labels import classify
from tzdesk.parsing.lines import TextLine, read_lines
from tzdesk.parsing.passage import NOWHERE, Passage, join
from tzdesk.parsing.stacked import find_stacked_table


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a known head. `heads` are the lines of the head itself."""

    columns: Columns
    rows: list[Row]
    heads: tuple[int, ...]


Stretch = list[TextLine] | Table
"""Running text, or a table that stands between."""


def stretches(lines: Sequence[Line]) -> list[Stretch]:
    """The document in order. Tables without a known head are read as running text, cell by cell."""
    found: list[Stretch] = []
    loose: list[Passage] = []
    columns: Columns | None = None
    at = 0
    while at < len(lines):
        if lines[at].cells is None:
            loose += _paragraphs(lines[at])
            at += 1
            continue
        end = _end_of_table(lines, at)
        rows = [row_of_line(line) for line in lines[at:end]]
        table = _real_table(rows, columns)
        at = end
        if table is None:
            loose += [part for row in rows for part in _cells_as_paragraphs(row)]
            continue
        first, columns = table[0], table[1].columns
        loose += [part for row in rows[:first] for part in _cells_as_paragraphs(row)]
        found += [*_with_flat_tables(loose), table[1]]
        loose = []
    return [*found, *_with_flat_tables(loose)]


def _end_of_table(lines: Sequence[Line], start: int) -> int:
    end = start
    while (
        end < len(lines) and lines[end].cells is not None and lines[end].table == lines[start].table
    ):
        end += 1
    return end


def _real_table(rows: Sequence[Row], above: Columns | None) -> tuple[int, Table] | None:
    """The table and how many rows stand above its head; without one it goes on with `above`."""
    if found := find_head(rows):
        columns, first, below = found
        heads = tuple(line for row in rows[first:below] for line in row.lines)
        return first, Table(columns, list(rows[below:]), heads)
    width = max(len(row.cells) for row in rows)
    if above is not None and width == above.width:
        return 0, Table(above, list(rows), ())
    guessed = guess_columns(rows)
    return (0, Table(guessed, list(rows), ())) if guessed else None


def _paragraphs(line: Line) -> Iterator[Passage]:
    """The line, or its parts where a soft break divides it."""
    if not line.text or line.text.isspace():
        yield NOWHERE
        return
    at = 0
    for text in line.text.split("\n"):
        yield Passage.of(line.number, text, at)
        at += len(text) + 1


def _cells_as_paragraphs(row: Row) -> Iterator[Passage]:
    """The cells one by one; a label and the value beside it as one line."""
    filled = [row.cells[at].passage for at in row.filled]
    names, values = filled[::2], filled[1::2]
    if len(names) == len(values) and all(classify(name.text) for name in names):
        pairs = zip(names, values, strict=True)
        yield from (join((name, value), "：") for name, value in pairs)
        return
    for cell in row.cells:
        at = 0
        for text in cell.text.split("\n"):
            if text.strip():
                yield cell.passage.cut(at, at + len(text))
            at += len(text) + 1


def _with_flat_tables(passages: Sequence[Passage]) -> Iterator[Stretch]:
    lines = read_lines(passages)
    text: list[TextLine] = []
    at = 0
    while at < len(lines):
        flat = find_flat_table(lines, at) or find_stacked_table(lines, at)
        if flat is None:
            text.append(lines[at])
            at += 1
            continue
        yield text
        yield _table(flat, lines)
        text = []
        at = flat.end
    yield text


def _table(flat: FlatTable, lines: Sequence[TextLine]) -> Table:
    """The rows of a flattened table; every other line within it counts as its head."""
    used = {line for row in flat.rows for line in row.lines}
    inside = [line.number for line in lines[flat.start : flat.end]]
    return Table(flat.columns, flat.rows, tuple(line for line in inside if line not in used))
