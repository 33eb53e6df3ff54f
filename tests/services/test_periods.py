"""填报期: a year at once, no overlap, what was dispatched stands."""

from datetime import date

import pytest

from tzdesk.domain.board import current_period
from tzdesk.domain.changes import Source, created
from tzdesk.domain.periods import PeriodKind, PeriodPlan
from tzdesk.domain.records import CustomField, CustomScope, Period, UnitCategory
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.periods import (
    add_period,
    add_year,
    change_period,
    due_before_end,
    planned,
    remove_period,
)
from tzdesk.services.unit_order import move_unit

AUGUST = planned("2023-08", date(2023, 8, 1), date(2023, 8, 31), date(2023, 9, 5), PeriodKind.MONTH)
FOURTH = planned("2023Q4", date(2023, 10, 1), date(2023, 12, 31), date(2024, 1, 10))


def codes(desk: Desk) -> list[str]:
    return [one.code for one in desk.ledger.periods("plan")]


def test_periods_never_overlap(desk: Desk) -> None:
    with pytest.raises(UserError) as refused:
        add_period(desk, "plan", AUGUST)
    assert str(refused.value) == (
        "“2023年8月”与“2023年第三季度”时间重叠。请改起止日期，或先删除其中一个。"
    )
    with pytest.raises(UserError, match="已有填报期"):
        add_year(desk, "plan", PeriodKind.QUARTER, 2023)
    assert codes(desk) == ["2023Q2", "2023Q3"]


def test_a_new_period_becomes_the_present_one_when_it_begins(desk: Desk) -> None:
    assert add_period(desk, "plan", FOURTH).structure_changed
    ledger = desk.ledger
    present = [current_period(ledger, "plan", date(2023, month, 12)) for month in (1, 9, 10)]
    assert [one.code for one in present if one] == ["2023Q2", "2023Q3", "2023Q4"]
    third = next(one for one in ledger.periods("plan") if one.code == "2023Q3")
    change_period(desk, third.uid, planned_as(third), dispatched_on=date(2023, 10, 1))
    assert current_period(ledger, "plan", date(2023, 10, 12)).code == "2023Q3"  # type: ignore[union-attr]


def planned_as(period: Period) -> PeriodPlan:
    return planned(period.code, period.start, period.end, period.due, period.kind)


def test_a_year_is_made_at_once(desk: Desk) -> None:
    written = add_year(desk, "plan", PeriodKind.MONTH, 2024, due_after=5)
    assert written.batch
    assert written.batch.title == "建立 12 个填报期"
    assert len(codes(desk)) == 14
    desk.undo()
    assert len(codes(desk)) == 2


def test_what_was_dispatched_keeps_its_days(desk: Desk) -> None:
    third = desk.ledger.periods("plan")[1]
    change_period(desk, third.uid, planned_as(third), dispatched_on=date(2023, 10, 1))
    later = planned("2023Q3", third.start, third.end, date(2023, 10, 20))
    change_period(desk, third.uid, later)
    assert desk.ledger.periods("plan")[1].due == date(2023, 10, 20)
    with pytest.raises(UserError, match="已下发，起止日期不能修改"):
        change_period(desk, third.uid, planned("2023Q3", third.start, date(2023, 9, 29), third.due))
    with pytest.raises(UserError, match="不能删除"):
        remove_period(desk, third.uid)


def test_a_period_in_use_is_not_removed(desk: Desk) -> None:
    edit(desk, [Edit("t1", "status", "滞后", "2023Q3")])
    with pytest.raises(UserError, match="不能删除"):
        remove_period(desk, "2023Q3")
    remove_period(desk, "2023Q2")
    assert codes(desk) == ["2023Q3"]
    desk.undo()
    assert codes(desk) == ["2023Q2", "2023Q3"]


def test_wrong_days_are_refused_and_odd_ones_noticed() -> None:
    with pytest.raises(UserError, match="止日早于起日"):
        planned("x", date(2023, 2, 1), date(2023, 1, 1), date(2023, 2, 1))
    with pytest.raises(UserError, match="没有名称"):
        planned(" ", date(2023, 2, 1), date(2023, 3, 1), date(2023, 2, 1))
    early = planned("x", date(2023, 2, 1), date(2023, 3, 1), date(2023, 2, 1))
    assert due_before_end(early) == "报送截止早于期末。"
    assert due_before_end(AUGUST) == ""


def test_a_word_in_a_column_of_the_ledger_is_a_report_too(desk: Desk) -> None:
    column = CustomField(uid="cost", name="投资额", scope=CustomScope.REPORT, position=0)
    desk.write(created([column]), Source.EDIT, "新增自定义列")
    edit(desk, [Edit("t1", "cost", "1200", "2023Q3", "a1water")])
    with pytest.raises(UserError, match="已有填报，不能删除"):
        remove_period(desk, "2023Q3")
    with pytest.raises(UserError, match="已有填报，起止日期不能修改"):
        change_period(desk, "2023Q3", AUGUST)
    with pytest.raises(UserError, match="已有填报"):
        move_unit(desk, "water", UnitCategory.COLLECTIVE)
