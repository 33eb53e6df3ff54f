"""What an edit was to change, in words, for telling that it was not written."""

from tzdesk.domain.board import Board
from tzdesk.services.editing import Edit


def edit_words(board: Board | None, one: Edit) -> str:
    """「第 30 项 完成比例 58%」."""
    if board is None:
        return ""
    row, field = board.rows.get(one.task_uid), board.ledger.fields.get(one.field)
    number = f"第 {row.number} 项 " if row and row.number else ""
    return f"{number}{field.label if field else ''} {one.value or ''}".rstrip()
