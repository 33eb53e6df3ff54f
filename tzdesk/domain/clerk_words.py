"""What the clerk's tags and custom fields say of tasks and reports, for the rows of a board.

Made for one pass over many tasks: where a ledger has no such rows, asking costs next to nothing.
"""

from collections.abc import Iterable, Iterator

from tzdesk.domain.clerk_records import report_value_uid, task_tag_uid, task_value_uid
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import CustomScope, ReportValue, TaskTag, TaskValue
from tzdesk.domain.task_rows import UnitRow, Values


class ClerkWords:
    """Of one ledger, its reports in one period (None: no reports)."""

    def __init__(self, ledger: Ledger, period_uid: str | None):
        self._ledger = ledger
        self._period_uid = period_uid
        self._tagged = bool(ledger.rows(TaskTag))
        self._task_fields = _fields(ledger, CustomScope.TASK)
        self._report_fields = _fields(ledger, CustomScope.REPORT) if period_uid else ()

    def tags(self, task_uid: str) -> tuple[str, ...]:
        """The tags of a task."""
        return tuple(self._ledger.tags(task_uid)) if self._tagged else ()

    def values(self, task_uid: str) -> Values:
        """What the office's fields say of a task."""
        if not self._task_fields:
            return ()
        rows = self._ledger.rows(TaskValue)
        found = ((one, rows.get(task_value_uid(task_uid, one))) for one in self._task_fields)
        return tuple((field, row.value) for field, row in found if row)

    def reported(self, assignment_uid: str) -> Values:
        """What a unit said in its fields."""
        if not self._report_fields:
            return ()
        rows = self._ledger.rows(ReportValue)
        uids = ((one, self._reported_uid(assignment_uid, one)) for one in self._report_fields)
        found = ((field, rows.get(uid)) for field, uid in uids)
        return tuple((field, row.value) for field, row in found if row)

    def searched(
        self, task_uid: str, tags: Iterable[str], values: Values, units: Iterable[UnitRow]
    ) -> Iterator[tuple[str, str]]:
        """What of all this a task is found by: each text with the uid of the row that holds it."""
        yield from ((task_tag_uid(task_uid, tag), tag) for tag in tags)
        yield from ((task_value_uid(task_uid, field), value) for field, value in values)
        if self._report_fields:
            for unit in units:
                for field, value in unit.values:
                    yield self._reported_uid(unit.uid, field), value

    def _reported_uid(self, assignment_uid: str, field_uid: str) -> str:
        return report_value_uid(assignment_uid, self._period_uid or "", field_uid)


def _fields(ledger: Ledger, scope: CustomScope) -> tuple[str, ...]:
    return tuple(one.uid for one in ledger.custom_fields(scope))
