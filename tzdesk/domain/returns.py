"""Which units have handed in what they owe in a board's period."""

from collections import Counter
from dataclasses import dataclass

from tzdesk.domain.board import Board
from tzdesk.domain.records import Assignment
from tzdesk.domain.reporting import standing_in
from tzdesk.domain.task_rows import TaskRow, UnitRow


@dataclass(frozen=True, slots=True)
class UnitReturns:
    """Units by name in the document's order.

    `complete`: all that is owed is in; `partial`: some; `silent`: none (未报送). `formless`:
    collective units without members, which have no form and are counted nowhere else.
    """

    complete: tuple[str, ...]
    partial: tuple[str, ...]
    silent: tuple[str, ...]
    formless: tuple[str, ...]

    @property
    def owing(self) -> int:
        """Units that owe a report."""
        return len(self.complete) + len(self.partial) + len(self.silent)


def unit_returns(board: Board) -> UnitReturns:
    """Counts every unit of the board once."""
    owed = Counter(unit.name for row in board for unit in row.units if unit.owes)
    came = Counter(unit.name for row in board for unit in row.units if unit.reported and unit.owes)
    formless: dict[str, None] = {}
    bodies = ((row, unit) for row in board for unit in row.units if unit.collective)
    for row, unit in bodies:
        # Once is enough: to look for the members takes longer than all the rest.
        if unit.owes or unit.name in formless:
            continue
        if _stands_alone(board, row, unit):
            formless[unit.name] = None
    return UnitReturns(
        complete=tuple(name for name in owed if came[name] == owed[name]),
        partial=tuple(name for name in owed if 0 < came[name] < owed[name]),
        silent=tuple(name for name in owed if not came[name]),
        formless=tuple(formless),
    )


def _stands_alone(board: Board, row: TaskRow, unit: UnitRow) -> bool:
    """Whether no member of a collective unit reports on the task in its place."""
    ledger = board.ledger
    part = ledger.get(Assignment, unit.uid)
    return not any(standing_in(ledger, part, ledger.assignments(row.uid)))
