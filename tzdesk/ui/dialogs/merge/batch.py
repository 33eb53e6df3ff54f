"""The files of one 回收合并: what was gathered, planned against the ledger as it is now.

Adding files plans all of them anew, since they are judged beside one another. Knows no widget.
"""

from collections.abc import Sequence

from tzdesk.domain.records import Report
from tzdesk.services.desk import Desk, Written
from tzdesk.services.gathering import GatheredFile
from tzdesk.services.merge_plan import FilePlan, MergePlan
from tzdesk.services.merging import MergePlanner
from tzdesk.services.open_cells import open_plan


class MergeBatch:
    """What has been added so far."""

    def __init__(self, desk: Desk):
        self._desk = desk
        self._gathered: dict[str, GatheredFile] = {}
        self._open: tuple[FilePlan, ...] = ()

    def __len__(self) -> int:
        return len(self._gathered)

    def add(self, found: Sequence[GatheredFile]) -> None:
        """More files; the same path again is its newer state."""
        self._gathered |= {one.path: one for one in found}

    def resume(self) -> None:
        """What earlier merges left open is looked at, too."""
        self._open = open_plan(self._desk.ledger).files

    def plan(self) -> MergePlan:
        """Everything, first what was left open; a file that is there anew stands for itself."""
        files = MergePlanner(self._desk).plan(self._gathered.values()).files
        there = {one.sha256 for one in files}
        return MergePlan((*(one for one in self._open if one.sha256 not in there), *files))


def changed_tasks(desk: Desk, written: Written) -> frozenset[str]:
    """Uids of the tasks of which a unit's report was written."""
    ledger = desk.ledger
    parts: set[str] = set()
    for change in written.changes:
        if change.entity == Report.entity and (report := ledger.find(Report, change.uid)):
            parts.add(report.assignment_uid)
    tasks = (task for plan in ledger.plans for task in ledger.tasks(plan.uid))
    return frozenset(
        task.uid for task in tasks if any(one.uid in parts for one in ledger.assignments(task.uid))
    )
