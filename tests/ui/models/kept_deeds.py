"""What may be done to a ledger in a window, for the tests of what the window keeps."""

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.ui.tree_ledger import PERIOD
from tzdesk.domain.board import Board
from tzdesk.domain.changes import Change, Source, created, removed
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import (
    ByColumn,
    GroupBy,
    Grouping,
    grouping_named,
)
from tzdesk.domain.records import (
    Assignment,
    CustomField,
    CustomKind,
    Leadership,
    Reporting,
    Task,
)
from tzdesk.domain.status import Status
from tzdesk.services.desk import Desk, Written
from tzdesk.services.editing import Edit
from tzdesk.services.unit_members import add_members
from tzdesk.services.units import exempt
from tzdesk.ui.models.board_counts import BoardCounts
from tzdesk.ui.models.navigation import NavigationModel
from tzdesk.ui.models.task_layout import TaskLayout
from tzdesk.ui.models.task_sort import SortKey
from tzdesk.ui.models.task_tree import TaskTreeModel
from tzdesk.ui.session import Session

OWN = CustomField(
    uid="own", name="任务类别", kind=CustomKind.LIST, choices=("民生", "经济"), position=0
)
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


TASKS = st.sampled_from([f"t{number}" for number in range(1, 9)])
PARTS = st.sampled_from([("t1", "u0"), ("t3", "u1"), ("t3", "u2"), ("t5", "u1"), ("t7", "u3")])
VALUES = st.one_of(
    st.tuples(st.just("status"), st.sampled_from([*(one.value for one in Status), ""])),
    st.tuples(st.just("percent"), st.sampled_from([0, 55, 100, ""])),
    st.tuples(st.just("progress"), st.sampled_from(["完成招标。", ""])),
    st.tuples(st.just("coordination"), st.sampled_from(["是", "否"])),
)
MARKS = st.one_of(
    st.tuples(st.just("starred"), st.sampled_from(["是", "否"])),
    st.tuples(st.just("tags"), st.sampled_from(["民生", "督查、民生", ""])),
    st.tuples(st.just("own"), st.sampled_from(["民生", "经济", ""])),
)
SUMMARIES = st.builds(lambda uid, said: Edit(uid, said[0], said[1], PERIOD), TASKS, VALUES | MARKS)
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
    starred=st.booleans(),
    tags=st.frozensets(st.just("民生"), max_size=1),
    values=st.frozensets(st.sampled_from(["own=民生", "own="]), max_size=1),
    search=st.sampled_from(["", "招标", "sw"]),
)
KEYS = st.lists(
    st.builds(
        SortKey, st.sampled_from(["percent", "status", "text", "own", "starred"]), st.booleans()
    ),
    max_size=2,
)


def _written(what: Callable[[Desk], Written]) -> Deed:
    return lambda window: window.session.write(what)


def _changed(what: Callable[[Desk], tuple[Change, ...]]) -> Deed:
    return _written(lambda desk: desk.write(what(desk), Source.IMPORT, "更新方案"))


def due(uid: str, due: str | None) -> Deed:
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


def _grouped(by: Grouping) -> Deed:
    """By the column only while it is there: 撤销 may have taken it back."""

    def deed(window: Window) -> None:
        if grouping_named(by.value, window.board.ledger.fields):
            window.session.group_by(by)

    return deed


DEEDS: st.SearchStrategy[Deed] = st.one_of(
    st.lists(SUMMARIES | REPORTS, min_size=1, max_size=6).map(
        lambda edits: lambda window: window.session.edit(edits)
    ),
    st.just(lambda window: window.session.undo()),
    st.just(lambda window: window.session.redo()),
    st.builds(due, TASKS, st.sampled_from([None, "2023-10-31", "2023-11-15", "2023-12-31"])),
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
    st.sampled_from([*GroupBy, ByColumn("own")]).map(_grouped),
    FILTERS.map(lambda asked: lambda window: window.session.ask(asked)),
    KEYS.map(lambda keys: lambda window: window.tree.sort_by(keys)),
)
