"""What is done to many cells of the tree at once: cut, paste, fill, clear.

Every value passes the checks that a typed one passes; what cannot be taken is told, never lost.
Knows the view and the session; where cells stand is found by `task_tree_cells`.
"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from tzdesk.domain.cell_value import CellValue
from tzdesk.domain.changes import Source
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit
from tzdesk.services.pasting import (
    CellsWritten,
    Refused,
    cells_from_clipboard,
    write_cells,
    written_words,
)
from tzdesk.ui.models.cell_values import CellRow, cell_value, is_white, same_value
from tzdesk.ui.models.pasted import Pasting, Texts
from tzdesk.ui.models.task_columns import Columns
from tzdesk.ui.said import Said, Verb
from tzdesk.ui.widgets.task_tree_cells import Landing, chosen_rows, landing, row_above

if TYPE_CHECKING:
    from tzdesk.ui.widgets.task_tree_view import TaskTreeView

NOTHING_COPIED = "剪贴板里没有文字，请先复制。"
NOTHING_ABOVE = "上面没有可以填充的行。"
PASTE = "粘贴"


class CellDeeds:
    """Each public method is one command on the chosen cells."""

    def __init__(self, view: "TaskTreeView"):
        self._view = view
        self._session = view.session

    @property
    def _columns(self) -> Columns:
        return self._view.tree.columns

    def clear(self) -> None:
        """清空内容."""
        self._write_same(chosen_rows(self._view), None, "清空")

    def cut(self) -> None:
        """剪切: copies, and empties the white ones."""
        self._view.copy()
        self._write_same(chosen_rows(self._view), None, "剪切")

    def paste(self) -> None:
        """粘贴: a block of cells, or one value for all chosen cells."""
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        html = data.html() if data and data.hasHtml() else ""
        try:
            cells = cells_from_clipboard(data.text() if data else "", html)
        except UserError as error:
            self._session.failed.emit(error)
            return
        if cells:
            self._paste(cells, landing(self._view, len(cells), len(cells[0])))
        else:
            self._session.said.emit(Said(NOTHING_COPIED))

    def _paste(self, cells: Sequence[Texts], place: Landing) -> None:
        board = self._session.board
        if board is None:
            return

        def deed(desk: Desk) -> CellsWritten:
            found = Pasting(board, place.rows, cells).run(place.outside)
            done = write_cells(desk, found.edits, Source.PASTE, PASTE)
            return CellsWritten(done.written, done.count, (*found.refused, *done.refused))

        size = sum(len(row.columns) for row in place.rows)
        self._session.write_many(PASTE, size, deed, self._tell)

    def fill_down(self) -> None:
        """向下填充: from the uppermost chosen cell of each column; of a single row from above."""
        rows, board = chosen_rows(self._view), self._session.board
        if board is None or not rows:
            return
        if len(rows) == 1:
            above = row_above(self._view, self._view.currentIndex())
            if above is None:
                self._session.said.emit(Said(NOTHING_ABOVE))
                return
            rows.insert(0, CellRow(above[1], above[2], rows[0].columns))
        columns = sorted({column for row in rows for column in row.columns})
        parts = [self._column_below(rows, column) for column in columns]
        self._write([(part, value) for part, value in parts if part], "向下填充")

    def _column_below(
        self, rows: Sequence[CellRow], column: int
    ) -> tuple[list[CellRow], CellValue]:
        """The chosen cells of a column but the uppermost, and what that one holds."""
        holding = [row for row in rows if column in row.columns]
        value = cell_value(holding[0].task, holding[0].unit, self._columns[column])
        return [CellRow(row.task, row.unit, (column,)) for row in holding[1:]], value

    def fill_chosen(self) -> None:
        """填充所选: the cell where the choice began, in all chosen cells of its kind."""
        index = self._view.start()
        if self._view.tree.editable(index):
            self.fill_with(self._columns[index.column()].name, self._view.tree.value(index))
        elif index.isValid():
            self._view.say_read_only()

    def fill_with(self, field: str, value: CellValue) -> None:
        """Writes a value into all chosen cells that hold the same kind of value as `field`."""
        columns = self._columns
        meant = columns[columns.places[field]].field
        alike = {at for at, one in enumerate(columns) if one.field and one.field.like(meant)}
        rows = [
            CellRow(row.task, row.unit, tuple(one for one in row.columns if one in alike))
            for row in chosen_rows(self._view)
        ]
        self._write_same(rows, value, "填充")

    def _write_same(self, rows: Sequence[CellRow], value: CellValue, verb: str) -> None:
        self._write([(rows, value)], verb)

    def _write(self, parts: Sequence[tuple[Sequence[CellRow], CellValue]], verb: str) -> None:
        """Writes a value into the white cells of each part, all as one step."""
        board = self._session.board
        if board is None:
            return
        if not any(
            is_white(board, row.task, row.unit, self._columns[place])
            for rows, _ in parts
            for row in rows
            for place in row.columns
        ):
            self._view.say_read_only()
            return

        def deed(desk: Desk) -> CellsWritten:
            edits: list[Edit] = []
            for rows, value in parts:
                edits += same_value(board, rows, value)
            return write_cells(desk, edits, Source.BULK, verb)

        size = sum(len(row.columns) for rows, _ in parts for row in rows)
        self._session.write_many(verb, size, deed, lambda done: self._session.tell(done.written))

    def _tell(self, done: CellsWritten) -> None:
        """「已写入 20 格，3 格未写入　[查看] [撤销]」."""
        verbs: list[Verb] = []
        if done.refused:
            verbs.append(("查看", partial(self._show, done.refused)))
        if done.count:
            verbs.append(("撤销", self._session.undo))
        self._session.said.emit(Said(written_words(done.count, done.refused), tuple(verbs)))

    def _show(self, refused: tuple[Refused, ...]) -> None:
        from tzdesk.ui.dialogs.refused_cells import RefusedCells  # noqa: PLC0415 - not at the start
        from tzdesk.ui.messages import run  # noqa: PLC0415 - as above

        run(RefusedCells(self._session, refused, self._view.window()))
