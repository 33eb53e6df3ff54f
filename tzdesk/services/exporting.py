"""导出 Excel: the ledger, whole or as filtered, as one workbook."""

from collections.abc import Sequence
from pathlib import Path

from tzdesk.domain.board import Board, TaskRow
from tzdesk.domain.collector import no_collections
from tzdesk.errors import UserError
from tzdesk.exchange.ledger_writer import write_ledger
from tzdesk.paths import write_atomically
from tzdesk.services.file_names import clean_stem
from tzdesk.services.progress import Progress, unwatched
from tzdesk.services.saving import saving_refused

SUFFIX = ".xlsx"


def proposed_name(board: Board, *, filtered: bool) -> str:
    """A file name for the export: 2023年重点工作_2023年第三季度_台账.xlsx."""
    parts = [board.plan.short_title or board.plan.title]
    if board.period:
        parts.append(board.period.label)
    parts.append("台账（筛选）" if filtered else "台账")
    return clean_stem("_".join(parts)) + SUFFIX


def export_ledger(
    board: Board,
    rows: Sequence[TaskRow],
    path: Path,
    report: Progress = unwatched,
) -> None:
    """Writes `rows` of the board to `path`, replacing a file of that name; all or nothing.

    `report(done, total)` counts tasks. Raises UserError where it cannot be written there.
    """
    if path.suffix.lower() != SUFFIX:
        raise UserError(f"“{path.name}”不是 .xlsx 文件名。", "请以 .xlsx 结尾。", "无法导出")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with no_collections():  # a workbook's cells are kept until all are written
            write_atomically(path, lambda made: write_ledger(made, board, rows, report))
    except OSError as error:
        raise saving_refused(path, error, "无法导出") from error
