"""新增任务 and 修改任务: what comes of what a clerk types, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from tzdesk.domain.changes import Source, created
from tzdesk.domain.draft import Named, Role
from tzdesk.domain.records import (
    Assignment,
    CustomField,
    CustomScope,
    Duty,
    OpenCell,
    OpenKind,
    Receipt,
    Task,
    Unit,
)
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.task_editing import (
    TaskText,
    add_task,
    change_task,
    names_in,
    next_number,
    text_of,
    unknown_names,
)
from tzdesk.services.unit_members import add_members
from tzdesk.services.units import exempt

RESPONSIBLE = Role.RESPONSIBLE


def typed(text: str = "办好实事。", **values: object) -> TaskText:
    return replace(TaskText(number="5", text=text, section_uid="s1"), **values)  # type: ignore[arg-type]


def units(text: str) -> tuple[Named, ...]:
    return names_in(text, RESPONSIBLE)


def test_task_is_made_behind_all_others_as_it_was_typed(desk: Desk) -> None:
    one = typed(
        leaders=(Named("李四", Role.LEAD), Named("王五", Role.ASSIST)),
        units=units("区水务局、区教委"),
        deadline_text="11月底",
    )
    add_task(desk, "plan", one)
    row = list(desk.board())[-1]
    assert (row.number, row.text, row.section) == ("5", "办好实事。", "一、目标")
    assert [(who.name, who.role) for who in row.leaders] == [
        ("李四", Role.LEAD),
        ("王五", Role.ASSIST),
    ]
    assert row.unit_names == ("区水务局", "区教委")
    assert row.due_on == date(2023, 11, 30)
    assert row.owed == 2
    assert text_of(desk.ledger, row.uid) == one


def test_adding_is_one_step_back(desk: Desk) -> None:
    before = len(desk.ledger.rows(Unit))
    written = add_task(desk, "plan", typed(units=units("区教委")))
    assert written.batch
    assert written.batch.title == "新增任务　第 5 项"
    desk.undo()
    assert len(desk.board()) == 4
    assert len(desk.ledger.rows(Unit)) == before


def test_members_stand_in_on_a_new_task_of_their_collective_unit(desk: Desk) -> None:
    add_members(desk, "towns", ["宋庄镇政府", "台湖镇政府"])
    add_task(desk, "plan", typed(units=units("各乡镇政府")))
    assert list(desk.board())[-1].owed == 2


def test_change_keeps_what_is_said(desk: Desk) -> None:
    edit(desk, [Edit("t2", "progress", "已开工。", "2023Q3", "a2parks")])
    before = text_of(desk.ledger, "t2")
    written = change_task(desk, "t2", replace(before, text="建设两个城市公园。"))
    row = desk.board().rows["t2"]
    assert row.text == "建设两个城市公园。"
    assert row.units[0].report
    assert written.batch
    assert [one.field for one in written.batch.changes] == ["text"]


def test_units_come_and_go_but_one_that_has_reported_stays_and_owes_nothing(desk: Desk) -> None:
    edit(desk, [Edit("t2", "progress", "已开工。", "2023Q3", "a2parks")])
    before = text_of(desk.ledger, "t2")
    change_task(desk, "t2", replace(before, units=units("区水务局、区教委")))
    row = desk.board().rows["t2"]
    assert [(one.name, one.owes) for one in row.units] == [
        ("区水务局", True),
        ("区教委", True),
        ("区园林绿化局", False),
    ]
    assert text_of(desk.ledger, "t2").units == units("区水务局、区教委")
    change_task(desk, "t2", replace(before, units=units("区园林绿化局")))
    assert desk.ledger.get(Assignment, "a2parks").duty is Duty.DEFAULT
    desk.undo()
    desk.undo()
    assert text_of(desk.ledger, "t2") == before


def test_exempted_unit_that_is_not_shown_is_left_alone(desk: Desk) -> None:
    exempt(desk, ["a2water"])
    shown = text_of(desk.ledger, "t2")
    assert shown.units == units("区园林绿化局")
    change_task(desk, "t2", replace(shown, units=units("区园林绿化局、区教委")))
    water = desk.ledger.get(Assignment, "a2water")
    assert water.duty is Duty.EXEMPT


def test_alias_is_the_same_unit(desk: Desk) -> None:
    before = text_of(desk.ledger, "t1")
    assert before.units == (Named("区水利局", Role.LEAD),)
    change_task(desk, "t1", replace(before, units=(Named("区水务局", RESPONSIBLE),)))
    assert [one.uid for one in desk.ledger.assignments("t1")] == ["a1water"]
    assert unknown_names(desk.ledger, before) == ((), ())


def test_role_and_deadline_change(desk: Desk) -> None:
    before = text_of(desk.ledger, "t2")
    roles = (Named("区水务局", Role.LEAD), Named("区园林绿化局", Role.ASSIST))
    change_task(desk, "t2", replace(before, units=roles, deadline_text="长期坚持"))
    row = desk.board().rows["t2"]
    assert [(one.name, one.role) for one in row.units] == [
        ("区水务局", Role.LEAD),
        ("区园林绿化局", Role.ASSIST),
    ]
    assert (row.deadline_text, row.due_on) == ("长期坚持", None)


def test_deadline_that_was_not_touched_keeps_its_day(desk: Desk) -> None:
    before = text_of(desk.ledger, "t4")
    change_task(desk, "t4", replace(before, section_uid="s1"))
    assert desk.ledger.get(Task, "t4").due_on == date(2023, 9, 30)
    assert desk.board().rows["t4"].subsection is None


@pytest.mark.parametrize(
    ("one", "words"),
    [(typed(text=" \n"), "还没有填写工作任务"), (typed(number="2"), "已有第 2 项：建设城市公园。")],
)
def test_what_cannot_stand_is_refused(desk: Desk, one: TaskText, words: str) -> None:
    with pytest.raises(UserError, match=words):
        add_task(desk, "plan", one)
    assert len(desk.board()) == 4


def test_next_number(desk: Desk) -> None:
    assert next_number(desk.ledger, "plan", "s1") == "5"
    add_task(desk, "plan", typed(number="1a"))
    assert next_number(desk.ledger, "plan", "s2") == "5"


def test_numbers_that_begin_anew_in_each_section(desk: Desk) -> None:
    change_task(desk, "t4", replace(text_of(desk.ledger, "t4"), number="40"))
    first = replace(text_of(desk.ledger, "t1"), number="9")
    change_task(desk, "t1", first)
    with pytest.raises(UserError):
        change_task(desk, "t2", replace(text_of(desk.ledger, "t2"), number="9"))


def test_a_unit_that_said_something_elsewhere_keeps_its_part(desk: Desk) -> None:
    """In a column of the ledger, or in a cell of its return that waits to be decided."""
    column = CustomField(uid="cost", name="投资额", scope=CustomScope.REPORT, position=0)
    receipt = Receipt(uid="r", unit_uid="parks", period_uid="2023Q3", received_at=desk.now)
    waiting = OpenCell(
        uid="o",
        receipt_uid="r",
        assignment_uid="a2parks",
        field="status",
        kind=OpenKind.INVALID,
        cell="F4",
        base="null",
        theirs="null",
        value="未完成",
        message="不是规定的进展状态",
    )
    desk.write(created([column, receipt, waiting]), Source.EDIT, "准备")
    edit(desk, [Edit("t2", "cost", "1200", "2023Q3", "a2water")])
    change_task(desk, "t2", replace(text_of(desk.ledger, "t2"), units=units("区教委")))
    duties = {one.uid: one.duty for one in desk.ledger.assignments("t2")}
    assert duties["a2water"] is duties["a2parks"] is Duty.EXEMPT
    assert not desk.file.check()
