"""修改记录 of one task, 全部修改记录 of the ledger; 撤回这一批.

Nothing can be edited here. Taking a batch back is a change of its own.
"""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from tzdesk.domain.records import Task
from tzdesk.services.history import Entry, Seal, entries
from tzdesk.ui.dialogs.history_change import ChangeBoxes
from tzdesk.ui.dialogs.history_filters import HistoryFilters
from tzdesk.ui.dialogs.history_model import COLUMNS, ENTRY, HistoryModel
from tzdesk.ui.dialogs.take_back import ask_to_take_back
from tzdesk.ui.session import Session
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.widgets.labels import label, set_tone
from tzdesk.ui.widgets.plain_table import PlainTable

WHOLE, OF_TASK = "全部修改记录", "修改记录"
EMPTY = "还没有修改记录"
_MOST, _DIGITS = 20000, 4
START, MINIMUM = (960, 640), (760, 480)


class HistoryDialog(QDialog):
    """Without a task the whole history."""

    manual_page = "history"
    export_wanted = Signal(str, str, object)
    """导出…: a title, how many lines, and these in words."""

    def __init__(self, session: Session, task_uid: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._task_uid = task_uid
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self._title())
        self.table = HistoryTable()
        self.table.selectionModel().currentChanged.connect(self._on_row_reached)
        self.search = QLineEdit()
        self.search.setPlaceholderText("筛选时间、任务、单位、栏目、经办人、来源")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("筛选修改记录")
        self.search.textChanged.connect(lambda _text: self._filter())
        self.only_batch = QCheckBox("只看本批次")
        self.only_batch.toggled.connect(lambda _on: self._filter())
        desk = session.desk
        self.filters = HistoryFilters(desk.today if desk else date.min)
        self.filters.changed.connect(self._filter)
        self.change = ChangeBoxes()
        self._count, self.seal = label(tone="muted"), label(tone="muted")
        self._all = "共"
        self._arrange()
        px = current_theme().sizes.scaled
        self.resize(px(START[0]), px(START[1]))
        self._load()

    def _title(self) -> str:
        desk = self._session.desk
        task = desk.ledger.find(Task, self._task_uid) if desk else None
        if task is None:
            return WHOLE
        return f"{OF_TASK} — 第 {task.number} 项" if task.number else OF_TASK

    def _arrange(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(12)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.only_batch)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addLayout(tools)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addWidget(self.change)
        column.addLayout(self._footer())

    def _footer(self) -> QHBoxLayout:
        self.locate_button = verb_button("定位任务", self._on_located)
        self.export_button = verb_button("导出…", self._on_exported)
        self.undo_button = verb_button("撤回这一批…", self._on_undone)
        close = verb_button("关闭", self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._count)
        row.addWidget(self.seal)
        row.addStretch(1)
        for button in (self.locate_button, self.export_button, self.undo_button, close):
            row.addWidget(button)
        close.setDefault(True)
        return row

    def _load(self) -> None:
        desk = self._session.desk
        found = entries(desk, self._task_uid or None, _MOST) if desk else []
        whole = desk is None or bool(self._task_uid) or desk.file.state_mark().sequence <= _MOST
        self._all = "共" if whole else "最近"
        self.filters.offer(found)
        self.table.history.show_entries(found)
        self._filter()
        self.table.setFocus()

    def _filter(self) -> None:
        current = self._entry()
        batch = current.batch if current and self.only_batch.isChecked() else ""
        self.table.history.filter(self.search.text(), batch, self.filters.test())
        self.table.go_to(current)
        shown, total = self.table.history.rowCount(), self.table.history.total
        words = f"{self._all} {total:,} 条" if shown == total else f"显示 {shown:,}/{total:,} 条"
        self._count.setText(words if total else EMPTY)
        self._on_row_reached()

    def show_seal(self, found: Seal) -> None:
        """「记录完整，未被改动，共 1,204 条，校验值 3F7A…」, or where it was tampered with."""
        if found.broken:
            set_tone(self.seal, "error")
            self.seal.setText(f"{found.broken}。")
        elif found.count:
            shown = found.digest[:_DIGITS].upper()
            self.seal.setText(f"记录完整，未被改动，校验值 {shown}…")
            self.seal.setToolTip(f"全部 {found.count:,} 处改动的校验值：{found.digest.upper()}")

    def _entry(self) -> Entry | None:
        found: Entry | None = self.table.currentIndex().data(ENTRY)
        return found

    def _on_row_reached(self, *_indexes: QModelIndex) -> None:
        entry = self._entry()
        self.change.show_entry(entry)
        board = self._session.board
        here = bool(entry and board and entry.task_uid in board.rows)
        self.locate_button.setEnabled(here)
        self.export_button.setEnabled(bool(entry))
        self.undo_button.setEnabled(bool(entry and self._session.writable))

    def _on_located(self) -> None:
        entry = self._entry()
        if entry and entry.task_uid:
            self._session.choose(entry.task_uid)
            self.accept()

    def _on_undone(self) -> None:
        if entry := self._entry():
            ask_to_take_back(self._session, entry.batch, self, self._load)

    def _on_exported(self) -> None:
        self.export_wanted.emit(self.windowTitle(), self._count.text(), self.table.history.lines)


class HistoryTable(PlainTable):
    """Row by row, newest first."""

    def __init__(self, parent: QWidget | None = None):
        self.history = HistoryModel()
        super().__init__(OF_TASK, self.history, [width for _, width in COLUMNS], parent)
        self.history.setParent(self)

    def go_to(self, entry: Entry | None) -> None:
        """Makes that entry the current one, else the first."""
        rows = range(self.history.rowCount())
        at = next((row for row in rows if self.history.index(row, 0).data(ENTRY) is entry), 0)
        if rows:
            self.setCurrentIndex(self.history.index(at, 0))
