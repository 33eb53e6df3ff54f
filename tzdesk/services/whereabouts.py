"""Where changes were made: which tasks, in which period, which cell – so that one can go there.

Reads what was written; writes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tzdesk.domain.changes import Change
from tzdesk.domain.fields import FIELDS
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Period, Task
from tzdesk.domain.touching import touched

_CONTENT = ("summary", "report")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The tasks that changes are about (those that are still there), and where to look at them.

    `period_uid` is None where every period shows them alike. `field` is the first field that
    changed, `assignment_uid` the unit's part that holds it; "" for a whole row or the summary.
    """

    task_uids: frozenset[str]
    plan_uid: str = ""
    period_uid: str | None = None
    field: str = ""
    assignment_uid: str = ""


def whereabouts(ledger: Ledger, changes: Sequence[Change]) -> Whereabouts:
    """Where the changes were made, in the ledger as it is now."""
    found = touched(ledger, changes).tasks
    tasks = [task for uid in found if (task := ledger.find(Task, uid))]
    if not tasks:
        return Whereabouts(frozenset())
    first = min(tasks, key=lambda task: (task.plan_uid, task.position))
    cell = _cell(changes)
    owner, period_uid = _place(cell) if cell else ("", None)
    return Whereabouts(
        frozenset(task.uid for task in tasks if task.plan_uid == first.plan_uid),
        first.plan_uid,
        period_uid if ledger.find(Period, period_uid) else None,
        str(cell.field) if cell and cell.field in FIELDS else "",
        owner if cell and cell.entity == "report" else "",
    )


def _cell(changes: Sequence[Change]) -> Change | None:
    """The first field of a summary or report that changed; else the first such row."""
    content = [one for one in changes if one.entity in _CONTENT]
    fields = (one for one in content if one.field in FIELDS)
    return next(fields, content[0] if content else None)


def _place(change: Change) -> tuple[str, str | None]:
    """The task or assignment of a summary or report and its period: its uid says so."""
    owner, _, period = change.uid.rpartition(".")
    return owner, period
