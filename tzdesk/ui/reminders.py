"""催报: puts the text that asks units for their reports on the clipboard, and says so.

One way for the tree, the inspector, the menu and 报送情况.
"""

from collections.abc import Iterable

from PySide6.QtGui import QGuiApplication

from tzdesk.domain.board import Board
from tzdesk.domain.task_rows import TaskRow
from tzdesk.services.reminding import missing_units, reminders
from tzdesk.ui.session import Said, Session

COPIED = "已复制催报文字"
ALL_IN, IS_IN = "本期各单位均已报送", "该单位本期没有未报的任务"


def silent_units(row: TaskRow) -> list[str]:
    """The units that owe a report of this task and have not given it."""
    return [unit.unit_uid for unit in row.units if unit.owes and not unit.reported]


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
    missing = missing_units(board, unit_uids)
    if not missing:
        return ALL_IN if unit_uids is None else IS_IN
    text = reminders(board, missing, front=front, contacts=unit_uids is None)
    QGuiApplication.clipboard().setText(text)
    return COPIED if len(missing) == 1 else f"{COPIED}（{len(missing)} 个单位）"
