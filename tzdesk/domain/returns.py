"""Which units have handed in what they owe in a board's period."""

from collections import defaultdict
from dataclasses import dataclass

from tzdesk.domain.board import Board


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
    owed: dict[str, int] = defaultdict(int)
    came: dict[str, int] = defaultdict(int)
    formless: dict[str, None] = {}
    replaced = {unit.via_uid for row in board for unit in row.units if unit.via_uid}
    for row in board:
        for unit in row.units:
            if unit.owes:
                owed[unit.name] += 1
                came[unit.name] += unit.reported
            elif unit.collective and unit.uid not in replaced:
                formless[unit.name] = None
    return UnitReturns(
        complete=tuple(name for name in owed if came[name] == owed[name]),
        partial=tuple(name for name in owed if 0 < came[name] < owed[name]),
        silent=tuple(name for name in owed if not came[name]),
        formless=tuple(formless),
    )
