"""The lines of 报送情况 as a table model: one column for each period, categories across all."""

from collections.abc import Callable
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from tzdesk.domain.periods import short_label
from tzdesk.domain.records import Period
from tzdesk.domain.return_matrix import MatrixRow, ReturnCell, ReturnState
from tzdesk.services.return_lists import NOTHING, cell_words, tick_words
from tzdesk.ui.days import day_in_words, short_day
from tzdesk.ui.dialogs.returns.matrix_lines import (
    LAST,
    MISSING,
    TASKS,
    UNIT,
    Category,
    Line,
    MatrixLines,
)
from tzdesk.ui.models.indexes import ROOT, AnyIndex

Role = Qt.ItemDataRole
LINE, CELL, CURRENT = Role.UserRole, Role.UserRole + 1, Role.UserRole + 2
"""The `Line` of a row, the `ReturnCell` of a period's column, whether that period is 本期."""

_HEADS = {UNIT: "单位", TASKS: "任务数", MISSING: "未报合计", LAST: "最近交回"}


class MatrixModel(QAbstractTableModel):
    """Shows a `MatrixLines`; whoever changes that calls `show_lines` again."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.listed: MatrixLines | None = None
        self._lines: list[Line] = []

    def show_lines(self, listed: MatrixLines) -> None:
        """Other lines, or the same in another order."""
        self.beginResetModel()
        self.listed, self._lines = listed, listed.lines
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() or self.listed is None else len(self.listed.columns)

    def line(self, row: int) -> Line:
        """What stands in a row."""
        return self._lines[row]

    def row_of(self, unit_uid: str) -> int:
        """The row of a unit, −1 where it is not listed."""
        places = (
            at
            for at, line in enumerate(self._lines)
            if isinstance(line, MatrixRow) and line.unit.uid == unit_uid
        )
        return next(places, -1)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._lines[index.row()], Category):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or self.listed is None:
            return None
        column = self.listed.columns[section]
        at = self.listed.place(column)
        if role == Role.DisplayRole:
            return _head_of(self.listed.matrix.periods[at]) if at >= 0 else _HEADS[column]
        if role in (Role.ToolTipRole, Role.AccessibleTextRole) and at >= 0:
            period = self.listed.matrix.periods[at]
            return f"{period.label}，{day_in_words(period.due, period.end.year)}前报送"
        return None

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or self.listed is None:
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if isinstance(line, Category):
            first = role == Role.DisplayRole and index.column() == 0
            return category_words(line) if first else None
        return self._of_unit(line, self.listed, self.listed.columns[index.column()], role)

    def _of_unit(self, row: MatrixRow, listed: MatrixLines, column: str, role: int) -> Any:
        cell = listed.cell(row, column)
        known: dict[int, Callable[[], Any]] = {
            CELL: lambda: cell,
            CURRENT: lambda: listed.place(column) == listed.matrix.current,
            Role.DisplayRole: lambda: _words(listed, row, column, cell),
            Role.ToolTipRole: lambda: _tooltip(_told(listed, row, column, cell)),
            Role.AccessibleTextRole: lambda: _told(listed, row, column, cell).replace("\n", "，"),
        }
        return known[role]() if role in known else None


def _head_of(period: Period) -> str:
    """「三季度」."""
    return short_label(period.label, period.start.year)


def category_words(line: Category) -> str:
    """「街道、乡镇　13 个单位」."""
    return f"{line.category}　{line.units} 个单位"


def _words(listed: MatrixLines, row: MatrixRow, column: str, cell: ReturnCell | None) -> str:
    if cell is not None:
        return cell_words(cell)
    if column == UNIT:
        return row.unit.name
    if column == LAST:
        return short_day(row.last, listed.today) if row.last else NOTHING
    return str(row.tasks if column == TASKS else row.missing)


def _tooltip(text: str) -> str:
    """Escaped, as Qt guesses rich text."""
    return f"<span>{escape(text)}</span>".replace("\n", "<br>")


def _told(listed: MatrixLines, row: MatrixRow, column: str, cell: ReturnCell | None) -> str:
    """A cell as a sentence: 「区水务局，2023年第三季度\\n部分未报 3/11\\n收件：纸质、盖章」."""
    if cell is None:
        return _words(listed, row, column, cell)
    period = listed.matrix.periods[listed.place(column)]
    not_asked = cell.state is ReturnState.NOT_ASKED
    said = [f"{row.unit.name}，{period.label}", cell.state.value if not_asked else cell_words(cell)]
    if ticks := tick_words(cell):
        said.append(f"收件：{ticks}")
    if cell.came_on:
        said.append(f"最近交回 {short_day(cell.came_on, listed.today)}")
    return "\n".join(said)
