"""催报: puts the text that asks units for their reports on the clipboard, and says so.

One way for the tree, the inspector, the menu and 报送情况.
"""

from collections.abc import Iterable

from PySide6.QtGui import QGuiApplication

from tzdesk.domain.board import Board
from tzdesk.domain.task_rows import TaskRow
from tzdesk.ui.session import Said, Session

COPIED = "已复制催报文字"


def silent_units(row: TaskRow) -> list[str]:
    """The units that owe a report of this task and have not given it."""
    units = (unit for leaf in row.leaves for unit in leaf.units)
    return [unit.unit_uid for unit in units if unit.owes and not unit.reported]


def copy_reminders(
    session: Session, unit_uids: Iterable[str] | None = None, front: str = ""
) -> None:
    """The reminders of the period that is shown; all without `unit_uids`."""
    if session.board:
        session.said.emit(Said(copied(session.board, unit_uids, front)))


def copied(board: Board, unit_uids: Iterable[str] | None = None, front: str = "") -> str:
    """Copies what reminds these units of what is missing; what came of it in words.

    A list for the clerk names whom to call; the words to one unit do not.
    """
    from tzdesk.services.reminding import missing_units, reminders  # noqa: PLC0415 - not at the start

    missing = missing_units(board, unit_uids)
    if not missing:
        return _nobody(board, everybody=unit_uids is None)
    text = reminders(board, missing, front=front, contacts=unit_uids is None)
    QGuiApplication.clipboard().setText(text)
    return COPIED if len(missing) == 1 else f"{COPIED}（{len(missing)} 个单位）"


def _nobody(board: Board, *, everybody: bool) -> str:
    period = board.period.label if board.period else ""
    if board.ahead:
        return f"{period}还没有下发，不用催报"
    return f"{period}各单位均已报送" if everybody else f"该单位{period}没有未报的任务"
