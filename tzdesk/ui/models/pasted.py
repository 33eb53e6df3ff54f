"""A pasted block over cells of the tree: the edits that it asks for, and what cannot be written.

What stands there already is no edit. A row that was moved about in another program is recognised
by its number or text, so that one task's words never end up with another. Goes by the board's rows
alone and may run away from the window's thread.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tzdesk.domain.board import Board
from tzdesk.domain.text import compact
from tzdesk.services.editing import Edit
from tzdesk.services.pasting import Refused
from tzdesk.ui.models.cell_values import CellRow, cell_edit, cell_words, is_white
from tzdesk.ui.models.task_columns import PLACES, Column, columns_of

Texts = Sequence[str | None]
SUMMED_UP = "由子任务汇总，不能直接填写"
NO_FORM = "统称单位没有填报表"
NO_PERIOD = "还没有填报期，不能登记单位填报"
OUTSIDE = "表格到此为止，没有位置"


@dataclass(slots=True)
class Pasted:
    """What a block comes to."""

    edits: list[Edit] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


class Pasting:
    """One block onto `rows`, repeated where they are more than it has."""

    def __init__(self, board: Board, rows: Sequence[CellRow], cells: Sequence[Texts]):
        self._board, self._rows, self._cells = board, rows, cells
        self._columns = columns_of(board.ledger.fields)
        self._known: dict[str, dict[str, str]] = {}
        self.found = Pasted()

    def run(self, outside: int) -> Pasted:
        """All of it; `outside` cells of the block have no place."""
        for at, row in enumerate(self._rows):
            texts = self._cells[at % len(self._cells)]
            self._take(row, [texts[n % len(texts)] for n in range(len(row.columns))])
        nowhere = Edit("", "", None)
        self.found.refused += [Refused(nowhere, OUTSIDE)] * outside
        return self.found

    def _take(self, row: CellRow, texts: Texts) -> None:
        moved = self._moved(row, texts)
        for edit, column in self._differing(row, texts):
            if why := moved or self._locked(row, column):
                self.found.refused.append(Refused(edit, why))
            else:
                self.found.edits.append(edit)

    def _differing(self, row: CellRow, texts: Texts) -> Iterator[tuple[Edit, Column]]:
        task, unit, places = row
        for place, text in zip(places, texts, strict=True):
            column = self._columns[place]
            if text is None:
                continue
            shown = cell_words(task, unit, column)
            white = is_white(self._board, task, unit, column)
            if text == shown or (not white and compact(text) == compact(shown)):
                continue
            yield cell_edit(self._board, task, unit, column, text), column

    def _locked(self, row: CellRow, column: Column) -> str:
        """Why a cell that is filled in elsewhere cannot be written here.

        Those of the plan say so themselves.
        """
        unit = row.unit
        if not column.white(of_unit=unit is not None) or is_white(
            self._board, row.task, unit, column
        ):
            return ""
        if unit is None:
            return SUMMED_UP
        return NO_FORM if unit.collective else NO_PERIOD

    def _moved(self, row: CellRow, texts: Texts) -> str:
        """Why the whole row does not belong here; "" where nothing speaks against it."""
        said = dict(zip(row.columns, texts, strict=True))
        for name in ("number", "text"):
            text = said.get(PLACES[name])
            if text is None:
                continue
            here = cell_words(row.task, row.unit, self._columns[PLACES[name]])
            if compact(text) != compact(here) and (other := self._other(name, text)):
                return f"粘贴的这一行是{other}，与所在行不符"
        return ""

    def _other(self, name: str, text: str) -> str:
        """「第 32 项」 where another row has that number or text."""
        if not text:
            return "单位填报" if name == "number" else ""
        if name not in self._known:
            rows = self._board.rows.values()
            self._known[name] = {
                compact(getattr(one, name) or ""): one.number or "" for one in rows
            }
        number = self._known[name].get(compact(text))
        return "" if number is None else f"第 {number} 项" if number else "另一项任务"
