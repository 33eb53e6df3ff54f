"""历次进展: for a meeting, every period of a task side by side; of several, one after the other.

Reads the ledger anew whenever something is written; writes nothing itself.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout

from tzdesk.domain.task_periods import over_periods
from tzdesk.services.progress_sheet import progress_of, task_title
from tzdesk.ui.dialogs.place import DialogPlace
from tzdesk.ui.dialogs.progress.paper import TITLE, ProgressPaper, whole_table
from tzdesk.ui.dialogs.progress.table import ProgressTable
from tzdesk.ui.messages import CLOSE
from tzdesk.ui.slices import Slices
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.widgets.task_list import TaskList
from tzdesk.ui.widgets.task_tree_copy import Table, clipboard_data
from tzdesk.ui.workplace import Workplace

NO_PERIODS = "建立填报期后，这里列出任务在各期的进展。"
_START, _MINIMUM = (1060, 700), (760, 460)
_LIST, _USUAL = 220, 4
SPANS = (_USUAL, 6, 0)
"""So many periods, the last ones; 0: all."""


class ProgressDialog(QDialog):
    """The tasks `uids`, in this order."""

    manual_page = "progress"

    print_wanted = Signal(object)
    """打印…: a `Printout`."""

    def __init__(self, place: Workplace, uids: tuple[str, ...]):
        super().__init__(place.window)
        self._session, self._uids = place.session, uids
        self._slices = Slices(self)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self._title())
        self.tasks = TaskList("任务")
        self.title, self.about = label("", "title", wraps=True), label("", tone="muted", wraps=True)
        self.table, self.empty = ProgressTable(), label(NO_PERIODS, tone="muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.spans = QComboBox()
        self.spans.setAccessibleName("显示几期")
        self.copy_button = verb_button("复制", self.copy)
        self.print_button = verb_button("打印…", self.print, keys="Ctrl+P")
        self.pages = QStackedWidget()
        self._offer()
        self._arrange()
        DialogPlace(self, place.memory.settings, "progress", _START, _MINIMUM)
        self.tasks.currentRowChanged.connect(lambda _row: self._show())
        self.spans.currentIndexChanged.connect(lambda _at: self._show())
        self._session.rows_changed.connect(self._on_changed)
        self._session.board_replaced.connect(self._on_changed)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_button.click)
        self.tasks.setCurrentRow(0)
        (self.tasks if len(uids) > 1 else self.table).setFocus()

    def _title(self) -> str:
        board = self._session.board
        row = board.rows.get(self._uids[0]) if board else None
        if len(self._uids) > 1:
            return f"{TITLE} — {len(self._uids)} 项任务"
        return f"{TITLE} — 第 {row.number} 项" if row and row.number else TITLE

    def _offer(self) -> None:
        """The tasks, and how many periods can be shown."""
        board = self._session.board
        found = ((uid, board.rows.get(uid)) for uid in self._uids) if board else ()
        self.tasks.show_tasks((uid, task_title(row), row.text) for uid, row in found if row)
        count = len(board.periods) if board else 0
        for span in SPANS:
            if span < count:
                self.spans.addItem(f"最近 {span} 期" if span else f"全部 {count} 期", span)

    def _arrange(self) -> None:
        px = current_theme().sizes.scaled
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.spans, 0, Qt.AlignmentFlag.AlignTop)
        self.spans.setVisible(self.spans.count() > 1)
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        right = QVBoxLayout()
        right.setSpacing(px(8))
        right.addLayout(head)
        right.addWidget(self.about)
        right.addWidget(self.pages, 1)
        middle = QHBoxLayout()
        middle.setSpacing(px(12))
        self.tasks.setFixedWidth(px(_LIST))
        self.tasks.setVisible(len(self._uids) > 1)
        middle.addWidget(self.tasks)
        middle.addLayout(right, 1)
        footer = QHBoxLayout()
        footer.setSpacing(px(8))
        close = verb_button(CLOSE, self.reject)
        close.setDefault(True)
        for button in (self.copy_button, self.print_button):
            footer.addWidget(button)
        footer.addStretch(1)
        footer.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(12))
        column.setSpacing(px(12))
        column.addLayout(middle, 1)
        column.addLayout(footer)

    # What it shows

    @property
    def _most(self) -> int:
        return int(self.spans.currentData() or 0)

    def _show(self) -> None:
        """The task that is chosen in the list."""
        board, item = self._session.board, self.tasks.currentItem()
        uid = self._uids[self.tasks.row(item)] if item else ""
        found = next(over_periods(board, [uid], self._most), None) if board and uid else None
        task = progress_of(found, board.ledger.fields) if found and board else None
        self.title.setText(task.title if task else item.text() if item else "")
        self.about.setText(task.about if task else "")
        self.table.show_task(task)
        self.pages.setCurrentWidget(self.table if task else self.empty)
        for button in (self.copy_button, self.print_button):
            button.setEnabled(task is not None)

    def _on_changed(self, *_uids: object) -> None:
        self._slices.stop()
        self._show()

    # What is taken from it

    def copy(self) -> None:
        """复制: all of it, of all the tasks."""
        if board := self._session.board:
            self._slices.run(whole_table(board, self._uids, self._most), _to_clipboard)

    def print(self) -> None:
        """打印…"""
        if board := self._session.board:
            self.print_wanted.emit(ProgressPaper(board, self._uids, self._most))

    def done(self, result: int) -> None:
        """Ends it; what is still being gathered is left."""
        self._slices.stop()
        super().done(result)


def _to_clipboard(table: Table) -> None:
    QGuiApplication.clipboard().setMimeData(clipboard_data(table))
