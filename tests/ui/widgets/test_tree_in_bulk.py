"""Many rows that change at once are laid out once; what is open and selected stays so."""

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication

from tests.ui.tree_ledger import PERIOD
from tzdesk.domain.grouping import GroupBy
from tzdesk.services.editing import Edit
from tzdesk.ui.models.task_columns import PLACES
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.task_tree import TaskTree

ALL = [f"t{number}" for number in range(1, 9)]


@pytest.mark.parametrize("by", [GroupBy.SECTION, GroupBy.UNIT, GroupBy.STATUS])
def test_rows_stand_where_they_belong_and_open(
    tree: TaskTree, tasks: Session, monkeypatch: pytest.MonkeyPatch, by: GroupBy
) -> None:
    monkeypatch.setattr("tzdesk.ui.models.task_tree._MANY", 1)
    tasks.group_by(by)
    view = tree.view
    for status in ("滞后", "已完成"):
        tasks.edit([Edit(uid, "status", status, PERIOD) for uid in ALL])
        QApplication.processEvents()
        for uid in ALL:
            index = view.tree.find(("", uid, ""), PLACES["status"])
            assert index.data() == status
            assert view.isExpanded(index.parent())
            assert not view.visualRect(index).isEmpty()
            assert view.indexAt(view.visualRect(index).center()) == index


@pytest.mark.parametrize("limit", ["_MANY", "_ANEW"])
def test_what_is_selected_can_be_edited_again(
    tree: TaskTree, tasks: Session, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(f"tzdesk.ui.models.task_tree.{limit}", 1)
    view = tree.view
    for uid in ALL[:4]:
        index = view.tree.find(("", uid, ""), PLACES["status"])
        view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    chosen = set(view.selectionModel().selectedIndexes())
    tasks.edit([Edit(uid, "status", "滞后", PERIOD) for uid in ALL[:4]])
    QApplication.processEvents()
    assert len(chosen) >= 4
    assert set(view.selectionModel().selectedIndexes()) == chosen
