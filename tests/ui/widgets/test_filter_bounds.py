"""从 and 到 in the list of a number or a date of the ledger's own, by real keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.typing import commit
from tzdesk.domain.filters import bounds_of
from tzdesk.domain.records import CustomKind
from tzdesk.services.custom_fields import Wish, add_column
from tzdesk.services.editing import Edit
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.filter_bar import FilterBar
from tzdesk.ui.widgets.filter_popup import FilterPopup
from tzdesk.ui.widgets.task_tree import TaskTree

Key = Qt.Key


@pytest.fixture
def column(tasks: Session) -> str:
    assert tasks.write(lambda desk: add_column(desk, Wish("目标值", CustomKind.NUMBER)))
    assert tasks.board
    uid = tasks.board.ledger.fields.custom[0].name
    tasks.edit([Edit(f"t{number}", uid, 100 * number) for number in (1, 2, 3)])
    return uid


@pytest.fixture
def popup(column: str, tree: TaskTree, tasks: Session, qtbot: QtBot) -> FilterPopup:
    bar = FilterBar(tasks, tree)
    qtbot.addWidget(bar)
    bar.show()
    bar.open_popup(column)
    return bar.popup(column)


def shown(tree: TaskTree) -> int:
    layout = tree.view.tree.layout
    assert layout
    return layout.passing


def test_bounds_are_typed(popup: FilterPopup, tree: TaskTree, tasks: Session, column: str) -> None:
    assert popup.bounds.least.accessibleName() == "目标值从"
    QTest.keyClicks(popup.bounds.least, "150")
    QTest.keyClick(popup.bounds.least, Key.Key_Return)
    assert bounds_of(tasks.asked, column) == ("150", "")
    assert shown(tree) == 2
    assert tree.view.heads.filtered == {column}
    commit(popup.bounds.most, "2百")
    QTest.keyClick(popup.bounds.most, Key.Key_Return)
    assert popup.bounds.error.text() == "不是数字"
    assert shown(tree) == 2
    popup.bounds.most.clear()
    commit(popup.bounds.most, "２００")
    QTest.keyClick(popup.bounds.most, Key.Key_Return)
    assert bounds_of(tasks.asked, column) == ("150", "200")
    assert shown(tree) == 1
    popup.bounds.least.clear()
    popup.bounds.most.clear()
    QTest.keyClick(popup.bounds.most, Key.Key_Return)
    assert tasks.asked.empty


def test_values_have_ticks_below(popup: FilterPopup, tree: TaskTree, tasks: Session) -> None:
    titles = [popup.model.choice(popup.model.index(at)).title for at in range(4)]
    assert titles == ["100", "200", "300", "未填写"]
    QTest.keyClick(popup.bounds.least, Key.Key_Down)
    QTest.keyClick(popup.list, Key.Key_Space)
    assert shown(tree) == 1
    assert tasks.asked.values


def test_a_list_of_names_has_no_bounds(popup: FilterPopup, tree: TaskTree) -> None:
    popup.bounds.show_bounds(None, "", "")
    assert popup.bounds.isHidden()
