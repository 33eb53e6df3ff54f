"""The tree's keys and mouse: moving, opening, editing and copying cells as in a table.

Knows no other pane.
"""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from tzdesk.ui.delegates.task_editing import Leave
from tzdesk.ui.models import task_words as words
from tzdesk.ui.models.task_columns import PLACES
from tzdesk.ui.session import Said, Session
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets import task_tree_keys as ways
from tzdesk.ui.widgets.task_tree_cells import chosen_rows
from tzdesk.ui.widgets.task_tree_copy import clipboard_data, table_of
from tzdesk.ui.widgets.task_tree_deeds import CellDeeds
from tzdesk.ui.widgets.task_tree_place import TreePlace

Key = Qt.Key
_ENTER = (Key.Key_Return, Key.Key_Enter)
_FOLD = 22
"""So far from the left a click opens and closes."""
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class TaskTreeView(TreePlace):
    """Keys, mouse, copying and editing; what is below it keeps the place and paints."""

    menu_wanted = Signal(QPoint)
    """The context menu, at a point of the viewport."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(session, parent)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setMouseTracking(True)
        self._anchor = QPersistentModelIndex()
        self.deeds = CellDeeds(self)
        keys = QKeySequence.StandardKey
        self._of_keys = (
            (keys.Copy, self.copy),
            (keys.Cut, self.deeds.cut),
            (keys.Paste, self.deeds.paste),
        )
        self.delegate.finished.connect(self._on_finished)
        self.delegate.filled.connect(self.deeds.fill_with)

    # Editing

    def edit_current(self) -> None:
        """Opens the editor of the current cell, or says why there is none."""
        index = self.currentIndex()
        if self.tree.switches(index):
            self._switch(index)
        elif self.tree.editable(index):
            if self.state() is not QAbstractItemView.State.EditingState:  # F2 in an open editor
                self.edit(index)
        elif index.isValid():
            self.say_read_only()

    def _switch(self, index: QModelIndex) -> None:
        """星标: on or off."""
        self.tree.setData(index, "否" if self.tree.value(index) else "是")

    def say_read_only(self) -> None:
        """Tells why a cell cannot be typed in."""
        self.session.said.emit(Said(words.READ_ONLY))

    def _on_finished(self, leave: Leave) -> None:
        self.setFocus()
        if leave is not Leave.STAY:
            down = leave in (Leave.DOWN, Leave.UP)
            self._go_on(1 if leave in (Leave.DOWN, Leave.RIGHT) else -1, down=down)

    def _go_on(self, step: int, *, down: bool) -> None:
        """To the next cell; where several are chosen, to the next of these, which stay so."""
        index = self.currentIndex()
        if self._wide:
            self.go((ways.task_row if down else ways.next_cell)(self, index, step))
        elif (found := ways.next_chosen(self, index, step, down=down)).isValid():
            no_update = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(found, no_update)
            self._tell()
            self.scrollTo(found)

    # Copying

    def copy(self) -> None:
        """Puts the chosen cells on the clipboard as a table; of a group alone its heading."""
        rows, index = chosen_rows(self), self.currentIndex()
        table = table_of(rows, ways.columns_of(self), self.tree.columns)
        if not rows and index.isValid():
            table = [[self.tree.words(index.siblingAtColumn(0))]]
        if table:
            QGuiApplication.clipboard().setMimeData(clipboard_data(table))

    # Keys

    def go(self, index: QModelIndex, *, extend: bool = False) -> None:
        """Makes a cell the current one; `extend` selects from the anchor to it."""
        if not index.isValid():
            return
        flag = QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        if extend:
            model.setCurrentIndex(index, flag.NoUpdate)
            model.select(ways.between(self, self.start(), index), flag.ClearAndSelect)
        else:
            self._anchor = QPersistentModelIndex(index)
            model.setCurrentIndex(index, flag.ClearAndSelect)
        self.scrollTo(index)

    def start(self) -> QModelIndex:
        """The cell where the choice began."""
        anchor = self._anchor
        return (
            self.tree.index(anchor.row(), anchor.column(), anchor.parent())
            if (anchor.isValid())
            else self.currentIndex()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        deed = next((one for keys, one in self._of_keys if event.matches(keys)), None)
        if deed:
            deed()
        elif not index.isValid() or not (self._act(event, index) or self._move(event, index)):
            self._type(event, index)

    def _act(self, event: QKeyEvent, index: QModelIndex) -> bool:
        """Keys that do something to the current cell."""
        key, held = event.key(), event.modifiers() & _HELD
        if key == Key.Key_Down and held == Qt.KeyboardModifier.AltModifier:
            self.edit_current()
        elif key in _ENTER and held == Qt.KeyboardModifier.ControlModifier:
            self.deeds.fill_chosen()
        elif key == Key.Key_D and held == Qt.KeyboardModifier.ControlModifier:
            self.deeds.fill_down()
        elif held:
            return False
        elif key == Key.Key_F2:
            self.edit_current()
        elif key in _ENTER:
            self._enter(index, back=bool(event.modifiers() & _SHIFT))
        elif key == Key.Key_Delete:
            self.deeds.clear()
        elif key == Key.Key_Space and (self._folds(index) or self.tree.switches(index)):
            (self.toggle if self._folds(index) else self._switch)(index)
        elif key in (Key.Key_Left, Key.Key_Right) and self._folds(index):
            return self._fold(index, opening=key == Key.Key_Right)
        else:
            return False
        return True

    def _enter(self, index: QModelIndex, *, back: bool) -> None:
        """Opens an editor, a group or a task; of several cells it passes read-only ones."""
        if not self._wide and not self.tree.editable(index):
            self._go_on(-1 if back else 1, down=True)
        elif self._folds(index):
            self.toggle(index)
        else:
            self.edit_current()

    def _folds(self, index: QModelIndex) -> bool:
        """Whether the cell opens and closes its row: 序号, and anywhere in a group's row."""
        return not index.parent().isValid() or self.tree.columns[index.column()].name == "number"

    def _fold(self, index: QModelIndex, *, opening: bool) -> bool:
        """→ and ← in 序号; False where the key should move instead."""
        first = index.siblingAtColumn(0)
        below = self.tree.rowCount(first) > 0
        if opening and below and not self.isExpanded(first):
            self.set_open(first, True)
        elif not opening and self.isExpanded(first):
            self.set_open(first, False)
        elif not opening and index.parent().isValid():
            self.go(index.parent().siblingAtColumn(index.column()))
        elif opening and not index.parent().isValid() and below:
            self.go(self.tree.index(0, index.column(), first))
        else:
            return not index.parent().isValid()
        return True

    def _move(self, event: QKeyEvent, index: QModelIndex) -> bool:
        """Keys that go to another cell."""
        key, held = event.key(), event.modifiers() & _HELD
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Key.Key_Tab, Key.Key_Backtab) and not held:
            backwards = extend or key == Key.Key_Backtab
            self._go_on(-1 if backwards else 1, down=False)
        elif held == Qt.KeyboardModifier.ControlModifier and key in _EDGES:
            self.go(ways.edge(self, index, key), extend=extend)
        elif key in (Key.Key_Home, Key.Key_End) and not held:
            side = Key.Key_Left if key == Key.Key_Home else Key.Key_Right
            self.go(ways.edge(self, index, side), extend=extend)
        elif key in _VERTICAL and not held:
            self.go(self.moveCursor(_VERTICAL[Key(key)], event.modifiers()), extend=extend)
        elif key in (Key.Key_Left, Key.Key_Right) and not held:
            step = 1 if key == Key.Key_Right else -1
            self.go(ways.beside(self, index, step), extend=extend)
        else:
            return False
        return True

    def _type(self, event: QKeyEvent, index: QModelIndex) -> None:
        """Typing edits white cells, and is answered in the others."""
        printable = event.text() and event.text().isprintable() and not event.modifiers() & _HELD
        if printable and index.isValid() and not self.tree.editable(index):
            self.say_read_only()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Tab stays in the tree; F6 leaves it."""
        return False

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._anchor = QPersistentModelIndex(index)
        if event.button() == Qt.MouseButton.LeftButton and self._on_chevron(index, at.x()):
            self.go(index)
            self.toggle(index)
        else:
            super().mousePressEvent(event)
            self._press_switch(event, index)

    def _press_switch(self, event: QMouseEvent, index: QModelIndex) -> None:
        chooses = event.modifiers() & (_HELD | Qt.KeyboardModifier.ShiftModifier)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and not chooses and self.tree.switches(index):
            self._switch(index)

    def _on_chevron(self, index: QModelIndex, x: int) -> bool:
        if not index.isValid() or not self._folds(index):
            return False
        left = self.columnViewportPosition(PLACES["number"]) if index.parent().isValid() else 0
        return 0 <= x - left < current_theme().sizes.scaled(_FOLD)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and self._folds(index):
            if not self._on_chevron(index, at.x()):
                self.toggle(index)
        else:
            super().mouseDoubleClickEvent(event)
            self._press_switch(event, index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # The key asks for the menu of the current cell, wherever the pointer is.
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        rect = self.visualRect(self.currentIndex())
        at = self.viewport().mapFrom(self, event.pos()) if by_mouse else rect.center()
        self.menu_wanted.emit(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hover(self.indexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.hover(QModelIndex())
        super().leaveEvent(event)


_VERTICAL = {
    Key.Key_Up: QAbstractItemView.CursorAction.MoveUp,
    Key.Key_Down: QAbstractItemView.CursorAction.MoveDown,
    Key.Key_PageUp: QAbstractItemView.CursorAction.MovePageUp,
    Key.Key_PageDown: QAbstractItemView.CursorAction.MovePageDown,
}
_EDGES = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End)
