"""The leaders in their ranking as a table: Alt+↑ ↓ and the mouse move one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from tzdesk.services.leaders import LeaderEntry
from tzdesk.ui.models.indexes import ROOT, AnyIndex
from tzdesk.ui.widgets.plain_table import PlainTable

Role = Qt.ItemDataRole
DRAGGED = "application/x-tzdesk-leader"
HEADS = ("顺序", "领导", "牵头", "协同", "接任")
WIDTHS = (52, 0, 64, 64, 210)
_COUNTS = (0, 2, 3)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LeaderModel(QAbstractTableModel):
    """Tells what was dropped; moves nothing itself."""

    dropped = Signal(str, str)
    """A leader's uid, and the one before whom it was dropped ("" behind all)."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.entries: tuple[LeaderEntry, ...] = ()
        self._writable = False

    def show_entries(self, entries: Sequence[LeaderEntry], *, writable: bool) -> None:
        """Others, or the same otherwise."""
        self.beginResetModel()
        self.entries, self._writable = tuple(entries), writable
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole and section in _COUNTS:
            return _RIGHT
        return HEADS[section] if role == Role.DisplayRole else None

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cells = leader_cells(index.row() + 1, self.entries[index.row()])
        if role == Role.TextAlignmentRole and index.column() in _COUNTS:
            return _RIGHT
        if role == Role.AccessibleTextRole and index.column() == 0:
            return "，".join(f"{head} {cell}" for head, cell in zip(HEADS, cells, strict=True))
        return cells[index.column()] if role in (Role.DisplayRole, Role.ToolTipRole) else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self._writable:
            return flags
        more = Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled
        return flags | more

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(DRAGGED, self.entries[indexes[0].row()].uid.encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        """Told at once; the rows move when the ledger has changed."""
        del action, column
        if not data.hasFormat(DRAGGED) or parent.isValid():
            return False
        uid = bytes(data.data(DRAGGED).data()).decode()
        before = self.entries[row].uid if 0 <= row < len(self.entries) else ""
        if uid != before:
            self.dropped.emit(uid, before)
        return False


def leader_cells(rank: int, entry: LeaderEntry) -> tuple[str, ...]:
    """What stands in the columns."""
    after = "；".join(f"{one.start.isoformat()} 起 {one.name}" for one in entry.successions)
    name = entry.name if entry.shown == entry.name else f"{entry.shown}（原{entry.name}）"
    return str(rank), name, str(entry.lead), str(entry.assist), after or "—"


class LeaderTable(PlainTable):
    """Says which leader is in front, and where one should stand."""

    moved = Signal(str, str)
    """A leader's uid, and the one to stand before ("" behind all)."""
    reached = Signal()
    """Another row is the current one."""
    rename_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        self.leaders = LeaderModel()
        super().__init__("领导", self.leaders, WIDTHS, parent)
        self.leaders.setParent(self)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        # Once Qt has ended the drag: what follows builds the rows anew.
        self.leaders.dropped.connect(self.moved, Qt.ConnectionType.QueuedConnection)
        self.selectionModel().currentChanged.connect(lambda *_: self.reached.emit())

    @property
    def current(self) -> LeaderEntry | None:
        """The leader in front."""
        at = self.currentIndex().row()
        return self.leaders.entries[at] if 0 <= at < len(self.leaders.entries) else None

    def show_entries(self, entries: Sequence[LeaderEntry], *, writable: bool) -> None:
        """Others, or in another order; the leader in front stays in front."""
        current = self.current
        at = max(self.currentIndex().row(), 0)
        self.leaders.show_entries(entries, writable=writable)
        known = [one.uid for one in entries]
        if current and current.uid in known:
            at = known.index(current.uid)
        if entries:
            self.selectRow(min(at, len(entries) - 1))
        self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._shift(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _shift(self, step: int) -> None:
        current, entries = self.current, self.leaders.entries
        at = self.currentIndex().row() + step
        if current and 0 <= at < len(entries):
            before = at if step < 0 else at + 1
            self.moved.emit(current.uid, entries[before].uid if before < len(entries) else "")
