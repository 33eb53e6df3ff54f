"""Rows under a recognised head to headings and tasks.

Merged cells hold for every row they cover; a row without a text of its own goes on with the task
above it. Real tables and flattened ones are read alike.
"""

import re
from collections.abc import Sequence

from tzdesk.domain.draft import Problem, ProblemKind, SummaryDraft
from tzdesk.domain.fields import SUMMARY_FIELDS
from tzdesk.parsing.columns import Columns, is_head, settle_texts
from tzdesk.parsing.duties import as_helpers, duties_of_field, take_brackets
from tzdesk.parsing.fields import Field, find_fields
from tzdesk.parsing.grid import Cell, Row
from tzdesk.parsing.headings import duties_of_title
from tzdesk.parsing.labels import Topic
from tzdesk.parsing.names import is_empty_value
from tzdesk.parsing.numbering import MarkKind, find_mark
from tzdesk.parsing.outline import Duties, Entry, Heading, Item, Leftover
from tzdesk.parsing.passage import NOWHERE, Passage, join

_CLOSING = re.compile(r"(?:备注|注|说明|合计|总计|填表|制表|审核|单位负责人|填报)[ :0-9人]|合计$")


class TableReader:
    """Reads the rows of one table (or several with the same head) into entries."""

    def __init__(self, columns: Columns, rows: Sequence[Row]) -> None:
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self._columns = columns
        settle_texts(columns, rows)
        self._numbers_in_text = columns.number < 0
        self._above: dict[int, Cell] = {}
        self._last: Item | None = None
        self._sections: dict[int, str] = {}
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
        elif heading := self._heading(row):
            self._open(heading)
        else:
            self._open_sections(row)
            self._read_task(row)

    def _heading(self, row: Row) -> Heading | None:
        """The heading that a row is: one text over the whole row, or 一 beside its title."""
        filled = row.filled
        first = row.cells[filled[0]].passage
        if len(filled) == 2 and filled[0] == self._columns.number:
            mark = re.fullmatch(
                r"[一二三四五六七八九十]+|\([一二三四五六七八九十]+\)", first.folded
            )
            if mark and filled[1] in (*self._columns.texts, filled[0] + 1):
                kind = MarkKind.CHINESE_PAREN if "(" in mark[0] else MarkKind.CHINESE
                title = row.cells[filled[1]].passage
                glue = "" if "(" in mark[0] else "、"
                whole = join((first, title), glue)
                return Heading(
                    int(kind), whole, first.text, title, duties_of_title(title), list(row.lines)
                )
        if len(filled) > 1 or not (row.spans or self._may_head(row, filled[0])):
            return None
        return _heading_of(first, row.lines)

    def _may_head(self, row: Row, at: int) -> bool:
        mark = find_mark(row.cells[at].passage)
        if any(cell.covered == "up" for cell in row.cells):
            return False
        if mark and mark.kind <= MarkKind.CHINESE_PAREN:
            return True
        first_is_free = at not in (*self._columns.texts, *self._columns.sections)
        return len(row.cells) == 1 or (
            at == 0 and first_is_free and not row.cells[0].text.isdecimal()
        )

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
            heading = _heading_of(cell.passage, ())
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
        self._text(item, row)
        item.duties = self._duties(row, self._inherits(row))
        item.duties.add(self._from_text)
        as_helpers(item.duties)
        item.summary = self._summary(row, None)
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
        digits = re.fullmatch(r"[第]?(\d{1,5})(?:\.0)?[项.、)]?", cell.passage.folded)
        item.mark = cell.passage
        if digits:
            item.number, item.value = str(int(digits[1])), int(digits[1])
        elif mark and mark.end == len(cell.text):
            item.number, item.value = mark.printed, mark.value
        else:
            item.number = cell.text

    def _text(self, item: Item, row: Row) -> None:
        cells = [row.cell(at).passage for at in self._columns.texts if row.cell(at)]
        text = _together(cells)
        if (
            self._numbers_in_text
            and item.number is None
            and (mark := find_mark(text))
            and not mark.weak
        ):
            item.number, item.value = mark.printed or None, mark.value
            item.mark = text.cut(mark.start, mark.end).strip()
            text = text.cut(mark.end)
        text, self._from_text, unknown = take_brackets(text)
        item.unknown += unknown
        item.add_text(text.strip())

    def _inherits(self, row: Row) -> bool:
        """Whether empty cells take what stands above: the row goes on under the same number."""
        number = self._columns.number
        return number >= 0 and not row.cell(number) and self._last is not None

    def _duties(self, row: Row, inherits: bool) -> Duties:
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
                    item.duties.deadline = None if topic is Topic.DEADLINE else item.duties.deadline
                    item.duties.add(self._of_cell(at, cell))
        as_helpers(item.duties)
        item.summary = self._summary(row, item.summary)

    def _summary(self, row: Row, known: SummaryDraft | None) -> SummaryDraft | None:
        values = {}
        for field in SUMMARY_FIELDS:
            for at in self._columns.of(Topic(field.name)):
                cell = row.cell(at)
                if not cell or is_empty_value(cell.passage.folded):
                    continue
                reading = field.read(cell.text)
                if reading.problem:
                    self._report_value(
                        row,
                        self._columns.names[at],
                        cell,
                        reading.problem,
                        field.show(reading.suggestion),
                    )
                elif reading.value is not None:
                    values[field.name] = reading.value
        if not values:
            return known
        for name in ("progress", "problem", "next_step"):
            before = getattr(known, name) if known else None
            if before and name in values:
                values[name] = f"{before}\n{values[name]}"
        old = {f.name: getattr(known, f.name) for f in SUMMARY_FIELDS} if known else {}
        return SummaryDraft(**(old | values))  # type: ignore[arg-type]

    def _report_value(self, row: Row, name: str, cell: Cell, problem: str, suggestion: str) -> None:
        word = "".join(cell.text.split())
        advice = f"，建议：{suggestion}" if suggestion else ""
        message = f"{name}“{word}”{problem}{advice}"
        self.problems.append(Problem(row.lines[0], ProblemKind.UNKNOWN_VALUE, message, cell.text))

    def _report_unknown(self, rows: Sequence[Row]) -> None:
        for at, name in self._columns.unknown.items():
            first = next((row for row in rows if row.cell(at)), None)
            if first and not _is_closing(first):
                message = f"栏目“{name}”无法识别，其中的内容不导入"
                self.problems.append(
                    Problem(first.lines[0], ProblemKind.UNKNOWN_COLUMN, message, name)
                )


def _heading_of(passage: Passage, lines: Sequence[int]) -> Heading:
    mark = find_mark(passage)
    bare, duties, _ = take_brackets(passage)
    if mark is None or mark.weak or mark.kind > MarkKind.CHINESE_PAREN:
        return Heading(
            int(MarkKind.CHINESE), passage, None, bare, duties or duties_of_title(bare), list(lines)
        )
    title = bare.cut(mark.end).strip()
    return Heading(
        int(mark.kind), passage, mark.printed, title, duties or duties_of_title(title), list(lines)
    )


def _together(cells: Sequence[Passage]) -> Passage:
    """A name and what it means: the content alone where it begins with the name."""
    if len(cells) < 2:
        return cells[0] if cells else NOWHERE
    name, content = cells[0], _together(cells[1:])
    if content.text.startswith(name.text.rstrip("。．.；;：: ")):
        return content
    return join((name, content), "" if name.text.endswith(("。", "：", ":", "；")) else "：")


def _is_closing(row: Row) -> bool:
    filled = row.filled
    return len(filled) == 1 and bool(_CLOSING.match(row.cells[filled[0]].passage.folded))
