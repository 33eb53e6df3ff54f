"""撤销, 重做 and going to where something was changed: what is said, and what is shown for it.

Knows the session; panes follow its signals.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tzdesk.domain.changes import Change
from tzdesk.domain.filters import TaskFilter, select
from tzdesk.services.desk import Desk, Undone, Written
from tzdesk.services.whereabouts import Whereabouts, whereabouts
from tzdesk.ui.said import Said, Verb

if TYPE_CHECKING:
    from tzdesk.ui.session import Session

KEPT = "未撤回"


@dataclass(frozen=True, slots=True)
class _Step:
    """What was taken back or done again, and where: found away from the window's thread."""

    undone: Undone
    place: Whereabouts

    @property
    def written(self) -> Written:
        """What it wrote."""
        return self.undone.written


def _step(deed: Callable[[Desk], Undone], desk: Desk) -> _Step:
    undone = deed(desk)
    return _Step(undone, whereabouts(desk.ledger, undone.written.changes))


class TakingBack:
    """The steps of one session."""

    def __init__(self, session: "Session"):
        self._session = session

    def undo(self) -> None:
        """Takes the newest step back and goes there."""
        self._step(lambda desk: desk.undo(), "撤销", ("重做", self._session.redo), undoing=True)

    def redo(self) -> None:
        """Does again what was taken back last, and goes there."""
        self._step(lambda desk: desk.redo(), "重做", ("撤销", self._session.undo), undoing=False)

    def take_back(self, batch_uid: str, done: Callable[[], object] = lambda: None) -> None:
        """撤回这一批: any batch; what changed since stays, and is told."""

        def tell(step: _Step) -> None:
            undone = step.undone
            kept = f"；{len(undone.kept)} 处此后又有修改，未撤回" if undone.kept else ""
            words = f"已撤回 {len(undone.written.changes)} 处{kept}"
            verbs = [("重做", self._session.redo), *self._way_to(undone.kept)]
            self._session.said.emit(Said(words, tuple(verbs)))
            done()

        self._write("撤回", batch_uid, lambda desk: desk.undo(batch_uid), tell)

    def _way_to(self, kept: Sequence[Change]) -> list[Verb]:
        """查看, of the tasks of which something stays as it changed since."""
        session, desk = self._session, self._session.desk
        place = whereabouts(desk.ledger, kept) if desk and kept else Whereabouts(frozenset())
        if not place.task_uids:
            return []

        def show() -> None:
            session.show_plan(place.plan_uid)
            session.ask(TaskFilter(tasks=place.task_uids, origin=KEPT))

        return [("查看", show)]

    def _step(
        self, deed: Callable[[Desk], Undone], word: str, back: Verb, *, undoing: bool
    ) -> None:
        desk = self._session.desk
        batch = (desk.undoable if undoing else desk.redoable) if desk else None

        def tell(step: _Step) -> None:
            undone, written = step.undone, step.written
            if written.batch is None:
                return
            kept = f"；{len(undone.kept)} 处此后又有修改，保留现值" if undone.kept else ""
            verbs = [back, *self._go(step.place)]
            title = written.batch.title
            self._session.said.emit(Said(f"已{word} {title}{kept}", tuple(verbs)))

        self._write(word, batch.uid if batch else "", deed, tell)

    def _write(
        self,
        word: str,
        batch_uid: str,
        deed: Callable[[Desk], Undone],
        tell: Callable[[_Step], None],
    ) -> None:
        desk = self._session.desk
        size = desk.file.batch_size(batch_uid) if desk and batch_uid else 0
        self._session.write_many(word, size, partial(_step, deed), tell)

    def go_to(self, changes: Sequence[Change]) -> list[Verb]:
        """Shows where the changes were made, in their period, out of any filter that hides it;
        what leads back to the filter."""
        desk = self._session.desk
        return self._go(whereabouts(desk.ledger, changes)) if desk else []

    def _go(self, place: Whereabouts) -> list[Verb]:
        session = self._session
        if not place.task_uids:
            return []
        session.show_overview(False)
        session.show_plan(place.plan_uid)
        board = session.board
        if board and place.period_uid and board.period and board.period.uid != place.period_uid:
            session.show_period(place.period_uid)
        return self._bring(place)

    def _bring(self, place: Whereabouts) -> list[Verb]:
        session, board = self._session, self._session.board
        rows = [board.rows[uid] for uid in place.task_uids if uid in board.rows] if board else []
        if board is None or not rows:
            return []
        verbs: list[Verb] = []
        shown = select(session.asked, board, rows)
        if not shown:
            before = session.asked
            session.ask(TaskFilter())
            verbs.append(("恢复筛选", lambda: session.ask(before)))
        here = session.task_uid
        seen = shown or rows
        if all(row.uid != here for row in seen):
            session.choose(min(seen, key=lambda row: row.position).uid)
        part = place.assignment_uid if len(place.task_uids) == 1 else ""
        session.cell_sought.emit(session.task_uid, part, place.field)
        return verbs
