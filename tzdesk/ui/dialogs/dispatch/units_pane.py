"""The left of 下发填报表: tools, counts, and the list of units. Knows only the selection."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tzdesk.ui.dialogs.dispatch.selection import Selection
from tzdesk.ui.dialogs.dispatch.unit_tree import UnitTree
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.widgets.find_field import FindField
from tzdesk.ui.widgets.labels import label

_FIELD_WIDTH, _FIELD_LEAST = 190, 100
NO_MISSING = "上期没有未报送的单位"


class UnitsPane(QFrame):
    """Changes ticks and says so."""

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("card", True)
        self._selection = Selection(())
        self._writable = False
        self.tree = UnitTree()
        self.tree.units.ticked.connect(self.ticked)
        self.field = FindField("筛选单位")
        self.field.textChanged.connect(self._on_sought)
        self.field.left.connect(self.tree.setFocus)
        self.all = self._tool("全选", Selection.tick_shown)
        self.invert = self._tool("反选", Selection.invert_shown)
        self.missing = self._tool("仅上期未报", Selection.tick_missing)
        self.told = label()
        self._arrange()

    def _arrange(self) -> None:
        px = current_theme().sizes.scaled
        tools = QFrame()
        row = QHBoxLayout(tools)
        row.setContentsMargins(px(8), px(4), px(8), px(4))
        row.setSpacing(px(6))
        self.field.setMinimumWidth(px(_FIELD_LEAST))
        self.field.setMaximumWidth(px(_FIELD_WIDTH))
        for tool in (self.field, self.all, self.invert, self.missing):
            row.addWidget(tool)
        row.addStretch(1)
        row.addWidget(self.told)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(tools)
        column.addWidget(self.tree, 1)

    def show_selection(self, selection: Selection, *, writable: bool) -> None:
        """Other units; what is looked for stays."""
        self._selection, self._writable = selection, writable
        selection.seek(self.field.text())
        self.tree.show_selection(selection, writable=writable)
        self.missing.setEnabled(selection.missing > 0)
        self.missing.setToolTip("" if selection.missing else NO_MISSING)

    def show_counts(self) -> None:
        """「已选 68 个单位，341 行任务」."""
        chosen = self._selection
        self.told.setText(f"已选 {len(chosen.chosen)} 个单位，{chosen.rows} 行任务")

    def _on_sought(self, words: str) -> None:
        self._selection.seek(words)
        self.tree.show_selection(self._selection, writable=self._writable)
        self.ticked.emit()

    def _tool(self, words: str, deed: Callable[[Selection], None]) -> QPushButton:
        return verb_button(words, lambda: self._do(deed), kind="small")

    def _do(self, deed: Callable[[Selection], None]) -> None:
        deed(self._selection)
        self.ticked.emit()
