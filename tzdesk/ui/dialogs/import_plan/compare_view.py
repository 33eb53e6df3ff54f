"""与台账比较: every point in which a known plan differs, with a tick for each.

Vanished tasks are listed without a tick: they stay in the ledger. Knows no import.
"""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent
from PySide6.QtWidgets import QWidget

from tzdesk.services.comparing import VANISHED, Difference
from tzdesk.ui.dialogs.import_plan.confirmation import Confirmation
from tzdesk.ui.models.indexes import ROOT, AnyIndex
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.plain_table import PlainTable

_HEADS = ("", "序号", "栏目", "台账", "方案")
_WIDTHS = (34, 56, 88, 0, 0)
_STAYS = "台账中保留，不删除"
_TICK, _NUMBER, _LABEL, _OLD, _NEW = range(5)


class CompareModel(QAbstractTableModel):
    """The points of one comparison."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._confirmation: Confirmation | None = None
        self._points: tuple[Difference, ...] = ()

    def show_comparison(self, confirmation: Confirmation) -> None:
        """Another comparison."""
        self.beginResetModel()
        self._confirmation = confirmation
        self._points = confirmation.comparison.differences
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._points)

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == _TICK and self._points[index.row()].selectable:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._confirmation is None:
            return None
        point = self._points[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == _TICK:
            on = self._confirmation.ticked(point)
            checked = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            return checked if point.selectable else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _words(point, index.column())
        if role == Qt.ItemDataRole.ForegroundRole:
            return QBrush(current_theme().colour(_ink(point, index.column())))
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        point = self._points[index.row()]
        if role != Qt.ItemDataRole.CheckStateRole or not self._confirmation:
            return False
        self._confirmation.tick(point, Qt.CheckState(value) is Qt.CheckState.Checked)
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def toggle(self, row: int) -> None:
        """Ticks or clears a row."""
        index = self.index(row, _TICK)
        if self._points[row].selectable and self._confirmation:
            on = self._confirmation.ticked(self._points[row])
            state = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
            self.setData(index, state, Qt.ItemDataRole.CheckStateRole)


def _words(point: Difference, column: int) -> str:
    match column:
        case 1:
            return point.number or "—"
        case 2:
            return point.label
        case 3:
            return point.old if point.old is not None else "—"
        case 4 if point.label == VANISHED:
            return _STAYS
        case 4:
            return point.new or "—"
        case _:
            return ""


def _ink(point: Difference, column: int) -> str:
    muted = column in (_NUMBER, _LABEL) or (column == _NEW and point.label == VANISHED)
    if muted:
        return "text_muted"
    return "text_secondary" if column == _OLD else "text"


class CompareView(PlainTable):
    """Space ticks."""

    def __init__(self, parent: QWidget | None = None):
        self.points = CompareModel()
        super().__init__("与台账比较", self.points, _WIDTHS, parent)
        self.points.setParent(self)
        self.setWordWrap(True)

    @property
    def row_height(self) -> int:
        """Two lines."""
        return current_theme().sizes.row_standard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.points.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
