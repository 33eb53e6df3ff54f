"""序时进度, 逾期 and 临期: computed from deadline, status, percent and a day; never stored."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tzdesk.domain.status import Status
from tzdesk.domain.values import cut_percent


@dataclass(frozen=True, slots=True)
class Rules:
    """督查规则: thresholds in days and percentage points."""

    due_soon_days: int = 30
    yellow_gap: int = 10
    red_gap: int = 30
    recent_days: int = 7


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a task stands on a day.

    `days_left` is negative when past; None without a deadline. `pace` is the percent that it
    should have by then; `gap` = percent − pace, in points.
    """

    overdue: bool
    due_soon: bool
    days_left: int | None
    pace: float
    gap: float


def months_gone(year: int, day: date, until_month: int = 12) -> int:
    """Whole months of `year` gone on `day`, at most `until_month`; a month is gone on its last."""
    if day.year != year:
        return until_month if day.year > year else 0
    gone = day.month if day.day == monthrange(day.year, day.month)[1] else day.month - 1
    return min(gone, until_month)


def plan_pace(year: int, day: date) -> float:
    """The pace of a whole plan: months gone of twelve, in percent with one decimal."""
    return round(months_gone(year, day) / 12 * 100, 1)


def task_pace(year: int, due_on: date | None, day: date) -> float:
    """The pace of a task due on `due_on`; without a deadline it has the whole year."""
    months = 12 * (due_on.year - year) + due_on.month if due_on else 12
    if months <= 0:
        return 100.0
    gone = sum(months_gone(y, day) for y in range(year, year + (months - 1) // 12 + 1))
    return round(min(gone / months, 1.0) * 100, 1)


def standing(
    *, year: int, due_on: date | None, status: Status, percent: float, day: date, rules: Rules
) -> Standing:
    """Judges one task on `day`."""
    days_left = (due_on - day).days if due_on else None
    open_task = days_left is not None and not status.finished
    pace = task_pace(year, due_on, day)
    return Standing(
        overdue=open_task and days_left is not None and days_left < 0,
        due_soon=open_task and days_left is not None and 0 <= days_left <= rules.due_soon_days,
        days_left=days_left,
        pace=pace,
        gap=round(percent - pace, 1),
    )


def mean_percent(values: list[float]) -> float:
    """The mean with one decimal, cut and not rounded."""
    # Binary fractions add up to 49.69999 where the percents' mean is 49.7.
    exact = (Decimal(repr(value)) for value in values)
    return cut_percent(sum(exact, Decimal(0)) / len(values)) if values else 0
