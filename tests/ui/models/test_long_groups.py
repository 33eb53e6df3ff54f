"""Long groups: laid out in two steps, sorted when looked at, kept by kind until an edit."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.ui.tree_ledger import PERIOD
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import GroupBy
from tzdesk.services.editing import Edit
from tzdesk.ui.models import group_line
from tzdesk.ui.models.task_layout import TaskLayout
from tzdesk.ui.models.task_sort import SortKey
from tzdesk.ui.models.task_tree import TaskTreeModel
from tzdesk.ui.session import Session
from tzdesk.ui.widgets import task_tree_folds, task_tree_place
from tzdesk.ui.widgets.task_tree import TaskTree


@pytest.fixture
def session(tree_session: Session) -> Session:
    return tree_session


@pytest.fixture
def model(session: Session, monkeypatch: pytest.MonkeyPatch) -> Iterator[TaskTreeModel]:
    """Groups of 2, 3 and 3 tasks, of which one each is laid out at first."""
    monkeypatch.setattr(group_line, "PIECE", 1)
    made = TaskTreeModel(session)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    yield made
    del tester


def lengths(model: TaskTreeModel) -> list[int]:
    return [model.rowCount(model.index(row, 0)) for row in range(model.rowCount())]


def shown(layout: TaskLayout) -> list[list[int]]:
    return [line.numbers for line in layout.shown]


def test_a_group_says_all_its_tasks_before_they_are_laid_out(model: TaskTreeModel) -> None:
    assert lengths(model) == [1, 1, 1]
    assert model.words(model.index(1, 0)).endswith("　3 项")


def test_a_task_that_is_sought_is_laid_out(model: TaskTreeModel) -> None:
    first = QPersistentModelIndex(model.find(("", "t3", "")))
    assert lengths(model) == [1, 1, 1]
    assert model.find(("", "t5", "")).row() == 2
    assert lengths(model) == [1, 3, 1]
    assert first.row() == 0


def test_an_edit_in_a_group_that_is_not_laid_out(model: TaskTreeModel, session: Session) -> None:
    assert session.board
    session.ask(TaskFilter(statuses=frozenset({session.board.rows["t8"].status})))
    session.edit([Edit("t8", "status", "滞后", PERIOD)])
    assert not model.find(("", "t8", "")).isValid()
    session.undo()
    assert model.find(("", "t8", "")).isValid()


def test_kinds_follow_an_edit(model: TaskTreeModel, session: Session) -> None:
    session.group_by(GroupBy.STATUS)
    session.group_by(GroupBy.SECTION)
    session.edit([Edit("t1", "status", "滞后", PERIOD)])
    session.group_by(GroupBy.STATUS)
    assert model.layout
    assert session.board
    fresh = TaskLayout(session.board, GroupBy.STATUS, TaskFilter())
    assert shown(model.layout) == shown(fresh)
    session.group_by(GroupBy.SECTION)
    assert shown(model.layout) == [[0, 1], [2, 3, 4], [5, 6, 7]]


def test_sorting_again_follows_an_edit(model: TaskTreeModel, session: Session) -> None:
    keys = [SortKey("percent")]
    model.sort_by(keys)
    assert model.layout
    assert session.board
    before = shown(model.layout)
    session.edit([Edit("t4", "percent", "99", PERIOD)])
    assert shown(model.layout) == before, "no row jumps away under the hand"
    model.sort_by(keys)
    after = shown(model.layout)
    assert after != before
    assert after == shown(TaskLayout(session.board, GroupBy.SECTION, TaskFilter(), keys))


def test_the_rest_follows_once_the_tree_was_painted(
    session: Session, themed: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group_line, "PIECE", 1)
    monkeypatch.setattr(task_tree_folds, "NEAR", 0)
    monkeypatch.setattr(task_tree_place, "NEAR", 0)
    tree = TaskTree(session)
    qtbot.addWidget(tree)
    tree.resize(1100, 200)
    session.choose("t6")
    tree.view.open_all(True)
    model = tree.view.tree
    assert lengths(model) == [1, 1, 1]
    assert [tree.view.isExpanded(model.index(row, 0)) for row in range(3)] == [False, False, True]
    assert model.spot(tree.view.currentIndex()).key[1] == "t6"
    tree.show()
    qtbot.waitUntil(lambda: lengths(model) == [2, 3, 3])
    assert all(tree.view.isExpanded(model.index(row, 0)) for row in range(3))
    assert tree.view.visualRect(tree.view.currentIndex()).intersects(tree.view.viewport().rect())


def test_opening_a_group_lays_it_out(
    session: Session, themed: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = TaskTree(session)
    qtbot.addWidget(tree)
    tree.show()
    tree.view.open_all(False)
    monkeypatch.setattr(group_line, "PIECE", 1)
    tree.view.tree.sort_by(())
    tree.view.toggle(tree.view.tree.index(2, 0))
    qtbot.waitUntil(lambda: lengths(tree.view.tree)[1:] == [1, 3])
    assert not tree.view.isExpanded(tree.view.tree.index(0, 0))


def test_a_group_that_was_closed_again_stays_closed(
    session: Session, themed: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group_line, "PIECE", 1)
    tree = TaskTree(session)
    qtbot.addWidget(tree)
    tree.resize(1100, 200)
    tree.show()
    tree.view.open_all(True)
    last = tree.view.tree.index(2, 0)
    tree.view.set_open(last, False)
    qtbot.waitUntil(lambda: not tree.view._waiting)
    assert not tree.view.isExpanded(tree.view.tree.index(2, 0))
