"""结转 in the window: choosing tasks, the new plan shown, there and back, all undone."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.windows import Opened
from tzdesk.app import Start
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.status import Status
from tzdesk.ui import many_writes
from tzdesk.ui.dialogs.roll_over import RollOverDialog
from tzdesk.ui.main_window import MainWindow

Key = Qt.Key


@pytest.fixture
def window(opened: Opened) -> MainWindow:
    return opened(Start(example=True))


def roll(window: MainWindow) -> list[str]:
    """Rolls all but the first open task over; what the dialog said."""
    said: list[str] = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RollOverDialog)
        said.append(dialog.verb.text())
        dialog.list.setCurrentIndex(dialog.tasks.index(0))
        QTest.keyClick(dialog.list, Key.Key_Space)
        said.append(dialog.verb.text())
        said.append(dialog.title.text())
        QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)

    QTimer.singleShot(100, press)
    window.commands["roll_over"].trigger()
    return said


@pytest.mark.parametrize("many", [True, False])
def test_there_and_back(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, many: bool
) -> None:
    if many:  # then it is written beside the window, and the form waits
        monkeypatch.setattr(many_writes, "WIDE", 1)
    session = window.session
    assert session.board
    old = session.board.plan.uid
    open_tasks = sum(not row.status.finished for row in session.board)
    session.ask(TaskFilter(statuses=frozenset({Status.LATE})))
    assert not window.commands.menu("plans").menuAction().isVisible()
    years = window.toolbar.plan
    assert not years.isVisible()
    said = roll(window)
    assert said[:2] == [f"结转 {open_tasks} 项任务", f"结转 {open_tasks - 1} 项任务"]
    assert "2024年" in said[2]
    board = session.board
    assert (board.plan.year, len(board)) == (2024, open_tasks - 1)
    assert session.asked.empty
    assert "2024年方案" in window.windowTitle()
    first = next(iter(board))
    assert (first.number, first.due_on and first.due_on.year) == ("1", 2024)

    session.choose(first.uid)
    labels = [label.text() for pair in window.inspector.facts._named for label in pair]
    assert any(text.startswith("2023年 第 ") for text in labels)
    window.commands["show_origin"].trigger()
    assert session.board.plan.uid == old
    assert session.row
    assert session.row.text == first.text
    window.commands["show_origin"].trigger()
    assert session.task_uid == first.uid

    menu = window.commands.menu("plans")
    assert menu.menuAction().isVisible()
    menu.aboutToShow.emit()
    assert [one.isChecked() for one in menu.actions()] == [True, False]
    menu.actions()[1].trigger()
    assert session.board.plan.uid == old
    assert len(session.board) == 138

    qtbot.waitUntil(years.isVisible)
    assert [years.itemText(at) for at in range(years.count())] == ["2024年", "2023年"]
    assert years.currentText() == "2023年"
    years.setFocus()
    QTest.keyClick(years, Qt.Key.Key_Up)
    assert session.board.plan.year == 2024
    QTest.keyClick(years, Qt.Key.Key_Down)
    assert session.board.plan.uid == old

    desk = session.desk
    assert desk
    session.undo()
    qtbot.waitUntil(lambda: len(desk.ledger.plans) == 1)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    qtbot.waitUntil(lambda: not menu.menuAction().isVisible())
    qtbot.waitUntil(lambda: not years.isVisible())
