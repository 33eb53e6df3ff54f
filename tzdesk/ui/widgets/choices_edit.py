"""What a list offers, to be written: a field that adds, rows that are renamed, moved and removed.

Remembers under which word a choice came in, so that renaming one is told from another one. Knows
no ledger.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.buttons import verb_button

_FIELD, _LIST = "新选项", "选项"
_HINT = "输入一个选项，按回车添加"
_ROWS = 6
_CAME_AS = Qt.ItemDataRole.UserRole
Key = Qt.Key


class _Field(QLineEdit):
    """Enter adds what is typed; with nothing typed it is the dialog's."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Key.Key_Return, Key.Key_Enter) and self.text().strip():
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class _List(QListWidget):
    """F2 renames, Delete removes, Alt and an arrow move."""

    changed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, held = self.currentRow(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if held and event.key() in (Key.Key_Up, Key.Key_Down):
            self.shift(-1 if event.key() == Key.Key_Up else 1)
        elif event.key() == Key.Key_Delete and at >= 0:
            self.remove()
        else:
            super().keyPressEvent(event)

    def shift(self, step: int) -> None:
        """The current choice one place up or down."""
        at = self.currentRow()
        if at >= 0 and 0 <= at + step < self.count():
            self.insertItem(at + step, self.takeItem(at))
            self.setCurrentRow(at + step)
            self.changed.emit()

    def remove(self) -> None:
        """The current choice goes."""
        if self.currentRow() >= 0:
            self.takeItem(self.currentRow())
            self.changed.emit()


class ChoicesEdit(QWidget):
    """`changed` tells that the choices are others."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.field = _Field()
        self.field.setPlaceholderText(_HINT)
        self.field.setAccessibleName(_FIELD)
        self.field.entered.connect(self.add_typed)
        self.field.textChanged.connect(lambda _text: self.changed.emit())
        self.list = _List()
        self.list.setAccessibleName(_LIST)
        self.list.setProperty("framed", True)
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.list.setMinimumHeight(_ROWS * current_theme().sizes.list_row)
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        self.list.changed.connect(self.changed)
        self.buttons = [
            verb_button("添加", self.add_typed),
            verb_button("改名", self.rename, keys="F2"),
            verb_button("上移", lambda: self.list.shift(-1), keys="Alt+↑"),
            verb_button("下移", lambda: self.list.shift(1), keys="Alt+↓"),
            verb_button("删除", self.list.remove, keys="Delete"),
        ]
        self._arrange()

    def _arrange(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(6)
        left.addWidget(self.field)
        left.addWidget(self.list, 1)
        for button in self.buttons:
            right.addWidget(button)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(left, 1)
        row.addLayout(right)

    def show_choices(self, choices: Sequence[str]) -> None:
        """These, as they come in."""
        self.list.clear()
        for one in choices:
            self._put(one, one)

    def add_typed(self) -> None:
        """What is typed becomes the last choice."""
        if text := self.field.text().strip():
            self._put(text, "")
            self.field.clear()
            self.changed.emit()

    def rename(self) -> None:
        """Opens the current choice for typing."""
        if item := self.list.currentItem():
            self.list.setFocus()
            self.list.editItem(item)

    def _put(self, text: str, came_as: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        item.setData(_CAME_AS, came_as)
        item.setSizeHint(QSize(0, current_theme().sizes.list_row))
        self.list.addItem(item)
        self.list.setCurrentItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(at) for at in range(self.list.count())]

    @property
    def choices(self) -> tuple[str, ...]:
        """All, what is typed and not added yet behind them: it is meant, too."""
        typed = self.field.text().strip()
        return (*(item.text() for item in self._items()), *([typed] if typed else ()))

    @property
    def renamed(self) -> dict[str, str]:
        """Those that came in under another word, by that word."""
        pairs = ((item.data(_CAME_AS), item.text()) for item in self._items())
        return {before: after for before, after in pairs if before and before != after}
