"""报送情况, 催报 and 未报送单位清单 from the real window on the example."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.windows import Opened
from tzdesk.app import Start
from tzdesk.domain.board import Board
from tzdesk.domain.filters import TaskFilter, select
from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.return_matrix import ReturnMatrix, return_matrix
from tzdesk.errors import UserError
from tzdesk.ui.commands.following import FollowingCommands
from tzdesk.ui.dialogs.returns import ReturnsDialog
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.reminders import copied
from tzdesk.ui.widgets.task_tree_menu import context_menu


@pytest.fixture
def example(opened: Opened) -> MainWindow:
    return opened(Start(example=True))


def shown_texts(window: MainWindow) -> list[str]:
    board = window.session.board
    assert board
    return [row.number or "" for row in select(window.session.asked, board)]


def test_the_dialog_leads_to_the_missing_tasks(example: MainWindow, qtbot: QtBot) -> None:
    def open_first() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReturnsDialog)
        dialog.pane.task_chosen.emit(dialog.table.current.cells[2].missing[1])  # type: ignore[union-attr]

    example.session.ask(TaskFilter(overdue=True))
    QTimer.singleShot(0, open_first)
    example.commands["returns"].trigger()
    assert example.session.asked.origin == "区体育局　2023年第三季度未报"
    assert shown_texts(example) == ["30", "57", "108", "111", "112"]
    assert example.session.row
    assert example.session.row.number == "57"


def matrix_of(board: Board) -> ReturnMatrix:
    return return_matrix(board.ledger, board.plan, board.today)


def test_a_past_period_is_brought_up_with_its_tasks(example: MainWindow) -> None:
    session = example.session
    assert session.board
    following = example.groups.following
    matrix = matrix_of(session.board)
    row = next(one for one in matrix.rows if one.unit.name == "区水务局")
    following.show_tasks(row, 1, matrix.periods[1], "")
    assert session.board.period
    assert session.board.period.code == "2023Q2"
    assert session.asked == TaskFilter(units=frozenset({row.unit.uid}))


def test_reminders_for_all(example: MainWindow) -> None:
    example.commands["remind"].trigger()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 10
    assert any(one.startswith("区体育局（") and "（第 30 项等 5 项任务）" in one for one in lines)


def test_the_list_is_saved_where_the_clerk_says(
    example: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(_parent: object, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(proposed).name)
        return str(tmp_path / "催办"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    example.commands["unreported_list"].trigger()
    assert asked == ["2023年重点工作_2023年第三季度_未报送单位清单.xlsx"]
    sheet = load_workbook(tmp_path / "催办.xlsx").worksheets[0]
    assert sheet["A4"].value == "未报送　10 个单位"
    assert str(sheet.cell(sheet.max_row, 1).value).startswith("另有 5 个统称单位没有填报表：")


def test_a_unit_is_reminded_from_its_group(example: MainWindow) -> None:
    session, view = example.session, example.tree.view
    session.group_by(GroupBy.UNIT)
    assert session.desk
    unit = session.desk.ledger.unit_named("区体育局")
    assert unit
    index = view.tree.find((unit.uid, "", ""))
    menu = context_menu(view, index, example, example.tree.command_wanted.emit)
    (entry,) = (one for one in menu.actions() if one.text() == "催报")
    entry.trigger()
    assert QGuiApplication.clipboard().text().startswith("区体育局：你单位2023年第三季度填报表")
    session.group_by(GroupBy.LEADER)
    board_group = view.tree.index(0, 0)
    words = [
        one.text()
        for one in context_menu(
            view, board_group, example, example.tree.command_wanted.emit
        ).actions()
    ]
    assert "催报" not in words


def test_without_periods_nothing_is_listed(
    example: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[bool] = []
    monkeypatch.setattr("tzdesk.ui.commands.following.ask", lambda *_what: "填报期设置…")
    commands = FollowingCommands(example.place, lambda: opened.append(True))
    board = example.session.board
    assert board
    monkeypatch.setattr(board, "period", None)
    commands.show_returns()
    commands.remind()
    assert opened == [True, True]


def test_where_saving_fails_it_is_tried_elsewhere(
    example: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "占用.xlsx").mkdir()
    places = [tmp_path / "占用.xlsx", tmp_path / "情况.xlsx"]
    told: list[str] = []

    def refuse(_parent: object, error: UserError, _verbs: object) -> str:
        told.append(error.message)
        return "重试" if len(told) == 1 else "换文件夹…"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_what: (str(places.pop(0)), ""))
    monkeypatch.setattr("tzdesk.ui.commands.workbooks.show_error", refuse)
    board = example.session.board
    assert board
    example.groups.following.choose_export(example, matrix_of(board))
    assert len(told) == 2
    assert places == []
    sheet = load_workbook(tmp_path / "情况.xlsx").worksheets[0]
    assert sheet["A1"].value == "2023年重点工作报送情况"


def test_nobody_is_reminded_of_what_was_not_sent_out(example: MainWindow) -> None:
    """The year's last quarter has not begun to be asked for."""
    board = example.session.board
    assert board
    last = board.ledger.periods(board.plan.uid)[-1]
    ahead = example.session.desk.board(board.plan.uid, last.uid)  # type: ignore[union-attr]
    assert copied(ahead) == "2023年第四季度还没有下发，不用催报"
    first = example.session.desk.board(  # type: ignore[union-attr]
        board.plan.uid, board.ledger.periods(board.plan.uid)[0].uid
    )
    assert copied(first) == "2023年第一季度各单位均已报送"
