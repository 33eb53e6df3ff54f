"""领导管理: ranking, roles, successions, and where the old and the new name are found."""

from datetime import date

import pytest

from tests.services.clocks import Clock
from tzdesk.domain.draft import Role
from tzdesk.domain.filters import TaskFilter, select
from tzdesk.domain.grouping import GroupBy, group
from tzdesk.errors import UserError
from tzdesk.exchange.form_rows import plan_cells
from tzdesk.services.desk import Desk
from tzdesk.services.leaders import (
    leader_entries,
    move_leader,
    remove_leader,
    remove_succession,
    rename_leader,
    same_name,
    set_role,
    succeed,
)

JULY = date(2023, 7, 1)


def found(desk: Desk, search: str) -> list[str | None]:
    return [row.number for row in select(TaskFilter(search=search), desk.board())]


def test_order_is_the_ranking_everywhere(desk: Desk) -> None:
    assert [one.title for one in group(desk.board(), GroupBy.LEADER)][:2] == ["张三", "李四"]
    move_leader(desk, "li", "zhang")
    assert [one.title for one in group(desk.board(), GroupBy.LEADER)][:2] == ["李四", "张三"]
    entries = leader_entries(desk.ledger, "plan", desk.today)
    assert [(one.name, one.lead, one.assist) for one in entries] == [("李四", 1, 0), ("张三", 2, 0)]
    assert move_leader(desk, "zhang").batch is None
    desk.undo()
    assert [one.title for one in group(desk.board(), GroupBy.LEADER)][:2] == ["张三", "李四"]


def test_successor_stands_from_the_day_and_both_are_found(desk: Desk, clock: Clock) -> None:
    before = desk.file.content_hash()
    succeed(desk, "zhang", "王五", JULY)
    board = desk.board()
    (cell,) = board.rows["t1"].leaders
    assert (cell.name, cell.printed, cell.since) == ("王五", "张三", JULY)
    assert group(board, GroupBy.LEADER)[0].title == "王五"
    for word in ("王五", "wangwu", "ww", "张三", "zhangsan", "zs"):
        assert found(desk, word) == ["1", "2"], word
    assert plan_cells(board.rows["t1"])[2] == "张三"
    second = desk.board("plan", "2023Q2")
    assert second.day == date(2023, 6, 30)
    assert second.rows["t1"].leader_names == ("张三",)
    (entry, _) = leader_entries(desk.ledger, "plan", desk.today)
    assert (entry.name, entry.shown) == ("张三", "王五")
    remove_succession(desk, entry.successions[0].uid)
    assert desk.file.content_hash() == before
    assert found(desk, "王五") == []
    assert not desk.file.check()


def test_a_successor_yet_to_come_is_found_but_not_shown(desk: Desk) -> None:
    succeed(desk, "zhang", "王五", date(2023, 12, 1))
    assert desk.board().rows["t1"].leader_names == ("张三",)
    assert found(desk, "王五") == ["1", "2"]


def test_the_last_of_several_stands(desk: Desk) -> None:
    succeed(desk, "zhang", "王五", JULY)
    succeed(desk, "zhang", "李四", date(2023, 9, 1))
    assert desk.board().rows["t1"].leader_names == ("李四",)
    assert same_name(desk.ledger, "zhang", "李四") == (
        "“李四”已在领导名单中，两人名下的任务分别统计。"
    )
    desk.undo()
    desk.undo()
    assert desk.board().rows["t1"].leader_names == ("张三",)


@pytest.mark.parametrize(
    ("name", "start", "message"),
    [
        (" ", date(2023, 8, 1), "没有填写接任人"),
        ("张三", date(2023, 8, 1), "同一人"),
        ("李四", JULY, "2023-07-01 起已有接任人"),
    ],
)
def test_what_is_no_succession(desk: Desk, name: str, start: date, message: str) -> None:
    succeed(desk, "zhang", "王五", JULY)
    with pytest.raises(UserError, match=message):
        succeed(desk, "zhang", name, start)


def test_role_changes_on_the_chosen_tasks(desk: Desk) -> None:
    written = set_role(desk, "zhang", ["t1", "t2"], Role.ASSIST)
    assert written.touched == {"t1", "t2"}
    assert not written.structure_changed
    assert desk.board().rows["t2"].leaders[0].role is Role.ASSIST
    (entry, _) = leader_entries(desk.ledger, "plan", desk.today)
    assert (entry.lead, entry.assist, entry.tasks) == (0, 2, 2)


def test_names_are_mended_and_never_shared(desk: Desk) -> None:
    rename_leader(desk, "zhang", "张三丰")
    assert desk.board().rows["t1"].leader_names == ("张三丰",)
    with pytest.raises(UserError, match="已有领导“李四”"):
        rename_leader(desk, "zhang", "李 四")


def test_a_leader_with_tasks_stays(desk: Desk) -> None:
    with pytest.raises(UserError, match="“张三”有 2 项任务，不能删除"):
        remove_leader(desk, "zhang")
