"""Headings inside tables: a row merged over all columns, a cell beside others, 一 and a title."""

import re
from collections.abc import Sequence

from tzdesk.parsing.columns import Columns
from tzdesk.parsing.duties import take_brackets
from tzdesk.parsing.grid import Row
from tzdesk.parsing.headings import duties_of_title
from tzdesk.parsing.numbering import MarkKind, find_mark
from tzdesk.parsing.outline import Heading
from tzdesk.parsing.passage import Passage, join

_CHINESE = "[一二三四五六七八九十]+"
_NUMBER_CELL = re.compile(rf"{_CHINESE}|\({_CHINESE}\)")


def heading_in_row(row: Row, columns: Columns) -> Heading | None:
    """The heading that a row is: one text over the whole row, or 一 beside its title."""
    filled = row.filled
    if len(filled) == 2:
        return _number_and_title(row, columns)
    if len(filled) == 1 and (row.spans or _may_head(row, filled[0], columns)):
        return heading_in_cell(row.cells[filled[0]].passage, row.lines)
    return None


def heading_in_cell(passage: Passage, lines: Sequence[int]) -> Heading:
    """The heading that a cell's text is, with the leader or unit that it names."""
    mark = find_mark(passage)
    bare, duties, _ = take_brackets(passage)
    if mark is None or mark.weak or mark.kind > MarkKind.CHINESE_PAREN:
        depth, number, title = int(MarkKind.CHINESE), None, bare
    else:
        depth, number, title = int(mark.kind), mark.printed, bare.cut(mark.end).strip()
    duties = duties or duties_of_title(title)
    return Heading(depth, passage, number, title, duties, list(lines))


def _number_and_title(row: Row, columns: Columns) -> Heading | None:
    first, second = row.filled
    number = row.cells[first].passage
    if first != columns.number or second not in (*columns.texts, first + 1):
        return None
    if not _NUMBER_CELL.fullmatch(number.folded):
        return None
    title = row.cells[second].passage
    bracketed = number.folded.startswith("(")
    kind = MarkKind.CHINESE_PAREN if bracketed else MarkKind.CHINESE
    whole = join((number, title), "" if bracketed else "、")
    duties = duties_of_title(title)
    return Heading(int(kind), whole, number.text, title, duties, list(row.lines))


def _may_head(row: Row, at: int, columns: Columns) -> bool:
    """Whether a single cell without a trace of merging heads the rows below it."""
    if any(cell.covered == "up" for cell in row.cells):
        return False
    mark = find_mark(row.cells[at].passage)
    if len(row.cells) == 1 or (mark and mark.kind <= MarkKind.CHINESE_PAREN):
        return True
    free = at not in (*columns.texts, *columns.sections)
    return at == 0 and free and not row.cells[0].text.isdecimal()
