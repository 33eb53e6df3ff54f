"""What the plan prints for the tasks of a unit: to find rows by, and to see grey cells changed.

Reads the ledger; knows nothing of what a return says.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tzdesk.domain.board import Board
from tzdesk.domain.records import Assignment, Task, Unit
from tzdesk.domain.text import compact
from tzdesk.exchange.form_columns import LAST_PROGRESS, LOCKED
from tzdesk.exchange.form_rows import plan_cells
from tzdesk.exchange.return_format import fitting
from tzdesk.exchange.returned import ReturnedRow
from tzdesk.exchange.sent_form import SentRow, digest
from tzdesk.services.dispatch_scope import previous_period
from tzdesk.services.merge_plan import LockedChange
from tzdesk.services.row_matching import Target


@dataclass(frozen=True, slots=True)
class Printed:
    """One assignment of a unit: its task, and the grey cells as they would go out now."""

    assignment_uid: str
    task_uid: str
    number: str | None
    text: str
    cells: dict[str, str]
    last_progress: str | None


class UnitTargets:
    """The assignments of one unit in one plan, as a board of the return's period shows them."""

    def __init__(self, board: Board, unit: Unit):
        self._board = board
        self._unit = unit
        self.printed = {one.assignment_uid: one for one in self._all()}

    def _all(self) -> Iterator[Printed]:
        before = previous_period(self._board)
        ledger = self._board.ledger
        for part in ledger.rows(Assignment).values():
            row = self._board.rows.get(part.task_uid)
            if part.unit_uid != self._unit.uid or row is None:
                continue
            last = ledger.report(part.uid, before.uid) if before else None
            task = ledger.get(Task, part.task_uid)
            names = (column.name for column in LOCKED[:-1])
            cells = dict(zip(names, plan_cells(row), strict=True))
            progress = last.progress if last else None
            cells[LAST_PROGRESS] = fitting(progress or "")
            yield Printed(part.uid, task.uid, task.number, task.text, cells, progress)

    def targets(self, sent: dict[str, SentRow]) -> list[Target]:
        """What rows are found by: as the plan is now, and as it was when rows went out."""
        found = []
        for uid, one in self.printed.items():
            digests = sent[uid].digests if uid in sent else {}
            number, text = (
                frozenset(
                    {digest(one.cells[name])} | ({digests[name]} if name in digests else set())
                )
                for name in ("number", "text")
            )
            found.append(Target(uid, one.text, number, text))
        return found

    def locked(self, row: ReturnedRow, uid: str, sent: SentRow | None) -> Iterator[LockedChange]:
        """The grey cells of a row that came back other than they went out."""
        one = self.printed[uid]
        digests = sent.digests if sent else {}
        for name, cell in row.locked.items():
            if cell.text == one.cells[name]:
                continue
            found = digest(cell.text)
            if found not in (digests.get(name), digest(one.cells[name])):
                yield LockedChange(cell.address, one.number, name, one.cells[name], cell.text)

    def owes(self, uid: str) -> bool:
        """Whether an assignment owes a report in the period."""
        row = self._board.rows[self.printed[uid].task_uid]
        return any(unit.owes for unit in row.units if unit.uid == uid)

    def owing(self) -> set[str]:
        """The assignments that owe a report in the period."""
        return {uid for uid in self.printed if self.owes(uid)}

    def number(self, uid: str) -> str | None:
        """The printed number of an assignment's task."""
        return self.printed[uid].number


def row_words(row: ReturnedRow) -> str:
    """What a row that belongs nowhere says, for the clerk to recognise it."""
    text = row.printed("text") or row.printed("number")
    said = (str(cell.value) for cell in row.cells.values() if cell.value is not None)
    return compact(text) or next(said, "") or f"第 {row.number} 行"
