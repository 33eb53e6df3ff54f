"""The two small menus over the tree: height of rows, and which columns are shown."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from tzdesk.ui.theme import current_theme, icon
from tzdesk.ui.widgets.filter_buttons import PlainButton
from tzdesk.ui.widgets.task_tree import TaskTree

ROW_HEIGHTS = {"compact": "紧凑", "standard": "标准", "relaxed": "宽松"}
_ALWAYS = ("number", "text")


class StayingMenu(QMenu):
    """Stays open while switches are set, so that several can be."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._switch(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (pressed and self._switch(self.activeAction())):
            super().keyPressEvent(event)

    def _switch(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


class _MenuButton(PlainButton):
    """Icon, words and a menu."""

    def __init__(self, words: str, icon_name: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._icon_name = icon_name
        self.setText(words)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.draw()

    def draw(self) -> None:
        """In the theme's colour and size."""
        theme = current_theme()
        side = theme.sizes.icon_pane
        self.setIconSize(QSize(side, side))
        self.setIcon(icon(self._icon_name, theme.palette.text_secondary, side))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.draw()


class RowHeightButton(_MenuButton):
    """「标准行高」."""

    def __init__(self, tree: TaskTree, parent: QWidget | None = None):
        super().__init__("标准行高", "row-height", parent)
        self._choices: dict[str, QAction] = {}
        self.setAccessibleName("行高")
        menu = QMenu(self)
        group = QActionGroup(menu)
        for name, words in ROW_HEIGHTS.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(name == tree.view.height_name)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, name=name: tree.set_row_height(name))
            self._choices[name] = action
        tree.row_height_changed.connect(self._show)
        self.setMenu(menu)

    def _show(self, name: str) -> None:
        self.setText(f"{ROW_HEIGHTS[name]}行高")
        self._choices[name].setChecked(True)


class ColumnsButton(_MenuButton):
    """「列」: a switch for each column, and 恢复默认列."""

    def __init__(self, tree: TaskTree, parent: QWidget | None = None):
        super().__init__("列", "columns", parent)
        self._columns = tree.view.columns
        self.setAccessibleName("列")
        self._tree = tree.view.tree
        menu = StayingMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def _fill(self) -> None:
        """A ledger's own columns come and go."""
        menu = self.menu()
        menu.clear()
        for column in self._tree.columns:
            if column.name not in _ALWAYS:
                action = menu.addAction(column.head.replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(self._columns.shown(column.name))
                action.triggered.connect(
                    lambda checked, name=column.name: self._columns.want(name, checked)
                )
        menu.addSeparator()
        menu.addAction("恢复默认列").triggered.connect(self._columns.restore)
