"""What a board is of: one plan in one period on one day, before any of its rows is built."""

from datetime import date, datetime

from tzdesk.domain.ledger import Ledger
from tzdesk.domain.pace import Rules
from tzdesk.domain.records import Period, Plan


def current_period(ledger: Ledger, plan_uid: str, today: date) -> Period | None:
    """本期: the newest dispatched; before any, the newest that has begun, else the first."""
    periods = ledger.periods(plan_uid)
    for wanted in (
        [one for one in periods if one.dispatched_on],
        [one for one in periods if one.start <= today],
    ):
        if wanted:
            return wanted[-1]
    return periods[0] if periods else None


def is_ahead(period: Period, present: Period | None) -> bool:
    """Whether a period comes after 本期: nothing of it was asked for yet."""
    return present is not None and period.start > present.start


class Frame:
    """All that a row of the board goes by, but for the task."""

    def __init__(
        self,
        ledger: Ledger,
        plan: Plan,
        period: Period | None,
        today: date,
        rules: Rules | None = None,
        changed_at: dict[str, datetime] | None = None,
    ):
        self.ledger = ledger
        self.plan = plan
        self.period = period
        self.today = today
        self.rules = rules or Rules()
        self._changed_at = {} if changed_at is None else changed_at

    @property
    def day(self) -> date:
        """The day that everything computed is meant for: today, or a past period's last day."""
        present = current_period(self.ledger, self.plan.uid, self.today)
        if self.period and present and self.period.start < present.start:
            return self.period.end
        return self.today

    @property
    def ahead(self) -> bool:
        """Whether its period was not asked for yet."""
        present = current_period(self.ledger, self.plan.uid, self.today)
        return self.period is not None and is_ahead(self.period, present)

    @property
    def periods(self) -> list[Period]:
        """The plan's periods up to the board's, oldest first."""
        if self.period is None:
            return []
        start = self.period.start
        return [one for one in self.ledger.periods(self.plan.uid) if one.start <= start]

    def changed_at(self, task_uid: str) -> datetime | None:
        """When anything of a task was last changed by hand or merge."""
        return self._changed_at.get(task_uid)
