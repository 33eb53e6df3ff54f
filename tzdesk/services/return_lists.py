"""未报送单位清单 and 报送情况 as workbooks: who is to be called about what, and who came when.

The words are the screen's; the sheets are `exchange`'s.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from tzdesk.domain.board import Board
from tzdesk.domain.receipts import TICKS
from tzdesk.domain.return_matrix import MatrixRow, ReturnCell, ReturnMatrix, ReturnState
from tzdesk.errors import UserError
from tzdesk.exchange.list_sheet import Cell, Column, ListSheet, Look, Part, list_bytes
from tzdesk.services.dispatch_files import write_bytes
from tzdesk.services.file_names import clean_stem
from tzdesk.services.reminding import Missing, missing_units
from tzdesk.services.saving import saving_refused

UNREPORTED, RETURNS = "未报送单位清单", "报送情况"
TITLE = "无法导出"
SUFFIX = ".xlsx"
NOTHING = "—"
_NUMBERS_IN_A_LINE = 24
"""Characters of 任务序号, of which the marks between take two places each."""

_TO_CALL = (
    Column("单位", 30, Look.TEXT),
    Column("联系人", 12),
    Column("电话", 18),
    Column("未报任务数", 10, Look.NUMBER),
    Column("任务序号", 34, Look.TEXT),
    Column("截止日期", 13),
    Column("上次报送时间", 14),
)


def proposed_name(board: Board, kind: str) -> str:
    """A file name: 2023年重点工作_2023年第三季度_未报送单位清单.xlsx."""
    parts = [board.plan.short_title or board.plan.title]
    if board.period and kind == UNREPORTED:
        parts.append(board.period.label)
    return clean_stem("_".join([*parts, kind])) + SUFFIX


def write_unreported(
    board: Board, matrix: ReturnMatrix, path: Path, unit_uids: Iterable[str] | None = None
) -> list[Missing]:
    """未报送单位清单 of the board's period (of `unit_uids` only); who stands on it.

    Raises UserError without a period, and where it cannot be written there.
    """
    if board.period is None:
        raise UserError("还没有填报期。", "请先建立填报期，再生成未报送单位清单。", TITLE)
    asked = None if unit_uids is None else set(unit_uids)
    missing = missing_units(board, asked)
    formless = formless_rows(matrix, matrix.periods.index(board.period), asked)
    _write(path, _unreported_sheet(board, matrix, missing, formless_words(formless)))
    return missing


def write_matrix(board: Board, matrix: ReturnMatrix, path: Path) -> None:
    """报送情况 of the plan's periods. Raises UserError where it cannot be written there."""
    _write(path, _matrix_sheet(board, matrix))


def _write(path: Path, sheet: ListSheet) -> None:
    if path.suffix.lower() != SUFFIX:
        raise UserError(f"“{path.name}”不是 .xlsx 文件名。", "请以 .xlsx 结尾。", TITLE)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, list_bytes(sheet))
    except OSError as error:
        raise saving_refused(path, error, TITLE) from error


def _unreported_sheet(
    board: Board, matrix: ReturnMatrix, missing: list[Missing], closing: str
) -> ListSheet:
    period = board.period
    assert period, "refused before"
    last = {row.unit.uid: row.last for row in matrix.rows}
    silent = [one for one in missing if one.silent]
    partial = [one for one in missing if not one.silent]

    def part(word: str, units: list[Missing]) -> Iterator[Part]:
        if units:
            rows = tuple(_to_call(one, period.due, last.get(one.unit.uid)) for one in units)
            yield Part(f"{word}　{len(units)} 个单位", rows)

    said = f"未报送 {len(silent)} 个单位，部分未报 {len(partial)} 个单位"
    return ListSheet(
        name=UNREPORTED,
        title=f"{period.label}{UNREPORTED}",
        info=f"{board.plan.title}　报送截止：{_words(period.due)}　{said}"
        f"（截至{_words(board.today)}）",
        columns=_TO_CALL,
        parts=(*part(ReturnState.SILENT, silent), *part(ReturnState.PARTIAL, partial)),
        closing=closing,
    )


def _to_call(one: Missing, due: date, last: date | None) -> tuple[Cell, ...]:
    return (
        one.unit.name,
        one.contact or "未填",
        one.phone or "未填",
        len(one.rows),
        _in_lines(one.numbers),
        due.isoformat(),
        last.isoformat() if last else NOTHING,
    )


def _in_lines(numbers: Iterable[str]) -> str:
    """「1、3、7」, broken between numbers: some programs wrap cells in the middle of one."""
    lines = [""]
    for number in numbers:
        if lines[-1] and len(lines[-1]) + len(number) > _NUMBERS_IN_A_LINE:
            lines.append("")
        lines[-1] += f"{number}、"
    return "\n".join(lines).rstrip("、")


def formless_rows(
    matrix: ReturnMatrix, at: int, unit_uids: Collection[str] | None = None
) -> list[MatrixRow]:
    """The units without a form in the period at place `at`, of `unit_uids` only."""
    return [
        row
        for row in matrix.rows
        if row.cells[at].state is ReturnState.FORMLESS
        and (unit_uids is None or row.unit.uid in unit_uids)
    ]


def formless_words(rows: Sequence[MatrixRow]) -> str:
    """「另有 5 个统称单位没有填报表：各乡镇政府、……」; "" where there is none."""
    names = [row.unit.name for row in rows]
    if not names:
        return ""
    return f"另有 {len(names)} 个统称单位没有填报表：{'、'.join(names)}。"


def cell_words(cell: ReturnCell) -> str:
    """「已报 5/5」, 「未报送 0/5」, 「免报」; of a period that was not asked for yet 「—」."""
    if cell.state is ReturnState.NOT_ASKED:
        return NOTHING
    if not cell.owed:
        return cell.state.value
    late = "，逾期" if cell.late else ""
    return f"{cell.state} {cell.reported}/{cell.owed}{late}"


def tick_words(cell: ReturnCell) -> str:
    """「电子、纸质、盖章」, what of it is ticked."""
    return "、".join(TICKS[name] for name in cell.handed_in.ticked)


def matrix_lines(row: MatrixRow) -> tuple[Cell, ...]:
    """A unit as copied and exported: name, tasks, a cell for each period, missing, last return."""
    cells = ("\n".join(filter(None, (cell_words(one), tick_words(one)))) for one in row.cells)
    last = row.last.isoformat() if row.last else NOTHING
    return row.unit.name, row.tasks, *cells, row.missing, last


def matrix_heads(matrix: ReturnMatrix) -> tuple[str, ...]:
    """The heads above `matrix_lines`."""
    return "单位", "任务数", *(one.label for one in matrix.periods), "未报合计", "最近交回"


def _matrix_sheet(board: Board, matrix: ReturnMatrix) -> ListSheet:
    heads = matrix_heads(matrix)
    widths = (30, 8, *(18 for _ in matrix.periods), 10, 13)
    looks = (Look.TEXT, Look.NUMBER, *(Look.CENTRE for _ in matrix.periods), Look.NUMBER)
    columns = map(Column, heads, widths, (*looks, Look.CENTRE))
    return ListSheet(
        name=RETURNS,
        title=f"{board.plan.short_title or board.plan.title}{RETURNS}",
        info=f"截至{_words(board.today)}　格内为已报任务数／应报任务数，第二行为收件登记",
        columns=tuple(columns),
        parts=tuple(
            Part(f"{category}　{len(rows)} 个单位", tuple(map(matrix_lines, rows)))
            for category, rows in matrix.by_category
        ),
    )


def _words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
