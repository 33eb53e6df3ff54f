"""After the writing: every pane hears of it, and the status bar says what can be done next.

Knows the session, no widget.
"""

from collections.abc import Callable
from functools import partial

from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.records import Report, Task
from tzdesk.services.merge_applying import Merged
from tzdesk.ui.dialogs.merge.batch import changed_tasks
from tzdesk.ui.dialogs.merge.told import result_words
from tzdesk.ui.session import Said, Session

ORIGIN = "本次合并"


def tell(session: Session, merged: Merged) -> None:
    """已合并 7 个文件、50 处改动　[查看改动] [撤销]."""
    session.announce(merged.written)
    words = result_words(merged.files, merged.applied, merged.conflicts)
    verbs: list[tuple[str, Callable[[], object]]] = []
    if merged.applied:
        verbs.append(("查看改动", partial(show_changes, session, merged)))
    if merged.written.batch:
        verbs.append(("撤销", session.undo))
    session.said.emit(Said(words, tuple(verbs)))


def show_changes(session: Session, merged: Merged) -> None:
    """The tasks of which something was written, in the period that it was written for."""
    desk = session.desk
    if desk is None:
        return
    uids = changed_tasks(desk, merged.written)
    reports = (
        desk.ledger.find(Report, one.uid)
        for one in merged.written.changes
        if one.entity == Report.entity
    )
    report = next(filter(None, reports), None)
    if report is None or not uids:
        return
    session.show_plan(desk.ledger.get(Task, min(uids)).plan_uid)
    if session.board and session.board.period and session.board.period.uid != report.period_uid:
        session.show_period(report.period_uid)
    session.ask(TaskFilter(tasks=uids, origin=ORIGIN))
