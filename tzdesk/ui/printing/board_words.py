"""What printouts of a board are called, and the day that stands on them."""

from tzdesk.domain.board import Board
from tzdesk.services.file_names import clean_stem


def file_name(board: Board, what: str) -> str:
    """「2023年重点工作_2023年第三季度_任务清单」, without a suffix."""
    parts = [board.plan.short_title or board.plan.title]
    if board.period:
        parts.append(board.period.label)
    return clean_stem("_".join([*parts, what]))


def printed_on(board: Board) -> str:
    """「2023-10-12 打印」."""
    return f"{board.today.isoformat()} 打印"
