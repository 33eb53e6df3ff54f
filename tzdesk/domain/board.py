"""The board: one plan in one period on one day, task by task, as every view shows it.

A `TaskRow` is everything the table, the filters, the counts, the command line and the export say
of a task. Rows are built from the ledger and rebuilt one by one when something changes.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from tzdesk.domain.board_frame import Frame, current_period, is_ahead
from tzdesk.domain.breath import breathe
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.pace import Rules
from tzdesk.domain.records import Period, Plan, Task
from tzdesk.domain.row_building import RowBuilder
from tzdesk.domain.subtasks import whole_of
from tzdesk.domain.task_rows import LeaderCell, TaskRow, UnitRow

__all__ = ["Board", "LeaderCell", "TaskRow", "UnitRow", "current_period", "is_ahead"]


class Board(Frame):
    """All tasks of a plan, in the document's order, as seen in `period` on `today`.

    Iterating and counting it means the tasks that are counted; `rows` has their sub-tasks, too.
    """

    def __init__(
        self,
        ledger: Ledger,
        plan: Plan,
        period: Period | None,
        today: date,
        rules: Rules | None = None,
        changed_at: dict[str, datetime] | None = None,
    ):
        super().__init__(ledger, plan, period, today, rules, changed_at)
        self.rows: dict[str, TaskRow] = {}
        """All rows by uid, sub-tasks behind the task of which they are parts."""
        self._parts = 0
        self.grouped: dict[str, list[tuple[str, list[int]]]] = {}
        """What `grouping` has found of these very rows, by kind."""
        self._silent: frozenset[str] | None = None
        self.rebuild()

    def rebuild(self) -> None:
        """Builds every row anew."""
        builder = RowBuilder(self)
        self._forget()
        tasks = self.ledger.tasks(self.plan.uid)
        rows = [builder.row(one) for one in tasks if one.parent_uid is None]
        self.rows = {one.uid: one for row in rows for one in row.family}
        self._parts = len(self.rows) - len(rows)

    def refresh(self, task_uids: Iterable[str]) -> None:
        """Builds the rows of these tasks anew, after a change that moved no task."""
        builder = RowBuilder(self)
        self._forget()
        for uid in {whole_of(self.ledger, one) for one in task_uids} & self.rows.keys():
            breathe()
            row = builder.row(self.ledger.get(Task, uid))
            if len(row.subtasks) != len(self.rows[uid].subtasks):
                # Of a period that is over the first word on a part brings all parts in.
                self.rebuild()
                return
            self.rows.update((one.uid, one) for one in row.family)

    def _forget(self) -> None:
        """What was found of the rows before."""
        self.grouped.clear()
        self._silent = None

    @property
    def silent_units(self) -> frozenset[str]:
        """未报送: the units of whose reports none is in. Found once until a row changes."""
        if self._silent is None:
            self._silent = _silent(self.leaves)
        return self._silent

    def __iter__(self) -> Iterator[TaskRow]:
        """The tasks that are counted; their sub-tasks hang on them."""
        rows = self.rows.values()
        return (row for row in rows if row.parent_uid is None) if self._parts else iter(rows)

    def __len__(self) -> int:
        return len(self.rows) - self._parts

    @property
    def leaves(self) -> Iterator[TaskRow]:
        """What reports are asked on: tasks that are not split, and sub-tasks."""
        return (leaf for row in self for leaf in row.leaves)


def _silent(leaves: Iterable[TaskRow]) -> frozenset[str]:
    owing: set[str] = set()
    came: set[str] = set()
    for row in leaves:
        for unit in row.units:
            if unit.owes:
                (came if unit.reported else owing).add(unit.unit_uid)
    return frozenset(owing - came)
