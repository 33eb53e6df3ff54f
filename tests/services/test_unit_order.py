"""Which units there are, and in what order and category."""

import pytest

from tzdesk.domain.records import Unit, UnitCategory
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.unit_members import add_members, memberships, remove_member
from tzdesk.services.unit_order import add_unit, move_unit, remove_unit, why_not_removed
from tzdesk.services.units import unit_entries

OFFICE, TOWN, COLLECTIVE = UnitCategory.OFFICE, UnitCategory.TOWNSHIP, UnitCategory.COLLECTIVE


def names(desk: Desk, category: UnitCategory) -> list[str]:
    return [one.name for one in unit_entries(desk.ledger) if one.category is category]


def test_a_unit_comes_and_goes(desk: Desk) -> None:
    before = desk.file.content_hash()
    add_unit(desk, "潞城镇政府")
    assert names(desk, TOWN)[-1] == "潞城镇政府"
    with pytest.raises(UserError, match="已有单位“潞城镇政府”"):
        add_unit(desk, "潞城镇政府")
    unit = desk.ledger.unit_named("潞城镇政府")
    assert unit
    remove_unit(desk, unit.uid)
    assert desk.file.content_hash() == before


def test_a_unit_with_tasks_or_members_stays(desk: Desk) -> None:
    assert why_not_removed(desk.ledger, "water") == ("有 2 项任务，不能删除；可以合并到其他单位")
    with pytest.raises(UserError, match="“区水务局”有 2 项任务，不能删除"):
        remove_unit(desk, "water")
    assert why_not_removed(desk.ledger, "tai") == ""
    add_members(desk, "towns", ["台湖镇政府"])
    assert why_not_removed(desk.ledger, "tai") == "是“各乡镇政府”的成员，请先从成员中移出"


def test_units_move_within_and_between_categories(desk: Desk) -> None:
    before = desk.file.content_hash()
    move_unit(desk, "parks", OFFICE, "water")
    assert names(desk, OFFICE) == ["区园林绿化局", "区水务局"]
    move_unit(desk, "parks", TOWN, "tai")
    assert names(desk, TOWN) == ["宋庄镇政府", "区园林绿化局", "台湖镇政府"]
    move_unit(desk, "song", TOWN)
    assert names(desk, TOWN) == ["区园林绿化局", "台湖镇政府", "宋庄镇政府"]
    assert move_unit(desk, "song", TOWN).batch is None
    for _ in range(3):
        desk.undo()
    assert desk.file.content_hash() == before


def test_what_makes_a_unit_collective_or_not_must_fit(desk: Desk) -> None:
    move_unit(desk, "towns", OFFICE)
    desk.undo()
    add_members(desk, "towns", ["台湖镇政府"])
    with pytest.raises(UserError, match="已指定成员，不能改为其他类别"):
        move_unit(desk, "towns", OFFICE)
    with pytest.raises(UserError, match="不能改为统称单位"):
        move_unit(desk, "tai", COLLECTIVE)
    edit(desk, [Edit("t1", "progress", "已完成。", "2023Q3", "a1water")])
    with pytest.raises(UserError, match="已有填报"):
        move_unit(desk, "water", COLLECTIVE)


def test_a_member_goes_with_the_parts_made_for_it(desk: Desk) -> None:
    before = desk.file.content_hash()
    add_members(desk, "towns", ["宋庄镇政府", "台湖镇政府"])
    listed = memberships(desk.ledger, "towns")
    assert [(one.name, one.scope) for one in listed] == [
        ("宋庄镇政府", "全部任务"),
        ("台湖镇政府", "全部任务"),
    ]
    for one in listed:
        remove_member(desk, one.uid)
    assert desk.file.content_hash() == before
    assert [unit.name for unit in desk.board().rows["t3"].units if unit.owes] == ["宋庄镇政府"]


def test_a_member_that_reported_stays(desk: Desk) -> None:
    add_members(desk, "towns", ["台湖镇政府"], "t3")
    (listed,) = memberships(desk.ledger, "towns")
    assert listed.scope == "仅第 3 项"
    part = next(one for one in desk.ledger.assignments("t3") if one.via_uid)
    edit(desk, [Edit("t3", "progress", "已整治。", "2023Q3", part.uid)])
    with pytest.raises(UserError, match="不能移出成员"):
        remove_member(desk, listed.uid)
    assert desk.ledger.get(Unit, "tai")


def test_a_second_membership_keeps_the_part(desk: Desk) -> None:
    add_members(desk, "towns", ["台湖镇政府"], "t3")
    add_members(desk, "towns", ["台湖镇政府"])
    only, whole = memberships(desk.ledger, "towns")
    remove_member(desk, whole.uid)
    assert any(one.via_uid for one in desk.ledger.assignments("t3"))
    remove_member(desk, only.uid)
    assert not any(one.via_uid for one in desk.ledger.assignments("t3"))
