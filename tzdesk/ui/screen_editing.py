"""Pictures of what edits many tasks: some chosen, something pasted that cannot be taken."""

from PySide6.QtWidgets import QDialog

from tzdesk.services.editing import Edit
from tzdesk.services.pasting import judged
from tzdesk.ui.main_window import MainWindow

_TASKS = 12
_PASTED = (("percent", "八成"), ("status", "未完成"), ("percent", "待定"), ("text", "另行安排"))


def editing_dialogs(window: MainWindow) -> list[tuple[str, QDialog]]:
    """批量修改 of twelve tasks, and 未写入的单元格; each with the name of its picture."""
    from tzdesk.ui.dialogs.bulk_edit import BulkEdit  # noqa: PLC0415 - not at the start
    from tzdesk.ui.dialogs.refused_cells import RefusedCells  # noqa: PLC0415 - not at the start

    session, board = window.session, window.session.board
    if board is None:
        return []
    uids = tuple(board.rows)[:_TASKS]
    period = board.period.uid if board.period else None
    one = session.selected
    session.choose(uids[0], uids)
    bulk = BulkEdit(session, window)
    session.choose(one[0], one)
    edits = [Edit(uid, *cell, period) for uid, cell in zip(uids, _PASTED, strict=False)]
    refused = RefusedCells(session, judged(edits, board.ledger.fields).refused, window)
    return [("01-bulk-edit", bulk), ("01-refused-cells", refused)]
