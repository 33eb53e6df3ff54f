"""A unit's ledger that receives workbook after workbook."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.sample_ledger import part, task
from tests.services.clocks import Clock
from tests.services.receivers import sent_to, set_field, take_in
from tzdesk.domain.changes import Change, Source, created
from tzdesk.domain.draft import Role
from tzdesk.domain.records import (
    Leader,
    Leadership,
    Period,
    Plan,
    Section,
    Task,
    Unit,
    UnitCategory,
)
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit


@pytest.fixture
def below(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """The unit's own ledger, empty yet."""
    with Desk.create(tmp_path / "水务局.tzdb", clock=clock) as desk:
        yield desk


def names(desk: Desk, kind: type[Unit] | type[Leader]) -> list[str]:
    return sorted(one.name for one in desk.ledger.rows(kind).values())


def test_what_a_known_and_a_new_task_name_anew_is_made_once(
    desk: Desk, below: Desk, folder: Path, clock: Clock
) -> None:
    """A unit, a leader and a section come up in both at once."""
    take_in(below, sent_to(desk, "2023Q2", folder, clock, "2023-07-01"))
    made = [
        Unit(uid="parks2", name="区体育局", category=UnitCategory.OFFICE, position=9),
        Leader(uid="wang", name="王五", position=2),
        Section(
            uid="s3", plan_uid="plan", position=2, number="二", title="保障", heading="二、保障"
        ),
        task(5, "举办运动会。", "s3"),
        part(5, "water", "区水务局", 0, Role.RESPONSIBLE),
        part(5, "parks2", "区体育局", 1, Role.RESPONSIBLE),
        part(1, "parks2", "区体育局", 1, Role.RESPONSIBLE),
        Leadership(uid="k5", task_uid="t5", leader_uid="wang", position=0),
        Leadership(uid="k1", task_uid="t1", leader_uid="wang", position=1),
    ]
    moved = Change("task", "t1", "section_uid", "s1", "s3")
    desk.write([*created(made), moved], Source.EDIT, "修改方案")
    take_in(below, sent_to(desk, "2023Q3", folder, clock, "2023-10-01"))
    assert names(below, Unit) == sorted({*names(below, Unit)})
    assert "区体育局" in names(below, Unit)
    assert names(below, Leader) == ["张三", "李四", "王五"]
    headings = [one.heading for one in below.ledger.sections("plan")]
    assert sorted(headings) == ["一、目标", "二、保障"]
    shown = {row.number: row for row in below.board()}
    assert [one.name for one in shown["1"].units] == ["区水务局", "区体育局"]
    assert shown["1"].section == shown["5"].section == "二、保障"
    assert list(shown) == ["1", "2", "5"]


def test_an_earlier_periods_workbook_takes_nothing_of_the_plan_back(
    desk: Desk, below: Desk, folder: Path, clock: Clock
) -> None:
    """It brings its period, what it says of it, and a task that is there no more since."""
    desk.write(
        created([task(6, "当时的任务。"), part(6, "water", "区水务局", 0, Role.LEAD)]),
        Source.EDIT,
        "新增",
    )
    old = sent_to(desk, "2023Q2", folder, clock, "2023-07-01")
    set_field(desk, "assignment", "a6water", "duty", "default", "exempt")
    set_field(desk, "task", "t1", "text", "完成河道治理。", "完成全部河道治理。")
    set_field(desk, "task", "t1", "deadline_text", "2023年12月底", "2023年11月底")
    set_field(desk, "task", "t1", "position", 0, 7)
    set_field(desk, "unit", "water", "name", "区水务局", "区水务和河湖局")
    set_field(desk, "plan", "plan", "short_title", "2023年重点工作", "重点工作")
    take_in(below, sent_to(desk, "2023Q3", folder, clock, "2023-10-01"))
    before = below.ledger
    tasks = {one.uid: one for one in before.tasks("plan")}
    plan, unit = before.get(Plan, "plan"), before.get(Unit, "water")
    places = [one.uid for one in before.tasks("plan")]
    assert places == ["t2", "t1"]
    take_in(below, old)
    now = below.ledger
    assert (now.get(Plan, "plan"), now.get(Unit, "water")) == (plan, unit)
    assert [one.code for one in now.rows(Period).values()] == ["2023Q3", "2023Q2"]
    assert [one.uid for one in now.tasks("plan")] == ["t2", "t1", "t6"]
    for uid, one in tasks.items():
        assert replace(now.get(Task, uid), position=one.position) == one


def test_of_two_people_no_contact_becomes_one(
    desk: Desk, below: Desk, folder: Path, clock: Clock
) -> None:
    """The name of one row does not go with the phone of another."""
    set_field(desk, "unit", "water", "contact", "王五", None)
    set_field(desk, "unit", "water", "phone", "100", None)
    for uid, name, value in (("a1water", "contact", "张三"), ("a2water", "phone", "200")):
        row = desk.board("plan", "2023Q3").rows[f"t{uid[1]}"]
        edit(desk, [Edit(row.uid, name, value, "2023Q3", uid)])
    take_in(below, sent_to(desk, "2023Q3", folder, clock, "2023-10-01"))
    unit = below.ledger.get(Unit, "water")
    assert (unit.contact, unit.phone) == ("张三", None)
    set_field(below, "unit", "water", "contact", "张三", None)
    set_field(below, "unit", "water", "phone", None, "300")
    take_in(below, sent_to(desk, "2023Q3", folder, clock, "2023-10-02"))
    unit = below.ledger.get(Unit, "water")
    assert (unit.contact, unit.phone) == (None, "300")
