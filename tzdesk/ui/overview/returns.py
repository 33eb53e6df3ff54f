"""填报进度: unit by unit how much is reported in the last periods, those that lack most first."""

from collections.abc import Iterator
from datetime import date
from math import ceil

from PySide6.QtCore import QRect
from PySide6.QtGui import QPen

from tzdesk.domain.board import Board
from tzdesk.domain.overview import Overview, owed_tasks
from tzdesk.domain.periods import short_label
from tzdesk.domain.records import Period
from tzdesk.domain.return_matrix import MatrixRow, ReturnCell, ReturnState
from tzdesk.services.return_lists import NOTHING, cell_words
from tzdesk.ui.days import short_day
from tzdesk.ui.delegates.canvas import LEFT, PADDING, Canvas
from tzdesk.ui.delegates.lines import colour
from tzdesk.ui.delegates.return_cell import paint_return
from tzdesk.ui.overview.parts import Drill, Part, Table
from tzdesk.ui.theme import Theme

ROW, HEAD_ROW = 26, 28
LEAST_ROWS, MOST_ROWS = 10, 40
PERIODS = 3
NAME, CELL, DAY = 102, 66, 60
"""Least widths of a unit's name, of a period's cell and of the day."""
_FIRST = (
    *(ReturnState.SILENT, ReturnState.PARTIAL, ReturnState.FORMLESS),
    *(ReturnState.COMPLETE, ReturnState.EXEMPT, ReturnState.NOT_ASKED),
)


class Returns:
    """A panel of the board's period and those before it."""

    title = "填报进度"
    aside = ""

    def __init__(self, found: Overview, board: Board):
        self._board, self._matrix = board, found.returns
        periods = found.returns.periods
        end = periods.index(board.period) + 1 if board.period in periods else 0
        self._places = range(max(0, end - PERIODS), end)
        self._rows = self._in_order()
        self.note = f"已报 {found.complete}/{found.owing} 单位；未报在前" if end else ""

    @property
    def _at(self) -> int:
        return self._places[-1]

    def _in_order(self) -> list[MatrixRow]:
        if not self._places:
            return []
        order = {state: place for place, state in enumerate(_FIRST)}
        return sorted(self._matrix.rows, key=lambda row: order[row.cells[self._at].state])

    @property
    def _lacking(self) -> int:
        """Rows that must be seen."""
        if not self._places:
            return 0
        complete = (ReturnState.COMPLETE, ReturnState.EXEMPT, ReturnState.NOT_ASKED)
        return sum(row.cells[self._at].state not in complete for row in self._rows)

    def _columns(self, theme: Theme, width: int) -> int:
        """How many units stand side by side."""
        one = theme.sizes.scaled(NAME + CELL * len(self._places) + DAY)
        return max(1, min(3, width // one))

    def height(self, theme: Theme, width: int) -> int:
        """So many rows that whoever lacks something is seen, within reason."""
        columns = self._columns(theme, width)
        wanted = min(max(ceil(self._lacking / columns), LEAST_ROWS), MOST_ROWS)
        rows = min(wanted, ceil(len(self._rows) / columns) or 1)
        return theme.sizes.scaled(HEAD_ROW) + rows * theme.sizes.scaled(ROW)

    def paint(self, canvas: Canvas, body: QRect) -> list[Part]:
        """Whole rows only; what has no room is in 报送情况."""
        if not self._places:
            words = "还没有填报期。建立填报期后，才能下发填报表和登记进展。"
            inside = body.adjusted(canvas.px(12), 0, -canvas.px(12), 0)
            canvas.line(words, inside, "small", "text_muted", LEFT)
            return []
        columns = self._columns(canvas.theme, body.width())
        deep = (body.height() - canvas.px(HEAD_ROW)) // canvas.px(ROW)
        parts: list[Part] = []
        for column in range(columns):
            left = body.left() + body.width() * column // columns
            right = body.left() + body.width() * (column + 1) // columns
            block = QRect(left, body.top(), right - left, body.height())
            rows = self._rows[column * deep : (column + 1) * deep]
            parts += self._block(canvas, block, rows, column)
            if column:
                canvas.painter.setPen(QPen(colour(canvas.theme.palette.border), 0))
                canvas.painter.drawLine(block.topLeft(), block.bottomLeft())
        return parts

    def _block(
        self, canvas: Canvas, block: QRect, rows: list[MatrixRow], column: int
    ) -> Iterator[Part]:
        heads = ["单位", *(self._head(place) for place in self._places), "交回"]
        line = QRect(block.left(), block.top(), block.width(), canvas.px(HEAD_ROW))
        canvas.fill(line, "header")
        for words, cell in zip(heads, self._cells(canvas, line), strict=True):
            canvas.line(words, _inside(canvas, cell), "small", "text")
        for place, row in enumerate(rows):
            top = line.bottom() + 1 + place * canvas.px(ROW)
            at = QRect(block.left(), top, block.width(), canvas.px(ROW))
            canvas.painter.setPen(QPen(colour(canvas.theme.palette.grid), 0))
            canvas.painter.drawLine(at.bottomLeft(), at.bottomRight())
            yield from self._row(canvas, at, row, column * 1000 + place)

    def _cells(self, canvas: Canvas, line: QRect) -> list[QRect]:
        """The name takes what the others leave."""
        periods = len(self._places)
        fixed = canvas.px(CELL) * periods + canvas.px(DAY)
        widths = [line.width() - fixed, *[canvas.px(CELL)] * periods, canvas.px(DAY)]
        found, left = [], line.left()
        for wide in widths:
            found.append(QRect(left, line.top(), wide, line.height()))
            left += wide
        return found

    def _row(self, canvas: Canvas, line: QRect, row: MatrixRow, place: int) -> Iterator[Part]:
        name, *cells, day = self._cells(canvas, line)
        canvas.line(row.unit.name, _inside(canvas, name), "small")
        yield Part(
            name,
            f"{row.unit.name}　{row.tasks} 项任务",
            Drill(row.unit.name, lambda: self._all_of(row)),
            place,
        )
        for at, box in zip(self._places, cells, strict=True):
            cell = row.cells[at]
            canvas.rect = _inside(canvas, box)
            paint_return(canvas, cell, current=at == self._matrix.current, bare=True)
            yield self._cell_part(box, row, cell, self._matrix.periods[at], place)
        came = self._came(row)
        canvas.line(came, _inside(canvas, day), "small", "text_secondary")

    def _cell_part(
        self, box: QRect, row: MatrixRow, cell: ReturnCell, period: Period, place: int
    ) -> Part:
        short = f"{row.unit.name}　{short_label(period.label, period.start.year)}"
        words = f"{row.unit.name}，{period.label}，{cell_words(cell)}"
        if cell.missing:
            return Part(box, words, Drill(f"{short}未报", lambda: cell.missing), place)
        owed = Drill(short, lambda: owed_tasks(self._board, row.unit.uid, period))
        return Part(box, words, owed, place)

    def _all_of(self, row: MatrixRow) -> Iterator[str]:
        wanted = row.unit.uid
        return (
            task.uid
            for task in self._board
            if any(one.unit_uid == wanted for part in task.family for one in part.units)
        )

    def _came(self, row: MatrixRow) -> str:
        day: date | None = row.cells[self._at].came_on
        return short_day(day, self._board.today) if day else NOTHING

    def _head(self, place: int) -> str:
        period = self._matrix.periods[place]
        return short_label(period.label, period.start.year)

    def table(self) -> Table:
        """Every unit, also those without room on the page."""
        if not self._places:
            return [["单位"]]
        heads = ["单位", *(self._matrix.periods[at].label for at in self._places), "交回"]
        return [
            heads,
            *(
                [
                    row.unit.name,
                    *(cell_words(row.cells[at]) for at in self._places),
                    self._came(row),
                ]
                for row in self._rows
            ),
        ]


def _inside(canvas: Canvas, cell: QRect) -> QRect:
    return cell.adjusted(canvas.px(PADDING), 0, -2, 0)
