"""Tables that fell apart into one cell a line: the heads first, then the cells of every row."""

from collections.abc import Iterator, Sequence

from tzdesk.parsing.aligned import align, looks_right
from tzdesk.parsing.columns import Columns, find_head
from tzdesk.parsing.flattened import FlatTable
from tzdesk.parsing.grid import Cell, Row
from tzdesk.parsing.headings import is_bare_heading
from tzdesk.parsing.labels import Topic, classify
from tzdesk.parsing.lines import TextLine
from tzdesk.parsing.numbering import MarkKind

_LONGEST_HEAD = 10


def find_stacked_table(lines: Sequence[TextLine], start: int) -> FlatTable | None:
    """The table whose first head is line `start`, if at least three heads follow one another."""
    below = _end_of_heads(lines, start)
    if below - start < 3:
        return None
    head = Row(
        tuple(Cell(line.passage) for line in lines[start:below]),
        tuple(line.number for line in lines[start:below]),
    )
    found = find_head([head])
    if not found or not found[0].of(Topic.TEXT):
        return None
    columns = found[0]
    end, rows = _read_rows(lines, below, columns)
    return FlatTable(start, end, columns, rows) if rows else None


def _end_of_heads(lines: Sequence[TextLine], start: int) -> int:
    """Past the last known head of a run of short lines; heads in between may be unknown."""
    if not _is_head(lines[start]):
        return start
    end = start
    for at in range(start, min(len(lines), start + 16)):
        line = lines[at]
        if len(line.folded) > _LONGEST_HEAD or line.folded.isdecimal() or line.page:
            break
        if _is_head(line):
            end = at + 1
        elif at > end + 1:
            break
    return end


def _is_head(line: TextLine) -> bool:
    return len(line.folded) <= _LONGEST_HEAD and classify(line.folded) is not None


def _read_rows(lines: Sequence[TextLine], start: int, columns: Columns) -> tuple[int, list[Row]]:
    cells = [
        line
        for line in lines[start : _end_of_cells(lines, start)]
        if not line.page or line.folded.isdecimal()
    ]
    rows: list[Row] = []
    used = start
    for group in _groups(cells, columns):
        group_rows = _rows_of(group, columns)
        rows += group_rows
    rows = _without_tail(rows, columns)
    if rows:
        last = max(line for row in rows for line in row.lines)
        used = next(at for at in range(start, len(lines)) if lines[at].number == last) + 1
    return used, rows


def _end_of_cells(lines: Sequence[TextLine], start: int) -> int:
    return next((at for at in range(start, len(lines)) if lines[at].closing), len(lines))


def _groups(cells: Sequence[TextLine], columns: Columns) -> Iterator[list[TextLine]]:
    """With a column of numbers each number begins a group, else all cells are one."""
    if columns.number < 0:
        yield list(cells)
        return
    group: list[TextLine] = []
    last = 0
    for line in cells:
        text = line.folded.rstrip(".、")
        if text.isdecimal() and (last < int(text) <= last + 3 or int(text) == 1):
            if group:
                yield group
            group, last = [], int(text)
        group.append(line)
    if group:
        yield group


def _rows_of(group: list[TextLine], columns: Columns) -> list[Row]:
    """The rows of one group, and headings of the next at its end."""
    heads: list[Row] = []
    while len(group) > 2 and _heads_section(group[-1]):
        heads.insert(0, Row((Cell(group[-1].passage),), (group[-1].number,)))
        group = group[:-1]
    if len(group) == 1 and _heads_section(group[0]):
        return [Row((Cell(group[0].passage),), (group[0].number,))]
    if len(group) == columns.width and looks_right([line.passage for line in group], columns):
        cells = tuple(Cell(line.passage) for line in group)
        return [Row(cells, tuple(line.number for line in group)), *heads]
    return [*align([line.passage for line in group], columns), *heads]


def _heads_section(line: TextLine) -> bool:
    mark = line.mark
    return (
        mark is not None and mark.kind <= MarkKind.CHINESE_PAREN and is_bare_heading(line.passage)
    )


def _without_tail(rows: list[Row], columns: Columns) -> list[Row]:
    """Without closing lines that only fill the text's column."""
    texts = set(columns.of(Topic.TEXT))
    while rows and (len(rows[-1].cells) == 1 or set(rows[-1].filled) <= texts):
        rows = rows[:-1]
    return rows
