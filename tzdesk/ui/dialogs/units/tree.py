"""The units as a view: arrows over cells, F2 edits, Alt+↑ ↓ and the mouse move a unit."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from tzdesk.domain.records import UnitCategory
from tzdesk.ui.dialogs.units.delegate import UnitDelegate
from tzdesk.ui.dialogs.units.lines import COLUMNS, UnitGroup, UnitLine
from tzdesk.ui.dialogs.units.model import ENTRY, UnitModel
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.group_tree import GroupTree

_NAME_LEAST, _NAMES_AT = 150, [name for name, _, _ in COLUMNS].index("names")


class UnitTree(GroupTree):
    """Shows units; what is to become of them it says."""

    rename_wanted = Signal()
    moved = Signal(str, object, str)
    """A unit's uid, its `UnitCategory` from now on, the unit to stand before ("" behind all)."""
    reached = Signal()
    """Another row is the current one."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__("单位", parent)
        self.units = UnitModel(self)
        self.setModel(self.units)
        self.setItemDelegate(UnitDelegate(self))
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        # Once Qt has ended the drag: what follows builds the rows anew.
        self.units.dropped.connect(self.moved, Qt.ConnectionType.QueuedConnection)
        self.selectionModel().currentChanged.connect(lambda *_: self.reached.emit())
        self._closed: set[UnitCategory] = set()
        self.expanded.connect(lambda index: self._remember(index, opened=True))
        self.collapsed.connect(lambda index: self._remember(index, opened=False))

    def is_group(self, index: QModelIndex) -> bool:
        return isinstance(index.data(ENTRY), UnitGroup)

    @property
    def closed(self) -> list[str]:
        """The categories that are closed, by name."""
        return [one.name for one in UnitCategory if one in self._closed]

    def fold(self, names: Sequence[str]) -> None:
        """Closes these categories from now on."""
        self._closed = {one for one in UnitCategory if one.name in names}

    @property
    def current(self) -> UnitLine | None:
        """The current unit."""
        entry = self.currentIndex().data(ENTRY)
        return entry if isinstance(entry, UnitLine) else None

    def show_groups(self, groups: Sequence[UnitGroup], *, writable: bool) -> None:
        """Others, or the same changed; the current unit stays current, else its place does."""
        current, column = self.current, max(self.currentIndex().column(), 0)
        self.units.show_groups(groups, writable=writable)
        for row, group in enumerate(groups):
            self.setFirstColumnSpanned(row, QModelIndex(), True)
            self.setExpanded(self.units.index(row, 0), group.category not in self._closed)
        self.go(current.uid if current else "", column)

    def go(self, uid: str, column: int = 0) -> None:
        """Makes a unit the current one, else the first."""
        found = self.units.index_of(uid)
        if not found.isValid():
            first = next((at for at, one in enumerate(self.units.groups) if one.lines), None)
            found = QModelIndex()
            if first is not None:
                found = self.units.index(0, 0, self.units.index(first, 0))
        if found.isValid():
            self.setCurrentIndex(found.siblingAtColumn(column))
        self.reached.emit()

    def edit_current(self) -> None:
        """F2: the contact or the number in its cell, else the name."""
        index = self.currentIndex()
        if self.units.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        elif self.current:
            self.rename_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, steps = event.key(), {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_F2:
            self.edit_current()
        elif key in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._shift(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go_aside(1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self.is_group(index):
            if not self.on_chevron(event.position().toPoint()):
                self.switch(index)
        elif index.isValid():
            self.setCurrentIndex(index)
            self.edit_current()

    def fit_columns(self) -> None:
        """The name takes what is left; where that is little, the other names give way."""
        px = current_theme().sizes.scaled
        room = self.viewport().width()
        widths = [px(width) if width else 0 for _, _, width in COLUMNS]
        short = max(0, px(_NAME_LEAST) - (room - sum(widths)))
        widths[_NAMES_AT] = max(widths[_NAMES_AT] - short, px(60))
        widths[0] = max(room - sum(widths), px(_NAME_LEAST))
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)

    def _shift(self, step: int) -> None:
        """Before the one above, or behind the one below, within the category."""
        index, line = self.currentIndex(), self.current
        group = self.units.group(index.parent()) if line else None
        at = index.row() + step
        if line is None or group is None or not 0 <= at < len(group.lines):
            return
        before = at if step < 0 else at + 1
        uid = group.lines[before].uid if before < len(group.lines) else ""
        self.moved.emit(line.uid, group.category, uid)

    def _go_aside(self, step: int) -> None:
        index = self.currentIndex()
        if self.is_group(index):
            self.setExpanded(index, step > 0)
        elif index.siblingAtColumn(index.column() + step).isValid():
            self.setCurrentIndex(index.siblingAtColumn(index.column() + step))

    def _remember(self, index: QModelIndex, *, opened: bool) -> None:
        if group := self.units.group(index):
            (self._closed.discard if opened else self._closed.add)(group.category)
