"""Writes the ledger (whole, or the tasks of a filter) as a workbook for people and for reading in.

Sheets: 台账, 单位填报, 单位 for people; `_tzdesk`, hidden, holds every row (see
`ledger_records`). Text is always written as text, so that `=cmd|…` stays inert.
"""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from tzdesk.domain.board import Board, TaskRow
from tzdesk.domain.fields import Kind
from tzdesk.domain.records import Assignment, Period, Task, Unit
from tzdesk.domain.said import reported
from tzdesk.domain.status import STATUS_WORDS
from tzdesk.domain.values import Stored
from tzdesk.exchange import styles
from tzdesk.exchange.hidden_sheet import SHEET
from tzdesk.exchange.ledger_columns import CELL_LIMIT, SEPARATOR, Column, columns
from tzdesk.exchange.ledger_records import plan_records, sheet_rows
from tzdesk.exchange.own_columns import own_rule

LEDGER_SHEET, REPORTS_SHEET, UNITS_SHEET = "台账", "单位填报", "单位"
KEY_LABEL = "行标识"
HEAD_ROW = 2
"""Rows 1 and 2 hold the title and what is shown; heads stand in the third."""

_CENTRED = {"number", "status", "coordination", "reported", "deadline", "starred"}
_LOOK_ONLY = "本表供查阅，改动不会读回台账；进展请在“台账”表或程序中修改。"

Progress = Callable[[int, int], None]


def write_ledger(path: Path, board: Board, rows: Sequence[TaskRow], report: Progress) -> None:
    """Writes `rows` of the board to `path`; `report(done, total)` counts tasks.

    Raises what the file system raises; the caller sees that nothing half-written stays.
    """
    import xlsxwriter  # noqa: PLC0415 - not before the first paint

    # In memory, so that a full disk is an OSError of ours and not the library's own error.
    packed = BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True, "strings_to_formulas": False}) as workbook:
        made = styles.make_styles(workbook)
        _write_tasks(workbook, made, board, rows, report)
        _write_reports(workbook, made, board, rows)
        _write_units(workbook, made, board, rows)
        _write_records(workbook, made, board, rows)
    path.write_bytes(packed.getbuffer())


def _write_tasks(
    workbook: Any, made: styles.Styles, board: Board, rows: Sequence[TaskRow], report: Progress
) -> None:
    every = [one for row in rows for one in row.family]
    shown = columns(board, every)
    sheet = workbook.add_worksheet(LEDGER_SHEET)
    _begin(sheet, made, ledger_title(board), ledger_info(board, rows), shown)
    key = len(shown)
    sheet.write_string(HEAD_ROW, key, KEY_LABEL, made.head)
    sheet.set_column(key, key, 10, None, {"hidden": True})
    for place, row in enumerate(every):
        _write_task(sheet, made, HEAD_ROW + 1 + place, row, shown)
        report(place + 1, len(every))
    last = max(HEAD_ROW + len(every), HEAD_ROW + 1)
    sheet.freeze_panes(HEAD_ROW + 1, 1)
    sheet.autofilter(HEAD_ROW, 0, last, key)
    _validate(sheet, shown, last)
    styles.fit_to_page(sheet, HEAD_ROW, key - 1, last)


def _write_task(
    sheet: Any, made: styles.Styles, at: int, row: TaskRow, shown: Sequence[Column]
) -> None:
    values = [column.show(row) for column in shown]
    texts = [
        (value, column.chars)
        for value, column in zip(values, shown, strict=True)
        if isinstance(value, str)
    ]
    sheet.set_row(at, styles.row_height(texts))
    for place, (value, column) in enumerate(zip(values, shown, strict=True)):
        if isinstance(value, str):
            sheet.write_string(at, place, value[:CELL_LIMIT], _style(made, column))
        else:
            sheet.write_number(at, place, value, made.number)
    sheet.write_string(at, len(shown), row.uid, made.hidden)


def _style(made: styles.Styles, column: Column) -> Any:
    """What is typed into a cell of texts is one: a blank cell of numbers is none of them."""
    if column.field and column.field.kind is Kind.NUMBER:
        return made.number
    return made.centre if column.name in _CENTRED else made.text


def _begin(sheet: Any, made: styles.Styles, title: str, info: str, shown: Sequence[Column]) -> None:
    sheet.set_row(0, styles.TITLE_HEIGHT)
    sheet.set_row(1, styles.INFO_HEIGHT)
    sheet.set_row(HEAD_ROW, styles.HEAD_HEIGHT)
    sheet.write_string(0, 0, title, made.title)
    sheet.write_string(1, 0, info, made.info)
    for place, column in enumerate(shown):
        sheet.set_column(place, place, column.chars)
        head = made.fill_head if column.field else made.head
        sheet.write_string(HEAD_ROW, place, column.label, head)


def ledger_title(board: Board) -> str:
    """The first row: 2023年…分工方案台账（2023年第三季度）."""
    name = board.plan.short_title or board.plan.title
    period = f"（{board.period.label}）" if board.period else ""
    return f"{name}　台账{period}"


def ledger_info(board: Board, rows: Sequence[TaskRow]) -> str:
    """The second row: how many tasks of how many, on which day."""
    count = f"{len(rows)} 项任务"
    if len(rows) < len(board):
        count = f"{len(rows)}/{len(board)} 项任务（按当前筛选）"
    return f"{count}　截至 {board.day.isoformat()}　蓝色表头各列可以修改，改后仍可导入。"


def _validate(sheet: Any, shown: Sequence[Column], last: int) -> None:
    rules: dict[Kind, dict[str, Any]] = {
        Kind.STATUS: {
            "validate": "list",
            "source": list(STATUS_WORDS),
            "error_title": "进展状态",
            "error_message": f"进展状态只能填：{'、'.join(STATUS_WORDS)}。",
        },
        Kind.FLAG: {"validate": "list", "source": ["是", "否"]},
        Kind.PERCENT: {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": 100,
            "error_title": "完成比例",
            "error_message": "完成比例应为 0–100 的数字。",
        },
    }
    for place, column in enumerate(shown):
        rule = column.field and (rules.get(column.field.kind) or own_rule(column.field))
        if rule:
            sheet.data_validation(HEAD_ROW + 1, place, last, place, rule)


_REPORT_WIDTHS = (("填报期", 14), ("序号", 6), ("工作任务", 30), ("责任单位", 18))


def _write_reports(
    workbook: Any, made: styles.Styles, board: Board, rows: Sequence[TaskRow]
) -> None:
    fields = board.ledger.fields.report
    heads = [*_REPORT_WIDTHS, *((one.label, one.chars) for one in fields), ("填报日期", 12)]
    table = (_report_cells(board, *found) for found in _reports(board, rows))
    _write_table(workbook, made, REPORTS_SHEET, "各单位填报", heads, table)


def _reports(
    board: Board, rows: Sequence[TaskRow]
) -> Iterable[tuple[Period, Task, Assignment, dict[str, Stored]]]:
    ledger = board.ledger
    for period in ledger.periods(board.plan.uid):
        for row in (one for whole in rows for one in whole.family):
            for unit in row.units:
                if said := reported(ledger, unit.uid, period.uid):
                    task, assignment = ledger.get(Task, row.uid), ledger.get(Assignment, unit.uid)
                    yield period, task, assignment, said


def _report_cells(
    board: Board, period: Period, task: Task, assignment: Assignment, said: dict[str, Stored]
) -> list[str]:
    ledger = board.ledger
    name = ledger.get(Unit, assignment.unit_uid).name
    cells = [field.show(said.get(field.name)) for field in ledger.fields.report]
    report = ledger.report(assignment.uid, period.uid)
    day = report.reported_on.isoformat() if report and report.reported_on else ""
    return [period.label, task.number or "", task.text, name, *cells, day]


_UNIT_WIDTHS = (
    ("单位", 26),
    ("类别", 20),
    ("任务数", 8),
    ("别名", 26),
    ("成员", 40),
    ("联系人", 10),
    ("联系电话", 14),
)


def _write_units(workbook: Any, made: styles.Styles, board: Board, rows: Sequence[TaskRow]) -> None:
    tasks: dict[str, int] = {}
    for row in rows:
        for uid in {unit.unit_uid for one in row.family for unit in one.units}:
            tasks[uid] = tasks.get(uid, 0) + 1
    units = [board.ledger.get(Unit, uid) for uid in tasks]
    table = (
        _unit_cells(board, unit, tasks[unit.uid])
        for unit in sorted(units, key=lambda one: (one.position, one.uid))
    )
    _write_table(workbook, made, UNITS_SHEET, "责任单位", _UNIT_WIDTHS, table)


def _unit_cells(board: Board, unit: Unit, tasks: int) -> list[str]:
    ledger = board.ledger
    members = [ledger.get(Unit, one.member_uid).name for one in ledger.members(unit.uid)]
    return [
        unit.name,
        unit.category.value,
        str(tasks),
        SEPARATOR.join(ledger.aliases(unit.uid)),
        SEPARATOR.join(dict.fromkeys(members)),
        unit.contact or "",
        unit.phone or "",
    ]


def _write_table(
    workbook: Any,
    made: styles.Styles,
    name: str,
    title: str,
    heads: Sequence[tuple[str, int]],
    table: Iterable[Sequence[str]],
) -> None:
    sheet = workbook.add_worksheet(name)
    shown = [Column(label, label, chars, lambda _row: "") for label, chars in heads]
    _begin(sheet, made, title, _LOOK_ONLY, shown)
    at = HEAD_ROW
    for at, cells in enumerate(table, HEAD_ROW + 1):
        sheet.set_row(at, styles.row_height([(c, h[1]) for c, h in zip(cells, heads, strict=True)]))
        for place, cell in enumerate(cells):
            sheet.write_string(at, place, cell[:CELL_LIMIT], made.text)
    sheet.freeze_panes(HEAD_ROW + 1, 0)
    sheet.autofilter(HEAD_ROW, 0, max(at, HEAD_ROW + 1), len(heads) - 1)
    styles.fit_to_page(sheet, HEAD_ROW, len(heads) - 1, at)


def _write_records(
    workbook: Any, made: styles.Styles, board: Board, rows: Sequence[TaskRow]
) -> None:
    sheet = workbook.add_worksheet(SHEET)
    sheet.very_hidden()
    # Of a period in which a task was not split yet its sub-tasks go along all the same.
    uids = [
        uid
        for row in rows
        for uid in (row.uid, *(one.uid for one in board.ledger.subtasks(row.uid)))
    ]
    records = plan_records(board.ledger, board.plan.uid, uids)
    period_uid = board.period.uid if board.period else None
    for at, cells in enumerate(sheet_rows(records, period_uid)):
        for place, cell in enumerate(cells):
            sheet.write_string(at, place, cell, made.hidden)
