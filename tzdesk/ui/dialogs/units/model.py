"""The units as a tree of categories that takes drops. Indexes carry integers only.

What was typed or dropped is told, not written.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from tzdesk.domain.records import UnitCategory
from tzdesk.ui.dialogs.units.lines import COLUMNS, EDITABLE, NAMES, UnitGroup, UnitLine
from tzdesk.ui.models.indexes import AnyIndex
from tzdesk.ui.models.two_levels import GroupModel

Role = Qt.ItemDataRole
ENTRY = Role.UserRole
DRAGGED = "application/x-tzdesk-unit"


class UnitModel(GroupModel[UnitGroup, UnitLine]):
    """Categories and their units."""

    columns, numbers = COLUMNS, ("tasks",)

    typed = Signal(str, str, str)
    """A unit's uid, 联系人 or 联系电话 by name, and what was typed there."""
    dropped = Signal(str, object, str)
    """A unit's uid, the `UnitCategory` it was dropped in, the unit it was dropped before or ""."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._writable = False

    def show_groups(self, groups: Sequence[UnitGroup], *, writable: bool) -> None:
        """Other units, or the same otherwise."""
        self.beginResetModel()
        self.groups, self._writable = tuple(groups), writable
        self.endResetModel()

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        group, line = self.group(index), self.line(index)
        if role == ENTRY:
            return group or line
        if group:
            return self._of_group(group, index, role)
        return self._of_unit(line, NAMES[index.column()], index, role) if line else None

    def _of_group(self, group: UnitGroup, index: AnyIndex, role: int) -> str | None:
        shown = role in (Role.DisplayRole, Role.AccessibleTextRole) and index.column() == 0
        return f"{group.category.value}　{group.told}" if shown else None

    def _of_unit(self, line: UnitLine, name: str, index: AnyIndex, role: int) -> str | None:
        if role == Role.AccessibleTextRole and index.column() == 0:
            return line.said
        roles = (Role.DisplayRole, Role.ToolTipRole, Role.EditRole)
        return line.word(name) if role in roles else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
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

    def setData(self, index: AnyIndex, value: Any, role: int = Role.EditRole) -> bool:
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
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        del action, row, column
        return data.hasFormat(DRAGGED) and self._category(parent) is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
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

    def _category(self, parent: AnyIndex) -> UnitCategory | None:
        group = self.group(parent)
        return group.category if group else None
