"""填报期: codes, labels and days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from tzdesk.domain.periods import PeriodKind, code_of_label, period_label, year_periods

REGULAR = [kind for kind in PeriodKind if kind is not PeriodKind.CUSTOM]


@pytest.mark.parametrize("kind", REGULAR)
@pytest.mark.parametrize("year", [2023, 2024])
def test_a_years_periods_cover_it_without_gap_or_overlap(kind: PeriodKind, year: int) -> None:
    periods = year_periods(year, kind)
    assert periods[0].start == date(year, 1, 1)
    assert periods[-1].end == date(year, 12, 31)
    for one, following in pairwise(periods):
        assert following.start == one.end + timedelta(1)
    assert len({one.code for one in periods}) == len(periods)
    assert all(one.due == one.end + timedelta(10) for one in periods)


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("2023Q3", "2023年第三季度"),
        ("2023H1", "2023年上半年"),
        ("2023-09", "2023年9月"),
        ("2023-01-02", "2023年1—2月"),
        ("2023Q5", "2023Q5"),
        ("2023-13", "2023-13"),
        ("2023-09-31", "2023-09-31"),
        ("年中督查", "年中督查"),
    ],
)
def test_labels_follow_from_codes(code: str, label: str) -> None:
    assert period_label(code) == label
    assert code_of_label(label) == code_of_label(code) == code


def test_quarters() -> None:
    third = year_periods(2023, PeriodKind.QUARTER, due_after=15)[2]
    assert (third.code, third.start, third.end, third.due) == (
        "2023Q3",
        date(2023, 7, 1),
        date(2023, 9, 30),
        date(2023, 10, 15),
    )
