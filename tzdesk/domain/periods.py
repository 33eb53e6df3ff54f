"""填报期: codes, their labels and days."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class PeriodKind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    BIMONTH = "bimonth"
    QUARTER = "quarter"
    HALF = "half"
    CUSTOM = "custom"

    @property
    def label(self) -> str:
        """The word on the screen."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    PeriodKind.MONTH: "每月",
    PeriodKind.BIMONTH: "双月",
    PeriodKind.QUARTER: "季度",
    PeriodKind.HALF: "半年",
    PeriodKind.CUSTOM: "自定义",
}
_MONTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.BIMONTH: 2,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
}
_QUARTERS = "一二三四"
_MONTH = r"(0[1-9]|1[0-2])"


@dataclass(frozen=True, slots=True)
class PeriodPlan:
    """A period to be made: its code, label and days (first, last, returns due)."""

    code: str
    label: str
    kind: PeriodKind
    start: date
    end: date
    due: date


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def year_periods(year: int, kind: PeriodKind, due_after: int = 10) -> tuple[PeriodPlan, ...]:
    """The periods of a whole year; returns are due `due_after` days after each one's end."""
    length = _MONTHS[kind]
    return tuple(
        _regular(year, kind, first, first + length - 1, due_after) for first in range(1, 13, length)
    )


def period_of_code(code: str, due_after: int = 10) -> PeriodPlan | None:
    """2023Q3 → the third quarter of 2023; None where the code says no days."""
    if not (found := re.match(r"\d{4}", code)):
        return None
    periods = (one for kind in _MONTHS for one in year_periods(int(found[0]), kind, due_after))
    return next((one for one in periods if one.code == code), None)


def code_of_label(label: str) -> str:
    """2023年第三季度 → 2023Q3; a label of no known form is its own code."""
    if not (found := re.match(r"\d{4}", label)):
        return label
    periods = (one for kind in _MONTHS for one in year_periods(int(found[0]), kind))
    return next((one.code for one in periods if one.label == label), label)


def _regular(year: int, kind: PeriodKind, first: int, last: int, due_after: int) -> PeriodPlan:
    end = month_end(year, last)
    code = {
        PeriodKind.MONTH: f"{year}-{first:02}",
        PeriodKind.BIMONTH: f"{year}-{first:02}-{last:02}",
        PeriodKind.QUARTER: f"{year}Q{last // 3}",
        PeriodKind.HALF: f"{year}H{last // 6}",
    }[kind]
    return PeriodPlan(
        code, period_label(code), kind, date(year, first, 1), end, end + timedelta(due_after)
    )


def short_label(label: str, year: int) -> str:
    """「三季度」 of 「2023年第三季度」: behind words, or over columns, that name the year."""
    return label.removeprefix(f"{year}年").removeprefix("第") or label


def period_label(code: str) -> str:
    """2023Q3 → 2023年第三季度; a code of no known form is its own label."""
    if found := re.fullmatch(r"(\d{4})Q([1-4])", code):
        return f"{found[1]}年第{_QUARTERS[int(found[2]) - 1]}季度"
    if found := re.fullmatch(r"(\d{4})H([12])", code):
        return f"{found[1]}年{'上下'[int(found[2]) - 1]}半年"
    if found := re.fullmatch(rf"(\d{{4}})-{_MONTH}-{_MONTH}", code):
        return f"{found[1]}年{int(found[2])}—{int(found[3])}月"
    if found := re.fullmatch(rf"(\d{{4}})-{_MONTH}", code):
        return f"{found[1]}年{int(found[2])}月"
    return code
