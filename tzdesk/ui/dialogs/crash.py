"""程序出现问题: what is saved, the number of the error, and what can be done now.

One dialog, without a traceback. Knows nothing of the error but its number.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout

from tzdesk.errors import UserError
from tzdesk.ui.dialogs.diagnostics import PACKS, WITH_TEXTS, proposed_pack
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.labels import label

TITLE = "程序出现问题"
TEXT = "程序遇到意外问题，需要重新打开。已提交的修改都已保存。"
PACK, QUIT, REOPEN = "保存诊断包…", "退出", "重新打开"
WIDTH = 520
Pack = Callable[[Path, bool], None]
"""Writes 诊断包 to a path, with the task's texts or without. Raises UserError."""


class CrashDialog(QDialog):
    """`wants_reopen` says how it ended."""

    manual_page = "trouble"

    def __init__(self, code: str, sentences: Sequence[str], pack: Pack | None):
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.wants_reopen = False
        self._pack = pack
        self.with_texts = QCheckBox(WITH_TEXTS)
        self.told = label(tone="muted", wraps=True)
        self.told.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        column.addWidget(label(TITLE, "title"))
        for sentence in (TEXT, *sentences):
            column.addWidget(label(sentence, "body", wraps=True))
        self.number = label(f"错误编号 {code}", "body", "secondary")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.number)
        column.addWidget(self.with_texts)
        column.addWidget(self.told)
        column.addLayout(self._buttons())
        self.setMinimumWidth(current_theme().sizes.scaled(WIDTH))
        self.reopen.setFocus()

    def _buttons(self) -> QHBoxLayout:
        self.save, self.quit, self.reopen = map(QPushButton, (PACK, QUIT, REOPEN))
        for button in (self.save, self.quit):
            button.setAutoDefault(False)
        self.reopen.setDefault(True)
        self.save.clicked.connect(self._on_save)
        self.quit.clicked.connect(self.reject)
        self.reopen.clicked.connect(self._on_reopen)
        shown = self._pack is not None
        self.save.setVisible(shown)
        self.with_texts.setVisible(shown)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch(1)
        row.addWidget(self.quit)
        row.addWidget(self.reopen)
        return row

    def _on_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "保存诊断包", str(proposed_pack()), PACKS)
        if not name or self._pack is None:
            return
        path = Path(name).with_suffix(".zip")
        try:
            self._pack(path, self.with_texts.isChecked())
        except UserError as error:
            self._tell(str(error), "error")
        else:
            self._tell(f"诊断包已保存到“{path}”。", "secondary")

    def _tell(self, words: str, tone: str) -> None:
        self.told.setText(words)
        self.told.setProperty("tone", tone)
        self.told.style().polish(self.told)
        self.told.show()

    def _on_reopen(self) -> None:
        self.wants_reopen = True
        self.accept()
