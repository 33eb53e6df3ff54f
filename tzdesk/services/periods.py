"""填报期: making, changing and removing them. Periods of a plan never overlap."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from tzdesk.domain.changes import Change, Source, created, removed
from tzdesk.domain.json_values import encode
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.periods import (
    PeriodKind,
    PeriodPlan,
    code_of_label,
    period_label,
    year_periods,
)
from tzdesk.domain.records import Period, Receipt, Report, ReportValue, Summary
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written
from tzdesk.services.plan_rows import period_row

DUE_AFTER_DAYS = 10
"""报送截止为期末后 [10] 天."""


def planned(
    name: str, start: date, end: date, due: date, kind: PeriodKind = PeriodKind.CUSTOM
) -> PeriodPlan:
    """A period to be made, of which `name` is the code or the label; each follows from the other.

    Raises UserError for wrong days.
    """
    code = code_of_label(name.strip())
    if not code:
        raise UserError("填报期没有名称。", "请填写名称，例如 2023年第三季度。")
    if end < start:
        raise UserError("填报期的止日早于起日。", "请改起止日期。")
    return PeriodPlan(code, period_label(code), kind, start, end, due)


def due_before_end(period: PeriodPlan | Period) -> str:
    """A hint, no refusal: 「报送截止早于期末。」; "" where all is well."""
    return "报送截止早于期末。" if period.due < period.end else ""


def add_period(desk: Desk, plan_uid: str, period: PeriodPlan) -> Written:
    """Makes one period. Raises UserError where the code is taken or it overlaps another."""
    return _add(desk, plan_uid, [period], f"新增填报期 {period.label}")


def add_year(
    desk: Desk, plan_uid: str, kind: PeriodKind, year: int, due_after: int = DUE_AFTER_DAYS
) -> Written:
    """建立全年: the periods of a year at once, all or none. Raises UserError as `add_period`."""
    periods = year_periods(year, kind, due_after)
    return _add(desk, plan_uid, periods, f"建立 {len(periods)} 个填报期")


def change_period(
    desk: Desk, period_uid: str, period: PeriodPlan, dispatched_on: date | None = None
) -> Written:
    """Changes a period. Once dispatched or reported in its days stand; the day due may move."""
    old = desk.ledger.get(Period, period_uid)
    fixed = why_fixed(desk.ledger, old)
    if fixed and (old.start, old.end) != (period.start, period.end):
        raise UserError(f"{fixed}。")
    _refuse_clash(desk.ledger, old.plan_uid, [period], but=period_uid)
    new = replace(
        old,
        code=period.code,
        label=period.label,
        kind=period.kind,
        start=period.start,
        end=period.end,
        due=period.due,
        dispatched_on=dispatched_on or old.dispatched_on,
    )
    return desk.write(_differing(old, new), Source.SETTINGS, f"修改填报期 {new.label}")


def why_fixed(ledger: Ledger, period: Period) -> str:
    """「已下发，起止日期不能修改」, or that units have reported; "" where the days may move."""
    if period.dispatched_on:
        return "已下发，起止日期不能修改"
    reported = _said_in(ledger, period.uid, (Report, ReportValue))
    return "已有填报，起止日期不能修改" if reported else ""


def _differing(old: Period, new: Period) -> Iterable[Change]:
    for name in ("code", "label", "kind", "start", "end", "due", "dispatched_on"):
        was, now = encode(getattr(old, name)), encode(getattr(new, name))
        yield Change(old.entity, old.uid, name, was, now)


def remove_period(desk: Desk, period_uid: str) -> Written:
    """Removes a period that nothing was said in. Raises UserError for any other."""
    period = desk.ledger.get(Period, period_uid)
    if period.dispatched_on or _said_in(desk.ledger, period_uid, _SAID):
        raise UserError(
            f"“{period.label}”已下发或已有填报，不能删除。", "可以修改名称和报送截止日期。"
        )
    return desk.write(removed([period]), Source.SETTINGS, f"删除填报期 {period.label}")


_Said = Sequence[type[Report | ReportValue | Summary | Receipt]]
_SAID: _Said = (Report, ReportValue, Summary, Receipt)


def _said_in(ledger: Ledger, period_uid: str, kinds: _Said) -> bool:
    return any(one.period_uid == period_uid for kind in kinds for one in ledger.rows(kind).values())


def _add(desk: Desk, plan_uid: str, periods: Sequence[PeriodPlan], title: str) -> Written:
    _refuse_clash(desk.ledger, plan_uid, periods)
    rows = [period_row(plan_uid, one) for one in periods]
    return desk.write(created(rows), Source.SETTINGS, title)


def _refuse_clash(
    ledger: Ledger, plan_uid: str, periods: Iterable[PeriodPlan], but: str = ""
) -> None:
    others = [one for one in ledger.periods(plan_uid) if one.uid != but]
    for new in periods:
        for old in others:
            if old.code == new.code or old.label == new.label:
                raise UserError(f"已有填报期“{old.label}”。", "请改用别的名称。")
            if old.start <= new.end and new.start <= old.end:
                raise UserError(
                    f"“{new.label}”与“{old.label}”时间重叠。",
                    "请改起止日期，或先删除其中一个。",
                )
