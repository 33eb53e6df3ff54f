"""The list of units as a tree of categories, with ticks and the name of each unit's file.

Indexes carry integers only. Ticking changes the selection at once; a contact that was typed is
told, not written.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from tzdesk.domain.contacts import contact_text, split_contact
from tzdesk.ui.dialogs.dispatch.selection import NOTHING, Selection, UnitGroup, UnitLine
from tzdesk.ui.models.indexes import AnyIndex
from tzdesk.ui.models.two_levels import GroupModel

ENTRY = Qt.ItemDataRole.UserRole
COLUMNS = (
    ("tick", "", 30),
    ("unit", "责任单位", 216),
    ("tasks", "任务数", 62),
    ("contact", "联系人／电话", 122),
    ("last", "上期", 92),
    ("file", "文件名预览", 0),
)
"""Name, head, width at 100 % (0: what is left)."""
NAMES = tuple(name for name, _, _ in COLUMNS)
UNFILLED = "未填"
_SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


class UnitModel(GroupModel[UnitGroup, UnitLine]):
    """Categories and their units."""

    columns, numbers = COLUMNS, ("tasks",)

    ticked = Signal()
    """Some ticks are others."""
    contact_typed = Signal(str, str, str)
    """A unit's uid, contact and phone."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._selection = Selection(())
        self._files: Mapping[str, str] = {}
        self._writable = False

    def show_selection(self, selection: Selection, *, writable: bool) -> None:
        """Other units, or others of them."""
        self.beginResetModel()
        self._selection, self._writable = selection, writable
        self.groups = selection.groups
        self.endResetModel()

    def show_files(self, files: Mapping[str, str]) -> None:
        """Each unit's file name; ticks may be others, too."""
        self._files = files
        for at, group in enumerate(self.groups):
            parent = self.index(at, 0)
            self.dataChanged.emit(parent, self.index(at, len(COLUMNS) - 1))
            last = self.index(len(group.lines) - 1, len(COLUMNS) - 1, parent)
            self.dataChanged.emit(self.index(0, 0, parent), last)

    def check_state(self, index: AnyIndex) -> Qt.CheckState | None:
        """The tick of a row; None where there can be none."""
        group, line = self.group(index), self.line(index)
        lines = [one for one in (group.lines if group else (line,)) if one and not one.why]
        ticked = sum(self._selection.is_ticked(one) for one in lines)
        if not lines:
            return None
        if ticked in (0, len(lines)):
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return Qt.CheckState.PartiallyChecked

    def toggle(self, index: AnyIndex) -> None:
        """Turns the tick of a unit or of a whole category."""
        state = self.check_state(index)
        group, line = self.group(index), self.line(index)
        lines = group.lines if group else (line,) if line else ()
        if state is not None:
            self._selection.tick(lines, on=state is not Qt.CheckState.Checked)
            self.ticked.emit()

    def file_of(self, line: UnitLine) -> str:
        """The name of its file, or why it has none."""
        return line.why or self._files.get(line.uid, NOTHING)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        line = self.line(index)
        if line and not line.why and self._writable and NAMES[index.column()] == "contact":
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        group, line = self.group(index), self.line(index)
        if role == ENTRY:
            return group or line
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return self._said(index)
        if group:
            return f"{group.category.value}　{group.told}" if role in _SHOWN else None
        return self._unit_data(line, NAMES[index.column()], role) if line else None

    def _unit_data(self, line: UnitLine, name: str, role: int) -> str | None:
        if role == Qt.ItemDataRole.EditRole:
            return contact_text(line.contact, line.phone)
        return self._word(line, name) if role in _SHOWN else None

    def _word(self, line: UnitLine, name: str) -> str:
        match name:
            case "unit":
                return line.name
            case "tasks":
                return str(len(line.tasks))
            case "contact":
                known = contact_text(line.contact, line.phone)
                return known or (NOTHING if line.why else UNFILLED)
            case "last":
                return line.last
            case "file":
                return self.file_of(line)
            case _:
                return ""

    def _said(self, index: AnyIndex) -> str:
        """The whole row in words, tick first."""
        group, line = self.group(index), self.line(index)
        ticks = {
            Qt.CheckState.Checked: "已选",
            Qt.CheckState.Unchecked: "未选",
            Qt.CheckState.PartiallyChecked: "部分已选",
        }
        state = self.check_state(index)
        tick = ticks[state] if state else "不能选"
        if group:
            return f"{group.category.value}，{group.told}，{tick}"
        assert line is not None
        words = [self._word(line, name) for name in NAMES[1:]]
        return (
            f"{words[0]}，{tick}，{words[1]} 项任务，联系人 {words[2]}，上期{words[3]}，{words[4]}"
        )

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.line(index)
        if role != Qt.ItemDataRole.EditRole or line is None:
            return False
        contact, phone = split_contact(str(value))
        if (contact, phone) == (line.contact, line.phone):
            return False
        self.contact_typed.emit(line.uid, contact, phone)
        return True
