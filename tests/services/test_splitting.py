"""拆分任务: sub-tasks owe, the whole is summed up from them, counts count the whole only."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.services.clocks import Clock
from tests.services.receivers import sent_to, take_in
from tzdesk.domain.board import Board
from tzdesk.domain.filters import TaskFilter, select
from tzdesk.domain.grouping import GroupBy, group
from tzdesk.domain.records import Assignment, Leadership, Summary, Task
from tzdesk.domain.return_matrix import return_matrix
from tzdesk.domain.returns import unit_returns
from tzdesk.domain.status import Status
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.dispatch_scope import candidates, uncovered
from tzdesk.services.dispatching import DispatchOptions, dispatch
from tzdesk.services.editing import Edit, edit
from tzdesk.services.exporting import export_ledger
from tzdesk.services.importing import default_options, import_plan
from tzdesk.services.incoming import read_plan
from tzdesk.services.periods import change_period, planned
from tzdesk.services.reminding import missing_units
from tzdesk.services.rollup import suggestion
from tzdesk.services.splitting import join_task, proposed_parts, split_task
from tzdesk.services.statistics import returns_by_unit
from tzdesk.services.units import unit_entries

Q2, Q3 = "2023Q2", "2023Q3"


@pytest.fixture
def split(desk: Desk) -> Desk:
    """Task 2 in two: 2-1 by 区园林绿化局, 2-2 by 区水务局, due in November."""
    first, second = proposed_parts(desk.ledger, "t2")
    split_task(
        desk, "t2", [replace(first, text="选址。"), replace(second, deadline_text="2023年11月底")]
    )
    return desk


def parts(desk: Desk) -> tuple[str, str]:
    one, other = desk.ledger.subtasks("t2")
    return one.uid, other.uid


def part_of(board: Board, task: str) -> str:
    return board.rows[task].units[0].uid


def test_proposal_shares_the_units_out(desk: Desk) -> None:
    first, second = proposed_parts(desk.ledger, "t2")
    assert (first.number, second.number) == ("2-1", "2-2")
    assert [one.name for one in (*first.units, *second.units)] == ["区园林绿化局", "区水务局"]
    assert first.leaders == second.leaders


def test_sub_tasks_stand_below_their_whole_and_are_not_counted(split: Desk) -> None:
    board = split.board()
    assert len(board) == 4
    assert [row.number for row in board] == ["1", "2", "3", "4"]
    whole = board.rows["t2"]
    assert [one.number for one in whole.subtasks] == ["2-1", "2-2"]
    assert [one.number for one in board.rows.values()] == ["1", "2", "2-1", "2-2", "3", "4"]
    assert whole.subtasks[1].due_on == date(2023, 11, 30)
    assert sum(len(one.leaders) for one in board) == 3
    assert sum(len(one.printed_units) for one in board) == 5
    assert {one.key: len(one.rows) for one in group(board, GroupBy.UNIT)} == {
        "water": 2,
        "parks": 1,
        "towns": 1,
        "song": 1,
        "": 1,
    }


def test_the_whole_owes_nothing_and_its_parts_do(split: Desk) -> None:
    board = split.board(period_uid=Q3)
    whole = board.rows["t2"]
    assert not any(one.owes for one in whole.units)
    assert (whole.owed, whole.reported) == (2, 0)
    edit(
        split, [Edit(parts(split)[0], "progress", "已选址。", Q3, part_of(board, parts(split)[0]))]
    )
    whole = board.rows["t2"]
    assert (whole.owed, whole.reported) == (2, 1)
    assert unit_returns(board).complete == ("区园林绿化局",)
    assert {one.name: one.owed for one in returns_by_unit(board)} == {
        "区水务局": 2,
        "区园林绿化局": 1,
        "宋庄镇政府": 1,
    }
    assert [one.numbers for one in missing_units(board, ["water"])] == [("1", "2-2")]
    assert suggestion(whole) is None


def test_workbooks_carry_the_parts_and_nothing_of_the_whole(split: Desk) -> None:
    board = split.board(period_uid=Q3)
    rows = {one.unit.name: [row.number for row, _ in one.rows] for one in candidates(split, board)}
    assert rows == {"区水务局": ["1", "2-2"], "区园林绿化局": ["2-1"], "宋庄镇政府": ["3"]}
    assert [one.unit for one in uncovered(board)] == ["各乡镇政府"]


def test_the_whole_is_summed_up_once_a_part_says_something(split: Desk) -> None:
    one, other = parts(split)
    board = split.board(period_uid=Q3)

    def say(uid: str, status: str, percent: int) -> tuple[Status, float]:
        edit(split, [Edit(uid, "status", status, Q3), Edit(uid, "percent", percent, Q3)])
        return board.rows["t2"].status, board.rows["t2"].percent

    assert say(one, "已完成", 100) == (Status.NOT_STARTED, 50)
    assert say(other, "滞后", 33) == (Status.LATE, 66.5)
    assert say(other, "已完成", 100) == (Status.DONE, 100)
    assert say(other, "已调整", 20) == (Status.DONE, 100)
    assert say(one, "已调整", 20) == (Status.ADJUSTED, 20)


def test_what_was_said_of_the_whole_before_shows_until_then(desk: Desk) -> None:
    edit(desk, [Edit("t2", "status", "滞后", Q3), Edit("t2", "percent", 58, Q3)])
    split_task(desk, "t2", proposed_parts(desk.ledger, "t2"))
    row = desk.board(period_uid=Q3).rows["t2"]
    assert (row.status, row.percent) == (Status.LATE, 58)


def test_status_of_the_whole_cannot_be_typed_but_its_text_can(split: Desk) -> None:
    with pytest.raises(UserError, match="第 2 项已拆分为 2 个子任务，进展状态由子任务汇总"):
        edit(split, [Edit("t2", "status", "滞后", Q3)])
    edit(split, [Edit("t2", "progress", "两个公园都在建。", Q3)])
    row = split.board(period_uid=Q3).rows["t2"]
    assert row.summary
    assert row.summary.progress == "两个公园都在建。"


def test_what_holds_for_a_part_is_found_with_the_whole(split: Desk) -> None:
    one, other = parts(split)
    edit(split, [Edit(other, "coordination", True, Q3), Edit(one, "progress", "苗木到场。", Q3)])
    board = split.board(period_uid=Q3)
    for asked in (
        TaskFilter(coordination=True),
        TaskFilter(search="苗木"),
        TaskFilter(search="2-2"),
        TaskFilter(due_before=date(2023, 12, 1), units=frozenset({"water"})),
        TaskFilter(tasks=frozenset({other})),
    ):
        assert [row.uid for row in select(asked, board)] == ["t2"], asked
    assert select(TaskFilter(search="苗木", coordination=True), board) == []


def test_a_period_that_is_over_stays_as_it_was_reported(desk: Desk) -> None:
    edit(desk, [Edit("t2", "progress", "已开工。", Q2, "a2parks")])
    period = desk.ledger.periods("plan")[1]
    plan = planned(period.code, period.start, period.end, period.due, period.kind)
    change_period(desk, Q3, plan, dispatched_on=date(2023, 9, 25))
    split_task(desk, "t2", proposed_parts(desk.ledger, "t2"))
    before, now = desk.board(period_uid=Q2).rows["t2"], desk.board(period_uid=Q3).rows["t2"]
    assert (before.subtasks, before.owed, before.reported) == ((), 2, 1)
    assert (len(now.subtasks), now.owed) == (2, 2)
    matrix = return_matrix(desk.ledger, desk.plan(), desk.today)
    water = matrix.row("water")
    assert water
    assert [cell.owed for cell in water.cells] == [2, 2]
    assert water.tasks == 2


def test_units_count_wholes(split: Desk) -> None:
    assert {one.name: one.tasks for one in unit_entries(split.ledger, "plan")}["区水务局"] == 2


def test_splitting_and_joining_are_steps_back(split: Desk) -> None:
    assert split.undoable
    assert split.undoable.title == "拆分任务　第 2 项（2 个子任务）"
    split.undo()
    assert split.board().rows["t2"].owed == 2
    split.redo()
    join_task(split, "t2")
    assert not split.ledger.subtasks("t2")
    split.undo()
    assert len(split.ledger.subtasks("t2")) == 2


def test_what_hangs_on_parts_forbids_both(split: Desk) -> None:
    uid = parts(split)[0]
    edit(split, [Edit(uid, "progress", "已选址。", Q3, part_of(split.board(), uid))])
    with pytest.raises(UserError, match="已有 1 处下发、填报或附件，不能取消拆分"):
        join_task(split, "t2")
    batch = next(one for one in split.recent(5) if one.title.startswith("拆分"))
    with pytest.raises(UserError, match="此后又有 1 处内容"):
        split.undo(batch.uid)
    split.undo()
    join_task(split, "t2")


def test_refusals(split: Desk) -> None:
    with pytest.raises(UserError, match="已是子任务"):
        split_task(split, parts(split)[0], proposed_parts(split.ledger, "t1"))
    with pytest.raises(UserError, match="可以拆分为 2 至 99"):
        split_task(split, "t1", proposed_parts(split.ledger, "t1")[:1])
    with pytest.raises(UserError, match="没有拆分"):
        join_task(split, "t1")


def test_one_more_part(split: Desk) -> None:
    split_task(split, "t2", proposed_parts(split.ledger, "t2"))
    assert [one.number for one in split.ledger.subtasks("t2")] == ["2-1", "2-2", "2-3"]


def test_export_and_back(split: Desk, tmp_path: Path) -> None:
    edit(split, [Edit(parts(split)[0], "percent", 40, Q3)])
    board = split.board(period_uid=Q3)
    path = tmp_path / "台账.xlsx"
    export_ledger(board, list(board), path)
    incoming = read_plan(path)
    with Desk.create(tmp_path / "新.tzdb", clock=lambda: split.now) as other:
        options = default_options(incoming.draft, other.today)
        import_plan(other, incoming.draft, options, exported=incoming.exported)
        other_board = other.board(period_uid=Q3)
        assert list(other_board.rows) == list(board.rows)
        assert other_board.rows["t2"].percent == board.rows["t2"].percent == 20
        for kind in (Task, Assignment, Leadership, Summary):
            assert other.ledger.rows(kind) == split.ledger.rows(kind)
        assert other.undoable
        assert other.undoable.title == "导入方案（4 项任务）"


def test_a_period_that_is_over_gains_and_loses_its_parts_by_an_edit(desk: Desk) -> None:
    """A board kept by difference shows what one built anew does: counts and all."""
    split_task(desk, "t2", proposed_parts(desk.ledger, "t2"))
    uid = parts(desk)[0]
    period = desk.ledger.periods("plan")[1]
    plan = planned(period.code, period.start, period.end, period.due, period.kind)
    change_period(desk, Q3, plan, dispatched_on=date(2023, 9, 25))
    board = desk.board(period_uid=Q2)
    assert len(board.rows) == len(board) == 4
    edit(desk, [Edit(uid, "progress", "已选址。", Q2)])
    assert (len(board), [row.number for row in board]) == (4, ["1", "2", "3", "4"])
    assert [row.number for row in board.rows.values()] == ["1", "2", "2-1", "2-2", "3", "4"]
    desk.undo()
    assert len(board.rows) == len(board) == 4


def test_export_of_a_period_that_is_over_shows_parts_that_were_only_sent_out(
    split: Desk, tmp_path: Path
) -> None:
    """Nothing was said of them, but they stood in that period's workbooks."""
    dispatch(split, split.board(period_uid=Q2), DispatchOptions(tmp_path / "二季度"))
    dispatch(split, split.board(period_uid=Q3), DispatchOptions(tmp_path / "三季度"))
    board = split.board(period_uid=Q2)
    assert len(board.rows["t2"].subtasks) == 2
    export_ledger(board, list(board), tmp_path / "台账.xlsx")
    incoming = read_plan(tmp_path / "台账.xlsx")
    assert incoming.exported
    assert incoming.draft.problems == ()
    assert incoming.exported.edits == ()


def test_what_a_unit_has_received_stays_one_row(desk: Desk, tmp_path: Path, clock: Clock) -> None:
    """It goes back in one row, and what was said of parts would not stand in it."""
    sent = sent_to(desk, Q3, tmp_path / "下发", clock, "2023-10-01")
    with Desk.create(tmp_path / "水务局.tzdb", clock=clock) as below:
        take_in(below, sent)
        with pytest.raises(UserError, match="第 2 项是接收的任务"):
            split_task(below, "t2", proposed_parts(below.ledger, "t2"))
