"""What was done: 修改记录 of a task or the ledger, and 最近操作 ▸, which leads to a step."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from tzdesk.domain.changes import Batch, Source
from tzdesk.domain.filters import TaskFilter
from tzdesk.errors import UserError
from tzdesk.services.history import Seal, sealed
from tzdesk.services.whereabouts import whereabouts
from tzdesk.ui.commands.workbooks import save_workbook
from tzdesk.ui.days import short_moment
from tzdesk.ui.messages import run
from tzdesk.ui.said import Said, Verb
from tzdesk.ui.workplace import Workplace

SHOWN = 50
NOTHING, WALKING = "还没有操作", "核对修改记录"
_TAKEN = (Source.UNDO, Source.REDO)


class StepCommands:
    """Each public method is one command, or fills the menu of steps."""

    def __init__(self, place: Workplace):
        self._place = place

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does."""
        return {
            "whole_history": self.show_history,
            "task_history": lambda: self.show_history(self._place.session.task_uid),
        }

    def show_history(self, task_uid: str = "") -> None:
        """全部修改记录…, or those of one task."""
        from tzdesk.ui.dialogs.history import (  # noqa: PLC0415 - not at the start
            MINIMUM,
            START,
            HistoryDialog,
        )
        from tzdesk.ui.dialogs.place import DialogPlace  # noqa: PLC0415 - as above

        dialog = HistoryDialog(self._place.session, task_uid, self._place.window)
        DialogPlace(dialog, self._place.memory.settings, "history", START, MINIMUM)
        dialog.export_wanted.connect(partial(self._export, dialog))
        with nullcontext() if task_uid else self._walking(dialog.show_seal):
            run(dialog)

    @contextmanager
    def _walking(self, tell: Callable[[Seal], None]) -> Iterator[None]:
        """Walks along the whole history while it is looked at, unless something else runs."""
        jobs, desk = self._place.jobs, self._place.session.desk
        hearing = [tell]

        def done(found: Seal) -> None:
            for one in hearing:
                one(found)

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error

        if desk:
            jobs.run(WALKING, lambda report: sealed(desk, report), done, failed, wanted=False)
        yield
        hearing.clear()
        if jobs.label == WALKING:
            jobs.cancel()

    def _export(self, over: QWidget, title: str, info: str, lines: list[tuple[str, ...]]) -> None:
        """导出… of the lines that are shown."""
        from tzdesk.services import history_list  # noqa: PLC0415 - not at the start
        from tzdesk.ui.dialogs.history_model import COLUMNS  # noqa: PLC0415 - not at the start

        heads = [head for head, _ in COLUMNS]

        def write(path: Path) -> str:
            history_list.write_history(path, title, info, heads, lines)
            return f"已导出修改记录（{len(lines)} 条）：{path.name}"

        save_workbook(self._place, title, history_list.proposed_name(title), write, over)

    def fill(self, menu: QMenu) -> None:
        """The last steps, newest first: 「14:32　修改进展状态（12 项）　张三」."""
        menu.clear()
        desk = self._place.session.desk
        for batch in desk.recent(SHOWN) if desk else ():
            parts = (self._when(batch), step_words(batch), batch.by)
            words = "　".join(part for part in parts if part)
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, uid=batch.uid: self.show(uid))
        if menu.isEmpty():
            menu.addAction(NOTHING).setEnabled(False)

    def _when(self, batch: Batch) -> str:
        desk = self._place.session.desk
        return short_moment(batch.at, desk.today) if desk else ""

    def show(self, batch_uid: str) -> None:
        """Goes to what a step changed: its one task, or its tasks alone; offers to take it back."""
        session, desk = self._place.session, self._place.session.desk
        batch = desk.file.batch(batch_uid) if desk else None
        if desk is None or batch is None:
            return
        tasks = whereabouts(desk.ledger, batch.changes).task_uids
        session.go_to(batch.changes)
        board = session.board
        if board and 1 < len(tasks) < len(board):
            session.ask(TaskFilter(tasks=tasks, origin=step_words(batch)))
        verbs: list[Verb] = []
        if batch.source not in _TAKEN and not desk.read_only:
            verbs.append(("撤回这一批…", partial(self._take_back, batch_uid)))
        count = f"　{len(tasks)} 项任务" if len(tasks) > 1 else ""
        session.said.emit(Said(f"{self._when(batch)}　{step_words(batch)}{count}", tuple(verbs)))

    def _take_back(self, batch_uid: str) -> None:
        from tzdesk.ui.dialogs.take_back import (  # noqa: PLC0415 - not at the start
            ask_to_take_back,
        )

        ask_to_take_back(self._place.session, batch_uid, self._place.window)


def step_words(batch: Batch) -> str:
    """「修改进展状态」, of one taken back 「撤销 修改进展状态」."""
    return f"{batch.source.value} {batch.title}" if batch.source in _TAKEN else batch.title
