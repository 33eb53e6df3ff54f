"""Whatever is done to a ledger, what the window keeps by difference equals what is counted anew."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.ui.tree_ledger import PERIOD, tree_desk
from tzdesk.domain.board import Board
from tzdesk.domain.changes import Change, Source, created, removed
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import GroupBy, keys_of
from tzdesk.domain.records import Assignment, Leadership, Reporting, Task
from tzdesk.domain.returns import unit_returns
from tzdesk.domain.status import Status
from tzdesk.services.desk import Desk, Written
from tzdesk.services.editing import Edit
from tzdesk.services.unit_members import add_members
from tzdesk.services.units import exempt
from tzdesk.ui.models.board_counts import FLAGS, BoardCounts
from tzdesk.ui.models.navigation import NavigationModel
from tzdesk.ui.models.navigation_lines import Line
from tzdesk.ui.models.task_layout import TaskLayout
from tzdesk.ui.models.task_sort import SortKey
from tzdesk.ui.models.task_tree import TaskTreeModel
from tzdesk.ui.session import Session

ROOT = QModelIndex()
Deed = Callable[["Window"], object]


@dataclass(frozen=True)
class Window:
    """What of a window follows the session, without its widgets."""

    session: Session
    tree: TaskTreeModel
    navigation: NavigationModel

    @property
    def desk(self) -> Desk:
        assert self.session.desk
        return self.session.desk

    @property
    def board(self) -> Board:
        assert self.session.board
        return self.session.board

    @property
    def counts(self) -> BoardCounts:
        assert self.session.counts
        return self.session.counts

    @property
    def layout(self) -> TaskLayout:
        assert self.tree.layout
        return self.tree.layout


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    session = Session()
    session.open(tree_desk(tmp_path))
    made = Window(session, TaskTreeModel(session), NavigationModel(session))
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    testers = [QAbstractItemModelTester(one, mode) for one in (made.tree, made.navigation)]
    yield made
    del testers
    session.open(None)


# What may happen

TASKS = st.sampled_from([f"t{number}" for number in range(1, 9)])
PARTS = st.sampled_from([("t1", "u0"), ("t3", "u1"), ("t3", "u2"), ("t5", "u1"), ("t7", "u3")])
VALUES = st.one_of(
    st.tuples(st.just("status"), st.sampled_from([*(one.value for one in Status), ""])),
    st.tuples(st.just("percent"), st.sampled_from([0, 55, 100, ""])),
    st.tuples(st.just("progress"), st.sampled_from(["完成招标。", ""])),
    st.tuples(st.just("coordination"), st.sampled_from(["是", "否"])),
)
SUMMARIES = st.builds(lambda uid, said: Edit(uid, said[0], said[1], PERIOD), TASKS, VALUES)
REPORTS = st.builds(
    lambda part, said: Edit(part[0], said[0], said[1], PERIOD, "-".join(part)), PARTS, VALUES
)
FILTERS = st.builds(
    TaskFilter,
    statuses=st.frozensets(st.sampled_from(Status), max_size=2),
    leaders=st.frozensets(st.sampled_from(["l0", "l1"]), max_size=1),
    units=st.frozensets(st.sampled_from(["u1", "u2"]), max_size=1),
    overdue=st.booleans(),
    unreported=st.booleans(),
    search=st.sampled_from(["", "招标", "sw"]),
)
KEYS = st.lists(
    st.builds(SortKey, st.sampled_from(["percent", "status", "text"]), st.booleans()), max_size=2
)


def _written(what: Callable[[Desk], Written]) -> Deed:
    return lambda window: window.session.write(what)


def _changed(what: Callable[[Desk], tuple[Change, ...]]) -> Deed:
    return _written(lambda desk: desk.write(what(desk), Source.IMPORT, "更新方案"))


def _due(uid: str, due: str | None) -> Deed:
    def changes(desk: Desk) -> tuple[Change, ...]:
        before = desk.ledger.get(Task, uid).due_on
        return (Change("task", uid, "due_on", before and before.isoformat(), due),)

    return _changed(changes)


def _toggled(record: Assignment | Leadership) -> Deed:
    """A unit or leader joins a task, or leaves it again."""

    def changes(desk: Desk) -> tuple[Change, ...]:
        there = desk.ledger.find(type(record), record.uid)
        return removed([there]) if there else created([record])

    return _changed(changes)


def _handed(uid: str, unit: str) -> Deed:
    """A part of a task goes to another unit: as many units as before."""
    return _changed(
        lambda desk: (
            Change("assignment", uid, "unit_uid", desk.ledger.get(Assignment, uid).unit_uid, unit),
        )
    )


def _ruled(reporting: Reporting) -> Deed:
    return _changed(
        lambda desk: (
            Change("plan", "plan", "reporting", desk.plan().reporting.value, reporting.value),
        )
    )


DEEDS: st.SearchStrategy[Deed] = st.one_of(
    st.lists(SUMMARIES | REPORTS, min_size=1, max_size=6).map(
        lambda edits: lambda window: window.session.edit(edits)
    ),
    st.just(lambda window: window.session.undo()),
    st.just(lambda window: window.session.redo()),
    st.builds(_due, TASKS, st.sampled_from([None, "2023-10-31", "2023-11-15", "2023-12-31"])),
    st.builds(
        lambda uid, unit: _toggled(
            Assignment(uid=f"{uid}-x", task_uid=uid, unit_uid=unit, printed=unit, position=9)
        ),
        st.sampled_from(["t2", "t8"]),
        st.sampled_from(["u3", "u4"]),
    ),
    st.builds(
        lambda uid: _toggled(Leadership(uid=f"{uid}-x", task_uid=uid, leader_uid="l2", position=9)),
        st.sampled_from(["t1", "t8"]),
    ),
    st.builds(_handed, st.just("t4-u3"), st.sampled_from(["u0", "u2", "u3"])),
    st.builds(_ruled, st.sampled_from(Reporting)),
    st.builds(
        lambda name: _written(lambda desk: add_members(desk, "u4", [name])),
        st.sampled_from(["区水务局", "区体育局"]),
    ),
    st.builds(
        lambda on: _written(lambda desk: exempt(desk, ["t3-u0", "t5-u4"], on=on)), st.booleans()
    ),
    st.sampled_from(GroupBy).map(lambda by: lambda window: window.session.group_by(by)),
    FILTERS.map(lambda asked: lambda window: window.session.ask(asked)),
    KEYS.map(lambda keys: lambda window: window.tree.sort_by(keys)),
)


# What must hold


def counted(counts: BoardCounts) -> list[object]:
    """Every number that the window shows."""
    returns = counts.returns
    numbers = [returns.complete, returns.partial, returns.silent, returns.owing, returns.formless]
    return [
        numbers,
        {name: counts.watched(name) for name in ("unreported", *FLAGS)},
        {by: (counts.groups(by), counts.view_count(by), counts.view_tip(by)) for by in GroupBy},
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


@given(st.lists(DEEDS, min_size=1, max_size=8))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_kept_equals_what_is_counted_anew(window: Window, deeds: list[Deed]) -> None:
    for deed in deeds:
        deed(window)
        lines(window.navigation)  # a view that is open is kept by difference, too
        assert_in_step(window)


def test_a_task_opens_a_group_that_was_not_there(window: Window) -> None:
    window.session.group_by(GroupBy.DEADLINE)
    lines(window.navigation)
    _due("t1", "2023-11-15")(window)
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
    assert counted(window.counts) == counted(BoardCounts(anew))
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
