"""Whom a dispatch goes to, and why an assignment has no workbook."""

from pathlib import Path
from typing import Any

import pytest

from tests.services.dispatches import Q2, Q3, dispatch_all, say, third_quarter
from tzdesk.domain.changes import Change, Source
from tzdesk.domain.records import Duty, Period, Reporting
from tzdesk.services.desk import Desk
from tzdesk.services.dispatch_scope import (
    BY_FIRST,
    BY_LEAD,
    COLLECTIVE,
    EXEMPT,
    FINISHED,
    candidates,
    earlier,
    uncovered,
)
from tzdesk.services.editing import Edit, edit
from tzdesk.services.unit_members import add_members
from tzdesk.services.units import exempt


def _set(desk: Desk, entity: str, uid: str, field: str, value: Any) -> None:
    old = desk.ledger.value(entity, uid, field)
    desk.write([Change(entity, uid, field, old, value)], Source.SETTINGS, "设置")


def _missing(desk: Desk) -> list[tuple[str | None, str, str]]:
    return [(one.number, one.unit, one.reason) for one in uncovered(third_quarter(desk))]


def test_units_come_by_category_with_their_last_return(desk: Desk) -> None:
    say(desk, "a1water", Q2, status="正常推进")
    found = candidates(desk, third_quarter(desk))
    assert [(one.unit.name, len(one.rows)) for one in found] == [
        ("区水务局", 2),
        ("区园林绿化局", 1),
        ("宋庄镇政府", 1),
    ]
    assert [(one.last and one.last.reported, one.contact_missing) for one in found] == [
        (1, False),
        (0, True),
        (0, True),
    ]
    assert found[0].last is not None
    assert not found[0].last.complete


def test_in_the_first_period_nobody_has_a_last_return(desk: Desk) -> None:
    assert [one.last for one in candidates(desk, desk.board("plan", Q2))] == [None] * 3


def test_every_assignment_without_a_workbook_has_a_reason(desk: Desk) -> None:
    assert _missing(desk) == [("3", "各乡镇政府", COLLECTIVE)]
    exempt(desk, ["a2parks"])
    assert _missing(desk)[0] == ("2", "区园林绿化局", EXEMPT)


def test_members_stand_in_for_a_collective_unit(desk: Desk) -> None:
    add_members(desk, "towns", ["台湖镇政府"])
    assert _missing(desk) == []
    assert "台湖镇政府" in [one.unit.name for one in candidates(desk, third_quarter(desk))]
    stand_in = next(one.uid for one in desk.ledger.assignments("t3") if one.via_uid)
    exempt(desk, [stand_in])
    assert _missing(desk) == [("3", "各乡镇政府", COLLECTIVE), ("3", "台湖镇政府", EXEMPT)]


def test_a_member_that_the_task_names_covers_its_collective_unit(desk: Desk) -> None:
    add_members(desk, "towns", ["宋庄镇政府"])
    assert _missing(desk) == []


@pytest.mark.parametrize(
    ("reporting", "reason"), [(Reporting.LEAD, BY_LEAD), (Reporting.FIRST, BY_FIRST)]
)
def test_others_report_for_those_who_do_not_lead(
    desk: Desk, reporting: Reporting, reason: str
) -> None:
    _set(desk, "plan", "plan", "reporting", reporting.value)
    assert _missing(desk) == [
        ("2", "区水务局", reason),
        ("3", "各乡镇政府", COLLECTIVE),
        ("3", "宋庄镇政府", reason),
    ]
    _set(desk, "assignment", "a2water", "duty", Duty.REQUIRED.value)
    assert ("2", "区水务局", reason) not in _missing(desk)


def test_finished_tasks_are_left_out_where_the_plan_says_so(desk: Desk) -> None:
    edit(desk, [Edit("t2", "status", "已完成", Q2)])
    assert len(_missing(desk)) == 1
    _set(desk, "plan", "plan", "skip_finished", True)
    assert _missing(desk)[:2] == [("2", "区园林绿化局", FINISHED), ("2", "区水务局", FINISHED)]


def test_dispatches_of_a_period_are_remembered_with_their_units(desk: Desk, tmp_path: Path) -> None:
    assert earlier(desk.ledger, desk.ledger.get(Period, Q3)) is None
    dispatch_all(desk, tmp_path, unit_uids=["water", "parks"])
    dispatch_all(desk, tmp_path, unit_uids=["water"])
    found = earlier(desk.ledger, desk.ledger.get(Period, Q3))
    assert found is not None
    assert (found.on, found.units) == (desk.today, 2)


def test_a_period_said_to_be_dispatched_has_only_its_day(desk: Desk) -> None:
    _set(desk, "period", Q2, "dispatched_on", "2023-07-01")
    found = earlier(desk.ledger, desk.ledger.get(Period, Q2))
    assert found is not None
    assert (found.on.isoformat(), found.units) == ("2023-07-01", None)
