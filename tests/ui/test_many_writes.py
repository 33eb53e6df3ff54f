"""Writes of many rows go on beside the window: what is told, what waits, what is refused."""

from threading import Event, get_ident

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.tree_ledger import PERIOD
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.pasting import CellsWritten
from tzdesk.ui.jobs import Jobs
from tzdesk.ui.session import Said, Session

ALL = [f"t{number}" for number in range(1, 9)]


@pytest.fixture
def session(tree_session: Session, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Every write of more than one change is a large one."""
    monkeypatch.setattr("tzdesk.ui.many_writes.AT_ONCE", 1)
    tree_session.many.jobs = Jobs(tree_session)
    return tree_session


def percents(session: Session) -> list[float]:
    assert session.board
    return [session.board.rows[uid].percent for uid in ALL]


def set_all(session: Session, value: int) -> None:
    session.edit([Edit(uid, "percent", value, PERIOD) for uid in ALL])


def test_every_pane_hears_and_counts_are_right(session: Session, qtbot: QtBot) -> None:
    said: list[Said] = []
    session.said.connect(said.append)
    assert session.counts
    before = session.counts
    with qtbot.waitSignal(session.rows_changed) as heard:
        set_all(session, 100)
    assert heard.args == [frozenset(ALL)]
    assert percents(session) == [100] * 8
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1].text == "已修改完成比例（8 项）"
    assert session.counts is before
    assert session.counts.watched("recent") == 8


def test_undo_of_many_goes_beside_too(session: Session, qtbot: QtBot) -> None:
    before = percents(session)
    with qtbot.waitSignal(session.rows_changed):
        set_all(session, 41)
    with qtbot.waitSignal(session.rows_changed):
        session.undo()
    assert percents(session) == before
    with qtbot.waitSignal(session.rows_changed):
        session.redo()
    assert percents(session) == [41] * 8


def test_another_write_follows(session: Session, qtbot: QtBot) -> None:
    begun, threads = Event(), list[int]()

    def deed(desk: Desk) -> CellsWritten:
        threads.append(get_ident())
        begun.set()
        edits = [Edit(uid, "percent", 33, PERIOD) for uid in ALL]
        return CellsWritten(edit(desk, edits), 8)

    told: list[CellsWritten] = []
    session.write_many("填充", 8, deed, told.append)
    assert begun.wait(10)
    session.edit([Edit("t1", "percent", 34, PERIOD)])
    assert percents(session) == [34] + [33] * 7
    qtbot.waitUntil(lambda: bool(told))
    assert threads[0] != get_ident()


def test_what_is_refused_is_shown(session: Session, qtbot: QtBot) -> None:
    before = percents(session)
    with qtbot.waitSignal(session.failed) as failed:
        session.edit([Edit(uid, "percent", "八成", PERIOD) for uid in ALL])
    assert isinstance(failed.args[0], UserError)
    assert percents(session) == before


def test_one_waits_for_another_job(session: Session, qtbot: QtBot) -> None:
    jobs, end = session.many.jobs, Event()
    assert jobs
    jobs.run("备份台账", lambda _report: end.wait(10), lambda _done: None, lambda _error: None)
    with qtbot.waitSignal(session.failed) as failed:
        set_all(session, 12)
    assert failed.args[0].message == "正在备份台账。"
    end.set()
    qtbot.waitUntil(lambda: not jobs.busy)
