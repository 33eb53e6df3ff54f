"""附件…: the files of one task; adding, opening, saving elsewhere, taking off.

What is missing or was changed is said beside the name; refusals stand in the dialog.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout

from tzdesk.errors import UserError
from tzdesk.services.attachments import (
    AttachedFile,
    attach,
    attached_files,
    attachments_folder,
    detach,
    save_as,
    usable,
)
from tzdesk.services.desk import Desk, Written
from tzdesk.ui.dialogs.form import written
from tzdesk.ui.dialogs.place import DialogPlace
from tzdesk.ui.told_files import saved
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.widgets.inspector_words import task_title
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.widgets.plain_table import PlainTable
from tzdesk.ui.workplace import Workplace

HEADS, WIDTHS = ("文件", "大小", "添加时间", "状态"), (0, 90, 130, 100)
EMPTY = "还没有附件"
NAME, PURPOSE = "attachments", "attachment"
_SIZE, _SMALLEST = (640, 380), (520, 280)


class AttachmentsDialog(QDialog):
    """Of the task of `task_uid`."""

    manual_page = "attachments"

    def __init__(self, place: Workplace, desk: Desk, task_uid: str):
        super().__init__(place.window)
        self._place, self._session = place, place.session
        self._desk, self._task_uid = desk, task_uid
        self._files: list[AttachedFile] = []
        row = self._session.board.rows.get(task_uid) if self._session.board else None
        self.setWindowTitle(f"附件 — {task_title(row)}" if row else "附件")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.items = QStandardItemModel(0, len(HEADS), self)
        self.items.setHorizontalHeaderLabels(list(HEADS))
        self.table = PlainTable("附件", self.items, WIDTHS)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._on_row_reached())
        self.table.doubleClicked.connect(lambda _index: self._on_opening())
        self._arrange()
        self._load()
        DialogPlace(self, place.memory.settings, NAME, _SIZE, _SMALLEST)

    def _arrange(self) -> None:
        self.add_button = verb_button("添加…", self._on_adding)
        self.open_button = verb_button("打开", self._on_opening)
        self.save_button = verb_button("另存为…", self._on_saving)
        self.remove_button = verb_button("移除", self._on_removing)
        close = verb_button("关闭", self.reject)
        close.setDefault(True)
        self.told = label(tone="muted", wraps=True)
        self.error = label(tone="error", wraps=True)
        self.error.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.add_button, self.open_button, self.save_button, self.remove_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        column.addWidget(self.error)
        column.addLayout(buttons)

    def _load(self) -> None:
        at = max(self.table.currentIndex().row(), 0)
        self._files = attached_files(self._desk, self._task_uid)
        self.items.setRowCount(0)
        for one in self._files:
            self.items.appendRow([QStandardItem(text) for text in _cells(one)])
        if self._files:
            self.table.selectRow(min(at, len(self._files) - 1))
        folder = attachments_folder(self._desk.path)
        words = f"文件复制在“{folder.name}”中，与台账放在一起；备份不含附件，移动台账时请一并复制。"
        self.told.setText(words if self._files else f"{EMPTY}。{words}")
        self._on_row_reached()

    @property
    def file(self) -> AttachedFile | None:
        """The current one."""
        at = self.table.currentIndex().row()
        return self._files[at] if 0 <= at < len(self._files) else None

    def _on_row_reached(self) -> None:
        one, writable = self.file, not self._desk.read_only
        self.error.hide()
        self.add_button.setEnabled(writable)
        self.remove_button.setEnabled(writable and one is not None)
        for button in (self.open_button, self.save_button):
            button.setEnabled(one is not None)

    def _on_adding(self) -> None:
        folder = str(self._place.memory.folder(PURPOSE))
        names, _ = QFileDialog.getOpenFileNames(self, "添加附件", folder)
        if names:
            self._place.memory.keep_folder(PURPOSE, Path(names[0]).parent)
            self.add([Path(name) for name in names])

    def add(self, paths: Sequence[Path]) -> None:
        """Attaches these files."""
        self._write(lambda desk: attach(desk, self._task_uid, paths))

    def _write(self, deed: Callable[[Desk], Written]) -> None:
        if written(self._session, deed, self.error):
            self._load()

    def _on_opening(self) -> None:
        if one := self.file:
            self._try(lambda: self._open(one))

    def _open(self, one: AttachedFile) -> None:
        path = usable(self._desk, one.attachment.uid, "无法打开附件")
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _on_saving(self) -> None:
        one = self.file
        if one is None:
            return
        proposed = self._place.memory.folder("export") / one.attachment.file_name
        name, _ = QFileDialog.getSaveFileName(self, "附件另存为", str(proposed))
        if name:
            self._try(lambda: self._save(one, Path(name)))

    def _save(self, one: AttachedFile, target: Path) -> None:
        save_as(self._desk, one.attachment.uid, target)
        self._session.said.emit(saved(f"已另存附件：{target.name}", target))

    def _on_removing(self) -> None:
        if one := self.file:
            self._write(lambda desk: detach(desk, one.attachment.uid))

    def _try(self, deed: Callable[[], None]) -> None:
        """Does what may be refused; why stands in the dialog, and the list is looked at anew."""
        try:
            deed()
        except UserError as error:
            self._load()
            self.error.setText(str(error))
            self.error.show()


def _cells(one: AttachedFile) -> tuple[str, ...]:
    kept = one.attachment
    return kept.file_name, _size(kept.size), f"{kept.added_at:%Y-%m-%d %H:%M}", one.state.value


def _size(count: int) -> str:
    """「12 KB」, 「3.4 MB」."""
    if count < 1 << 20:
        return f"{max(1, round(count / 1024))} KB"
    return f"{count / (1 << 20):.1f} MB"
