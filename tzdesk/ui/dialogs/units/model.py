"""The units as a tree of categories that takes drops. Indexes carry integers only.

What was typed or dropped is told, not written.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from tzdesk.domain.records import UnitCategory
from tzdesk.ui.dialogs.units.lines import COLUMNS, EDITABLE, NAMES, UnitGroup, UnitLine

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ENTRY = Role.UserRole
ROOT = QModelIndex()
DRAGGED = "application/x-tzdesk-unit"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class UnitModel(QAbstractItemModel):
    """Two levels: categories and their units."""

    typed = Signal(str, str, str)
    """A unit's uid, 联系人 or 联系电话 by name, and what was typed there."""
    dropped = Signal(str, object, str)
    """A unit's uid, the `UnitCategory` it was dropped in, the unit it was dropped before or ""."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.groups: tuple[UnitGroup, ...] = ()
        self._writable = False

    def show_groups(self, groups: Sequence[UnitGroup], *, writable: bool) -> None:
        """Other units, or the same otherwise."""
        self.beginResetModel()
        self.groups, self._writable = tuple(groups), writable
        self.endResetModel()

    def group(self, index: Index) -> UnitGroup | None:
        """The category of a top-level row."""
        return self.groups[index.row()] if index.isValid() and not index.internalId() else None

    def line(self, index: Index) -> UnitLine | None:
        """The unit of a row."""
        at = index.internalId() if index.isValid() else 0
        return self.groups[at - 1].lines[index.row()] if at else None

    def index_of(self, uid: str) -> QModelIndex:
        """A unit's first index; none where it is not shown."""
        for at, group in enumerate(self.groups):
            for row, line in enumerate(group.lines):
                if line.uid == uid:
                    return self.index(row, 0, self.index(at, 0))
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = ROOT) -> Any:
        at = index.internalId() if index.isValid() else 0
        return self.createIndex(at - 1, 0, 0) if at else QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        if not parent.isValid():
            return len(self.groups)
        group = self.group(parent)
        return len(group.lines) if group and parent.column() == 0 else 0

    def columnCount(self, _parent: Index = ROOT) -> int:
        return len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole and NAMES[section] == "tasks":
            return _RIGHT
        return COLUMNS[section][1] if role == Role.DisplayRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        group, line = self.group(index), self.line(index)
        if role == ENTRY:
            return group or line
        if group:
            return self._of_group(group, index, role)
        return self._of_unit(line, NAMES[index.column()], index, role) if line else None

    def _of_group(self, group: UnitGroup, index: Index, role: int) -> str | None:
        shown = role in (Role.DisplayRole, Role.AccessibleTextRole) and index.column() == 0
        return f"{group.category.value}　{group.told}" if shown else None

    def _of_unit(self, line: UnitLine, name: str, index: Index, role: int) -> str | None:
        if role == Role.AccessibleTextRole and index.column() == 0:
            return line.said
        roles = (Role.DisplayRole, Role.ToolTipRole, Role.EditRole)
        return line.word(name) if role in roles else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self._writable:
            return flags
        if not index.isValid() or self.group(index):
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        line = self.line(index)
        if line and not line.collective and NAMES[index.column()] in EDITABLE:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        line, name = self.line(index), NAMES[index.column()]
        text = str(value).strip()
        if role != Role.EditRole or line is None or text == line.word(name):
            return False
        self.typed.emit(line.uid, name, text)
        return True

    # Dragging

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        line = next((one for index in indexes if (one := self.line(index))), None)
        data.setData(DRAGGED, (line.uid if line else "").encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        del action, row, column
        return data.hasFormat(DRAGGED) and self._category(parent) is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Told at once; the rows move when the ledger has changed."""
        del action, column
        category, group = self._category(parent), self.group(parent)
        if category is None or group is None or not data.hasFormat(DRAGGED):
            return False
        lines = group.lines
        before = lines[row].uid if 0 <= row < len(lines) else ""
        uid = bytes(data.data(DRAGGED).data()).decode()
        if uid != before:
            self.dropped.emit(uid, category, before)
        return False

    def _category(self, parent: Index) -> UnitCategory | None:
        group = self.group(parent)
        return group.category if group else None
