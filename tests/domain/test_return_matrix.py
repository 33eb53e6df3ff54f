"""报送情况 of the sample ledger: units × periods, each expected cell written by hand."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.sample_ledger import part, period, sample_records
from tzdesk.domain.changes import Change, created
from tzdesk.domain.draft import Role
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Plan, Receipt, Report, UnitMember, report_uid
from tzdesk.domain.return_matrix import ReturnMatrix, ReturnState, return_matrix
from tzdesk.domain.status import Status

TODAY = date(2023, 10, 12)


@pytest.fixture
def ledger() -> Ledger:
    fourth = period("2023Q4", date(2023, 10, 1), date(2023, 12, 31), date(2024, 1, 10))
    made = Ledger([*sample_records(), fourth])
    made.apply([Change("period", "2023Q3", "dispatched_on", None, "2023-09-25")])
    return made


def matrix(ledger: Ledger) -> ReturnMatrix:
    return return_matrix(ledger, ledger.get(Plan, "plan"), TODAY)


def say(ledger: Ledger, part: str, code: str, day: str) -> None:
    report = Report(
        uid=report_uid(part, code),
        assignment_uid=part,
        period_uid=code,
        status=Status.ON_TRACK,
        reported_on=date.fromisoformat(day),
    )
    ledger.apply(created([report]))


def states(ledger: Ledger, unit: str) -> list[str]:
    row = matrix(ledger).row(unit)
    assert row
    return [f"{cell.state} {cell.reported}/{cell.owed}" for cell in row.cells]


def test_units_stand_by_category_with_the_collective_ones_last(ledger: Ledger) -> None:
    found = matrix(ledger)
    assert [one.code for one in found.periods] == ["2023Q2", "2023Q3", "2023Q4"]
    assert found.current == 1
    assert [
        (group.value, [row.unit.name for row in rows]) for group, rows in found.by_category
    ] == [
        ("委办局、分局与专班", ["区水务局", "区园林绿化局"]),
        ("街道、乡镇", ["宋庄镇政府"]),
        ("统称单位", ["各乡镇政府"]),
    ]


def test_each_state(ledger: Ledger) -> None:
    say(ledger, "a1water", "2023Q3", "2023-10-08")
    say(ledger, "a2parks", "2023Q3", "2023-10-11")
    assert states(ledger, "water") == ["未报送 0/2", "部分未报 1/2", "未下发 0/0"]
    assert states(ledger, "parks") == ["未报送 0/1", "已报 1/1", "未下发 0/0"]
    assert states(ledger, "towns") == ["无填报表 0/0"] * 3
    ledger.apply([Change("assignment", "a3song", "duty", "default", "exempt")])
    assert states(ledger, "song") == ["免报 0/0"] * 3


def test_what_is_missing_and_what_came_late(ledger: Ledger) -> None:
    say(ledger, "a1water", "2023Q3", "2023-10-08")
    say(ledger, "a2parks", "2023Q3", "2023-10-11")
    found = matrix(ledger)
    water, parks = found.row("water"), found.row("parks")
    assert water
    assert parks
    assert water.cells[1].missing == ("t2",)
    assert (water.missing, water.last, water.cells[1].late) == (3, date(2023, 10, 8), False)
    assert (parks.missing, parks.last, parks.cells[1].late) == (1, date(2023, 10, 11), True)
    assert found.counts(1) == {
        ReturnState.COMPLETE: 1,
        ReturnState.PARTIAL: 1,
        ReturnState.SILENT: 1,
        ReturnState.EXEMPT: 0,
        ReturnState.FORMLESS: 1,
        ReturnState.NOT_ASKED: 0,
    }


def test_a_period_ahead_counts_once_something_is_said_in_it(ledger: Ledger) -> None:
    say(ledger, "a1water", "2023Q4", "2023-10-12")
    assert states(ledger, "water")[2] == "部分未报 1/2"
    assert states(ledger, "parks")[2] == "未下发 0/0"


def test_receipts_show_even_where_nothing_is_reported(ledger: Ledger) -> None:
    at = datetime.fromisoformat("2023-10-09T16:20:00")
    receipt = Receipt(
        uid="r", unit_uid="water", period_uid="2023Q3", received_at=at, paper=True, stamped=True
    )
    ledger.apply(created([receipt]))
    row = matrix(ledger).row("water")
    assert row
    assert row.cells[1].handed_in.ticked == ("paper", "stamped")
    assert row.cells[1].state is ReturnState.SILENT
    assert row.last == date(2023, 10, 9)


def test_members_stand_in_the_collective_units_place(ledger: Ledger) -> None:
    member = UnitMember(uid="m", unit_uid="towns", member_uid="song", position=0)
    ledger.apply(created([member]))
    assert matrix(ledger).row("towns") is None
    assert states(ledger, "song")[1] == "未报送 0/1"


def test_without_periods_there_are_units_and_no_cells() -> None:
    rows = [one for one in sample_records() if one.entity != "period"]
    found = matrix(Ledger(rows))
    assert (found.current, found.periods) == (-1, ())
    assert all(row.cells == () and row.missing == 0 and row.last is None for row in found.rows)


def test_a_collective_unit_that_is_exempted_is_asked_for_nothing(ledger: Ledger) -> None:
    exempt = Change("assignment", "a3towns", "duty", "default", "exempt")
    ledger.apply([exempt])
    assert states(ledger, "towns") == ["免报 0/0"] * 3
    assert matrix(ledger).counts(1)[ReturnState.FORMLESS] == 0
    ledger.apply(created([part(1, "towns", "各乡镇政府", 1, Role.RESPONSIBLE)]))
    assert states(ledger, "towns") == ["无填报表 0/0"] * 3
    member = UnitMember(uid="m", unit_uid="towns", member_uid="song", task_uid="t1", position=0)
    stand_in = replace(part(1, "song", "宋庄镇政府", 2, Role.RESPONSIBLE), via_uid="a1towns")
    ledger.apply(created([member, stand_in]))
    assert matrix(ledger).row("towns") is None
