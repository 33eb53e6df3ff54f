"""需领导协调 typed in the tree: the office's word in a task's row, a unit's in its own."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.ui.widgets.test_tree_keys import Key, at, here, press
from tzdesk.ui.models.task_columns import PLACES
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.task_tree import TaskTree


@pytest.mark.parametrize(("typed", "kept"), [("s", True), ("y", True), ("f", False)])
def test_yes_or_no_by_first_letters(
    tree: TaskTree, tasks: Session, qtbot: QtBot, typed: str, kept: bool
) -> None:
    tree.view.columns.want("coordination", True)
    at(tree, "t2", "coordination")
    QTest.keyClicks(tree.view, typed)
    box = tree.view.viewport().findChild(QComboBox)
    assert box
    qtbot.waitUntil(box.view().isVisible)
    QTest.keyClick(box.view(), Key.Key_Return)
    qtbot.waitUntil(lambda: here(tree) == ("t3", "coordination"))
    assert tasks.board
    assert tasks.board.rows["t2"].coordination is kept
    at(tree, "t2", "coordination")
    assert tree.view.tree.value(tree.view.currentIndex()) is kept
    press(tree, Key.Key_Delete)
    assert tree.view.tree.value(tree.view.currentIndex()) is None


def test_a_units_word_is_its_own(tree: TaskTree, tasks: Session) -> None:
    assert tasks.board
    row = tasks.board.rows["t3"]
    cell = tree.view.tree.find(("", "t3", row.units[0].uid), PLACES["coordination"])
    assert tree.view.tree.edit_of(cell, "是")
    assert tree.view.tree.setData(cell, "是")
    row = tasks.board.rows["t3"]
    assert row.units[0].report
    assert row.units[0].report.coordination
    assert row.coordination
    assert not (row.summary and row.summary.coordination)
