"""Where a ledger cannot be opened or written, the box offers what helps, and it does."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.windows import TODAY, Opened
from tzdesk import system
from tzdesk.app import Start
from tzdesk.services.editing import Edit
from tzdesk.store import engine
from tzdesk.ui import desks
from tzdesk.ui.commands import ledgers
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.messages import MessageBox

Boxes = list[tuple[str, list[str]]]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Boxes]:
    """Presses these buttons in the boxes to come, one after the other; what each box said."""

    def answer(*verbs: str | Callable[[], str]) -> Boxes:
        asked: Boxes = []
        waiting = list(verbs)

        def press(box: MessageBox) -> None:
            words = [child.text() for child in box.findChildren(QPushButton)]
            asked.append((box.windowTitle(), words))
            one = waiting.pop(0)
            verb = one if isinstance(one, str) else one()
            next(child for child in box.findChildren(QPushButton) if child.text() == verb).click()

        monkeypatch.setattr(MessageBox, "exec", press)
        return asked

    return answer


@contextmanager
def held(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlite3.Connection]:
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.05)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    yield holder
    holder.close()


def _open(opened: Opened, path: Path) -> MainWindow:
    return opened(Start(ledger=path, today=TODAY))


def test_a_ledger_in_use_is_tried_again(
    opened: Opened,
    ledger: Path,
    monkeypatch: pytest.MonkeyPatch,
    answers: Callable[..., Boxes],
) -> None:
    with held(ledger, monkeypatch) as holder:

        def let_go() -> str:
            holder.close()
            return "重试"

        asked = answers(let_go)
        window = _open(opened, ledger)
    assert asked == [("无法打开台账", ["关闭", "只读打开", "重试"])]
    assert window.session.desk is not None
    assert not window.session.desk.read_only


def test_what_cannot_be_written_is_opened_for_reading(
    opened: Opened, ledger: Path, monkeypatch: pytest.MonkeyPatch, answers: Callable[..., Boxes]
) -> None:
    monkeypatch.setattr("tzdesk.store.ledger_format.os.access", lambda _path, mode: mode == 4)
    answers("只读打开")
    window = _open(opened, ledger)
    assert window.session.desk is not None
    assert window.session.desk.read_only
    assert "（只读）" in window.windowTitle()


def test_a_ledger_on_a_share_is_copied_and_opened(
    opened: Opened,
    ledger: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answers: Callable[..., Boxes],
    qtbot: QtBot,
) -> None:
    table, copy = tmp_path / "mounts", tmp_path / "本机" / "一.tzdb"
    table.write_text(f"device {ledger.parent} cifs rw 0 0\n")
    monkeypatch.setattr(system, "_MOUNTS", table)
    monkeypatch.setattr(ledgers.QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    asked = answers("复制到本机并打开…")
    window = _open(opened, ledger)
    qtbot.waitUntil(lambda: window.session.desk is not None)
    assert asked == [("无法打开台账", ["关闭", "复制到本机并打开…"])]
    assert window.session.desk is not None
    assert window.session.desk.path == copy


@pytest.mark.parametrize(("verb", "is_open"), [("仍然打开", True), ("退出", False)])
def test_a_clock_that_is_wrong_is_asked_about(
    opened: Opened,
    ledger: Path,
    monkeypatch: pytest.MonkeyPatch,
    answers: Callable[..., Boxes],
    verb: str,
    is_open: bool,
) -> None:
    early = datetime.fromisoformat("1980-01-01T08:00:00")
    monkeypatch.setattr(desks, "wall_clock", lambda: early)
    asked = answers(verb)
    window = opened(Start(ledger=ledger))
    QApplication.processEvents()
    assert asked == [("请校准日期", ["仍然打开", "退出"])]
    assert (window.session.desk is not None) is is_open
    assert window.isVisible() is is_open


def test_a_change_that_was_not_saved_is_tried_again(
    opened: Opened, ledger: Path, monkeypatch: pytest.MonkeyPatch, answers: Callable[..., Boxes]
) -> None:
    window = _open(opened, ledger)
    with held(ledger, monkeypatch) as holder:

        def let_go() -> str:
            holder.close()
            return "重试"

        asked = answers("关闭", let_go)
        note = window.status_bar.saved
        window.session.edit([Edit("t30", "percent", "61", "2023Q3")])
        assert note.text() == "未能保存"
        note.click()
    assert asked == 2 * [("未能保存", ["关闭", "重试"])]
    assert note.text().startswith("自动保存 ")
    assert window.session.board is not None
    assert window.session.board.rows["t30"].percent == 61
    assert window.session.refused is None


def test_a_change_that_was_not_saved_goes_into_a_copy_elsewhere(
    opened: Opened,
    ledger: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answers: Callable[..., Boxes],
    qtbot: QtBot,
) -> None:
    window = _open(opened, ledger)
    other = tmp_path / "另存" / "一.tzdb"
    monkeypatch.setattr(ledgers.QFileDialog, "getSaveFileName", lambda *_: (str(other), ""))
    answers("另存台账…")

    def full(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorname = "SQLITE_FULL"
        raise error

    with monkeypatch.context() as patch:
        patch.setattr("tzdesk.store.batch_writing.write_batch", full)
        window.session.edit([Edit("t30", "percent", "61", "2023Q3")])
    qtbot.waitUntil(lambda: window.session.desk is not None and window.session.desk.path == other)
    assert window.session.board is not None
    assert window.session.board.rows["t30"].percent == 61
