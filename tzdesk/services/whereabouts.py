"""Where changes were made: which tasks, in which period, which cell – so that one can go there.

Reads what was written; writes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tzdesk.domain.changes import Change
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Period, Task
from tzdesk.domain.touching import rows_in, task_of, touched
from tzdesk.services.clerk_edits import said_in

_CONTENT = ("summary", "report")
_REPORTED = ("report", "report_value")
_OF_A_PERIOD = ("summary", *_REPORTED)


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
    tasks = _tasks(ledger, changes)
    if not tasks:
        return Whereabouts(frozenset())
    first = min(tasks, key=lambda task: (task.plan_uid, task.position))
    cell = _cell(changes)
    row, field = (cell and said_in(cell)) or (cell.uid if cell else "", "")
    owner, _, period_uid = row.rpartition(".")
    dated = cell is not None and cell.entity in _OF_A_PERIOD
    return Whereabouts(
        frozenset(task.uid for task in tasks if task.plan_uid == first.plan_uid),
        first.plan_uid,
        period_uid if dated and ledger.find(Period, period_uid) else None,
        field,
        owner if cell and cell.entity in _REPORTED else "",
    )


def _tasks(ledger: Ledger, changes: Sequence[Change]) -> list[Task]:
    """A whole is none of them where only a sub-task of it changed; of gone ones it is."""
    made = rows_in(changes)
    rows = (row for (kind, _), row in made.items() if kind == Task.entity)
    found = touched(ledger, changes).tasks | {row.get("parent_uid") for row in rows}
    tasks = [task for uid in found if (task := ledger.find(Task, uid))]
    wholes = {task.parent_uid for task in tasks} - {task_of(ledger, one, made) for one in changes}
    return [task for task in tasks if task.uid not in wholes]


def _cell(changes: Sequence[Change]) -> Change | None:
    """The first cell that changed; else the first summary or report made or removed whole."""
    cells = (one for one in changes if said_in(one))
    return next(cells, next((one for one in changes if one.entity in _CONTENT), None))
