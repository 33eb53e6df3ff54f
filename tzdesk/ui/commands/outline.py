"""Commands that change what the plan says: its tasks and its sections."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from tzdesk.domain.records import Task
from tzdesk.domain.subtasks import whole_of
from tzdesk.errors import UserError
from tzdesk.ui.messages import run
from tzdesk.ui.session import Said, Session
from tzdesk.ui.workplace import Workplace


class OutlineCommands:
    """Each public method is one command."""

    def __init__(self, place: Workplace):
        self._place = place

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does."""
        return {
            "add_task": self.add_task,
            "change_task": self.change_task,
            "split_task": self.split_task,
            "join_task": self.join_task,
            "edit_sections": self.edit_sections,
            "roll_over": self.roll_over,
            "show_origin": self.show_origin,
            "attachments": self.attachments,
        }

    def add_task(self) -> None:
        """新增任务…; the new task comes to the front."""
        from tzdesk.ui.dialogs.task_form import TaskForm  # noqa: PLC0415 - not at the start

        session = self._place.session
        if session.board is None:
            return
        known = set(session.board.rows)
        run(TaskForm(self._place, session.board, None))
        new = [uid for uid in session.board.rows if uid not in known] if session.board else []
        if new:
            session.choose(new[-1])

    def change_task(self) -> None:
        """修改任务…, of the task in front."""
        from tzdesk.ui.dialogs.task_form import TaskForm  # noqa: PLC0415 - not at the start

        session = self._place.session
        if session.board and session.task_uid in session.board.rows:
            run(TaskForm(self._place, session.board, session.task_uid))

    def split_task(self) -> None:
        """拆分任务…, of the task in front; what cannot be split is told so."""
        from tzdesk.services.splitting import refuse_splitting  # noqa: PLC0415 - not at the start
        from tzdesk.ui.dialogs.split import SplitDialog  # noqa: PLC0415 - not at the start

        session = self._place.session
        if session.board is None or session.task_uid not in session.board.rows:
            return
        try:
            refuse_splitting(session.board.ledger, session.task_uid)
        except UserError as error:
            session.failed.emit(error)
            return
        run(SplitDialog(self._place, session.board, session.task_uid))

    def join_task(self) -> None:
        """取消拆分, of the task in front or the one of which it is a part."""
        from tzdesk.services.splitting import join_task  # noqa: PLC0415 - not at the start

        session = self._place.session
        if session.board is None:
            return
        uid = whole_of(session.board.ledger, session.task_uid)
        if written := session.write(lambda desk: join_task(desk, uid)):
            session.tell(written)
            session.choose(uid)

    def edit_sections(self) -> None:
        """章节…"""
        from tzdesk.ui.dialogs.sections import SectionsDialog  # noqa: PLC0415 - not at the start

        if self._place.session.board:
            run(SectionsDialog(self._place))

    def roll_over(self) -> None:
        """结转…; the plan that the tasks went into is shown then."""
        from tzdesk.ui.dialogs.roll_over import RollOverDialog  # noqa: PLC0415 - as above

        session = self._place.session
        if session.board is None:
            return
        dialog = RollOverDialog(self._place, session.board)
        run(dialog)
        if dialog.made_plan:
            session.show_plan(dialog.made_plan)

    def show_origin(self) -> None:
        """结转前后的任务: the task that this one was, else the one that it went on as."""
        from tzdesk.services.rolling_over import rolled_into  # noqa: PLC0415 - not at the start

        session = self._place.session
        task = session.board.ledger.find(Task, session.task_uid) if session.board else None
        if task is None or session.board is None:
            return
        later = rolled_into(session.board.ledger, task.uid)
        other = session.board.ledger.find(Task, task.origin_uid) or next(iter(later), None)
        if other is None:
            session.said.emit(Said("这项任务没有结转。"))
            return
        session.show_plan(other.plan_uid)
        session.choose(other.uid)

    def attachments(self) -> None:
        """附件…, of the task in front."""
        from tzdesk.ui.dialogs.attachments import (  # noqa: PLC0415 - not at the start
            AttachmentsDialog,
        )

        session = self._place.session
        if session.desk and session.task_uid:
            run(AttachmentsDialog(self._place, session.desk, session.task_uid))


def fill_plans(session: Session, menu: QMenu) -> None:
    """方案 ▸: the plans of the ledger, newest year first, the one on the board ticked."""
    menu.clear()
    board = session.board
    for plan in board.ledger.plans if board else ():
        action = menu.addAction(f"{plan.year}年　{plan.short_title or plan.title}")
        action.setCheckable(True)
        action.setChecked(board is not None and plan.uid == board.plan.uid)
        action.triggered.connect(lambda _checked=False, uid=plan.uid: session.show_plan(uid))


def has_plans(session: Session) -> bool:
    """Whether there is another plan to choose."""
    return bool(session.board and len(session.board.ledger.plans) > 1)
