"""结转: what goes on in the next year's plan, and all of it taken back."""

from datetime import date

import pytest

from tzdesk.domain.changes import Source, created
from tzdesk.domain.clerk_records import task_tag_uid
from tzdesk.domain.periods import PeriodKind
from tzdesk.domain.records import Plan, Task, TaskTag
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.rolling_over import (
    RollOver,
    following_plans,
    next_deadline,
    next_title,
    roll_over,
    rolled_into,
    unfinished,
)
from tzdesk.services.splitting import proposed_parts, split_task
from tzdesk.services.unit_members import add_members

Q3 = "2023Q3"


@pytest.fixture
def rolled(desk: Desk) -> tuple[Desk, str]:
    """Task 1 is done, 2 is split and half done, 2 and 4 go on."""
    split_task(desk, "t2", proposed_parts(desk.ledger, "t2"))
    first = desk.ledger.subtasks("t2")[0].uid
    edit(desk, [Edit("t1", "status", "已完成", Q3), Edit(first, "status", "已完成", Q3)])
    edit(desk, [Edit("t4", "progress", "办了招聘会。", Q3)])
    tag = TaskTag(uid=task_tag_uid("t4", "民生"), task_uid="t4", name="民生")
    desk.write(created([tag]), Source.EDIT, "标签")
    chosen = RollOver(
        frozenset({"t2", "t4"}),
        title=next_title(desk.plan()),
        deadline_text="2024年12月底",
        periods=PeriodKind.QUARTER,
    )
    _, uid = roll_over(desk, "plan", chosen)
    return desk, uid


def test_only_what_is_open_is_offered(desk: Desk) -> None:
    edit(desk, [Edit("t1", "status", "已完成", Q3), Edit("t3", "status", "已调整", Q3)])
    assert [row.uid for row in unfinished(desk.board())] == ["t2", "t4"]


def test_titles_and_deadline(desk: Desk) -> None:
    assert next_title(desk.plan()) == "2024年重点工作分工方案"
    assert next_deadline(desk.plan()) == "2024年12月底"
    assert next_title(Plan(uid="p", title="分工方案", year=2023)) == "2024年分工方案"


def test_new_plan_holds_the_tasks_and_none_of_the_words(rolled: tuple[Desk, str]) -> None:
    desk, uid = rolled
    plan, board = desk.plan(uid), desk.board(uid)
    assert (plan.year, plan.short_title) == (2024, "2024年重点工作")
    assert [(row.number, row.text) for row in board] == [
        ("1", "建设城市公园。"),
        ("2", "改善就业服务。"),
    ]
    first, second = board
    assert [one.number for one in first.subtasks] == ["1-1"]
    assert first.leader_names == ("张三", "李四")
    assert first.unit_names == ("区园林绿化局", "区水务局")
    assert second.subsection == "（一）民生"
    assert second.tags == ("民生",)
    assert (second.due_on, second.summary) == (date(2024, 12, 31), None)
    assert len(desk.ledger.periods(uid)) == 4
    assert desk.ledger.get(Task, second.uid).origin_uid == "t4"
    assert [one.uid for one in rolled_into(desk.ledger, "t4")] == [second.uid]


def test_the_old_plan_stays(rolled: tuple[Desk, str]) -> None:
    desk, _ = rolled
    board = desk.board("plan")
    assert len(board) == 4
    assert board.rows["t4"].summary


def test_one_step_back(rolled: tuple[Desk, str]) -> None:
    desk, uid = rolled
    assert desk.undoable
    assert desk.undoable.title == "结转 2 项任务到2024年"
    desk.undo()
    assert desk.ledger.find(Plan, uid) is None
    assert len(desk.ledger.rows(Task)) == 6
    desk.redo()
    assert len(desk.board(uid)) == 2


def test_into_a_plan_that_is_there(rolled: tuple[Desk, str]) -> None:
    desk, uid = rolled
    assert [one.uid for one in following_plans(desk.ledger, desk.plan("plan"))] == [uid]
    sections = len(desk.ledger.sections(uid))
    add_members(desk, "towns", ["宋庄镇政府", "台湖镇政府"])
    roll_over(desk, "plan", RollOver(frozenset({"t3"}), into=uid))
    row = list(desk.board(uid))[-1]
    assert (row.number, row.text, row.deadline_text) == ("3", "整治农村环境。", "2023年12月底")
    assert row.owed == 2
    assert len(desk.ledger.sections(uid)) == sections


def test_refusals(desk: Desk) -> None:
    with pytest.raises(UserError, match="没有选择"):
        roll_over(desk, "plan", RollOver(frozenset()))
    with pytest.raises(UserError, match="还没有填写新方案的名称"):
        roll_over(desk, "plan", RollOver(frozenset({"t1"}), title=" "))
    assert len(desk.ledger.plans) == 1
