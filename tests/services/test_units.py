"""Units: lists, other names, members of collective units, 本项免报."""

import pytest

from tzdesk.domain.board import Board
from tzdesk.domain.changes import Change, Source
from tzdesk.domain.draft import Role
from tzdesk.domain.records import Assignment, Duty, Reporting, Unit, UnitCategory
from tzdesk.domain.returns import unit_returns
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.unit_members import add_members
from tzdesk.services.unit_names import add_alias
from tzdesk.services.units import exempt, set_contact, unit_entries
from tzdesk.services.units_named import category_of


def owing(board: Board, task: str) -> list[str]:
    return [unit.name for unit in board.rows[task].units if unit.owes]


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("区水务局", UnitCategory.OFFICE),
        ("宋庄镇政府", UnitCategory.TOWNSHIP),
        ("于家务乡政府", UnitCategory.TOWNSHIP),
        ("中仓街道办事处", UnitCategory.TOWNSHIP),
        ("永顺镇人民政府（筹）", UnitCategory.TOWNSHIP),
        ("北投集团", UnitCategory.COMPANY),
        ("北京北投生态环境有限公司", UnitCategory.COMPANY),
        ("各乡镇政府", UnitCategory.COLLECTIVE),
        ("相关街道办事处", UnitCategory.COLLECTIVE),
        ("区各有关部门", UnitCategory.COLLECTIVE),
        ("有关公司", UnitCategory.COLLECTIVE),
        ("区政府各部门", UnitCategory.OFFICE),
    ],
)
def test_units_are_grouped_by_their_names(name: str, category: UnitCategory) -> None:
    assert category_of(name) is category


def test_the_list_says_all_of_a_unit(desk: Desk) -> None:
    entries = {one.name: one for one in unit_entries(desk.ledger, "plan")}
    assert list(entries)[-1] == "各乡镇政府"
    water = entries["区水务局"]
    assert (water.aliases, water.contact, water.phone, water.tasks) == (
        ("区水利局",),
        "王五",
        "100",
        2,
    )
    assert entries["台湖镇政府"].tasks == 0


def test_another_name_is_found_by_pinyin_too(desk: Desk) -> None:
    add_alias(desk, "parks", "区绿化办")
    assert "'lv'hua" in desk.ledger.pinyin["parks"]
    assert add_alias(desk, "parks", "区绿化办").batch is None
    with pytest.raises(UserError, match="已是“区园林绿化局”的别名"):
        add_alias(desk, "water", "区绿化办")
    desk.undo()
    assert "'hua'ban" not in desk.ledger.pinyin.get("parks", "")


def test_a_unit_that_becomes_an_alias_hands_everything_over(desk: Desk) -> None:
    edit(desk, [Edit("t1", "status", "滞后", "2023Q3", "a1water")])
    edit(desk, [Edit("t2", "status", "已完成", "2023Q2", "a2water")])
    before = desk.file.content_hash()
    written = add_alias(desk, "parks", "区水务局")
    assert written.structure_changed
    assert desk.ledger.find(Unit, "water") is None
    assert set(desk.ledger.aliases("parks")) == {"区水务局", "区水利局"}
    assert desk.ledger.get(Unit, "parks").contact == "王五"
    assert [one.unit_uid for one in desk.ledger.assignments("t2")] == ["parks"]
    assert desk.ledger.report("a1water", "2023Q3")
    assert desk.ledger.report("a2parks", "2023Q2")
    assert desk.board().rows["t1"].unit_names == ("区园林绿化局",)
    assert not desk.file.check()
    desk.undo()
    assert desk.file.content_hash() == before


def test_two_parts_of_one_task_become_one_where_the_earlier_stood(desk: Desk) -> None:
    exempt(desk, ["a2water"])
    lead = Change("assignment", "a2parks", "role", Role.RESPONSIBLE.value, Role.LEAD.value)
    desk.write([lead], Source.EDIT, "修改分工")
    add_alias(desk, "water", "区园林绿化局")
    (part,) = desk.ledger.assignments("t2")
    assert (part.uid, part.role, part.position, part.duty, part.printed) == (
        *("a2water", Role.LEAD, 0, Duty.DEFAULT),
        "区园林绿化局",
    )


def test_units_that_both_reported_are_not_merged(desk: Desk) -> None:
    for part in ("a2water", "a2parks"):
        edit(desk, [Edit("t2", "status", "滞后", "2023Q3", part)])
    with pytest.raises(UserError, match="第 2 项 2023年第三季度两边都有填报"):
        add_alias(desk, "parks", "区水务局")


def test_a_collective_unit_is_no_other_name_of_an_office(desk: Desk) -> None:
    with pytest.raises(UserError, match="统称单位"):
        add_alias(desk, "parks", "各乡镇政府")


def test_members_report_in_the_collective_units_place(desk: Desk) -> None:
    board = desk.board()
    assert owing(board, "t3") == ["宋庄镇政府"]
    before = desk.file.content_hash()
    add_members(desk, "towns", ["宋庄镇政府", "台湖镇政府"])
    assert owing(board, "t3") == ["宋庄镇政府", "台湖镇政府"]
    assert board.rows["t3"].unit_names == ("各乡镇政府", "宋庄镇政府")
    made = [one for one in desk.ledger.rows(Assignment).values() if one.via_uid]
    assert [(one.unit_uid, one.via_uid) for one in made] == [("tai", "a3towns")]
    assert add_members(desk, "towns", ["台湖镇政府"]).batch is None
    desk.undo()
    assert desk.file.content_hash() == before


def test_members_owe_even_where_only_the_first_unit_reports(desk: Desk) -> None:
    add_members(desk, "towns", ["台湖镇政府"])
    first = [Change("plan", "plan", "reporting", "all", Reporting.FIRST.value)]
    desk.write(first, Source.SETTINGS, "方案设置")
    assert owing(desk.board(), "t3") == ["台湖镇政府"]
    assert owing(desk.board(), "t2") == ["区园林绿化局"]


def test_a_member_that_the_task_names_begins_to_owe_at_once(desk: Desk) -> None:
    first = [Change("plan", "plan", "reporting", "all", Reporting.FIRST.value)]
    desk.write(first, Source.SETTINGS, "方案设置")
    assert owing(desk.board(), "t3") == []
    assert unit_returns(desk.board()).formless == ("各乡镇政府",)
    written = add_members(desk, "towns", ["宋庄镇政府"])
    assert written.touched == {"t3"}
    assert owing(desk.board(), "t3") == ["宋庄镇政府"]
    assert unit_returns(desk.board()).formless == ()


def test_members_of_an_exempted_collective_unit_owe_nothing_in_its_place(desk: Desk) -> None:
    add_members(desk, "towns", ["台湖镇政府"])
    exempt(desk, ["a3towns"])
    assert owing(desk.board(), "t3") == ["宋庄镇政府"]


def test_members_of_one_task_only(desk: Desk) -> None:
    add_members(desk, "towns", ["台湖镇政府"], task_uid="t3")
    assert unit_entries(desk.ledger)[-1].members == ("台湖镇政府",)
    with pytest.raises(UserError, match="不是统称单位"):
        add_members(desk, "water", ["台湖镇政府"])
    with pytest.raises(UserError, match="不能作为成员"):
        add_members(desk, "towns", ["各乡镇政府"])


def test_an_exempted_part_owes_nothing(desk: Desk) -> None:
    exempt(desk, ["a2water"])
    assert owing(desk.board(), "t2") == ["区园林绿化局"]
    assert exempt(desk, ["a2water"]).batch is None
    exempt(desk, ["a2water"], on=False)
    assert len(owing(desk.board(), "t2")) == 2


def test_a_contact_serves_all_tasks_of_the_unit(desk: Desk) -> None:
    written = set_contact(desk, "water", "赵六", "010 200")
    assert written.touched == {"t1", "t2"}
    assert not written.structure_changed
    assert desk.board().rows["t1"].units[0].phone == "010200"
