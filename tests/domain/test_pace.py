"""序时进度, 逾期 and 临期, computed for a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tzdesk.domain.pace import (
    Rules,
    Standing,
    mean_percent,
    months_gone,
    plan_pace,
    standing,
    task_pace,
)
from tzdesk.domain.status import Status


@pytest.mark.parametrize(
    ("day", "pace"),
    [
        (date(2022, 12, 31), 0),
        (date(2023, 1, 30), 0),
        (date(2023, 1, 31), 8.3),
        (date(2023, 9, 29), 66.7),
        (date(2023, 9, 30), 75),
        (date(2023, 11, 30), 91.7),
        (date(2023, 12, 31), 100),
        (date(2024, 5, 1), 100),
    ],
)
def test_a_month_is_gone_on_its_last_day(day: date, pace: float) -> None:
    assert plan_pace(2023, day) == pace


def test_a_task_must_be_done_at_its_own_deadline() -> None:
    september = date(2023, 9, 30)
    assert task_pace(2023, september, date(2023, 9, 30)) == 100
    assert task_pace(2023, september, date(2023, 6, 30)) == 66.7
    assert task_pace(2023, None, date(2023, 6, 30)) == 50
    assert task_pace(2023, date(2024, 12, 31), date(2023, 12, 31)) == 50
    assert task_pace(2023, date(2022, 12, 31), date(2023, 1, 1)) == 100


def judge(
    status: Status, percent: float, day: date, due: date | None = date(2023, 9, 30)
) -> Standing:
    return standing(year=2023, due_on=due, status=status, percent=percent, day=day, rules=Rules())


def test_overdue_is_past_the_day_and_not_finished() -> None:
    assert not judge(Status.LATE, 99, date(2023, 9, 30)).overdue
    assert judge(Status.ON_TRACK, 100, date(2023, 10, 1)).overdue
    assert not judge(Status.DONE, 10, date(2023, 10, 1)).overdue
    assert not judge(Status.ADJUSTED, 10, date(2023, 10, 1)).overdue
    assert not judge(Status.LATE, 0, date(2023, 10, 1), None).overdue


@pytest.mark.parametrize(("left", "soon"), [(31, False), (30, True), (0, True), (-1, False)])
def test_due_soon_is_up_to_thirty_days_before(left: int, soon: bool) -> None:
    found = judge(Status.NOT_STARTED, 0, date(2023, 9, 30) - timedelta(left))
    assert (found.due_soon, found.days_left) == (soon, left)


def test_the_gap_is_percent_less_pace() -> None:
    assert judge(Status.LATE, 58, date(2023, 9, 30), date(2023, 12, 31)).gap == -17


def test_the_mean_is_cut() -> None:
    assert mean_percent([100, 100, 99.9]) == 99.9
    assert mean_percent([]) == 0
    assert mean_percent([31, 55.6, 22.8, 94.1, 66.9, 27.8]) == 49.7


@given(st.dates(date(2022, 1, 1), date(2025, 1, 1)), st.dates(date(2022, 1, 1), date(2025, 1, 1)))
def test_pace_never_falls_and_stays_within_bounds(day: date, due: date) -> None:
    before, after = task_pace(2023, due, day), task_pace(2023, due, day + timedelta(40))
    assert 0 <= before <= after <= 100
    assert months_gone(2023, day) <= months_gone(2023, day + timedelta(1))
