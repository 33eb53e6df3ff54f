"""The life of an editor in the tree: opened, filled, judged, committed or given up.

A refused value stays in its editor with the reason in a line below. Where the current cell goes
afterwards is the view's business: `finished` says what was pressed.
"""

from enum import Enum

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tzdesk.domain.fields import Field
from tzdesk.services.editing import refusal
from tzdesk.ui.delegates.cell_editors import (
    CellEditor,
    TextEditor,
    editor_for,
    fitted,
)
from tzdesk.ui.delegates.list_editors import ListEditor, Picked
from tzdesk.ui.delegates.refusal_line import RefusalLine
from tzdesk.ui.models.indexes import AnyIndex
from tzdesk.ui.models.task_tree import TaskTreeModel

_STAYS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


_LEFT = "left"
"""Set on an editor that is done with."""


class Leave(Enum):
    """How an editor was left."""

    STAY = "stay"
    DOWN = "down"
    UP = "up"
    RIGHT = "right"
    LEFT = "left"


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS = {
    Qt.Key.Key_Return: (Leave.DOWN, Leave.UP),
    Qt.Key.Key_Enter: (Leave.DOWN, Leave.UP),
    Qt.Key.Key_Tab: (Leave.RIGHT, Leave.LEFT),
    Qt.Key.Key_Backtab: (Leave.LEFT, Leave.LEFT),
}
"""What a key does, alone and with Shift."""


class EditingDelegate(QStyledItemDelegate):
    """Editors by the kind of field that a column shows."""

    finished = Signal(object)
    """A `Leave`, after the value was written."""
    filled = Signal(str, object)
    """Ctrl+Enter: the field, and the value that all chosen cells should hold."""

    def __init__(self, model: TaskTreeModel, parent: QWidget):
        super().__init__(parent)
        self._model = model
        self._line: RefusalLine | None = None
        self._editor: QWidget | None = None

    def typed_text(self) -> str | None:
        """The long text that is being typed; None where none is, or nothing was changed yet."""
        editor = self._editor
        if not isinstance(editor, TextEditor) or editor.property(_LEFT):
            return None
        return editor.typed() if editor.document().isModified() else None

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        field = self._field(index)
        editor = editor_for(field, parent)
        editor.setProperty("field", field.name)
        editor.setAccessibleName(field.label)
        if isinstance(editor, ListEditor):
            editor.list.picked.connect(lambda how: self._on_picked(editor, how))
            editor.list.given_up.connect(lambda: self._give_up(editor))
        self._editor = editor
        return editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        if isinstance(editor, CellEditor):
            editor.show_value(self._model.value(index))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex
    ) -> None:
        cell = option.rect  # type: ignore[attr-defined]
        editor.setGeometry(fitted(editor, cell))
        if self._line:
            self._line.stand_below(editor)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        if isinstance(editor, CellEditor):
            reading = self._field(index).read(editor.typed())
            if not reading.problem and reading.value != self._model.value(index):
                model.setData(index, editor.typed())

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        self._clear_line()
        self._editor = None
        super().destroyEditor(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if not isinstance(editor, CellEditor):
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(editor, event)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            return False
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            inside = isinstance(editor, ListEditor) and editor.list.opened
            if event.reason() not in _STAYS and not inside:
                self._finish(editor, Leave.STAY)
            return False
        return False

    def _pressed(self, editor: CellEditor, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._give_up(editor)
            return True
        own = event.modifiers() & (
            Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
        )
        if key in _ENTER and own == Qt.KeyboardModifier.ControlModifier:
            self._fill(editor)
            return True
        if key not in _KEYS or own:
            self._clear_line()
            return False
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._finish(editor, _KEYS[key][shifted])
        return True

    def _on_picked(self, editor: CellEditor, how: Picked) -> None:
        if how is Picked.FOR_ALL:
            self._fill(editor)
        else:
            self._finish(editor, Leave.DOWN if how is Picked.BY_ENTER else Leave.STAY)

    def _fill(self, editor: CellEditor) -> None:
        """Closes the editor and hands its value over for all chosen cells, if it can be taken."""
        field = self._model.fields[editor.property("field")]
        typed = editor.typed()
        reading = field.read(typed)
        if reading.problem:
            self._refuse(editor, refusal(field, typed, reading))
            return
        self._give_up(editor)
        self.filled.emit(field.name, reading.value)

    def _give_up(self, editor: QWidget) -> None:
        editor.setProperty(_LEFT, True)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
        self.finished.emit(Leave.STAY)

    def _finish(self, editor: CellEditor, leave: Leave) -> None:
        """Writes the value and closes, or says below the editor why it cannot be taken."""
        if editor.property(_LEFT):
            return
        field = self._model.fields[editor.property("field")]
        reading = field.read(editor.typed())
        if reading.problem:
            self._refuse(editor, refusal(field, editor.typed(), reading))
            return
        # Closing takes the focus away, which would write once more; and the row may leave with it.
        editor.setProperty(_LEFT, True)
        self.commitData.emit(editor)
        if self._editor is editor:
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.finished.emit(leave)

    def _refuse(self, editor: CellEditor, why: str) -> None:
        self._clear_line()
        self._line = RefusalLine(why, editor.parentWidget())
        self._line.stand_below(editor)
        editor.setProperty("invalid", True)
        editor.style().unpolish(editor)
        editor.style().polish(editor)
        editor.setAccessibleDescription(why)

    def _clear_line(self) -> None:
        if self._line:
            self._line.hide()
            self._line.deleteLater()
            self._line = None

    def _field(self, index: AnyIndex) -> Field:
        field = self._model.columns[index.column()].field
        assert field is not None, "only columns of the catalogue are edited"
        return field
