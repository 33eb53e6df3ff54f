"""The main job, as a clerk does it: from the issued plan to a workbook, and all of it kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.scenarios.clerk import ALT, CTRL, Clerk
from tests.ui.windows import TODAY, open_window
from tzdesk.app import Start
from tzdesk.domain.board import Board
from tzdesk.domain.filters import select
from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.status import Status
from tzdesk.paths import ROOT
from tzdesk.ui.dialogs.import_plan import ImportDialog
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.models.task_columns import PLACES
from tzdesk.ui.said import Said

PLAN = ROOT / "resources" / "2023-tongzhou-plan.txt"
Key = Qt.Key


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    made = open_window(qapp, tmp_path, Start(today=TODAY))
    yield made
    made.close()
    made.deleteLater()


def test_main_job(window: MainWindow, qapp: QApplication, tmp_path: Path) -> None:
    clerk = Clerk(window)
    _import_plan(clerk, window)
    board = _board(window)
    assert len(board) == 138
    assert len(board.periods) == 4

    clerk.press(Key.Key_4, CTRL)
    assert window.session.grouping is GroupBy.UNIT

    _filter_to_leader(clerk, window, "卢庆雷")
    assert len(select(window.session.asked, board)) == 46

    uid = _change_status(clerk, window)
    assert board.rows[uid].status is Status.LATE
    clerk.press(Key.Key_Z, CTRL)
    assert board.rows[uid].status is Status.NOT_STARTED
    clerk.press(Key.Key_Y, CTRL)
    assert board.rows[uid].status is Status.LATE

    clerk.press(Key.Key_L, CTRL)
    clerk.press(Key.Key_F, CTRL)
    clerk.write("yhswq")
    found = select(window.session.asked, board)
    assert found
    assert all("运河商务区" in row.text + "".join(row.unit_names) for row in found)
    clerk.press(Key.Key_Down)
    assert window.session.row is found[0]

    workbook = tmp_path / "导出.xlsx"
    with clerk.meanwhile(lambda: clerk.choose_file(workbook)):
        clerk.press(Key.Key_E, CTRL)
    clerk.wait(workbook.exists)
    clerk.wait(lambda: not window.jobs.busy)

    window.close()
    again = open_window(qapp, tmp_path, Start(today=TODAY))
    assert _board(again).rows[uid].status is Status.LATE
    assert len(_board(again)) == 138
    assert again.session.grouping is GroupBy.UNIT
    assert again.commands["undo"].text() == "撤销 修改进展状态"
    again.close()
    again.deleteLater()


def _board(window: MainWindow) -> Board:
    board = window.session.board
    assert board is not None
    return board


def _import_plan(clerk: Clerk, window: MainWindow) -> None:
    def in_dialog() -> None:
        dialog = clerk.box(ImportDialog)
        with clerk.meanwhile(lambda: clerk.choose_file(PLAN)):
            clerk.click(dialog.choose.choose_button)
        clerk.wait(lambda: dialog.review is not None)
        clerk.click(dialog.next_button)
        assert dialog.next_button.text() == "导入 138 项任务"
        clerk.click(dialog.next_button)

    said: list[Said] = []
    window.session.said.connect(said.append)
    with clerk.meanwhile(in_dialog):
        clerk.press(Key.Key_I, CTRL)
    assert [verb for verb, _ in said[-1].actions] == ["下发填报表…", "撤销"]


def _filter_to_leader(clerk: Clerk, window: MainWindow, name: str) -> None:
    button = window.filters.buttons["leaders"]
    clerk.click(button)
    popup = window.filters.popup("leaders")
    clerk.wait(popup.isVisible)
    clerk.write("lql")
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Space)
    clerk.press(Key.Key_Escape)
    clerk.wait(lambda: not popup.isVisible())
    assert button.value == name


def _change_status(clerk: Clerk, window: MainWindow) -> str:
    """Goes to the first task's status by Tab and picks 滞后 from the list."""
    view = window.tree.view
    view.setFocus()
    clerk.press(Key.Key_Home, CTRL)
    clerk.press(Key.Key_Down)
    while view.currentIndex().column() != PLACES["status"]:
        before = view.currentIndex()
        clerk.press(Key.Key_Tab)
        assert view.currentIndex() != before
    uid = window.session.task_uid
    clerk.press(Key.Key_Down, ALT)
    clerk.write("zh")
    clerk.press(Key.Key_Return)
    return uid
