"""由谁填报: which assignments owe a report in a period, and what the reports suggest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from tzdesk.domain.ledger import Ledger
from tzdesk.domain.pace import mean_percent
from tzdesk.domain.received import own_part, own_summary
from tzdesk.domain.records import Assignment, Duty, Period, Plan, Report, Reporting, Summary, Unit
from tzdesk.domain.roles import Role
from tzdesk.domain.status import Status
from tzdesk.domain.subtasks import reports_itself


def leads(plan: Plan, assignment: Assignment) -> bool:
    """Whether the unit leads: by its label, or as the first where the plan says so."""
    first = plan.first_unit_leads and assignment.position == 0
    return assignment.role is Role.LEAD or first


def owing(ledger: Ledger, plan: Plan, task_uid: str, period: Period) -> list[Assignment]:
    """The assignments of a task that owe a report, in printed order.

    Collective units owe nothing: their members do, once there are any, unless the collective
    unit itself is exempted. In a unit's own ledger it owes, and those below it do. On a task that
    is split nobody owes (see `subtasks`).
    """
    return owing_of(ledger, plan, task_uid, period, ledger.assignments(task_uid))


def owing_of(
    ledger: Ledger, plan: Plan, task_uid: str, period: Period, parts: Sequence[Assignment]
) -> list[Assignment]:
    """The same where the task's assignments are at hand."""
    if not reports_itself(ledger, task_uid, period):
        return []
    if plan.skip_finished and finished_before(ledger, task_uid, period):
        return []
    collective = {one.uid: one for one in parts if _collective(ledger, one)}
    own = own_part(ledger, task_uid)
    if own:
        above, ruled = [own], {own.uid}
    else:
        above = list(collective.values())
        ruled = by_rule(plan, [one for one in parts if one.via_uid is None])
    if above:
        ruled = ruled | {
            uid for one in above if _due(one, ruled) for uid in standing_in(ledger, one, parts)
        }
    return [one for one in parts if one.uid not in collective and _due(one, ruled)]


def _due(assignment: Assignment, ruled: set[str]) -> bool:
    """Whether a part is to be reported on, by its own word or else by the plan's rule."""
    if assignment.duty is Duty.DEFAULT:
        return assignment.uid in ruled
    return assignment.duty is Duty.REQUIRED


def _collective(ledger: Ledger, assignment: Assignment) -> bool:
    return ledger.get(Unit, assignment.unit_uid).collective


def standing_in(
    ledger: Ledger, collective: Assignment, parts: Sequence[Assignment]
) -> Iterable[str]:
    """The parts of a task in which members report in a collective unit's place."""
    members = {
        one.member_uid
        for one in ledger.members(collective.unit_uid)
        if one.task_uid in (None, collective.task_uid)
    }
    return (one.uid for one in parts if one.via_uid == collective.uid or one.unit_uid in members)


def stood_in_for(ledger: Ledger, part: Assignment, parts: Sequence[Assignment]) -> bool:
    """Whether others report in a part's place: `parts` are all of its task."""
    return any(standing_in(ledger, part, parts))


def by_rule(plan: Plan, printed: Sequence[Assignment]) -> set[str]:
    """Which of the document's own parts of a task the plan's setting makes report."""
    if plan.reporting is Reporting.ALL:
        return {one.uid for one in printed}
    leading = {one.uid for one in printed if leads(plan, one)}
    if plan.reporting is Reporting.LEAD and leading:
        return leading
    return {one.uid for one in printed[:1]}


def finished_before(ledger: Ledger, task_uid: str, period: Period) -> bool:
    """Whether the task's summary was 已完成 or 已调整 before the period began."""
    earlier = [one for one in ledger.periods(period.plan_uid) if one.start < period.start]
    summary = shown_summary(ledger, task_uid, earlier)
    return summary is not None and summary.status is not None and summary.status.finished


def shown_summary(ledger: Ledger, task_uid: str, periods: Sequence[Period]) -> Summary | None:
    """The newest summary written in `periods` (oldest first), else the year's, else None.

    In a unit's own ledger it is the unit's word of the last of them.
    """
    if own := own_part(ledger, task_uid):
        return own_summary(ledger, own, periods[-1]) if periods else None
    for period in reversed(periods):
        if found := ledger.summary(task_uid, period.uid):
            return found
    return ledger.summary(task_uid, None)


def is_reported(report: Report | None) -> bool:
    """已报: the report has 进展状态 or 本期进展情况."""
    return report is not None and (report.status is not None or bool(report.progress))


@dataclass(frozen=True, slots=True)
class RollUp:
    """What the units' reports suggest for the office's summary."""

    status: Status
    percent: float
    reported: int
    owed: int


_WORST_FIRST = (Status.LATE, Status.NOT_STARTED, Status.ON_TRACK)


class Progressed(Protocol):
    """What says how far something is: a report, a summary, a sub-task."""

    @property
    def status(self) -> Status | None:
        """进展状态."""

    @property
    def percent(self) -> float | None:
        """完成比例."""


def roll_up(reports: Sequence[Report], owed: int) -> RollUp | None:
    """The suggestion from the reports that are in; None where none is."""
    said = [one for one in reports if is_reported(one)]
    if not said:
        return None
    status, percent = summed_up(said, complete=len(said) >= owed)
    return RollUp(status, percent, len(said), owed)


def summed_up(said: Sequence[Progressed], *, complete: bool) -> tuple[Status, float]:
    """Status and percent of a whole from what is said of its parts, one of them at least.

    Worst status of the unfinished; 已完成 only when nothing is missing (`complete`) and all say
    so; 已调整 is left out unless all are. Percent: the mean, one decimal, cut.
    """
    counted = [one for one in said if one.status is not Status.ADJUSTED]
    percents = [one.percent for one in counted or said if one.percent is not None]
    if not counted:
        return Status.ADJUSTED, mean_percent(percents)
    statuses = {one.status for one in counted}
    worst = next((one for one in _WORST_FIRST if one in statuses), Status.ON_TRACK)
    done = complete and statuses == {Status.DONE}
    return Status.DONE if done else worst, mean_percent(percents)
