"""Tables that lost their borders: rows set off by tabs, pipes or spaces, found by their head.

Makes rows of cells from lines of text. What the columns mean is `columns`' and `tables`' business.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tzdesk.parsing.aligned import align, looks_right
from tzdesk.parsing.columns import Columns, find_head, is_head
from tzdesk.parsing.grid import Cell, Row
from tzdesk.parsing.headings import is_bare_heading
from tzdesk.parsing.labels import Topic
from tzdesk.parsing.lines import TextLine
from tzdesk.parsing.numbering import MarkKind
from tzdesk.parsing.passage import Passage, join


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table found in lines `start` to `end` (places in the list of lines, end excluded)."""

    start: int
    end: int
    columns: Columns
    rows: list[Row]


_LONGEST_HEAD = 120
_RULE = re.compile(r"[\s|:+\-—=_─━]+")
_GAP, _WIDE_GAP = re.compile(r" +"), re.compile(r" {2,}")
_PIPE, _TAB = re.compile(r"[|│┃¦]"), re.compile(r"\t")


def _by_pattern(pattern: re.Pattern[str]) -> Callable[[Passage], list[Passage]]:
    def split(passage: Passage) -> list[Passage]:
        text = passage.text if pattern is _TAB else passage.folded
        cells, at = [], 0
        for gap in pattern.finditer(text):
            cells.append(passage.cut(at, gap.start()).strip("*" if pattern is _PIPE else ""))
            at = gap.end()
        cells.append(passage.cut(at).strip("*" if pattern is _PIPE else ""))
        return cells

    return split


def _by_pipes(passage: Passage) -> list[Passage]:
    cells = _split_pipes(passage)
    folded = passage.folded.strip()
    if folded[:1] and _PIPE.match(folded):
        cells = cells[1:]
    return cells[:-1] if len(cells) > 1 and _PIPE.match(folded[-1]) else cells


_split_pipes = _by_pattern(_PIPE)
_SPLITTERS = (
    (_TAB, _by_pattern(_TAB), True),
    (_PIPE, _by_pipes, True),
    (_WIDE_GAP, _by_pattern(_WIDE_GAP), False),
    (_GAP, _by_pattern(_GAP), False),
)


def find_flat_table(lines: Sequence[TextLine], start: int) -> FlatTable | None:
    """The table whose head is line `start`, if that line is a head."""
    line = lines[start]
    if line.page or ":" in line.folded or len(line.folded) > _LONGEST_HEAD:
        return None
    for pattern, split, exact in _SPLITTERS:
        if not pattern.search(line.raw.text if pattern is _TAB else line.raw.folded.strip()):
            continue
        head = _row(split(line.raw if exact else line.passage), line)
        if is_head(head) and (found := find_head([head])):
            columns = found[0]
            end, rows = _read_rows(lines, start + 1, split, columns, exact=exact)
            if rows:
                return FlatTable(start, end, columns, rows)
    return None


def _row(cells: Sequence[Passage], line: TextLine) -> Row:
    return Row(tuple(Cell(cell) for cell in cells), (line.number,))


def _read_rows(
    lines: Sequence[TextLine],
    start: int,
    split: Callable[[Passage], list[Passage]],
    columns: Columns,
    *,
    exact: bool,
) -> tuple[int, list[Row]]:
    """Rows from line `start` on, up to the first line that can be none."""
    rows: list[Row] = []
    end = start
    for at in range(start, len(lines)):
        line = lines[at]
        if line.page or _RULE.fullmatch(line.folded):
            continue
        cells = [cell for cell in split(line.raw if exact else line.passage) if exact or cell]
        if sum(bool(cell) for cell in cells) >= 2:
            added = _aligned(cells, line, columns, exact=exact)
        elif line.closing:
            break
        elif _heads_rows(lines, at, split, exact=exact):
            added = [_row([cell for cell in cells if cell], line)]
        elif rows and not exact and _is_open(rows[-1], columns):
            added = align(cells, columns)
        else:
            break
        if rows and not exact and _goes_on(rows[-1], added[0], columns):
            rows[-1] = _continued(rows[-1], added[0])
            added = added[1:]
        rows += added
        end = at + 1
    return end, rows


def _aligned(cells: list[Passage], line: TextLine, columns: Columns, *, exact: bool) -> list[Row]:
    row = _row(cells, line)
    if exact or is_head(row):
        return [row]
    if len(cells) == columns.width and looks_right(cells, columns):
        return [row]
    return align(cells, columns)


def _is_open(row: Row, columns: Columns) -> bool:
    """Whether a row's text stops in mid-sentence, so that the next line may go on with it."""
    texts = columns.of(Topic.TEXT)
    return any(row.cell(at) and row.cell(at).text[-1] not in "。；;！" for at in texts)


def _goes_on(row: Row, following: Row, columns: Columns) -> bool:
    """Whether a line without a number is the rest of the broken cells above it."""
    number = columns.number
    if number < 0 or len(row.cells) < columns.width or len(following.cells) < columns.width:
        return False
    return bool(row.cell(number)) and not following.cell(number) and _is_open(row, columns)


def _continued(row: Row, rest: Row) -> Row:
    cells = tuple(
        Cell(join((cell.passage, more.passage)), cell.covered)
        for cell, more in zip(row.cells, rest.cells, strict=True)
    )
    return Row(cells, (*row.lines, *rest.lines), exact=False)


def _heads_rows(
    lines: Sequence[TextLine], at: int, split: Callable[[Passage], list[Passage]], *, exact: bool
) -> bool:
    """Whether a line with a single cell heads the rows below it."""
    line = lines[at]
    following = next((other for other in lines[at + 1 : at + 4] if not other.page), None)
    if following is None:
        return False
    cells = split(following.raw if exact else following.passage)
    mark = line.mark
    numbered = mark is not None and mark.kind <= MarkKind.CHINESE_PAREN
    alone = sum(bool(cell) for cell in cells) < 2
    return (numbered or is_bare_heading(line.passage)) and (not alone or following.mark is not None)
