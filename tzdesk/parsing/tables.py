"""Rows under a recognised head to headings and tasks.

Merged cells hold for every row they cover; a row without a text of its own goes on with the task
above it. Real tables and flattened ones are read alike.
"""

import re
from collections.abc import Collection, Sequence

from tzdesk.domain.draft import Problem, ProblemKind
from tzdesk.parsing.closing import is_closing, is_signed
from tzdesk.parsing.columns import Columns, is_head, settle_texts
from tzdesk.parsing.duties import as_helpers, duties_of_field, take_brackets
from tzdesk.parsing.fields import Field, find_fields
from tzdesk.parsing.grid import Cell, Row
from tzdesk.parsing.labels import Topic
from tzdesk.parsing.numbering import MarkKind, find_mark
from tzdesk.parsing.outline import Duties, Entry, Heading, Item, Leftover
from tzdesk.parsing.summaries import SummaryReader, fraction_columns
from tzdesk.parsing.table_headings import heading_in_cell, heading_in_row
from tzdesk.parsing.task_text import together

_NOTE = re.compile(r"(?:备注|注|说明|合计|总计)[ :\d]")
_SUM = re.compile("合计|总计|小计|共计|总数")
_NUMBER = re.compile(r"第?(\d{1,5})(?:\.0)?[项.、)]?")


class TableReader:
    """Reads the rows of one table (or several with the same head) into entries."""

    def __init__(self, columns: Columns, rows: Sequence[Row]) -> None:
        self.entries: list[Entry] = []
        self._columns = columns
        self._summaries = SummaryReader(columns, fraction_columns(columns, rows))
        self.problems = self._summaries.problems
        settle_texts(columns, rows)
        self._above: dict[int, Cell] = {}
        self._last: Item | None = None
        self._sections: dict[int, str] = {}
        self._beside = {at: name for at, name in columns.unknown.items() if name}
        self._told_beside: dict[int, str] = {}
        for row in rows:
            self._read(row)
        self._report_unknown(rows)

    def _read(self, row: Row) -> None:
        if not row.filled:
            return
        if is_head(row):
            self.entries.append(Leftover(list(row.lines), head=True))
        elif _is_closing(row):
            self.entries.append(Leftover(list(row.lines), closing=True))
        elif heading := heading_in_row(row, self._columns):
            self._open(heading)
        else:
            self._open_sections(row)
            self._read_task(row)

    def _open(self, heading: Heading) -> None:
        self.entries.append(heading)
        self._sections.clear()
        self._above.clear()
        self._last = None

    def _open_sections(self, row: Row) -> None:
        for depth, at in enumerate(self._columns.sections):
            cell = row.cell(at)
            if not cell or self._sections.get(at) == cell.text:
                continue
            self._sections[at] = cell.text
            for finer in self._columns.sections[depth + 1 :]:
                self._sections.pop(finer, None)
            heading = heading_in_cell(cell.passage, ())
            if not find_mark(cell.passage):
                heading.depth = int(MarkKind.CHINESE_PAREN) + depth
            self.entries.append(heading)

    def _read_task(self, row: Row) -> None:
        own_text = [row.cell(at) for at in self._columns.texts if row.cell(at)]
        if not own_text and self._last is not None:
            self._continue(self._last, row)
            return
        item = Item(tabled=True, lines=list(row.lines))
        self._number(item, row)
        told_in_text = self._text(item, row)
        item.duties = self._duties(row, inherits=self._inherits(row))
        item.duties.add(told_in_text)
        as_helpers(item.duties)
        item.summary = self._summaries.read(row)
        item.columns = self._columns_beside(row)
        if not item.text:
            self.entries.append(Leftover(list(row.lines)))
            return
        self.entries.append(item)
        self._last = item

    def _number(self, item: Item, row: Row) -> None:
        cell = row.cell(self._columns.number)
        if not cell:
            return
        mark = find_mark(cell.passage)
        digits = _NUMBER.fullmatch(cell.passage.folded)
        item.mark = cell.passage
        if digits:
            item.number, item.value = str(int(digits[1])), int(digits[1])
        elif mark and mark.end == len(cell.text):
            item.number, item.value = mark.printed, mark.value
        else:
            item.number = cell.text

    def _text(self, item: Item, row: Row) -> Duties:
        """Sets the text, and a number that it begins with; answers the duties in its brackets."""
        text = together([row.cell(at).passage for at in self._columns.texts if row.cell(at)])
        mark = find_mark(text) if self._columns.number < 0 else None
        if mark and not mark.weak:
            item.number, item.value = mark.printed or None, mark.value
            item.mark = text.cut(mark.start, mark.end).strip()
            text = text.cut(mark.end)
        text, duties, unknown = take_brackets(text)
        item.unknown += unknown
        item.add_text(text.strip())
        return duties

    def _columns_beside(self, row: Row) -> dict[str, str]:
        """What columns say that are none of ours, by their heads; the first of two heads alike."""
        found: dict[str, str] = {}
        for at, name in self._beside.items():
            cell = row.cell(at)
            if cell or cell.covered != "up":
                self._told_beside[at] = cell.text.strip()
            if text := self._told_beside.get(at):
                found.setdefault(name, text)
        return found

    def _inherits(self, row: Row) -> bool:
        """Whether empty cells take what stands above: the row goes on under the same number."""
        number = self._columns.number
        return number >= 0 and not row.cell(number) and self._last is not None

    def _duties(self, row: Row, *, inherits: bool) -> Duties:
        duties = Duties()
        for topic in (Topic.LEADER, Topic.UNIT, Topic.DEADLINE):
            own = any(row.cell(at) for at in self._columns.of(topic))
            for at in self._columns.of(topic):
                cell = row.cell(at)
                if cell:
                    self._above[at] = cell
                elif not (cell.covered == "up" or (inherits and not own)):
                    self._above.pop(at, None)
                taken = self._above.get(at)
                if taken:
                    duties.add(self._of_cell(at, taken))
        return duties

    def _of_cell(self, at: int, cell: Cell) -> Duties:
        """A cell's duties; labels inside it (牵头单位：…) count before its column's."""
        label = self._columns.labels[at]
        head, fields = find_fields(cell.passage)
        known = [own for own in fields if own.label]
        duties = Duties()
        if not known:
            return duties_of_field(Field(cell.passage, label, cell.passage))
        if head.strip():
            duties.add(duties_of_field(Field(head, label, head.strip())))
        for own in known:
            duties.add(duties_of_field(own))
        return duties

    def _continue(self, item: Item, row: Row) -> None:
        """A row below a merged task: further units, its last step's deadline, more progress."""
        item.lines += row.lines
        for topic in (Topic.LEADER, Topic.UNIT, Topic.DEADLINE):
            for at in self._columns.of(topic):
                if cell := row.cell(at):
                    told = self._of_cell(at, cell)
                    item.duties.deadline = None if told.deadline else item.duties.deadline
                    item.duties.add(told)
        as_helpers(item.duties)
        item.summary = self._summaries.read(row, item.summary)

    def _report_unknown(self, rows: Sequence[Row]) -> None:
        widest = max((len(row.cells) for row in rows), default=0)
        beyond = dict.fromkeys(range(self._columns.width, widest), "")
        for at, name in (self._columns.unknown | beyond).items():
            least = 1 if name else 3  # a note beside a table has no column
            first = next((row for row in rows if row.cell(at) and len(row.filled) >= least), None)
            if first and not _is_closing(first):
                place = f"第 {at + 1} 列"
                told = f"栏目“{name}”无法识别" if name else f"{place}没有栏目名称"
                message = f"{told}，其中的内容不导入"
                kind, lines = ProblemKind.UNKNOWN_COLUMN, self._let_go(_alone(rows, at))
                self.problems.append(Problem(first.lines[0], kind, message, name or place, lines))

    def _let_go(self, lines: Collection[int]) -> tuple[int, ...]:
        """Takes lines that no task has anything of out of the tasks; those that were in one."""
        found: list[int] = []
        for item in (one for one in self.entries if isinstance(one, Item)):
            found += [line for line in item.lines if line in lines]
            item.lines = [line for line in item.lines if line not in lines]
        return tuple(found)


def _alone(rows: Sequence[Row], at: int) -> set[int]:
    """Lines that hold a cell of that column only, as where each cell has a line of its own."""
    inside: set[int] = set()
    outside: set[int] = set()
    for row in rows:
        for place, cell in enumerate(row.cells):
            (inside if place == at else outside).update(cell.passage.lines)
    return inside - outside


def _is_closing(row: Row) -> bool:
    """Whether a row is no task: a note over the whole row, sums (合计 12 项), or 制表人：…."""
    filled = row.filled
    first = row.cells[filled[0]].passage.folded
    if len(filled) == 1 and (is_closing(first) or _NOTE.match(first)):
        return True
    return is_signed(first) or _SUM.fullmatch("".join(first.split())) is not None
