"""The page 文件与备份: where copies go, how many are kept, and one at once.

Making a copy is the caller's; what lies there already is asked of the service.
"""

import os
from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from tzdesk.settings import (
    BACKUP_FOLDER,
    KEEP_DAILY,
    KEEP_MONTHLY,
    KEEP_WEEKLY,
    SECOND_BACKUP_FOLDER,
    Key,
)
from tzdesk.ui.dialogs.settings.page import SettingsPage, row
from tzdesk.ui.last_backup import last_backup
from tzdesk.ui.preferences import Preferences
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.workplace import Workplace

BESIDE, NOWHERE = "台账旁的“备份”文件夹", "不另存"
NO_LEDGER = "先打开台账"
_WIDTH, _HINT_WIDTH = 250, 420


class FolderRow(QWidget):
    """One place: its path, a button to choose another and one to give it up."""

    def __init__(self, page: "BackupPage", key: Key[str], name: str, none: str):
        super().__init__()
        self._page, self._key, self._none = page, key, none
        self.path = QLineEdit()
        self.path.setReadOnly(True)
        self.path.setAccessibleName(name)
        self.path.setMinimumWidth(current_theme().sizes.scaled(_WIDTH))
        self.choose = verb_button("选择…", self._on_choosing)
        self.choose.setAccessibleName(f"选择{name}")
        self.clear = verb_button("清除", lambda: self._put(""))
        self.clear.setAccessibleName(f"{name}改回{none}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for widget in (self.path, self.choose, self.clear):
            line.addWidget(widget)

    def show_value(self) -> None:
        """What is set now."""
        chosen = self._page.preferences.get(self._key)
        self.path.setText(chosen or self._none)
        self.path.setToolTip(chosen)
        self.path.setCursorPosition(0)
        self.clear.setEnabled(bool(chosen))

    def _on_choosing(self) -> None:
        present = self._page.preferences.get(self._key)
        chosen = QFileDialog.getExistingDirectory(self, self.path.accessibleName(), present)
        if chosen:
            self._put(chosen)

    def _put(self, folder: str) -> None:
        if folder and not os.access(folder, os.W_OK):
            self._page.refuse(f"不能写入“{folder}”，请换一个文件夹。")
            return
        self._page.refuse("")
        self._page.preferences.set(self._key, folder)
        self.show_value()
        self._page.show_last()


class BackupPage(SettingsPage):
    """文件与备份."""

    title = "文件与备份"
    keys = (BACKUP_FOLDER, SECOND_BACKUP_FOLDER, KEEP_DAILY, KEEP_WEEKLY, KEEP_MONTHLY)

    def __init__(self, preferences: Preferences, place: Workplace, back_up: Callable[[], None]):
        super().__init__(preferences)
        self._place = place
        self.first = FolderRow(self, BACKUP_FOLDER, "备份保存在", BESIDE)
        self.second = FolderRow(self, SECOND_BACKUP_FOLDER, "同时保存到", NOWHERE)
        self.error = label(tone="error", wraps=True)
        self.daily = self.number(KEEP_DAILY, "每日备份保留", " 份")
        self.weekly = self.number(KEEP_WEEKLY, "每周备份保留", " 份")
        self.monthly = self.number(KEEP_MONTHLY, "每月备份保留", " 份")
        self.now = verb_button("立即备份", back_up)
        self.last = label(tone="muted")
        self._arrange()
        place.jobs.started.connect(self._show_readiness)
        place.jobs.ended.connect(self.show_last)
        self.show_values()
        self.show_last()

    def _arrange(self) -> None:
        self.form.addRow("备份保存在", self.first)
        self.form.addRow("同时保存到", self.second)
        self.form.addRow("", self.error)
        self.form.setRowVisible(self.error, False)
        kept = (("每日", self.daily), ("每周", self.weekly), ("每月", self.monthly))
        self.form.addRow(
            "保留", row(*(one for words, field in kept for one in (label(words), field)))
        )
        hint = "合并、升级之前的备份始终在台账旁的“备份”文件夹，不会自动清理"
        told = label(hint, tone="muted", wraps=True)
        told.setMinimumWidth(current_theme().sizes.scaled(_HINT_WIDTH))
        self.form.addRow("", told)
        self.form.addRow("", row(self.now, self.last))

    def show_values(self) -> None:
        """Every field shows its setting."""
        super().show_values()
        self.first.show_value()
        self.second.show_value()

    def restore(self) -> None:
        """恢复默认值."""
        self.refuse("")
        super().restore()
        self.show_last()

    def refuse(self, words: str) -> None:
        """Why a folder was not taken; "" takes the line away."""
        self.error.setText(words)
        self.form.setRowVisible(self.error, bool(words))

    def show_last(self) -> None:
        """When the last copy was made."""
        desk = self._place.session.desk
        if desk is None:
            self.last.setText(NO_LEDGER)
        else:
            self.last.setText(last_backup(desk, self._place.memory.settings, "上次"))
        self._show_readiness()

    def _show_readiness(self) -> None:
        self.now.setEnabled(self._place.session.desk is not None and not self._place.jobs.busy)
