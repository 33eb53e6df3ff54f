"""The one path for every write: stored, applied, shown; taken back and done again."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sample_ledger import sample_records, task
from tests.services.clocks import Clock
from tzdesk.domain.board import Board
from tzdesk.domain.changes import Change, Source, created
from tzdesk.domain.filters import TaskFilter, select
from tzdesk.domain.pace import Rules
from tzdesk.domain.records import Period, Plan, Report, Summary, Task
from tzdesk.domain.status import Status
from tzdesk.domain.touching import Touched
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit


def status(desk: Desk, task_uid: str = "t1") -> Status:
    return desk.board().rows[task_uid].status


def late(desk: Desk, *tasks: str) -> None:
    edit(desk, [Edit(uid, "status", "滞后", "2023Q3") for uid in tasks])


def found(desk: Desk, query: str) -> list[str]:
    return [row.uid for row in select(TaskFilter(search=query), desk.board())]


def test_a_write_is_in_the_file_and_on_the_board(desk: Desk, path: Path, clock: Clock) -> None:
    board = desk.board()
    written = edit(desk, [Edit("t1", "status", "滞后", "2023Q3")])
    assert written.touched == {"t1"}
    assert not written.structure_changed
    assert board.rows["t1"].status is Status.LATE
    with Desk.open(path, clock=clock) as other:
        assert status(other) is Status.LATE
        assert other.recent(1)[0].by == "张三"


def test_what_changes_nothing_is_not_written(desk: Desk) -> None:
    late(desk, "t1")
    before = desk.recent(10)
    assert edit(desk, [Edit("t1", "status", "已滞后", "2023Q3")]).batch is None
    assert desk.write([Change("task", "t1", "number", "1", "1")], Source.EDIT, "x").batch is None
    assert desk.recent(10) == before


def test_a_value_outside_the_catalogue_is_a_bug(desk: Desk) -> None:
    late(desk, "t1")
    for field, value in (("percent", 101), ("percent", 0.55), ("status", "完工"), ("problem", "")):
        with pytest.raises(ValueError, match=field):
            desk.write([Change("summary", "t1.2023Q3", field, None, value)], Source.EDIT, "unsound")


def test_a_read_only_desk_refuses(desk: Desk, path: Path, clock: Clock) -> None:
    desk.close()
    with Desk.open(path, clock=clock, read_only=True) as other, pytest.raises(UserError):
        late(other, "t1")


def test_new_tasks_and_periods_build_the_boards_anew(desk: Desk) -> None:
    board = desk.board()
    written = desk.write(created([task(5, "新增任务。")]), Source.EDIT, "新增任务")
    assert written.structure_changed
    assert [row.number for row in board] == ["1", "2", "3", "4", "5"]
    desk.undo()
    assert len(board) == 4


def test_the_default_board_is_of_the_newest_plan_in_the_present_period(desk: Desk) -> None:
    assert desk.board().period == desk.ledger.get(Period, "2023Q3")
    desk.write(created([Plan(uid="next", title="2024年", year=2024)]), Source.IMPORT, "x")
    assert desk.plan().uid == "next"
    assert desk.board().period is None
    with pytest.raises(UserError, match="没有方案"):
        desk.plan("unknown")


def test_thresholds_count_at_once(desk: Desk) -> None:
    assert desk.board().rows["t1"].due_soon is False
    desk.rules = Rules(due_soon_days=100)
    assert desk.board().rows["t1"].due_soon is True


def test_undo_and_redo_say_what_they_do(desk: Desk) -> None:
    late(desk, "t1", "t2")
    assert desk.undoable
    assert desk.undoable.title == "修改进展状态（2 项）"
    undone = desk.undo()
    assert undone.written.touched == {"t1", "t2"}
    assert status(desk) is Status.NOT_STARTED
    assert desk.ledger.rows(Summary) == {}
    assert desk.redoable
    assert desk.redoable.title == "修改进展状态（2 项）"
    desk.redo()
    assert status(desk) is Status.LATE
    assert desk.redoable is None


def test_undo_goes_on_after_a_restart(desk: Desk, path: Path, clock: Clock) -> None:
    late(desk, "t1")
    late(desk, "t2")
    desk.undo()
    desk.close()
    with Desk.open(path, clock=clock) as other:
        assert other.redoable
        other.undo()
        assert status(other, "t1") is Status.NOT_STARTED
        other.redo()
        other.redo()
        assert status(other, "t2") is Status.LATE


def test_an_older_batch_leaves_what_changed_since(desk: Desk) -> None:
    first = edit(
        desk, [Edit("t1", "status", "滞后", "2023Q3"), Edit("t1", "percent", 40, "2023Q3")]
    )
    edit(desk, [Edit("t1", "percent", 60, "2023Q3")])
    assert first.batch
    undone = desk.undo(first.batch.uid)
    assert [(one.field, one.new) for one in undone.kept] == [("percent", 40)]
    row = desk.board().rows["t1"]
    assert (row.status, row.percent) == (Status.NOT_STARTED, 60)
    with pytest.raises(UserError, match="已经撤销"):
        desk.undo(first.batch.uid)


def test_a_batch_of_which_nothing_is_left_is_refused(desk: Desk) -> None:
    first = edit(desk, [Edit("t1", "percent", 40, "2023Q3")])
    edit(desk, [Edit("t1", "percent", 60, "2023Q3")])
    assert first.batch
    with pytest.raises(UserError, match="保留现值"):
        desk.undo(first.batch.uid)


def test_what_was_redone_can_be_named_by_its_first_batch(desk: Desk) -> None:
    first = edit(desk, [Edit("t1", "percent", 40, "2023Q3")])
    desk.undo()
    desk.redo()
    late(desk, "t2")
    assert first.batch
    desk.undo(first.batch.uid)
    assert desk.board().rows["t1"].percent == 0
    assert status(desk, "t2") is Status.LATE


def test_an_import_is_not_taken_back_under_what_hangs_on_it(desk: Desk) -> None:
    imported = desk.recent(1)[0]
    late(desk, "t1")
    with pytest.raises(UserError, match="不能撤销：此后又有 1 处内容以它为基础"):
        desk.undo(imported.uid)
    desk.undo()
    desk.undo()
    assert not desk.ledger.plans
    desk.redo()
    assert len(desk.board()) == 4
    desk.undo()
    with pytest.raises(UserError, match="没有可撤销"):
        desk.undo()


def test_an_unknown_batch_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="没有这一批"):
        desk.undo("0" * 32)
    with pytest.raises(UserError, match="没有可重做"):
        desk.redo()


def test_what_another_program_wrote_is_taken_in(desk: Desk, path: Path, clock: Clock) -> None:
    board = desk.board()
    assert desk.catch_up() is None
    with Desk.open(path, by="李四", clock=clock) as other:
        late(other, "t1")
        other.write(created([task(5, "治理水务。")]), Source.EDIT, "新增任务")
    assert desk.catch_up() == Touched(frozenset({"t1", "t5"}), structure=True)
    assert board.rows["t1"].status is Status.LATE
    assert len(board) == 5
    assert found(desk, "zhilishuiwu") == ["t5"]
    assert desk.undoable
    assert desk.undoable.title == "新增任务"


def test_two_programs_that_edit_different_places_both_succeed(
    desk: Desk, path: Path, clock: Clock
) -> None:
    with Desk.open(path, clock=clock) as other:
        late(other, "t1")
        late(desk, "t2")
        assert status(desk, "t1") is Status.LATE
        assert other.catch_up()
        assert status(other, "t2") is Status.LATE


def test_a_stale_write_is_refused_and_shows_what_is_there_now(
    desk: Desk, path: Path, clock: Clock
) -> None:
    with Desk.open(path, clock=clock) as other:
        edit(other, [Edit("t1", "percent", 30, "2023Q3")])
    with pytest.raises(UserError, match="另一个窗口或程序"):
        edit(desk, [Edit("t1", "percent", 50, "2023Q3")])
    assert desk.board().rows["t1"].percent == 30
    edit(desk, [Edit("t1", "percent", 50, "2023Q3")])
    assert desk.board().rows["t1"].percent == 50


def test_new_texts_are_found_by_pinyin_at_once_and_later(
    desk: Desk, path: Path, clock: Clock
) -> None:
    edit(desk, [Edit("t4", "progress", "完成摸底排查", "2023Q3")])
    for query in ("mdpc", "modi", "paicha", "wcmd", "摸底"):
        assert found(desk, query) == ["t4"], query
    desk.close()
    with Desk.open(path, clock=clock) as other:
        assert found(other, "mdpc") == ["t4"]
        other.undo()
        assert found(other, "mdpc") == []
        assert found(other, "qslj") == ["t1", "t2"]


def test_recent_changes_come_from_the_history(desk: Desk, path: Path, clock: Clock) -> None:
    late(desk, "t1")
    clock.set("2023-10-12T09:00")
    late(desk, "t2")
    desk.close()
    with Desk.open(path, clock=clock) as other:
        recent = select(TaskFilter(recent=True), other.board())
        assert [row.uid for row in recent] == ["t2"]
        late(other, "t3")
        assert len(select(TaskFilter(recent=True), other.board())) == 2


TASKS = st.sampled_from(["t1", "t2", "t3", "t4"])
PARTS = st.sampled_from([("t1", "a1water"), ("t2", "a2water"), ("t3", "a3song")])
VALUES = st.one_of(
    st.tuples(st.just("status"), st.sampled_from(["滞后", "已完成", "未启动", ""])),
    st.tuples(st.just("percent"), st.sampled_from([0, 40, 100, ""])),
    st.tuples(st.just("progress"), st.sampled_from(["甲", "乙", ""])),
    st.tuples(st.just("coordination"), st.sampled_from(["是", "否", ""])),
)
PERIODS = st.sampled_from(["2023Q2", "2023Q3"])
SUMMARY_EDITS = st.builds(
    lambda uid, value, period: Edit(uid, *value, period), TASKS, VALUES, PERIODS | st.none()
)
REPORT_EDITS = st.builds(
    lambda part, value, period: Edit(part[0], *value, period, part[1]), PARTS, VALUES, PERIODS
)
BATCHES = st.lists(
    st.lists(SUMMARY_EDITS | REPORT_EDITS, min_size=1, max_size=5), min_size=1, max_size=5
)


def rows(board: Board) -> list[tuple[object, ...]]:
    """What a board shows, but for the time of the last change."""
    return [(row.uid, row.summary, row.units, row.status, row.search) for row in board]


@given(BATCHES)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undo_restores_every_state_and_redo_comes_back(
    desk: Desk, batches: Sequence[Sequence[Edit]]
) -> None:
    start = len(desk.recent(10_000))
    digests = [desk.file.content_hash()]
    for edits in batches:
        if edit(desk, edits).batch:
            digests.append(desk.file.content_hash())
    for digest in reversed(digests[:-1]):
        desk.undo()
        assert desk.file.content_hash() == digest
    for digest in digests[1:]:
        desk.redo()
        assert desk.file.content_hash() == digest
    fresh = Board(desk.ledger, desk.plan(), desk.board().period, desk.today)
    assert rows(desk.board()) == rows(fresh)
    assert len(desk.recent(10_000)) == start + 3 * (len(digests) - 1)
    while desk.undoable and desk.undoable.source is not Source.IMPORT:
        desk.undo()
    assert desk.ledger.rows(Report) == {}
    assert not desk.file.check()


def test_a_desk_holds_what_its_file_holds(desk: Desk, path: Path, clock: Clock) -> None:
    assert desk.path == path
    assert len(desk.ledger.rows(Task)) == 4
    with Desk.open(path, clock=clock) as other:
        assert [one.uid for one in sample_records() if isinstance(one, Task)] == [
            *other.ledger.rows(Task)
        ]
