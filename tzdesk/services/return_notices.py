"""What a clerk is told of a return beyond its changes: doubts about values, rows and columns.

Notices never keep anything from being merged.
"""

from collections.abc import Iterator, Mapping, Sequence

from tzdesk.domain.catalogue import Catalogue
from tzdesk.domain.doubts import repeats
from tzdesk.domain.fields import FIELDS, REPORT_FIELDS
from tzdesk.domain.merge import same
from tzdesk.domain.status import Status
from tzdesk.domain.text import shorten
from tzdesk.domain.values import Stored
from tzdesk.exchange.form_columns import KEY, Column, form_columns
from tzdesk.exchange.returned import ReturnedForm, ReturnedRow
from tzdesk.services.merge_plan import Notice
from tzdesk.services.return_values import RowReading
from tzdesk.services.row_matching import Placed

DOUBTS = frozenset(("late", "done_percent", "done_text", "same_as_last"))
"""The kinds of notices of what is 待核实 once it is merged."""
_REQUIRED = tuple(field for field in REPORT_FIELDS if field.required)


def form_notices(
    form: ReturnedForm, fields: Catalogue, *, two_way: bool, keyless: bool
) -> Iterator[Notice]:
    """About the whole file, read into a ledger of these fields."""
    if two_way:
        yield Notice("two_way", "找不到下发底稿，只能与台账现有内容比较，请逐处核对")
    if keyless:
        yield Notice("no_key", "没有行标识，已按序号和任务文字对应")
    lost = [one.label for one in lost_columns(form, fields) if one is not KEY]
    if lost:
        yield Notice("column", f"缺少列：{'、'.join(lost)}")
    if hidden := sum(row.hidden for row in form.rows):
        yield Notice("hidden", f"有 {hidden} 行被隐藏，已一并读取")
    for words in form.unread:
        yield Notice("unread", f"未读取：{words}")


def lost_columns(form: ReturnedForm, fields: Catalogue) -> Iterator[Column]:
    """What a form went out with and came back without, of the columns that the ledger has."""
    sent = {one.uid for one in form.sent.columns} if form.sent else frozenset()
    for column in form_columns(fields.report).every:
        if column.name not in form.columns and (not column.own or column.name in sent):
            yield column


def gone_notices(form: ReturnedForm, fields: Catalogue) -> Iterator[Notice]:
    """About columns that were sent out, are filled in, and that the ledger has no longer."""
    for column in form.sent.columns if form.sent else ():
        if column.uid not in fields:
            cells = (row.cells.get(column.uid) for row in form.rows)
            count = sum(bool(cell and (cell.value is not None or cell.problem)) for cell in cells)
            words = f"“{column.name}”已不在台账中，所填 {count} 格没有采用"
            if count:
                yield Notice("column_gone", f"栏目已删除：{words}")


def unfilled_notice(numbers: Sequence[str | None]) -> Iterator[Notice]:
    """About rows of a half-filled return that say nothing, by the numbers of their tasks."""
    if numbers:
        named = "、".join(number or "—" for number in numbers)
        yield Notice("unfilled", f"{len(numbers)} 项未填报：第 {named} 项")


def placing_notices(placed: Placed, number: str | None) -> Iterator[Notice]:
    """About where a row was found."""
    if placed.astray:
        words = f"第 {placed.row.number} 行已按序号和任务文字对应到第 {number or '—'} 项"
        yield Notice("misplaced", f"排序错位：{words}", number)
    if placed.row.struck:
        yield Notice("struck", f"第 {placed.row.number} 行带删除线，没有采用", number)


def repeated_notice(group: tuple[Placed, ...], number: str | None) -> Notice:
    """Rows that say different things of one task."""
    rows = "、".join(str(one.row.number) for one in group)
    return Notice("repeated", f"同一任务两行不同：第 {rows} 行，请选一行", number)


def row_notices(
    row: ReturnedRow,
    reading: RowReading,
    ours: Mapping[str, Stored],
    number: str | None,
    fields: Catalogue,
) -> Iterator[Notice]:
    """About the values of a row that says something; `ours` stands where a cell was not read."""
    for name, cell in row.cells.items():
        if cell.notice and not same(reading.theirs.get(name), reading.sent_value(name)):
            words = f"{fields[name].label}（{cell.address}）：{cell.notice}"
            yield Notice("cut", words, number, cell.address)
    for name, cell in reading.flag_texts.items():
        words = f"{fields[name].label}（{cell.address}）写的是“{shorten(cell.text, 30)}”"
        yield Notice("flag_text", f"{words}，按“是”处理，文字可补入存在问题", number, cell.address)
    if reading.said:
        yield from _gaps(row, {**ours, **reading.theirs}, reading, number)


def _gaps(
    row: ReturnedRow, values: Mapping[str, Stored], reading: RowReading, number: str | None
) -> Iterator[Notice]:
    for field in _REQUIRED:
        read = field.name in row.cells and field.name not in reading.invalid
        if read and same(reading.theirs.get(field.name), None):
            cell = row.cells[field.name].address
            yield Notice("required", f"{field.label}（{cell}）没有填写", number, cell)
    late, done = values.get("status") == Status.LATE, values.get("status") == Status.DONE
    if late and same(values.get("problem"), None):
        yield Notice("late", "进展状态为滞后，没有填写存在问题", number, _address(row, "problem"))
    percent = values.get("percent")
    if done and isinstance(percent, (int, float)) and percent < 100:
        words = f"进展状态为已完成，完成比例为 {FIELDS['percent'].show(percent)}"
        yield Notice("done_percent", words, number, _address(row, "percent"))
    if done and same(values.get("progress"), None):
        words = "进展状态为已完成，没有填写本期进展情况"
        yield Notice("done_text", words, number, _address(row, "progress"))


def same_as_last(
    row: ReturnedRow, reading: RowReading, last: Stored, number: str | None
) -> Iterator[Notice]:
    """Progress that is word for word last period's hides a stalled task."""
    progress = reading.theirs.get("progress")
    if reading.said and isinstance(progress, str) and repeats(progress, str(last or "")):
        cell = _address(row, "progress")
        yield Notice("same_as_last", f"本期进展情况（{cell}）与上期文字相同", number, cell)


def _address(row: ReturnedRow, name: str) -> str:
    return row.cells[name].address if name in row.cells else ""
