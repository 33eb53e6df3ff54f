"""The list of units as a view: ticks by Space or a click, F2 for the contact, Enter for members."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from tzdesk.domain.records import UnitCategory
from tzdesk.ui.dialogs.dispatch.selection import Selection, UnitGroup, UnitLine
from tzdesk.ui.dialogs.dispatch.unit_delegate import UnitDelegate, group_box
from tzdesk.ui.dialogs.dispatch.unit_model import COLUMNS, ENTRY, NAMES, UnitModel
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.group_tree import GroupTree

CONTACT = NAMES.index("contact")
_FILE_WANTED, _FILE_LEAST, _UNIT_GIVES, _BESIDE_BOX = 260, 120, 66, 24


class UnitTree(GroupTree):
    """Shows the selection and changes its ticks."""

    members_wanted = Signal(object)
    """Members of this `UnitLine` should be given."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__("责任单位", parent)
        self.units = UnitModel(self)
        self.setModel(self.units)
        delegate = UnitDelegate(self.units, self)
        delegate.members_wanted.connect(self.members_wanted)
        self.setItemDelegate(delegate)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self._closed: set[UnitCategory] = set()
        self.expanded.connect(lambda index: self._remember(index, opened=True))
        self.collapsed.connect(lambda index: self._remember(index, opened=False))

    def is_group(self, index: QModelIndex) -> bool:
        return isinstance(index.data(ENTRY), UnitGroup)

    def show_selection(self, selection: Selection, *, writable: bool) -> None:
        """Others, or the same changed: what is closed stays so, the current unit stays current."""
        current = self.currentIndex().data(ENTRY)
        self.units.show_selection(selection, writable=writable)
        for row in range(self.units.rowCount()):
            index = self.units.index(row, 0)
            self.setFirstColumnSpanned(row, QModelIndex(), True)
            group = self.units.group(index)
            self.setExpanded(index, bool(group and group.category not in self._closed))
        uid = current.uid if isinstance(current, UnitLine) else ""
        found = self.units.index_of(uid) if uid else QModelIndex()
        first = self.units.index(0, 0, self.units.index(0, 0))
        self.setCurrentIndex(found if found.isValid() else first)

    def edit_contact(self) -> None:
        """Opens the contact of the current unit for typing."""
        index = self.currentIndex().siblingAtColumn(CONTACT)
        if self.units.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        entry = index.data(ENTRY)
        key = event.key()
        if self.state() == QAbstractItemView.State.EditingState or entry is None:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            self.units.toggle(index.siblingAtColumn(0))
        elif key == Qt.Key.Key_F2:
            self.edit_contact()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and _nameable(entry):
            self.members_wanted.emit(entry)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        beside = at.x() > group_box(self.visualRect(index)).right() + _BESIDE_BOX
        if self.is_group(index) and beside:
            self.switch(index)
        else:
            super().mouseDoubleClickEvent(event)

    def fit_columns(self) -> None:
        """The last column takes what is left; where that is little, the names give way."""
        px = current_theme().sizes.scaled
        room = self.viewport().width()
        fixed = sum(px(width) for _, _, width in COLUMNS)
        short = max(0, fixed + px(_FILE_WANTED) - room)
        given = min(short, px(_UNIT_GIVES))
        for at, (name, _, width) in enumerate(COLUMNS):
            rest = max(room - fixed + given, px(_FILE_LEAST))
            kept = px(width or 1) - (given if name == "unit" else 0)
            self.setColumnWidth(at, kept if width else rest)

    def _remember(self, index: QModelIndex, *, opened: bool) -> None:
        group = self.units.group(index)
        if group and opened:
            self._closed.discard(group.category)
        elif group:
            self._closed.add(group.category)


def _nameable(entry: object) -> bool:
    return isinstance(entry, UnitLine) and entry.nameable
