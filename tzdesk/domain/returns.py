"""Which units have handed in what they owe in a board's period.

`ReturnCounts` keeps the numbers task by task, so that an edit costs what it touches; the names are
gathered when they are asked for.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tzdesk.domain.board import Board
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Unit
from tzdesk.domain.task_rows import TaskRow


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


class ReturnCounts:
    """How many units are `complete`, `partial`, `silent` and `formless` (see `UnitReturns`).

    `owing` are the first three together. Rows are counted and taken away one by one.
    """

    def __init__(self, ledger: Ledger):
        self._ledger = ledger
        self._owed: Counter[str] = Counter()
        self._came: Counter[str] = Counter()
        self._alone: Counter[str] = Counter()
        self._unsettled: set[str] = set()
        self._settled: tuple[set[str], set[str], set[str]] = (set(), set(), set())

    def add(self, row: TaskRow) -> None:
        """Counts a task."""
        self._count(row, 1)

    def take_away(self, row: TaskRow) -> None:
        """Counts a task no more; it must be the very row that was added."""
        self._count(row, -1)

    def _count(self, row: TaskRow, by: int) -> None:
        for unit in (one for leaf in row.leaves for one in leaf.units):
            if unit.owes:
                uid = unit.unit_uid
                self._owed[uid] += by
                self._came[uid] += by * unit.reported
                self._unsettled.add(uid)
            elif unit.formless:
                self._alone[unit.unit_uid] += by

    def _sorted(self) -> tuple[set[str], set[str], set[str]]:
        """The units that are complete, partial, silent: only those counted since are judged."""
        complete, partial, silent = self._settled
        for uid in self._unsettled:
            owed, came = self._owed[uid], self._came[uid]
            for units, holds in (
                (complete, 0 < came == owed),
                (partial, 0 < came < owed),
                (silent, 0 == came < owed),
            ):
                (units.add if holds else units.discard)(uid)
        self._unsettled.clear()
        return self._settled

    @property
    def complete(self) -> int:
        """Units of whose reports all are in."""
        return len(self._sorted()[0])

    @property
    def partial(self) -> int:
        """Units of whose reports some are in."""
        return len(self._sorted()[1])

    @property
    def silent(self) -> int:
        """Units of whose reports none is in."""
        return len(self._sorted()[2])

    @property
    def owing(self) -> int:
        """Units that owe a report."""
        return sum(map(len, self._sorted()))

    @property
    def formless(self) -> int:
        """Collective units in whose place nobody reports."""
        return sum(count > 0 for count in self._alone.values())

    def names(self) -> UnitReturns:
        """The units by name, in the order in which they were first counted."""
        complete, partial, silent = self._sorted()
        return UnitReturns(
            complete=self._named(uid for uid in self._owed if uid in complete),
            partial=self._named(uid for uid in self._owed if uid in partial),
            silent=self._named(uid for uid in self._owed if uid in silent),
            formless=self._named(uid for uid, count in self._alone.items() if count > 0),
        )

    def _named(self, uids: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._ledger.get(Unit, uid).name for uid in uids)


def unit_returns(board: Board) -> UnitReturns:
    """Counts every unit of the board once, anew."""
    counts = ReturnCounts(board.ledger)
    for row in board:
        counts.add(row)
    return counts.names()
