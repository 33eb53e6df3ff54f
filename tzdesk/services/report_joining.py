"""What two units reported on one task, when the two become one: moved, or one of a pair kept.

Writes nothing; answers changes.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from tzdesk.domain.changes import Change, created, removed
from tzdesk.domain.clerk_records import report_value_uid
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import (
    Assignment,
    Period,
    Report,
    ReportValue,
    Task,
    report_uid,
    to_row,
)


@dataclass(frozen=True, slots=True)
class Clash:
    """两边都有填报: a task and a period of which both units have said something."""

    task: Task
    period: Period
    kept: Report
    gone: Report

    @property
    def told(self) -> str:
        """「第 12 项 2023年第二季度」."""
        return f"第 {self.task.number or '—'} 项 {self.period.label}"


class ReportJoining:
    """Of one ledger: the reports of a part of a task and of another unit's part of the same."""

    def __init__(self, ledger: Ledger):
        self._ledger = ledger

    def of(self, part: Assignment) -> list[tuple[Period, Report]]:
        """What was reported on a part, by period."""
        task = self._ledger.get(Task, part.task_uid)
        periods = self._ledger.periods(task.plan_uid)
        found = ((one, self._ledger.report(part.uid, one.uid)) for one in periods)
        return [(period, report) for period, report in found if report]

    def clashes(self, part: Assignment, own: Assignment) -> Iterator[Clash]:
        """The periods of which both say something."""
        for period, report in self.of(part):
            if other := self._ledger.report(own.uid, period.uid):
                yield Clash(self._ledger.get(Task, part.task_uid), period, other, report)

    def changes(
        self, part: Assignment, own: Assignment, staying: Collection[str]
    ) -> Iterator[Change]:
        """Moves all of `part` to `own`; of each clash the report that is among those `staying`."""
        for period, report in self.of(part):
            moved = replace(report, uid=report_uid(own.uid, period.uid), assignment_uid=own.uid)
            other = self._ledger.report(own.uid, period.uid)
            yield from removed([report])
            if other is None:
                yield from created([moved])
            elif report.uid in staying:
                yield from differing(other, moved)
        yield from self._moved_values(part, own, staying)

    def _moved_values(
        self, part: Assignment, own: Assignment, staying: Collection[str]
    ) -> Iterator[Change]:
        """What the units said in their own columns goes the way of the reports beside it."""
        ours = {(one.period_uid, one.field_uid): one for one in self._values(own)}
        theirs = {(one.period_uid, one.field_uid): one for one in self._values(part)}
        clashes = list(self.clashes(part, own))
        taken = {one.period.uid for one in clashes if one.gone.uid in staying}
        left = {one.period.uid for one in clashes} - taken
        yield from removed(theirs.values())
        for (period, field), value in theirs.items():
            if mine := ours.get((period, field)):
                if period in taken:
                    yield Change(mine.entity, mine.uid, "value", mine.value, value.value)
            elif period not in left:
                uid = report_value_uid(own.uid, period, field)
                yield from created([replace(value, uid=uid, assignment_uid=own.uid)])
        yield from removed(
            one for key, one in ours.items() if key[0] in taken and key not in theirs
        )

    def _values(self, part: Assignment) -> Iterator[ReportValue]:
        return self._ledger.children(ReportValue, part.uid)


def differing(old: Assignment | Report, new: Assignment | Report) -> Iterator[Change]:
    """The fields in which a row is to be another."""
    before, after = to_row(old), to_row(new)
    return (Change(old.entity, old.uid, name, was, after[name]) for name, was in before.items())
