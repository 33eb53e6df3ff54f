"""列…: columns shown, moved, widened and sorted by the keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.windows import tree_on_screen
from tzdesk.ui.dialogs.columns import ColumnsDialog, sort_words
from tzdesk.ui.models.task_columns import PLACES, columns_of
from tzdesk.ui.models.task_sort import SortKey
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.task_tree import TaskTree

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def tree(tree_session: Session, qtbot: QtBot, themed: None) -> TaskTree:
    return tree_on_screen(tree_session, qtbot, (1300, 700))


@pytest.fixture
def dialog(tree: TaskTree, qtbot: QtBot) -> ColumnsDialog:
    made = ColumnsDialog(tree)
    qtbot.addWidget(made)
    made.show()
    return made


def go_to(dialog: ColumnsDialog, head: str) -> None:
    dialog.list.setFocus()
    found = dialog.list.findItems(head, Qt.MatchFlag.MatchExactly)
    dialog.list.setCurrentItem(found[0])


def test_space_shows_and_hides(dialog: ColumnsDialog, tree: TaskTree) -> None:
    go_to(dialog, "存在问题")
    QTest.keyClick(dialog.list, Key.Key_Space)
    assert tree.view.columns.shown("problem")
    QTest.keyClick(dialog.list, Key.Key_Space)
    assert not tree.view.columns.shown("problem")
    go_to(dialog, "工作任务")
    QTest.keyClick(dialog.list, Key.Key_Space)
    assert tree.view.columns.shown("text")


def test_alt_and_an_arrow_move(dialog: ColumnsDialog, tree: TaskTree) -> None:
    go_to(dialog, "进展状态")
    QTest.keyClick(dialog.list, Key.Key_Up, Modifier.AltModifier)
    QTest.keyClick(dialog.list, Key.Key_Up, Modifier.AltModifier)
    assert tree.view.heads.visualIndex(PLACES["status"]) == 3
    assert dialog.list.currentItem().text() == "进展状态"
    dialog.down.click()
    assert tree.view.heads.visualIndex(PLACES["status"]) == 4


def test_width_and_sorting(dialog: ColumnsDialog, tree: TaskTree) -> None:
    go_to(dialog, "责任单位")
    dialog.width_box.setValue(222)
    assert tree.view.heads.sectionSize(PLACES["units"]) == 222
    dialog.sort_box.setFocus()
    QTest.keyClick(dialog.sort_box, Key.Key_Down)
    go_to(dialog, "完成比例")
    QTest.keyClick(dialog.sort_box, Key.Key_End)
    assert tree.view.tree.keys == (SortKey("units"), SortKey("percent", descending=True))
    assert dialog.sorted_by.text() == "先按责任单位升序，再按完成比例降序"
    go_to(dialog, "责任单位")
    QTest.keyClick(dialog.sort_box, Key.Key_Home)
    assert tree.view.tree.keys == (SortKey("percent", descending=True),)
    go_to(dialog, "工作任务")
    assert not dialog.width_box.isEnabled()


def test_all_is_put_back(dialog: ColumnsDialog, tree: TaskTree) -> None:
    before = tree.state()
    go_to(dialog, "存在问题")
    QTest.keyClick(dialog.list, Key.Key_Space)
    QTest.keyClick(dialog.list, Key.Key_Up, Modifier.AltModifier)
    dialog.width_box.setValue(400)
    dialog.sort_box.activated.emit(1)
    dialog.restore.click()
    assert tree.state() == before
    assert dialog.sorted_by.text() == "按方案顺序"


def test_sorting_in_words() -> None:
    assert sort_words((SortKey("status"),), columns_of()) == "按进展状态升序"
