"""列…: which columns the present grouping shows, in what order, how wide and how sorted.

All of it can be done with the mouse on the heads, too; here is the way for the keyboard. Every
change is seen at once in the tree behind it.
"""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from tzdesk.ui.delegates.tick_row import TickRow
from tzdesk.ui.messages import CLOSE
from tzdesk.ui.models.task_columns import Columns
from tzdesk.ui.models.task_sort import SortKey
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.widgets.task_tree import TaskTree
from tzdesk.ui.widgets.task_tree_columns import ALWAYS, NARROWEST, REST, WIDEST

TITLE = "列"
SORTS = ("不排序", "升序", "降序")
_SIZE = (520, 460)
_FIELD = 112


class ColumnsDialog(QDialog):
    """Works on the tree's columns and sort keys."""

    manual_page = "filters"

    def __init__(self, tree: TaskTree, parent: QWidget | None = None):
        super().__init__(parent)
        self._tree, self._columns = tree, tree.view.columns
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.list = QListWidget()
        self.list.setAccessibleName("列")
        self.list.setProperty("framed", True)
        self.list.setItemDelegate(TickRow(self.list))
        self.list.currentRowChanged.connect(lambda _row: self._show_column())
        self.list.itemChanged.connect(self._on_ticked)
        self.up = verb_button("上移", self._on_moving_up, keys="Alt+↑")
        self.down = verb_button("下移", self._on_moving_down, keys="Alt+↓")
        self.width_box = QSpinBox()
        self.width_box.setRange(NARROWEST, WIDEST)
        self.width_box.setKeyboardTracking(False)
        self.width_box.setAccessibleName("列宽")
        self.width_box.valueChanged.connect(self._on_width)
        self.sort_box = QComboBox()
        self.sort_box.addItems(SORTS)
        self.sort_box.setAccessibleName("排序")
        self.sort_box.activated.connect(self._on_sorting)
        self.sorted_by = label(tone="muted", wraps=True)
        self._arrange()
        for keys, deed in (("Alt+Up", self._on_moving_up), ("Alt+Down", self._on_moving_down)):
            QShortcut(
                QKeySequence(keys), self.list, deed, context=Qt.ShortcutContext.WidgetShortcut
            )
        self._fill(0)

    def _arrange(self) -> None:
        px = current_theme().sizes.scaled
        form = QFormLayout()
        form.setVerticalSpacing(px(10))
        for words, field in (("宽度", self.width_box), ("排序", self.sort_box)):
            field.setMinimumWidth(px(_FIELD))
            form.addRow(words, field)
        right = QVBoxLayout()
        right.setSpacing(px(8))
        right.addLayout(form)
        right.addWidget(self.sorted_by)
        right.addSpacing(px(8))
        for button in (self.up, self.down):
            right.addWidget(button)
        right.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(px(16))
        middle.addWidget(self.list, 1)
        middle.addLayout(right)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(12))
        column.setSpacing(px(12))
        column.addLayout(middle, 1)
        column.addLayout(self._footer())
        self.resize(px(_SIZE[0]), px(_SIZE[1]))

    def _footer(self) -> QHBoxLayout:
        self.restore = verb_button("恢复默认列", self._on_restoring)
        close = verb_button(CLOSE, self.accept)
        close.setDefault(True)
        footer = QHBoxLayout()
        footer.addWidget(self.restore)
        footer.addStretch(1)
        footer.addWidget(close)
        return footer

    @property
    def _name(self) -> str:
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else REST

    def _fill(self, row: int) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for name in self._columns.order():
                self.list.addItem(self._item(name))
            self.list.setCurrentRow(row)
        self._show_column()

    def _item(self, name: str) -> QListWidgetItem:
        item = QListWidgetItem(self._tree.view.tree.columns.named(name).head)
        item.setData(Qt.ItemDataRole.UserRole, name)
        ticked = name in self._columns.wanted
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        if name in ALWAYS:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            item.setToolTip("这一列始终显示")
        return item

    def _show_column(self) -> None:
        """The fields say what the current column is."""
        name, row = self._name, self.list.currentRow()
        with QSignalBlocker(self.width_box):
            self.width_box.setValue(self._columns.width(name))
        self.width_box.setEnabled(name != REST)
        self.width_box.setToolTip("占用其他列以外的全部宽度" if name == REST else "")
        keys = self._tree.view.tree.keys
        key = next((one for one in keys if one.column == name), None)
        self.sort_box.setCurrentIndex(0 if key is None else 1 + key.descending)
        self.sorted_by.setText(sort_words(keys, self._tree.view.tree.columns))
        self.up.setEnabled(row > 0)
        self.down.setEnabled(row < self.list.count() - 1)

    def _on_ticked(self, item: QListWidgetItem) -> None:
        ticked = item.checkState() is Qt.CheckState.Checked
        self._columns.want(str(item.data(Qt.ItemDataRole.UserRole)), ticked)

    def _on_width(self, width: int) -> None:
        self._columns.draw(self._name, width)

    def _on_sorting(self, choice: int) -> None:
        """A further key weighs less than those before it; one that is there keeps its place."""
        keys = {key.column: key for key in self._tree.view.tree.keys}
        if choice:
            keys[self._name] = SortKey(self._name, descending=SORTS[choice] == "降序")
        else:
            keys.pop(self._name, None)
        self._tree.view.tree.sort_by(tuple(keys.values()))
        self._show_column()

    def _on_moving_up(self) -> None:
        self._move(-1)

    def _on_moving_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row = self.list.currentRow() + step
        if 0 <= row < self.list.count():
            self._columns.move(self._name, row)
            self._fill(row)

    def _on_restoring(self) -> None:
        self._columns.restore()
        self._tree.view.tree.sort_by(())
        self._fill(0)


def sort_words(keys: tuple[SortKey, ...], columns: Columns) -> str:
    """「先按进展状态升序，再按完成比例降序」."""
    if not keys:
        return "按方案顺序"
    named = [f"{columns.named(key.column).head}{SORTS[1 + key.descending]}" for key in keys]
    return "先按" + "，再按".join(named) if len(named) > 1 else f"按{named[0]}"
