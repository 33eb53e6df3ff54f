"""与往期比较: what changed since a past day, under the filter of the tree; old → new, task by task.

The past state is made anew from the history by a job; the dialog only shows what came of it.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from tzdesk.domain.board import Board
from tzdesk.domain.differences import TaskDifference
from tzdesk.domain.filters import TaskFilter
from tzdesk.errors import UserError
from tzdesk.services.comparison_sheet import TITLE, proposed_name, write_comparison
from tzdesk.services.past_board import Past, compare_with, first_day
from tzdesk.ui.commands.workbooks import save_workbook
from tzdesk.ui.dialogs.compare_days import ComparisonDay
from tzdesk.ui.dialogs.compare_result import ComparisonResult
from tzdesk.ui.dialogs.place import DialogPlace
from tzdesk.ui.models.filter_tokens import described
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.workplace import Workplace

JOB = "比较往期"
NO_PAST = "台账今天才开始记录，还没有往期可以比较。"
_SIZE, _MINIMUM = (1060, 680), (760, 480)
_UNTIL_TYPED = 400
"""Milliseconds after which a day that is being typed counts."""


class CompareDialog(QDialog):
    """Compares at once with the end of last month, and anew with every other day."""

    manual_page = "compare"

    def __init__(self, place: Workplace, board: Board):
        super().__init__(place.window)
        self._place, self._board = place, board
        self._past: Past | None = None
        self._ended = False
        assert place.session.desk
        self._desk = place.session.desk
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(TITLE)
        self.days = ComparisonDay(board, first_day(self._desk.file) or board.today)
        self.scope = label(tone="muted", wraps=True)
        self.found = ComparisonResult()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_UNTIL_TYPED)
        self._arrange()
        self._wire()
        DialogPlace(self, place.memory.settings, "compare", _SIZE, _MINIMUM)
        self.found.table.setFocus()
        self.begin()

    # What it is made of

    def _arrange(self) -> None:
        px = current_theme().sizes.scaled
        tools = QHBoxLayout()
        tools.addWidget(self.days)
        tools.addStretch(1)
        tools.addWidget(self.found.kinds)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(12))
        column.setSpacing(px(8))
        column.addLayout(tools)
        column.addWidget(self.scope)
        column.addWidget(self.found, 1)
        column.addLayout(self._footer())

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current_theme().sizes.scaled(8))
        self.locate_button = QPushButton("定位任务")
        self.show_button = QPushButton("在表中显示")
        self.copy_button = QPushButton("复制列表")
        self.export_button = QPushButton("导出 Excel…")
        self.close_button = QPushButton("关闭")
        for button in (self.locate_button, self.show_button):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.copy_button, self.export_button, self.close_button):
            row.addWidget(button)
        for button in (self.locate_button, self.show_button, self.copy_button, self.export_button):
            button.setAutoDefault(False)
        self.close_button.setDefault(True)
        return row

    def _wire(self) -> None:
        self.days.changed.connect(self._soon.start)
        self._soon.timeout.connect(self.begin)
        self.found.reached.connect(self._on_reached)
        self.found.table.doubleClicked.connect(lambda _index: self._locate())
        self.found.page.button.clicked.connect(self._on_page_button)
        self.locate_button.clicked.connect(self._locate)
        self.show_button.clicked.connect(self._show_in_tree)
        self.copy_button.clicked.connect(self.found.copy)
        self.export_button.clicked.connect(self._export)
        self.close_button.clicked.connect(self.reject)
        self._place.jobs.progressed.connect(self.found.page.show_progress)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.reject)

    # Comparing

    def begin(self) -> None:
        """Compares with the chosen day; what is being compared with another is left."""
        jobs, day, page = self._place.jobs, self.days.day, self.found.page
        if self._ended:
            return
        self._show_past(None)
        if day >= self._board.today:
            page.tell(NO_PAST)
        elif jobs.busy:
            if jobs.label == JOB:
                jobs.cancel()
            page.tell(f"正在{jobs.label}，完成后再比较。")
            jobs.ended.connect(self._soon.start, Qt.ConnectionType.SingleShotConnection)
        else:
            page.wait_for(day)
            asked, board, desk = self._place.session.asked, self._board, self._desk
            jobs.run(
                JOB,
                lambda report: compare_with(desk, board, asked, day, report),
                self._on_compared,
                self._on_failed,
                self._on_cancelled,
            )

    def _on_compared(self, past: Past) -> None:
        if not self._ended and past.day == self.days.day:
            self._show_past(past)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        if not self._ended:
            self.found.page.tell(f"{error.message}\n{error.advice}".strip())

    def _on_cancelled(self) -> None:
        if not self._ended and not self._soon.isActive():
            self.found.page.tell("已取消，没有比较。", again=True)

    def _on_page_button(self) -> None:
        jobs = self._place.jobs
        if jobs.busy and jobs.label == JOB:
            jobs.cancel()
        else:
            self.begin()

    # What came of it

    def _show_past(self, past: Past | None) -> None:
        self._past = past
        self.scope.setText(self._scope())
        self.found.show_past(past, self.days.day)

    def _scope(self) -> str:
        asked, past = self._place.session.asked, self._past
        if asked == TaskFilter():
            return f"范围：全部 {past.comparison.looked_at} 项任务" if past else "范围：全部任务"
        words = f"范围：当前筛选（{described(asked, self._board)}）"
        if past is None:
            return words
        only = past.comparison.only_then
        more = f"，其中 {only} 项只在当时符合" if only else ""
        return f"{words}，{past.comparison.looked_at} 项任务{more}"

    def _on_reached(self) -> None:
        line, some = self.found.line, bool(self.found.tasks)
        self.locate_button.setEnabled(bool(line and not line.task.gone))
        for button in (self.show_button, self.copy_button, self.export_button):
            button.setEnabled(some)

    # What is done with it

    def _locate(self) -> None:
        line = self.found.line
        if line and not line.task.gone:
            self.accept()
            self._place.session.choose(line.task.uid)

    def _show_in_tree(self) -> None:
        uids = frozenset(task.uid for task in self.found.tasks if not task.gone)
        origin = f"{self.days.day.isoformat()} 以来有变化"
        self.accept()
        self._place.session.ask(TaskFilter(tasks=uids, origin=origin))

    def _export(self) -> None:
        if (past := self._past) is not None:
            name, tasks = proposed_name(self._board, past.day), list(self.found.tasks)
            write = partial(_written, self._board, past, tasks, self.scope.text())
            save_workbook(self._place, TITLE, name, write, self)

    def done(self, result: int) -> None:
        """Ends it; what is still being compared is left."""
        self._ended = True
        self._soon.stop()
        jobs = self._place.jobs
        if jobs.busy and jobs.label == JOB:
            jobs.cancel()
        super().done(result)


def _written(
    board: Board, past: Past, tasks: Sequence[TaskDifference], scope: str, path: Path
) -> str:
    """Writes the workbook; what to say of it."""
    write_comparison(board, past, tasks, scope, path)
    return f"已导出与 {past.day.isoformat()} 的比较：{path.name}"
