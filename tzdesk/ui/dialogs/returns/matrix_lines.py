"""What 报送情况 lists: the matrix's rows by category, as looked for, filtered and sorted.

Knows no widget.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import UnitCategory
from tzdesk.domain.return_matrix import MatrixRow, ReturnCell, ReturnMatrix, ReturnState
from tzdesk.domain.search import matcher, name_key

UNIT, TASKS, MISSING, LAST = "unit", "tasks", "missing", "last"
TO_CALL = (ReturnState.SILENT, ReturnState.PARTIAL)


@dataclass(frozen=True, slots=True)
class Category:
    """A heading and how many units are listed below it."""

    category: UnitCategory
    units: int


Line = Category | MatrixRow


class MatrixLines:
    """`columns` are names, or the uid of a period; the document's order without a sort column."""

    def __init__(self, matrix: ReturnMatrix, ledger: Ledger, today: date):
        self.matrix = matrix
        self.today = today
        self.columns = (UNIT, TASKS, *(one.uid for one in matrix.periods), MISSING, LAST)
        self.sort: str | None = None
        self.descending = True
        self.words = ""
        """Only units found by their names or pinyin."""
        self.only_at = -1
        """Only units that owe something in the period at that place; −1: all."""
        self._keys = {
            row.unit.uid: name_key(ledger, row.unit.uid, row.unit.name) for row in matrix.rows
        }

    def click(self, column: str) -> None:
        """What a click on a head does: most first, least first, the document's order."""
        if column == UNIT or (self.sort == column and not self.descending):
            self.sort, self.descending = None, True
        elif self.sort == column:
            self.descending = False
        else:
            self.sort, self.descending = column, True

    def take_over(self, other: "MatrixLines") -> None:
        """Looked at as `other` is."""
        if other.sort in self.columns:
            self.sort, self.descending = other.sort, other.descending
        self.words = other.words
        if other.only_at < len(self.matrix.periods):
            self.only_at = other.only_at

    @property
    def units(self) -> list[MatrixRow]:
        """The units that are listed, in order."""
        return [line for line in self.lines if isinstance(line, MatrixRow)]

    @property
    def lines(self) -> list[Line]:
        """Categories, each followed by its units."""
        found: list[Line] = []
        passes = self._passes()
        for category, rows in self.matrix.by_category:
            shown = [row for row in rows if passes(row)]
            if self.sort:
                shown.sort(key=self._key(self.sort), reverse=self.descending)
            if shown:
                found += [Category(category, len(shown)), *shown]
        return found

    def _passes(self) -> Callable[[MatrixRow], bool]:
        found = matcher(self.words) if self.words.strip() else None
        at = self.only_at

        def passes(row: MatrixRow) -> bool:
            if found and not found(self._keys[row.unit.uid]):
                return False
            return at < 0 or row.cells[at].state in TO_CALL

        return passes

    def _key(self, column: str) -> Callable[[MatrixRow], Any]:
        if column == TASKS:
            return lambda row: row.tasks
        if column == MISSING:
            return lambda row: row.missing
        if column == LAST:
            return lambda row: row.last or date.min
        at = self.columns.index(column) - 2
        return lambda row: len(row.cells[at].missing)

    def cell(self, row: MatrixRow, column: str) -> ReturnCell | None:
        """The cell of a period's column."""
        at = self.place(column)
        return row.cells[at] if at >= 0 else None

    def place(self, column: str) -> int:
        """Which period a column is; −1 for any other."""
        at = self.columns.index(column) - 2
        return at if 0 <= at < len(self.matrix.periods) else -1
