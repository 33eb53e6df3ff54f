"""Writing through the session: who hears of it, what is said, what happens when it is refused."""

from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from tests.ui.tree_ledger import PERIOD, tree_desk
from tzdesk.domain.changes import Change, Source
from tzdesk.domain.status import Status
from tzdesk.errors import UserError
from tzdesk.services.editing import Edit
from tzdesk.ui.session import Said, Session


@pytest.fixture
def session(tree_session: Session) -> Session:
    return tree_session


def said(session: Session) -> list[Said]:
    heard: list[Said] = []
    session.said.connect(heard.append)
    return heard


def test_an_edit_is_heard_once_and_said(session: Session) -> None:
    rows, history = QSignalSpy(session.rows_changed), QSignalSpy(session.history_changed)
    heard = said(session)
    assert session.edit([Edit("t3", "percent", "80", PERIOD), Edit("t4", "percent", "80", PERIOD)])
    assert rows.count() == history.count() == 1
    assert rows.at(0) == [frozenset({"t3", "t4"})]
    assert [one.text for one in heard] == ["已修改完成比例（2 项）"]
    assert heard[0].actions[0][0] == "撤销"
    assert session.board
    assert session.board.rows["t3"].percent == 80


def test_an_edit_without_effect_is_silent(session: Session) -> None:
    rows, heard = QSignalSpy(session.rows_changed), said(session)
    assert session.edit([Edit("t3", "percent", 75, PERIOD)])
    assert rows.count() == 0
    assert heard == []


def test_what_is_refused_is_shown_and_not_written(session: Session) -> None:
    failed, rows = QSignalSpy(session.failed), QSignalSpy(session.rows_changed)
    assert session.edit([Edit("t3", "percent", "八成", PERIOD)]) is None
    error = failed.at(0)[0]
    assert isinstance(error, UserError)
    assert error.message == "完成比例应为 0–100 的数字，例如 58 或 58%。"
    assert rows.count() == 0


def test_undo_and_redo_say_what_and_go_there(session: Session) -> None:
    session.edit([Edit("t7", "status", "滞后", PERIOD)])
    session.choose("t1")
    heard = said(session)
    session.undo()
    assert session.board
    assert session.board.rows["t7"].status is Status.NOT_STARTED
    assert session.task_uid == "t7"
    session.redo()
    assert session.board.rows["t7"].status is Status.LATE
    assert [(one.text, one.actions[0][0]) for one in heard] == [
        ("已撤销 修改进展状态", "重做"),
        ("已重做 修改进展状态", "撤销"),
    ]


def test_what_was_not_taken_back_is_a_press_away(session: Session) -> None:
    heard = said(session)
    session.edit([Edit(uid, "status", "滞后", PERIOD) for uid in ("t3", "t7")])
    assert session.desk
    batch = session.desk.recent(1)[0]
    session.edit([Edit("t7", "status", "已完成", PERIOD)])
    session.take_back(batch.uid)
    assert heard[-1].text == "已撤回 1 处；1 处此后又有修改，未撤回"
    (_, _), (word, show) = heard[-1].actions
    assert word == "查看"
    show()
    assert session.asked.tasks == {"t7"}
    assert session.asked.origin == "未撤回"


def test_nothing_to_redo_is_an_error_that_is_shown(session: Session) -> None:
    failed = QSignalSpy(session.failed)
    session.redo()
    assert failed.at(0)[0].message == "没有可重做的操作。"


def test_done_below_a_hundred_offers_the_rest(session: Session) -> None:
    heard = said(session)
    session.edit([Edit("t3", "status", "已完成", PERIOD)])
    assert heard[-1].text == "第 3 项已改为已完成，完成比例仍为 75%。"
    session.edit([Edit("t3", "percent", 100, PERIOD)])
    session.edit([Edit("t3", "status", "正常推进", PERIOD)])
    session.edit([Edit("t3", "status", "已完成", PERIOD)])
    assert heard[-1].text == "已修改进展状态"


def test_what_moves_rows_replaces_the_board(session: Session) -> None:
    replaced, rows = QSignalSpy(session.board_replaced), QSignalSpy(session.rows_changed)
    session.show_period("2023Q1")
    assert replaced.count() == 1
    change = Change("unit", "u1", "name", "区水务局", "区水利局")
    session.write(lambda desk: desk.write([change], Source.SETTINGS, "改名"))
    assert (replaced.count(), rows.count()) == (2, 0)
    assert session.board
    assert session.board.period
    assert session.board.period.code == "2023Q1"
    assert session.board.rows["t3"].unit_names[0] == "区水利局"


def test_an_import_taken_back_leaves_no_board(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session()
    session.open(tree_desk(tmp_path, periods=False))
    session.undo()
    assert session.board is None
    session.redo()
    assert session.board
    assert len(session.board) == 8
    session.open(None)


def test_closed_session_writes_nothing(qtbot: QtBot) -> None:
    session = Session()
    assert session.edit([Edit("t1", "percent", 1, PERIOD)]) is None
    session.undo()


def test_a_ledger_that_is_closed_is_let_go(session: Session, tmp_path: Path) -> None:
    assert session.board
    gone = ref(session.board)
    folder = tmp_path / "another"
    folder.mkdir()
    session.open(tree_desk(folder))
    assert gone() is None
