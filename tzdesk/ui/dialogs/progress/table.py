"""What was said of one task: a column for every period, a row for every field, whole texts."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tzdesk.domain.status import Status
from tzdesk.services.progress_sheet import (
    FIRST,
    HELD,
    NOTHING,
    UNREPORTED,
    ProgressLine,
    ProgressPart,
    TaskProgress,
)
from tzdesk.ui.delegates.canvas import PADDING, Canvas
from tzdesk.ui.delegates.lines import colour, font_of, wrapped
from tzdesk.ui.delegates.task_cells import status_words
from tzdesk.ui.delegates.task_delegate import paint_ring
from tzdesk.ui.models.indexes import ROOT, AnyIndex
from tzdesk.ui.theme import Shape, Theme, current_theme
from tzdesk.ui.widgets.plain_table import PlainTable
from tzdesk.ui.widgets.task_tree_copy import clipboard_data

_LABEL, _LEAST, _AROUND = 96, 120, 5
_MOST_LINES = 1000
Role = Qt.ItemDataRole
Row = ProgressPart | ProgressLine


class ProgressModel(QAbstractTableModel):
    """Rows of parts, which have words in the first column only, and of their lines."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.rows: list[Row] = []
        self._whose: list[str] = []
        self._heads: tuple[str, ...] = ()

    def show_task(self, task: TaskProgress | None) -> None:
        """Another task, or none."""
        self.beginResetModel()
        self.rows, self._whose = [], []
        self._heads = task.heads if task else ()
        for part in task.parts if task else ():
            self.rows += (part, *part.lines)
            self._whose += [part.who] * (1 + len(part.lines))
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else 1 + len(self._heads)

    def words(self, row: int, column: int) -> str:
        """What a cell says."""
        one = self.rows[row]
        if isinstance(one, ProgressPart):
            return "" if column else one.who
        return one.cells[column - 1] if column else one.label

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        words = self.words(index.row(), index.column())
        if role == Role.DisplayRole:
            return words
        one = self.rows[index.row()]
        if role == Role.AccessibleTextRole and isinstance(one, ProgressLine) and index.column():
            head = self._heads[index.column() - 1]
            return f"{self._whose[index.row()]}，{head}，{one.label}：{words}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self._heads[section - 1] if section else FIRST
        return None


class ProgressTable(PlainTable):
    """Rows are as high as their longest text; Ctrl+C takes the chosen cells."""

    def __init__(self, parent: QWidget | None = None):
        self.progress = ProgressModel()
        super().__init__("历次进展", self.progress, (_LABEL,), parent)
        self.progress.setParent(self)
        self.setItemDelegate(_Cells(self))
        self.setShowGrid(False)  # the cells draw their lines
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_task(self, task: TaskProgress | None) -> None:
        """Another task, or none."""
        self.progress.show_task(task)
        self.clearSpans()
        columns = self.progress.columnCount()
        self._widths = (_LABEL, *[0] * (columns - 1))
        for row, one in enumerate(self.progress.rows):
            if isinstance(one, ProgressPart) and columns > 1:
                self.setSpan(row, 0, 1, columns)
        self.fit()
        if columns > 1:
            self.setCurrentIndex(self.progress.index(1, columns - 1))
            self.horizontalScrollBar().setValue(0)
            self.scrollToTop()

    def fit(self) -> None:
        """The periods share the width; each row has room for its texts."""
        super().fit()
        px = current_theme().sizes.scaled
        for column in range(1, self.progress.columnCount()):
            self.setColumnWidth(column, max(self.columnWidth(column), px(_LEAST)))
        widths = [self.columnWidth(at) for at in range(self.progress.columnCount())]
        for row, one in enumerate(self.progress.rows):
            self.setRowHeight(row, _height(current_theme(), one, widths))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_chosen()
        else:
            super().keyPressEvent(event)

    def copy_chosen(self) -> None:
        """The chosen cells, with gaps where none is chosen between them."""
        chosen = {(index.row(), index.column()) for index in self.selectedIndexes()}
        columns = sorted({column for _, column in chosen})
        table = [
            [self.progress.words(row, at) if (row, at) in chosen else "" for at in columns]
            for row in sorted({row for row, _ in chosen})
        ]
        if table:
            QGuiApplication.clipboard().setMimeData(clipboard_data(table))


class _Cells(QStyledItemDelegate):
    """Paints parts across, statuses with their shapes, texts whole."""

    def __init__(self, table: ProgressTable):
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, one = current_theme(), self._table.progress.rows[index.row()]
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        lit = bool(state & QStyle.StateFlag.State_Selected)
        part = isinstance(one, ProgressPart)
        pad = theme.sizes.scaled(PADDING)
        canvas = Canvas(painter, rect.adjusted(pad, 0, -pad, 0), theme, lit)
        canvas.fill(rect, "selection" if lit else "stripe" if part else "surface")
        painter.setPen(QPen(colour(theme.palette.grid), 0))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        words = self._table.progress.words(index.row(), index.column())
        if part:
            canvas.line(words, canvas.rect, bold=True)
        elif index.column() and isinstance(one, ProgressLine) and one.status:
            _status(canvas, words)
        else:
            plain = index.column() and words != NOTHING
            ink = "text" if plain else "text_secondary"
            canvas.lines(words, _MOST_LINES, ink=ink)
        if index == self._table.currentIndex() and self._table.hasFocus():
            paint_ring(painter, rect, theme, focused=True)


def _status(canvas: Canvas, words: str) -> None:
    named = {status.value: Shape(status.token) for status in Status} | {
        UNREPORTED: Shape.UNREPORTED
    }
    if shape := named.get(words.removesuffix(HELD)):
        status_words(canvas, words, shape, canvas.rect)
    else:
        canvas.line(words, canvas.rect, ink="text_muted")


def _height(theme: Theme, row: Row, widths: Sequence[int]) -> int:
    if isinstance(row, ProgressPart):
        return theme.sizes.list_row
    font_of(theme, "small")
    room = 2 * theme.sizes.scaled(PADDING)
    cells = zip((row.label, *row.cells), widths, strict=True)
    lines = max(
        len(wrapped(theme, "small", text, width - room, _MOST_LINES)) for text, width in cells
    )
    least = theme.sizes.list_row
    return max(least, lines * theme.sizes.line_pitch + 2 * theme.sizes.scaled(_AROUND))
