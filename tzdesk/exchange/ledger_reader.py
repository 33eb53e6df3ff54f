"""Reads an exported ledger back: all its rows, and what a person has changed on the first sheet.

The hidden sheet says what the ledger held; a cell of 台账 that shows something else has been
changed since. Rows are found by 行标识, columns by their heads, so sorting and moving do no harm.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from tzdesk.domain.board import Board, TaskRow
from tzdesk.domain.document import Sheet, SheetCell, Workbook, address
from tzdesk.domain.fields import FIELDS
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import (
    Dispatch,
    DispatchRow,
    Period,
    Plan,
    Record,
    Task,
    dispatch_row_uid,
)
from tzdesk.domain.subtasks import SUMMED
from tzdesk.domain.text import compact
from tzdesk.domain.values import Reading, Stored, read_percent
from tzdesk.errors import UserError
from tzdesk.exchange.hidden_sheet import SHEET, cell_text
from tzdesk.exchange.ledger_columns import CellText, Column, columns
from tzdesk.exchange.ledger_records import is_ledger_sheet, read_sheet
from tzdesk.exchange.ledger_writer import HEAD_ROW, KEY_LABEL, LEDGER_SHEET

_SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A cell that a person has changed: of the plan (`text`, `deadline` …) or of the summary.

    `value` is the cell's text for the plan's columns, the stored value for the summary's.
    """

    task_uid: str
    number: str | None
    column: str
    value: Stored
    summary: bool


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A changed cell that cannot be read, by its row (from 1) and address (H9).

    The ledger's value stays.
    """

    row: int
    cell: str
    number: str | None
    label: str
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class ExportedLedger:
    """An exported plan: its rows in an order fit for making them, edits, and what is wrong.

    `period_uid` is the period whose summaries the first sheet shows (None: the year).
    `added` holds the rows (from 1) that are not read: without 行标识, or changed copies of which
    nobody can tell what is the task.
    """

    records: tuple[Record, ...]
    period_uid: str | None
    edits: tuple[CellEdit, ...]
    problems: tuple[CellProblem, ...]
    added: tuple[int, ...] = ()

    @property
    def plan(self) -> Plan:
        """The exported plan."""
        return next(one for one in self.records if isinstance(one, Plan))

    @property
    def period(self) -> Period | None:
        """The period whose summaries the first sheet shows."""
        periods = (one for one in self.records if isinstance(one, Period))
        return next((one for one in periods if one.uid == self.period_uid), None)


def is_exported_ledger(workbook: Workbook) -> bool:
    """Whether the workbook is one that `write_ledger` wrote."""
    return is_ledger_sheet(workbook.sheet(SHEET))


def read_ledger(workbook: Workbook) -> ExportedLedger:
    """Everything in an exported workbook. Raises UserError where the hidden sheet is damaged."""
    hidden = workbook.sheet(SHEET)
    if hidden is None:
        raise UserError(f"“{workbook.name}”不是导出的台账。", "请选择由本程序导出的工作簿。")
    records, period_uid = read_sheet(hidden, workbook.name)
    if sum(isinstance(one, Plan) for one in records) != 1:
        raise UserError(f"“{workbook.name}”中没有方案信息，没有导入任何内容。", "请重新导出台账。")
    shown = workbook.sheet(LEDGER_SHEET)
    if shown is None:
        return ExportedLedger(tuple(records), period_uid, (), ())
    edits, problems, added = _read_cells(shown, records, period_uid)
    return ExportedLedger(tuple(records), period_uid, edits, problems, added)


def _read_cells(
    sheet: Sheet, records: Sequence[Record], period_uid: str | None
) -> tuple[tuple[CellEdit, ...], tuple[CellProblem, ...], tuple[int, ...]]:
    head = _find_head(sheet)
    if head is None:
        return (), (), ()
    labels = [compact(cell_text(cell.value)) for cell in sheet.rows[head]]
    key = labels.index(KEY_LABEL)
    keys = [cell_text(_cell(cells, key).value) for cells in sheet.rows]
    board = _board(records, period_uid, keys)
    places = _places(labels, columns(board, list(board.rows.values())))
    copied = {one for one, count in Counter(keys[head + 1 :]).items() if count > 1}
    found: list[CellEdit | CellProblem] = []
    added: list[int] = []
    for at in range(head + 1, len(sheet.rows)):
        cells, row = sheet.rows[at], board.rows.get(keys[at])
        changed = list(_changed(cells, at, row, places)) if row else []
        if (keys[at] in copied and changed) or (row is None and any(map(_shows, cells))):
            added.append(at + 1)
        else:
            found += changed
    edits = tuple(one for one in found if isinstance(one, CellEdit))
    return edits, tuple(one for one in found if isinstance(one, CellProblem)), tuple(added)


def _board(records: Sequence[Record], period_uid: str | None, keys: Sequence[str]) -> Board:
    """What the sheet showed. What cells say of a summary does not depend on the day."""
    known = Ledger(records)
    plan, period = known.plans[0], known.find(Period, period_uid)
    if period is None:
        return Board(known, plan, None, date(plan.year, 1, 1))
    ledger = Ledger([*records, *_sent_out(known, period, keys)])
    return Board(ledger, plan, period, date(plan.year, 1, 1))


def _sent_out(ledger: Ledger, period: Period, keys: Sequence[str]) -> Iterator[Record]:
    """Dispatches are not exported: sub-tasks that stand on the sheet were asked for then."""
    yield Dispatch(
        uid=_SHEET, period_uid=period.uid, made_at=datetime.combine(period.start, time.min)
    )
    for uid in dict.fromkeys(keys):
        task = ledger.find(Task, uid)
        for part in ledger.assignments(uid) if task and task.parent_uid else ():
            row = dispatch_row_uid(_SHEET, part.uid)
            yield DispatchRow(
                uid=row, dispatch_uid=_SHEET, assignment_uid=part.uid, base="", prefilled=""
            )


def _shows(cell: SheetCell) -> bool:
    return bool(cell_text(cell.value))


def _find_head(sheet: Sheet) -> int | None:
    """The row that holds the heads: the first with 行标识."""
    for at, cells in enumerate(sheet.rows[: HEAD_ROW + 8]):
        if any(cell_text(cell.value) == KEY_LABEL for cell in cells):
            return at
    return None


def _places(labels: Sequence[str], expected: Sequence[Column]) -> list[tuple[int, Column]]:
    return [
        (labels.index(compact(column.label)), column)
        for column in expected
        if compact(column.label) in labels and column.name not in ("reported", "subsection")
    ]


def _changed(
    cells: Sequence[SheetCell], at: int, row: TaskRow, places: Sequence[tuple[int, Column]]
) -> Iterator[CellEdit | CellProblem]:
    for place, column in places:
        cell = _cell(cells, place)
        if not cell.error and _same(cell, column.show(row)):
            continue
        summed = bool(row.subtasks) and column.name in SUMMED
        reading = Reading(problem="由子任务汇总，不能修改") if summed else _read(cell, column)
        if reading.problem:
            text = cell.error or cell_text(cell.value)
            cell_name = address(at, place)
            yield CellProblem(at + 1, cell_name, row.number, column.label, text, reading.problem)
        else:
            summary = column.field is not None
            yield CellEdit(row.uid, row.number, column.name, reading.value, summary)


def _read(cell: SheetCell, column: Column) -> Reading:
    if cell.error:
        return Reading(problem="公式出错，没有可用的结果")
    if column.name == "percent":
        return read_percent(cell.value, formatted=cell.percent)
    return (column.field or FIELDS["text"]).read(cell.value)


def _same(cell: SheetCell, shown: CellText) -> bool:
    value: Any = cell.value
    if isinstance(shown, (int, float)):
        return value == shown and not isinstance(value, bool) and not cell.percent
    return cell_text(value).replace("\r\n", "\n").strip() == shown.strip()


def _cell(cells: Sequence[SheetCell], place: int) -> SheetCell:
    return cells[place] if place < len(cells) else SheetCell()
