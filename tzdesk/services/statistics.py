"""What each unit owes in a board's period and has handed in, and whether in time."""

from dataclasses import dataclass
from datetime import date

from tzdesk.domain.board import Board


@dataclass(frozen=True, slots=True)
class UnitReturn:
    """What one unit owes and has handed in; `last` is the day of its last report.

    `late`: all is in, and the last came after the day due (逾期报送).
    """

    unit_uid: str
    name: str
    owed: int
    reported: int
    last: date | None
    late: bool

    @property
    def complete(self) -> bool:
        """Whether all that is owed is in."""
        return self.reported == self.owed

    @property
    def silent(self) -> bool:
        """未报送."""
        return self.reported == 0


def returns_by_unit(board: Board) -> list[UnitReturn]:
    """Every unit that owes a report in the board's period, in the document's order."""
    owed: dict[str, list[date | None]] = {}
    names: dict[str, str] = {}
    for row in board.leaves:
        for unit in row.units:
            if unit.owes:
                names[unit.unit_uid] = unit.name
                came = unit.report.reported_on if unit.report and unit.reported else None
                owed.setdefault(unit.unit_uid, []).append(came)
    return [_unit_return(board, uid, names[uid], days) for uid, days in owed.items()]


def _unit_return(board: Board, uid: str, name: str, days: list[date | None]) -> UnitReturn:
    came = [day for day in days if day is not None]
    last = max(came, default=None)
    due = board.period.due if board.period else None
    late = len(came) == len(days) and last is not None and due is not None and last > due
    return UnitReturn(uid, name, len(days), len(came), last, late)
