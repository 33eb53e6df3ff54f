"""What a command writes is on the screen a moment later; a second window is told and raised."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.services.test_window_lock import elsewhere
from tests.ui.windows import Opened
from tzdesk.app import Start
from tzdesk.domain.status import Status
from tzdesk.services import window_lock
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.window_lock import lock_path
from tzdesk.ui import ledger_watch, messages
from tzdesk.ui.commands import ledgers
from tzdesk.ui.desks import Desks
from tzdesk.ui.main_window import MainWindow

Key = Qt.Key


@pytest.fixture
def window(opened: Opened, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(ledger_watch, "EVERY", 50)
    return opened(Start(ledger=ledger))


@pytest.fixture
def command(ledger: Path) -> Iterator[Desk]:
    """The ledger as a command has it open."""
    with Desks(by="李四").open(ledger) as desk:
        yield desk


def test_what_a_command_writes_is_shown_without_a_click(
    window: MainWindow, command: Desk, qtbot: QtBot
) -> None:
    period = command.board().period
    assert period
    reset: list[None] = []
    window.tree.view.tree.modelReset.connect(lambda: reset.append(None))
    edit(command, [Edit("t30", "status", Status.DONE, period.uid)])
    board = window.session.board
    assert board
    qtbot.waitUntil(lambda: board.rows["t30"].status is Status.DONE, timeout=3000)
    assert not reset, "one's place in the tree is not touched by one row"


def test_an_open_editor_is_not_taken_away(window: MainWindow, command: Desk, qtbot: QtBot) -> None:
    period = command.board().period
    assert period
    view, board = window.tree.view, window.session.board
    assert board
    window.tree.go_to_first()
    index = view.currentIndex()
    view.go(index.siblingAtColumn(view.tree.columnCount() - 1 - 6))
    window.tree.view.edit_current()
    assert window.tree.editing
    edit(command, [Edit("t30", "status", Status.DONE, period.uid)])
    qtbot.wait(300)
    assert window.tree.editing
    QTest.keyClick(QApplication.focusWidget() or view, Key.Key_Escape)
    assert not window.tree.editing
    qtbot.waitUntil(lambda: board.rows["t30"].status is Status.DONE, timeout=3000)


def test_window_holds_its_ledger_and_lets_go(window: MainWindow, ledger: Path) -> None:
    assert lock_path(ledger).exists()
    window.groups.ledgers.close()
    assert not lock_path(ledger).exists()


def test_ledger_that_another_computer_took_over_is_told_until_it_is_only_read(
    window: MainWindow, ledger: Path, qtbot: QtBot
) -> None:
    beat = window.groups.ledgers.hold.findChild(QTimer)
    assert beat
    assert beat.isActive()
    elsewhere(ledger)
    with qtbot.waitSignal(window.groups.ledgers.hold.lost):
        beat.setInterval(0)
    told = "台账已在另一台电脑（OFFICE-02）打开，请不要两边同时修改。"
    assert window.banner.text == told
    assert not beat.isActive()
    window.session.reload()
    assert window.banner.text == told
    QApplication.processEvents()
    shown = [one for one in window.banner.findChildren(QPushButton) if one.isVisible()]
    assert [one.text() for one in shown] == ["改为只读打开"]
    shown[0].click()
    assert window.session.desk
    assert window.session.desk.read_only
    assert window.banner.text == ""


def test_ledger_that_another_computer_has_is_not_opened(
    opened: Opened, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        messages, "ask", lambda _parent, question: (told.append(question.text), "关闭")[1]
    )
    elsewhere(ledger)
    window = opened(Start(ledger=ledger))
    assert window.session.desk is None
    assert told == ["台账正被另一台电脑（OFFICE-02）使用。"]


def test_ledger_of_a_window_here_raises_that_window(
    window: MainWindow, opened: Opened, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[Path] = []
    monkeypatch.setattr(window_lock, "PATIENCE", 0)
    monkeypatch.setattr(ledgers, "call_window", lambda path: bool(called.append(path)) or True)
    second = opened(Start())
    assert not second.groups.ledgers.open(ledger)
    assert set(called) == {ledger}
    assert second.session.desk is None
