"""修改记录 of one task, 全部修改记录 of the ledger; 撤回这一批.

Nothing can be edited here. Taking a batch back is a change of its own.
"""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tzdesk.domain.records import Task
from tzdesk.domain.undoing import take_back
from tzdesk.services.desk import Desk, Undone, Written
from tzdesk.services.history import Entry, entries
from tzdesk.ui.dialogs.history_model import COLUMNS, ENTRY, HistoryModel
from tzdesk.ui.messages import CANCEL, Question, ask
from tzdesk.ui.session import Said, Session
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.widgets.plain_table import PlainTable

WHOLE, OF_TASK = "全部修改记录", "修改记录"
EMPTY = "还没有修改记录"
_MOST = 20000
_SIZE = (960, 640)


class HistoryDialog(QDialog):
    """Without a task the whole history."""

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
        self._old, self._new = _box("原值"), _box("新值")
        self._count = label(tone="muted")
        self._arrange()
        px = current_theme().sizes.scaled
        self.resize(px(_SIZE[0]), px(_SIZE[1]))
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
        values = QHBoxLayout()
        values.setSpacing(8)
        for box in (self._old, self._new):
            values.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addLayout(tools)
        column.addWidget(self.table, 1)
        column.addLayout(values)
        column.addLayout(self._footer())

    def _footer(self) -> QHBoxLayout:
        self.locate_button = QPushButton("定位任务")
        self.undo_button = QPushButton("撤回这一批…")
        close = QPushButton("关闭")
        self.locate_button.clicked.connect(self._on_located)
        self.undo_button.clicked.connect(self._on_undone)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._count)
        row.addStretch(1)
        for button in (self.locate_button, self.undo_button, close):
            button.setAutoDefault(False)
            row.addWidget(button)
        close.setDefault(True)
        return row

    def _load(self) -> None:
        desk = self._session.desk
        found = entries(desk, self._task_uid or None, _MOST) if desk else []
        self.table.history.show_entries(found)
        self._filter()
        self.table.setFocus()

    def _filter(self) -> None:
        current = self._entry()
        batch = current.batch if current and self.only_batch.isChecked() else ""
        self.table.history.filter(self.search.text(), batch)
        self.table.go_to(current)
        shown, total = self.table.history.rowCount(), self.table.history.total
        words = f"共 {total} 条" if shown == total else f"显示 {shown}/{total} 条"
        self._count.setText(words if total else EMPTY)
        self._on_row_reached()

    def _entry(self) -> Entry | None:
        found: Entry | None = self.table.currentIndex().data(ENTRY)
        return found

    def _on_row_reached(self, *_indexes: QModelIndex) -> None:
        entry = self._entry()
        self._old.setPlainText(entry.shown_old if entry else "")
        self._new.setPlainText(entry.shown_new if entry else "")
        board = self._session.board
        here = bool(entry and board and entry.task_uid in board.rows)
        self.locate_button.setEnabled(here)
        desk = self._session.desk
        self.undo_button.setEnabled(bool(entry and desk and not desk.read_only))

    def _on_located(self) -> None:
        entry = self._entry()
        if entry and entry.task_uid:
            self._session.choose(entry.task_uid)
            self.accept()

    def _on_undone(self) -> None:
        entry, desk = self._entry(), self._session.desk
        if entry is None or desk is None:
            return
        question = undo_question(desk, entry)
        if question is None or ask(self, question) == question.verbs[-1]:
            self._undo(entry.batch)

    def _undo(self, batch: str) -> None:
        """Takes a batch back; what stands against it is told like any refusal."""
        found: list[Undone] = []

        def deed(desk: Desk) -> Written:
            found.append(desk.undo(batch))
            return found[0].written

        written = self._session.write(deed)
        if written is None or written.batch is None:
            return
        kept = len(found[0].kept)
        rest = f"；{kept} 处此后又有修改，未撤回" if kept else ""
        count = len(written.changes)
        said = Said(f"已撤回 {count} 处{rest}", (("重做", self._session.redo),))
        self._session.said.emit(said)
        self._load()


def undo_question(desk: Desk, entry: Entry) -> Question | None:
    """「“合并 7 个文件”：48 处可撤回，2 处此后又有修改，保留现值。」; None where it is refused."""
    batch = desk.file.batch(entry.batch)
    if batch is None:
        return None
    found = take_back(desk.ledger, batch.changes)
    if not found.changes:
        return None
    kept = f"，{len(found.kept)} 处此后又有修改，保留现值" if found.kept else ""
    verb = f"撤回 {len(found.changes)} 处"
    text = f"“{batch.title}”：{len(found.changes)} 处可撤回{kept}。"
    return Question("撤回这一批", text, "", (CANCEL, verb), escape=CANCEL, grave=False)


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


def _box(name: str) -> QPlainTextEdit:
    box = QPlainTextEdit()
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    box.setAccessibleName(name)
    box.setPlaceholderText(name)
    box.setProperty("type", "small")
    box.setFixedHeight(current_theme().sizes.scaled(84))
    return box
