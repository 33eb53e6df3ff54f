"""方案设置: names and rules of a plan, and what other rules come to before they are written."""

from dataclasses import replace

import pytest

from tzdesk.domain.records import Period, Plan, Reporting
from tzdesk.domain.returns import unit_returns
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.plan_settings import Counting, Owed, change_plan, count_all, effect_words


def test_rules_change_as_one_step(desk: Desk) -> None:
    before = desk.file.content_hash()
    plan = desk.ledger.get(Plan, "plan")
    new = replace(plan, title="新方案", year=2024, reporting=Reporting.FIRST, skip_finished=True)
    assert change_plan(desk, new).structure_changed
    assert desk.ledger.get(Plan, "plan") == new
    assert desk.board().plan.title == "新方案"
    assert change_plan(desk, new).batch is None
    desk.undo()
    assert desk.file.content_hash() == before
    with pytest.raises(UserError, match="没有填写方案名称"):
        change_plan(desk, replace(plan, title=" "))


@pytest.mark.parametrize("reporting", Reporting)
@pytest.mark.parametrize("skip", [False, True])
def test_what_is_forecast_is_what_comes(desk: Desk, reporting: Reporting, *, skip: bool) -> None:
    edit(desk, [Edit("t1", "status", "已完成", "2023Q2"), Edit("t2", "status", "滞后", "2023Q3")])
    edit(desk, [Edit("t2", "progress", "已开工。", "2023Q3", "a2water")])
    plan, period = desk.ledger.get(Plan, "plan"), desk.ledger.get(Period, "2023Q3")
    new = replace(plan, reporting=reporting, skip_finished=skip, first_unit_leads=True)
    forecast = count_all(desk.ledger, new, period)
    change_plan(desk, new)
    board = desk.board("plan", "2023Q3")
    returns = unit_returns(board)
    owed = sum(row.owed for row in board)
    assert (forecast.units, forecast.reports) == (returns.owing, owed)
    assert forecast.silent == len(returns.silent)
    assert forecast.led == sum(any(unit.lead for unit in row.units) for row in board)


def test_counting_goes_on_in_steps(desk: Desk) -> None:
    plan, period = desk.ledger.get(Plan, "plan"), desk.ledger.get(Period, "2023Q3")
    counting = Counting(desk.ledger, plan, period)
    assert not counting.go_on(3)
    assert counting.go_on(3)
    assert counting.found == count_all(desk.ledger, plan, period)


def test_only_what_becomes_other_is_told(desk: Desk) -> None:
    period = desk.ledger.get(Period, "2023Q3")
    assert effect_words(period, Owed(3, 4, 3, 1), Owed(3, 3, 2, 1)) == [
        "2023年第三季度应报填报 4 条 → 3 条",
        "2023年第三季度未报送单位 3 个 → 2 个",
    ]
