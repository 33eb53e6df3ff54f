"""回收合并: joins the bars, the files, their rows and the writing; decides nothing itself.

What is decided is in `review`, what was gathered in `batch`.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QStackedWidget,
    QVBoxLayout,
)

from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.gathering import GatheredFile
from tzdesk.services.merge_applying import Merged, apply
from tzdesk.services.open_cells import open_count
from tzdesk.settings import Key
from tzdesk.ui.dialogs.merge.bars import AddBar, MergeFooter
from tzdesk.ui.dialogs.merge.batch import MergeBatch
from tzdesk.ui.dialogs.merge.checking import FileChecking
from tzdesk.ui.dialogs.merge.outcome import tell
from tzdesk.ui.dialogs.merge.review import MergeReview
from tzdesk.ui.dialogs.merge.review_page import ReviewPage
from tzdesk.ui.dialogs.merge.start_page import StartPage
from tzdesk.ui.dialogs.merge.told import Teller
from tzdesk.ui.dialogs.place import DialogPlace
from tzdesk.ui.messages import Question, ask, show_error
from tzdesk.ui.workplace import Workplace

TITLE = "回收合并"
PURPOSE = "merge"
FILTER = "填报表 (*.xlsx *.xls *.xlsm *.xlsb *.ods *.et *.docx *.zip);;所有文件 (*)"
ONLY_CHANGES = Key("merge_only_changes", True)
_START, _MINIMUM = (1340, 816), (1000, 620)
_KEEP, _GIVE_UP = "继续核对", "关闭，不写入"


class MergeDialog(QDialog):
    """Opens empty, checks `paths` at once, or goes on with what earlier merges left open.

    Accepted once something was written.
    """

    manual_page = "merge"

    def __init__(self, place: Workplace, paths: Sequence[Path] = (), *, resumed: bool = False):
        super().__init__(place.window)
        assert place.session.desk
        self._place = place
        self._desk: Desk = place.session.desk
        self.batch, self.review = MergeBatch(self._desk), MergeReview()
        self._writing = False
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAcceptDrops(True)
        self._build()
        self._wire()
        DialogPlace(self, place.memory.settings, "merge", _START, _MINIMUM, (self.page,))
        self.start.show_open(open_count(self._desk.ledger))
        self._refresh()
        if paths:
            self.add(paths)
        elif resumed:
            self._on_resumed()

    def _build(self) -> None:
        self.checking = FileChecking(self._place.jobs, self._desk, self)
        self.bar, self.footer, self.start = AddBar(), MergeFooter(), StartPage()
        self.page = ReviewPage(self.review, Teller(self._desk))
        self.page.head.only_changes.setChecked(self._place.memory.settings.get(ONLY_CHANGES))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start)
        self._pages.addWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)
        column.addWidget(self.footer)

    def _wire(self) -> None:
        self.bar.files.clicked.connect(self._on_files_wanted)
        self.bar.folder.clicked.connect(self._on_folder_wanted)
        self.bar.stop.clicked.connect(self.checking.cancel)
        self.checking.advanced.connect(self._on_advanced)
        self.checking.done.connect(self._on_checked)
        self.checking.refused.connect(self._on_refused)
        self.start.going_on.connect(self._on_resumed)
        self.page.decided.connect(self._refresh)
        self.footer.cancel.clicked.connect(self.reject)
        self.footer.write.clicked.connect(self.write)
        # Ctrl+Enter presses the default from anywhere in a dialog.
        QShortcut(QKeySequence("Ctrl+Return"), self, self.footer.write.click)
        for keys, step in (("F8", 1), ("Shift+F8", -1)):
            QShortcut(QKeySequence(keys), self, lambda step=step: self.page.to_conflict(step))
        for place in range(3):
            choice = QKeySequence(f"Alt+{place + 1}")
            QShortcut(choice, self, lambda place=place: self.page.choose(place))

    # Adding and checking

    def add(self, paths: Sequence[Path]) -> None:
        """Checks files, folders and archives on the worker thread."""
        first = paths[0]
        self._place.memory.keep_folder(PURPOSE, first if first.is_dir() else first.parent)
        self.checking.check(paths)
        self._refresh()

    def _on_files_wanted(self) -> None:
        folder = str(self._place.memory.folder(PURPOSE))
        names, _ = QFileDialog.getOpenFileNames(self, "添加交回的填报表", folder, FILTER)
        if names:
            self.add([Path(one) for one in names])

    def _on_folder_wanted(self) -> None:
        folder = str(self._place.memory.folder(PURPOSE))
        name = QFileDialog.getExistingDirectory(self, "添加文件夹", folder)
        if name:
            self.add([Path(name)])

    def _on_advanced(self, done: int, total: int) -> None:
        names = [one.name for one in self.checking.sources]
        if not names:
            return
        at = min(done, len(names) - 1)
        self.bar.show_progress(done, total, f"正在检查 {at + 1}/{len(names)}：{names[at]}")
        self._pages.setCurrentWidget(self.page)
        self.page.show_waiting(names, at)

    def _on_checked(self, found: list[GatheredFile]) -> None:
        self.batch.add(found)
        self._replan()

    def _on_refused(self, error: UserError) -> None:
        self._refresh()
        show_error(self, error)

    def _on_resumed(self) -> None:
        self.batch.resume()
        self._replan()

    def _replan(self) -> None:
        self.bar.rest()
        self.review.plan = self.batch.plan()
        has_files = bool(self.review.plan.files)
        self._pages.setCurrentWidget(self.page if has_files else self.start)
        self.page.show_plan()
        self._refresh()
        self.page.files.setFocus()

    def _refresh(self) -> None:
        self.footer.show_counts(self.review.counts, checking=self.checking.running)

    # Writing

    def write(self) -> None:
        """Backs up and writes on the worker thread; the dialog closes once that has worked."""
        if not self.footer.write.isEnabled() or self._writing:
            return
        desk, plan, decisions = self._desk, self.review.plan, self.review.decisions
        self._writing = self._place.jobs.run(
            "合并",
            lambda report: apply(desk, plan, decisions, report),
            self._on_written,
            self._on_not_written,
            self._on_cancelled,
        )
        if not self._writing:
            show_error(self, self._place.jobs.waiting("完成后再写入。"))
            return
        self._place.jobs.progressed.connect(self.footer.show_writing)
        self._lock(locked=True)
        self.footer.show_writing(0, 1)

    def _lock(self, *, locked: bool) -> None:
        self.bar.setEnabled(not locked)
        self._pages.setEnabled(not locked)

    def _end_writing(self) -> None:
        self._writing = False
        self._place.jobs.progressed.disconnect(self.footer.show_writing)
        self._lock(locked=False)
        self._refresh()

    def _on_written(self, merged: Merged) -> None:
        self._end_writing()
        tell(self._place.session, merged)
        self.accept()

    def _on_not_written(self, error: Exception) -> None:
        self._end_writing()
        if not isinstance(error, UserError):
            raise error
        show_error(self, error)

    def _on_cancelled(self) -> None:
        self._end_writing()
        self.footer.told.setText("已取消，台账没有变化。")

    # Leaving

    def _may_leave(self) -> bool:
        """Asks before files and decisions are lost."""
        if not len(self.batch) and not self.review.decided:
            return True
        count = len(self.review.plan.files)
        text = f"还没有写入台账。关闭后，这 {count} 个文件要重新添加。"
        question = Question(TITLE, text, "", (_GIVE_UP, _KEEP), _KEEP, _KEEP)
        return ask(self, question) == _GIVE_UP

    def reject(self) -> None:
        """取消, × and Esc; while it writes they stop the writing."""
        if self._writing:
            self._place.jobs.cancel()
        elif self._may_leave():
            super().reject()

    def done(self, result: int) -> None:
        self.checking.forget()
        only = self.page.head.only_changes.isChecked()
        self._place.memory.settings.set(ONLY_CHANGES, only)
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.setAccepted(not self.isVisible())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) and not self._writing:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _dropped(event)
        if paths and not self._writing:
            event.acceptProposedAction()
            self.add(paths)


def _dropped(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
