"""导出 Excel: the ledger, whole or as filtered, as one workbook."""

from collections.abc import Callable, Sequence
from pathlib import Path

from tzdesk.domain.board import Board, TaskRow
from tzdesk.errors import UserError
from tzdesk.exchange.ledger_writer import write_ledger
from tzdesk.paths import write_atomically

Progress = Callable[[int, int], None]

SUFFIX = ".xlsx"


def proposed_name(board: Board, *, filtered: bool) -> str:
    """A file name for the export: 2023年重点工作_2023年第三季度_台账.xlsx."""
    parts = [board.plan.short_title or board.plan.title]
    if board.period:
        parts.append(board.period.label)
    parts.append("台账（筛选）" if filtered else "台账")
    name = "_".join(parts)
    return (
        "".join("_" if one in '\\/:*?"<>|' or not one.isprintable() else one for one in name)[:120]
        + SUFFIX
    )


def export_ledger(
    board: Board,
    rows: Sequence[TaskRow],
    path: Path,
    report: Progress = lambda _done, _total: None,
) -> None:
    """Writes `rows` of the board to `path`, replacing a file of that name; all or nothing.

    `report(done, total)` counts tasks. Raises UserError where it cannot be written there.
    """
    if path.suffix.lower() != SUFFIX:
        raise UserError(f"“{path.name}”不是 .xlsx 文件名。", "请以 .xlsx 结尾。", "无法导出")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, lambda made: write_ledger(made, board, rows, report))
    except PermissionError as error:
        raise UserError(
            f"无法保存到“{path}”：没有写入权限，或文件正被其他程序打开。",
            "请关闭该文件或换一个文件夹，然后重试。",
            "无法导出",
        ) from error
    except OSError as error:
        raise UserError(
            f"无法保存到“{path}”：{_cause(error)}。", "请换一个文件夹，或处理后重试。", "无法导出"
        ) from error


def _cause(error: OSError) -> str:
    import errno  # noqa: PLC0415 - only when something went wrong

    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "空间不足"
    if error.errno in (errno.ENOENT, errno.ENODEV, errno.EIO):
        return "移动存储已拔出，或文件夹不存在"
    if error.errno in (errno.EISDIR, errno.ENOTDIR, errno.EEXIST):
        return "那里已有同名的文件夹"
    return "系统拒绝写入"
