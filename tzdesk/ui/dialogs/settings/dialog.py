"""设置…: pages at the left, their fields at the right; every change works at once.

Therefore it ends with 关闭 alone, and each page has its own 恢复默认值.
"""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
)

from tzdesk.ui.dialogs.place import DialogPlace
from tzdesk.ui.dialogs.settings.backup_page import BackupPage
from tzdesk.ui.dialogs.settings.page import SettingsPage
from tzdesk.ui.dialogs.settings.pages import LookPage, RulesPage, UsualPage
from tzdesk.ui.messages import CLOSE
from tzdesk.ui.preferences import Preferences
from tzdesk.ui.theme import current_theme
from tzdesk.ui.workplace import Workplace

TITLE, RESTORE = "设置", "恢复默认值"
_START, _LEAST = (760, 560), (620, 420)
_LIST = 140


class SettingsDialog(QDialog):
    """`back_up` is 立即备份."""

    manual_page = "settings"

    def __init__(self, place: Workplace, preferences: Preferences, back_up: Callable[[], None]):
        super().__init__(place.window)
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.pages: tuple[SettingsPage, ...] = (
            UsualPage(preferences),
            LookPage(preferences),
            RulesPage(preferences),
            BackupPage(preferences, place, back_up),
        )
        self.list = QListWidget()
        self.list.setAccessibleName("设置页")
        self.list.setProperty("pane", "panel")
        self.list.setProperty("padded", True)
        self._stack = QStackedWidget()
        for page in self.pages:
            self.list.addItem(page.title)
            self._stack.addWidget(_scrolled(page))
        self.list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._arrange()
        self.list.setCurrentRow(0)
        DialogPlace(self, place.memory.settings, "settings", _START, _LEAST)
        self._fit()
        place.switch.theme_changed.connect(self._fit)

    def _arrange(self) -> None:
        self.restore = QPushButton(RESTORE)
        self.restore.setAutoDefault(False)
        self.restore.clicked.connect(self._on_restoring)
        close = QPushButton(CLOSE)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self._footer = QHBoxLayout()
        for widget in (self.restore, close):
            self._footer.addWidget(widget)
        self._footer.insertStretch(1, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.list)
        middle.addWidget(self._stack, 1)
        line = QFrame()
        line.setProperty("edge", "top")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(line)
        column.addLayout(self._footer)

    def _fit(self) -> None:
        sizes = current_theme().sizes
        px = sizes.scaled
        self.list.setFixedWidth(px(_LIST))
        for at in range(self.list.count()):
            self.list.item(at).setSizeHint(QSize(px(_LIST), sizes.navigation_row))
        self._footer.setContentsMargins(px(16), px(12), px(16), px(12))

    def _on_restoring(self) -> None:
        self.pages[self.list.currentRow()].restore()

    def done(self, result: int) -> None:
        for page in self.pages:
            page.commit()
        super().done(result)


def _scrolled(page: SettingsPage) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
