"""Commands about who has not reported: 报送情况, 催报, 未报送单位清单."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tzdesk.domain.board import Board
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.records import Period
from tzdesk.ui.commands.workbooks import save_workbook
from tzdesk.ui.messages import CLOSE, Question, ask, run
from tzdesk.ui.reminders import copy_reminders
from tzdesk.ui.workplace import Workplace

if TYPE_CHECKING:
    from tzdesk.domain.return_matrix import MatrixRow, ReturnMatrix

PERIODS = "填报期设置…"
NO_PERIOD = Question(
    "报送情况", "还没有填报期。", "建立填报期后，才能下发填报表和登记报送情况。", (CLOSE, PERIODS)
)


class FollowingCommands:
    """Each public method is one command."""

    def __init__(self, place: Workplace, edit_periods: Callable[[], None]):
        self._place, self._edit_periods = place, edit_periods

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does."""
        return {
            "returns": self.show_returns,
            "remind": self.remind,
            "unreported_list": self.choose_list,
        }

    def show_returns(self) -> None:
        """报送情况…"""
        from tzdesk.ui.dialogs.returns import ReturnsDialog  # noqa: PLC0415 - not at the start

        if self._has_period():
            dialog = ReturnsDialog(self._place)
            dialog.export_wanted.connect(partial(self.choose_export, dialog))
            dialog.list_wanted.connect(lambda board: self.choose_list(board, dialog))
            dialog.tasks_wanted.connect(self.show_tasks)
            run(dialog)

    def remind(self) -> None:
        """催报: the words for every unit that has not reported all."""
        if self._has_period():
            copy_reminders(self._place.session)

    def choose_list(self, board: Board | None = None, over: QWidget | None = None) -> None:
        """未报送单位清单… of the period that is shown, or of another board's."""
        from tzdesk.domain.return_matrix import return_matrix  # noqa: PLC0415 - not at the start
        from tzdesk.services import return_lists  # noqa: PLC0415 - not at the start

        board = board or self._place.session.board
        if board is None or not self._has_period():
            return
        matrix = return_matrix(board.ledger, board.plan, board.today)

        def write(path: Path) -> str:
            missing = return_lists.write_unreported(board, matrix, path)
            return f"已生成未报送单位清单（{len(missing)} 个单位）：{path.name}"

        name = return_lists.proposed_name(board, return_lists.UNREPORTED)
        save_workbook(self._place, return_lists.UNREPORTED, name, write, over)

    def choose_export(self, over: QWidget, matrix: "ReturnMatrix") -> None:
        """导出 Excel… of 报送情况."""
        from tzdesk.services import return_lists  # noqa: PLC0415 - not at the start

        board = self._place.session.board
        if board is None:
            return

        def write(path: Path) -> str:
            return_lists.write_matrix(board, matrix, path)
            return f"已导出报送情况：{path.name}"

        name = return_lists.proposed_name(board, return_lists.RETURNS)
        save_workbook(self._place, return_lists.RETURNS, name, write, over)

    def show_tasks(self, row: "MatrixRow", at: int, period: Period, task_uid: str) -> None:
        """A unit's tasks in a period, whose cell is `at`: those not reported, else all of them."""
        session, board = self._place.session, self._place.session.board
        if board is None:
            return
        if board.period is None or board.period.uid != period.uid:
            session.show_period(period.uid)
        if missing := frozenset(row.cells[at].missing):
            origin = f"{row.unit.name}　{period.label}未报"
            session.ask(TaskFilter(tasks=missing, origin=origin))
        else:
            session.ask(TaskFilter(units=frozenset({row.unit.uid})))
        if task_uid:
            session.choose(task_uid)

    def _has_period(self) -> bool:
        """Whether there is a period; a plan without one is shown where they are made."""
        board = self._place.session.board
        if board and board.period:
            return True
        if board and ask(self._place.window, NO_PERIOD) == PERIODS:
            self._edit_periods()
        return False
