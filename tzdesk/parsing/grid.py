"""Rows of cells, wherever they come from: a real table, a sheet, or text that once was a table.

Knows nothing of what columns mean.
"""

from dataclasses import dataclass

from tzdesk.domain.document import Line
from tzdesk.parsing.passage import NOWHERE, Passage


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text where it stands; `covered` as in `TableCell`: merged "up" or "left"."""

    passage: Passage = NOWHERE
    covered: str = ""

    @property
    def text(self) -> str:
        """The text as it stands."""
        return self.passage.text

    def __bool__(self) -> bool:
        return bool(self.passage.text)


@dataclass(frozen=True, slots=True)
class Row:
    """A row and the lines that it was taken from. `exact`: cells stand in their own columns."""

    cells: tuple[Cell, ...]
    lines: tuple[int, ...]
    exact: bool = True

    @property
    def filled(self) -> list[int]:
        """The columns with a text of their own."""
        return [at for at, cell in enumerate(self.cells) if cell]

    def cell(self, column: int) -> Cell:
        """The cell of a column; an empty one where the row is too short."""
        return self.cells[column] if 0 <= column < len(self.cells) else Cell()

    @property
    def spans(self) -> bool:
        """Whether its only text is merged over the greater part of the row."""
        covered = sum(cell.covered == "left" for cell in self.cells)
        return len(self.filled) == 1 and covered * 2 >= len(self.cells) - 1 and covered > 0


def row_of_line(line: Line) -> Row:
    """A table row with the columns of its cells in the line's text."""
    cells, at = [], 0
    for cell in line.cells or ():
        cells.append(Cell(Passage.of(line.number, cell.text, at).strip(), cell.covered))
        at += len(cell.text) + 1
    return Row(tuple(cells), (line.number,))
