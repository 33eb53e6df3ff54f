"""The table of 报送情况: units down, periods across; keys, sorting by heads, copying."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from tzdesk.domain.return_matrix import MatrixRow
from tzdesk.services.return_lists import matrix_heads, matrix_lines
from tzdesk.ui.dialogs.returns.matrix_delegate import MatrixDelegate
from tzdesk.ui.dialogs.returns.matrix_lines import MatrixLines
from tzdesk.ui.dialogs.returns.matrix_model import LINE, MatrixModel
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.plain_table import PlainTable
from tzdesk.ui.widgets.task_tree_copy import clipboard_data

_UNIT, _UNIT_LEAST, _TASKS, _MISSING, _LAST = 176, 144, 66, 76, 88
_PERIOD, _PERIOD_LEAST, _BESIDE_HEAD = 124, 69, 6


class MatrixTable(PlainTable):
    """The current cell says which unit and which period one is at."""

    opened = Signal(object)
    """The unit's tasks are wanted: Enter, or a double click, on this `MatrixRow`."""
    reached = Signal()
    """Another cell is the current one."""

    def __init__(self, parent: QWidget | None = None):
        self.lines = MatrixModel()
        super().__init__("报送情况", self.lines, (), parent)
        self.lines.setParent(self)
        self.setItemDelegate(MatrixDelegate(self))
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setShowGrid(False)
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self._on_head_clicked)
        self.doubleClicked.connect(self._on_opened)
        self.selectionModel().currentChanged.connect(lambda *_: self.reached.emit())

    def show_lines(self, listed: MatrixLines) -> None:
        """Other lines; the current cell stays where it is as long as its unit is listed."""
        row, place = self.current, self.place
        before = self.lines.listed
        self.lines.show_lines(listed)
        for at in range(self.lines.rowCount()):
            if not isinstance(self.lines.line(at), MatrixRow):
                self.setSpan(at, 0, 1, self.lines.columnCount())
        self._show_sorting(listed)
        self.fit()
        self.go(row.unit.uid if row else "", place if before else listed.matrix.current)

    def go(self, unit_uid: str, place: int) -> None:
        """Makes a unit's cell in a period the current one, else that of the first unit."""
        rows = (
            at for at in range(self.lines.rowCount()) if isinstance(self.lines.line(at), MatrixRow)
        )
        at = self.lines.row_of(unit_uid)
        at = at if at >= 0 else next(rows, -1)
        if at >= 0:
            self.setCurrentIndex(self.lines.index(at, place + 2 if place >= 0 else 0))
        self.reached.emit()

    @property
    def current(self) -> MatrixRow | None:
        """The unit of the current cell."""
        line = self.currentIndex().data(LINE)
        return line if isinstance(line, MatrixRow) else None

    @property
    def place(self) -> int:
        """Which period the current cell is in; that of the ledger elsewhere."""
        listed, column = self.lines.listed, self.currentIndex().column()
        if listed is None:
            return -1
        found = listed.place(listed.columns[column]) if column >= 0 else -1
        return found if found >= 0 else listed.matrix.current

    def copy(self, *, whole: bool = False) -> int:
        """Puts the selected units (or all) with heads on the clipboard; how many."""
        listed = self.lines.listed
        rows = list(self._rows(whole=whole))
        if listed and rows:
            table = [
                list(matrix_heads(listed.matrix)),
                *([str(cell) for cell in matrix_lines(row)] for row in rows),
            ]
            QGuiApplication.clipboard().setMimeData(clipboard_data(table))
        return len(rows)

    def _rows(self, *, whole: bool) -> Iterator[MatrixRow]:
        chosen = {index.row() for index in self.selectedIndexes()}
        for at in range(self.lines.rowCount()):
            line = self.lines.line(at)
            if isinstance(line, MatrixRow) and (whole or at in chosen):
                yield line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_opened(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def fit(self) -> None:
        """Periods share what the other columns leave; the unit's name takes the rest."""
        sizes = current_theme().sizes
        self.verticalHeader().setDefaultSectionSize(self.row_height)
        listed = self.lines.listed
        if listed is None:
            return
        px, count = sizes.scaled, len(listed.matrix.periods)
        fixed = px(_TASKS) + px(_MISSING) + px(_LAST)
        room = self.viewport().width() - fixed
        each = (room - px(_UNIT)) // max(count, 1)
        each = max(px(_PERIOD_LEAST), self._widest_period(), min(px(_PERIOD), each))
        unit = max(px(_UNIT_LEAST), room - each * count)
        widths = (unit, px(_TASKS), *(each for _ in range(count)), px(_MISSING), px(_LAST))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def _widest_period(self) -> int:
        """What the heads of the periods need."""
        words, head = self.lines, self.horizontalHeader()
        heads = (
            str(words.headerData(at, Qt.Orientation.Horizontal))
            for at in range(2, words.columnCount() - 2)
        )
        wide = max(map(head.fontMetrics().horizontalAdvance, heads), default=0)
        return wide + current_theme().sizes.scaled(_BESIDE_HEAD)

    def _on_opened(self, index: QModelIndex) -> None:
        line = index.data(LINE)
        if isinstance(line, MatrixRow):
            self.opened.emit(line)

    def _on_head_clicked(self, section: int) -> None:
        if listed := self.lines.listed:
            listed.click(listed.columns[section])
            self.show_lines(listed)

    def _show_sorting(self, listed: MatrixLines) -> None:
        head = self.horizontalHeader()
        head.setSortIndicatorShown(listed.sort is not None)
        if listed.sort:
            order = (
                Qt.SortOrder.DescendingOrder if listed.descending else Qt.SortOrder.AscendingOrder
            )
            head.setSortIndicator(listed.columns.index(listed.sort), order)
