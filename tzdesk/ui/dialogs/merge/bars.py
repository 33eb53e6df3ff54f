"""The bars of 回收合并: adding and checking above, the head of the right side, the footer."""

from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from tzdesk.services.merge_plan import Counts
from tzdesk.ui.dialogs.merge.told import footer_words, verb
from tzdesk.ui.theme import icon
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.widgets.progress import progress_bar

_BAR = 150


class AddBar(QFrame):
    """添加文件…, 添加文件夹…, and how far the checking is."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("pane", "panel")
        self.setProperty("edge", "bottom")
        self.files, self.folder = QPushButton("添加文件…"), QPushButton("添加文件夹…")
        self.told = label(tone="secondary")
        self.bar = progress_bar(_BAR)
        self.stop = QPushButton("取消检查")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        for button, name in ((self.files, "plus"), (self.folder, "folder")):
            button.setAutoDefault(False)
            button.setIcon(icon(name))
            row.addWidget(button)
        hint = label("", "caption", "muted")
        hint.setText("也可把文件或文件夹直接拖到窗口")
        row.addWidget(hint)
        row.addStretch(1)
        row.addWidget(self.told)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        self.stop.setAutoDefault(False)
        self.rest()

    def show_progress(self, done: int, total: int, words: str) -> None:
        """How far the checking is."""
        self.told.setText(words)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        for part in (self.told, self.bar, self.stop):
            part.show()

    def rest(self) -> None:
        """Nothing is being checked."""
        for part in (self.told, self.bar, self.stop):
            part.hide()


class FileHead(QFrame):
    """Whose file it is, 只看改动, and the way to the conflicts."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("pane", "header")
        self.setProperty("edge", "bottom")
        self.told = label()
        self.only_changes = QCheckBox("只看改动")
        self.previous, self.following = QPushButton("上一冲突"), QPushButton("下一冲突　F8")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 10, 3)
        row.setSpacing(8)
        row.addWidget(self.told, 1)
        row.addWidget(self.only_changes)
        for button in (self.previous, self.following):
            button.setAutoDefault(False)
            button.setProperty("kind", "small")
            row.addWidget(button)


class MergeFooter(QFrame):
    """What 写入 will do, in figures; while it writes, how far it is."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("pane", "panel")
        self.setProperty("edge", "top")
        self.told = label()
        self.conflicts = label(tone="warning")
        self.invalid = label(tone="error")
        self.undoable = label(tone="muted")
        self.undoable.setText("可用“撤销”整体还原")
        self.bar = progress_bar(_BAR)
        self.bar.hide()
        self.cancel, self.write = QPushButton("取消"), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(16)
        for part in (self.told, self.conflicts, self.invalid, self.bar):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.undoable)
        for button in (self.cancel, self.write):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.write.setDefault(True)

    def show_counts(self, counts: Counts, *, checking: bool) -> None:
        """The figures; 写入 waits only for the checking."""
        self.bar.hide()
        self.told.setText(footer_words(counts))
        self.conflicts.setText(f"剩 {counts.conflicts} 处冲突未选择" if counts.conflicts else "")
        self.invalid.setText(f"{counts.invalid} 处填写有误" if counts.invalid else "")
        self.undoable.setVisible(bool(counts.files))
        self.write.setText(verb(counts))
        self.write.setEnabled(not checking and bool(counts.files))
        self.write.setToolTip("正在检查，完成后再写入" if checking else "")

    def show_writing(self, done: int, total: int) -> None:
        """正在备份台账, then 正在写入."""
        words = f"正在写入 {done}/{total}" if done >= total else "正在备份台账"
        self.told.setText(words)
        self.conflicts.setText("")
        self.invalid.setText("")
        self.write.setEnabled(False)
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self.bar.show()
