"""After 接任 views show the successor, with the old name in the tooltip; both are found."""

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt

from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.search import matcher
from tzdesk.services.leaders import succeed
from tzdesk.ui.models.filter_choices import choices
from tzdesk.ui.models.finder_entries import Kind, named_entries
from tzdesk.ui.models.navigation import NavigationModel
from tzdesk.ui.models.task_columns import COLUMNS
from tzdesk.ui.models.task_tree import TaskTreeModel
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.inspector_facts import TaskFacts

TOLD = "王五（2023-07-01 起接任，原董明慧）"
TIP = Qt.ItemDataRole.ToolTipRole


@pytest.fixture
def succeeded(session: Session) -> Session:
    session.write(lambda desk: succeed(desk, "l0", "王五", date(2023, 7, 1)))
    return session


def test_tree_shows_the_successor_and_tells_of_the_old_one(succeeded: Session) -> None:
    model = TaskTreeModel(succeeded)
    group = model.index(0, 0, QModelIndex())
    at = next(at for at, one in enumerate(COLUMNS) if one.name == "leaders")
    cell = model.index(0, at, group)
    assert cell.data() == "王五、杨磊"
    assert TOLD in cell.data(TIP)
    succeeded.group_by(GroupBy.LEADER)
    group = model.index(0, 0, QModelIndex())
    assert group.data().startswith("王五　")
    assert TOLD in group.data(TIP)


def test_navigation_filter_and_finder_know_both_names(succeeded: Session) -> None:
    assert succeeded.board
    assert succeeded.counts
    model = NavigationModel(succeeded)
    views = (model.index(row, 0) for row in range(model.rowCount()))
    leaders = next(one for one in views if one.data() and str(one.data()).startswith("按领导"))
    entry = model.index(0, 0, leaders)
    assert str(entry.data()).startswith("王五")
    assert TOLD in entry.data(TIP)
    first = choices(succeeded.board, "leaders")[0]
    named = [one for one in named_entries(succeeded.board, succeeded.counts) if one.key == "l0"]
    for query in ("王五", "ww", "董明慧", "dmh"):
        assert matcher(query)(first.search), query
        assert all(matcher(query)(one.search) for one in named), query
    assert [one.kind for one in named] == [Kind.LEADER]
    assert first.title == "王五"


def test_inspector_tells_of_the_old_one(succeeded: Session, qtbot: object, themed: None) -> None:
    assert succeeded.board
    facts = TaskFacts(succeeded)
    qtbot.addWidget(facts)  # type: ignore[attr-defined]
    facts.show_task(succeeded.board.rows["t30"])
    texts = {value.text(): value.toolTip() for _, value in facts._named}
    assert "王五" in texts
    assert texts["王五"].startswith(TOLD)
