"""What is different between two boards under one filter."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.ui.tree_ledger import PERIOD, tree_desk
from tzdesk.domain.board import Board
from tzdesk.domain.changes import Source, created
from tzdesk.domain.differences import Comparison, compare
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import (
    Assignment,
    CustomField,
    Period,
    Record,
    Summary,
    Task,
    summary_uid,
)
from tzdesk.domain.status import Status
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.splitting import proposed_parts, split_task


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return tree_desk(tmp_path)


def earlier(desk: Desk, *others: Record, gone: tuple[str, ...] = ()) -> Board:
    """A board on which these rows stand instead of the present ones, and some do not yet."""
    instead = {one.uid: one for one in others}
    records = [instead.pop(row.uid, row) for row in desk.file.load().records if row.uid not in gone]
    ledger = Ledger([*records, *instead.values()])
    plan = desk.plan()
    return Board(ledger, plan, ledger.find(Period, PERIOD), date(2023, 9, 30))


def told(found: Comparison) -> list[tuple[str | None, str, str, str]]:
    return [
        (task.number, one.label, one.then, one.now)
        for task in found.tasks
        for one in task.differences
    ]


def test_nothing_is_different(desk: Desk) -> None:
    found = compare(earlier(desk), desk.board(), TaskFilter())
    assert (found.tasks, found.looked_at, found.only_then, found.count) == ((), 8, 0, 0)


def test_each_kind_of_difference(desk: Desk) -> None:
    task = desk.ledger.get(Task, "t1")
    summary = Summary(
        uid=summary_uid("t2", PERIOD),
        task_uid="t2",
        period_uid=PERIOD,
        status=Status.NOT_STARTED,
        percent=12.5,
        progress="刚刚起步。",
    )
    present = desk.ledger.summary("t2", PERIOD)
    other_day = replace(task, due_on=date(2023, 9, 30), deadline_text="2023年9月底")
    extra = Assignment(uid="extra", task_uid="t1", unit_uid="u1", printed="区水务局", position=9)
    found = compare(earlier(desk, other_day, summary, extra), desk.board(), TaskFilter())
    lines = told(found)
    assert ("1", "完成时限", "2023年9月底（2023-09-30）", "2023年12月底（2023-12-31）") in lines
    assert ("1", "责任单位", "区商务局、区水务局", "区商务局") in lines
    row = desk.board().rows["t2"]
    assert ("2", "进展状态", "未启动", row.status.value) in lines or row.status is (
        Status.NOT_STARTED
    )
    assert any(line[:3] == ("2", "完成比例", "12.5%") for line in lines)
    progress = (present and present.progress) or "—"
    assert ("2", "进展情况", "刚刚起步。", progress) in lines
    assert found.count == len(lines)


def test_tasks_that_came_and_went(desk: Desk) -> None:
    removed = Task(uid="old", plan_uid="plan", position=99, number="99", text="旧任务。")
    then = earlier(desk, removed, gone=("t7", *_hanging(desk, "t7")))
    found = compare(then, desk.board(), TaskFilter())
    assert told(found) == [("7", "任务", "—", "新增"), ("99", "任务", "未启动，0%", "已删除")]
    assert [task.gone for task in found.tasks] == [False, True]
    assert found.looked_at == 9


def _hanging(desk: Desk, task: str) -> list[str]:
    records = desk.file.load().records
    assignments = [
        one.uid for one in records if isinstance(one, Assignment) and one.task_uid == task
    ]
    return [one.uid for one in records if one.uid.partition(".")[0] in (task, *assignments)] + [
        one.uid for one in records if getattr(one, "task_uid", None) == task
    ]


def test_the_filter_counts_then_and_now(desk: Desk) -> None:
    """A task that was late then is of interest, though the filter does not show it any more."""
    board = desk.board()
    now_late = {row.uid for row in board if row.status is Status.LATE}
    other = next(row for row in board if row.status is not Status.LATE)
    was_late = Summary(
        uid=summary_uid(other.uid, PERIOD),
        task_uid=other.uid,
        period_uid=PERIOD,
        status=Status.LATE,
        percent=3,
    )
    found = compare(earlier(desk, was_late), board, TaskFilter(statuses=frozenset({Status.LATE})))
    assert found.looked_at == len(now_late) + 1
    assert found.only_then == 1
    assert [task.uid for task in found.tasks] == [other.uid]
    counts = {status: (then, now) for status, then, now in found.statuses}
    assert counts[Status.LATE] == (len(now_late) + 1, len(now_late))


def test_the_clerks_own_words_and_columns_are_compared(desk: Desk) -> None:
    then = earlier(desk)
    column = CustomField(uid="source", name="任务来源", position=0)
    desk.write(created([column]), Source.EDIT, "新增自定义列")
    values = {"tags": "民生、督办", "starred": True, "source": "市级"}
    edit(desk, [Edit("t1", name, value) for name, value in values.items()])
    found = compare(then, desk.board(), TaskFilter())
    assert told(found) == [
        ("1", "标签", "—", "民生、督办"),
        ("1", "星标", "—", "是"),
        ("1", "任务来源", "—", "市级"),
    ]
    assert found.labels[-4:] == ("标签", "星标", "任务来源", "任务")


def test_sub_tasks_are_told_behind_their_whole_and_not_counted(desk: Desk) -> None:
    parts = proposed_parts(desk.ledger, "t1")
    split_task(desk, "t1", parts)
    before = earlier(desk)
    uid = desk.ledger.subtasks("t1")[0].uid
    edit(desk, [Edit(uid, "progress", "已选址。", PERIOD)])
    found = compare(before, desk.board(), TaskFilter())
    assert ("1-1", "进展情况", "—", "已选址。") in told(found)
    assert found.looked_at == 8
    desk.undo()
    desk.undo()
    joined = compare(before, desk.board(), TaskFilter())
    assert [line[:2] for line in told(joined)] == [("1-1", "任务"), ("1-2", "任务")]
