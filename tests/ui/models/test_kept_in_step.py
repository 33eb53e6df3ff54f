"""Whatever is done to a ledger, what the window keeps by difference equals what is counted anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.ui.models.kept_deeds import DEEDS, KEYS, OWN, Deed, Window, due
from tests.ui.tree_ledger import PERIOD, tree_desk
from tzdesk.domain.board import Board
from tzdesk.domain.catalogue import Catalogue
from tzdesk.domain.changes import Source, created
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import (
    GroupBy,
    keys_of,
    own_groupings,
)
from tzdesk.domain.returns import unit_returns
from tzdesk.domain.status import Status
from tzdesk.services.editing import Edit
from tzdesk.ui.models import task_tree
from tzdesk.ui.models.board_counts import FLAGS, BoardCounts
from tzdesk.ui.models.navigation import NavigationModel
from tzdesk.ui.models.navigation_lines import Line
from tzdesk.ui.models.task_layout import TaskLayout
from tzdesk.ui.models.task_sort import SortKey
from tzdesk.ui.models.task_tree import TaskTreeModel
from tzdesk.ui.session import Session

ROOT = QModelIndex()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    session = Session()
    desk = tree_desk(tmp_path)
    desk.write(created([OWN]), Source.SETTINGS, "新增自定义列")
    session.open(desk)
    made = Window(session, TaskTreeModel(session), NavigationModel(session))
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    testers = [QAbstractItemModelTester(one, mode) for one in (made.tree, made.navigation)]
    yield made
    del testers
    session.open(None)


# What must hold


def counted(counts: BoardCounts, fields: Catalogue) -> list[object]:
    """Every number that the window shows."""
    every = (*GroupBy, *own_groupings(fields))
    returns = counts.returns
    numbers = [returns.complete, returns.partial, returns.silent, returns.owing, returns.formless]
    return [
        numbers,
        {name: counts.watched(name) for name in ("unreported", *FLAGS)},
        {by: (counts.groups(by), counts.view_count(by), counts.view_tip(by)) for by in every},
    ]


def lines(model: NavigationModel) -> list[tuple[Line, list[Line]]]:
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    return [
        (model.line(top), [model.line(model.index(n, 0, top)) for n in range(model.rowCount(top))])
        for top in tops
    ]


def shown(layout: TaskLayout) -> list[object]:
    """Groups with their numbers and counts; how they are sorted is only kept till the next deed."""
    return [
        (line.key, line.title, sorted(line.numbers), line.everything, line.counts(layout.rows))
        for line in layout.shown
    ]


@given(st.lists(DEEDS, min_size=1, max_size=8), st.sampled_from((0, 200)))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_kept_equals_what_is_counted_anew(
    window: Window, deeds: list[Deed], each_up_to: int
) -> None:
    for deed in deeds:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(task_tree, "_ANEW", each_up_to)
            deed(window)
        lines(window.navigation)  # a view that is open is kept by difference, too
        assert_in_step(window)


@pytest.mark.parametrize(
    ("by", "resets"), [(GroupBy.SECTION, 0), (GroupBy.UNIT, 0), (GroupBy.STATUS, 1)]
)
def test_many_tasks_that_stay_where_they_are_are_not_laid_out_anew(
    window: Window, monkeypatch: pytest.MonkeyPatch, by: GroupBy, resets: int
) -> None:
    monkeypatch.setattr(task_tree, "_ANEW", 2)
    window.session.group_by(by)
    told: list[None] = []
    window.tree.modelReset.connect(lambda: told.append(None))
    uids = list(window.board.rows)
    window.session.edit([Edit(uid, "status", Status.LATE.value, PERIOD) for uid in uids])
    assert len(told) == resets
    assert {row.status for row in window.layout.rows} == {Status.LATE}
    assert_in_step(window)


def test_a_task_opens_a_group_that_was_not_there(window: Window) -> None:
    window.session.group_by(GroupBy.DEADLINE)
    lines(window.navigation)
    due("t1", "2023-11-15")(window)
    assert [line.key for line in window.layout.shown][2:4] == ["2023-11-15", "2023-12-31"]
    assert_in_step(window)
    window.session.undo()
    assert_in_step(window)


def test_list_of_unreported_counts_the_groups_that_it_shows(window: Window) -> None:
    session = window.session
    session.group_by(GroupBy.UNIT)
    session.ask(TaskFilter(unreported=True))
    for task, unit in (("t1", "u0"), ("t3", "u1"), ("t3", "u2"), ("t7", "u3")):
        silent = set(unit_returns(window.board).silent)
        assert {line.title for line in window.layout.shown} == silent
        assert window.counts.watched("unreported") == len(silent)
        session.edit([Edit(task, "progress", "完成招标。", PERIOD, f"{task}-{unit}")])
        assert_in_step(window)
    assert len(unit_returns(window.board).silent) < len(silent)


def assert_in_step(window: Window) -> None:
    desk, board, layout = window.desk, window.board, window.layout
    times = {row.uid: row.changed_at for row in board if row.changed_at}
    anew = Board(desk.ledger, desk.plan(), board.period, desk.today, desk.rules, times)
    assert list(anew) == list(board)
    fields = desk.ledger.fields
    assert counted(window.counts, fields) == counted(BoardCounts(anew), fields)
    returns = unit_returns(anew)
    names = (returns.complete, returns.partial, returns.silent, returns.formless)
    numbers = window.counts.returns
    assert [*map(len, names)] == [
        numbers.complete,
        numbers.partial,
        numbers.silent,
        numbers.formless,
    ]
    assert lines(window.navigation) == lines(NavigationModel(window.session))
    fresh = TaskLayout(board, layout.by, layout.asked, layout.keys)
    assert layout.rows == list(board)
    assert shown(layout) == shown(fresh)
    assert layout.passing == fresh.passing
    for line in layout.shown:
        assert [line.place(number) for number in line.numbers] == [*range(len(line.numbers))]
        assert line.place(-1) == -1


@given(
    st.lists(st.sampled_from([0, 1, 2, 3, 4]), min_size=8, max_size=8),
    st.lists(st.sampled_from([0, 55, 55, 100]), min_size=8, max_size=8),
    KEYS,
    st.integers(0, 7),
)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_task_comes_in_where_sorting_would_put_it(
    window: Window, statuses: list[int], percents: list[int], keys: list[SortKey], number: int
) -> None:
    session, layout = window.session, window.layout
    session.group_by(GroupBy.SECTION)
    edits = [
        edit
        for place, row in enumerate(list(window.board))
        for edit in (
            Edit(row.uid, "status", list(Status)[statuses[place]].value, PERIOD),
            Edit(row.uid, "percent", percents[place], PERIOD),
        )
    ]
    session.edit(edits)
    window.tree.sort_by(keys)
    layout = window.layout
    key = keys_of(layout.rows[number], GroupBy.SECTION)[0]
    line = layout.line(key)
    assert line
    place = line.place(number)
    line.take_out(place, layout.rows[number].status)
    assert layout.place_for(line, number) == place
