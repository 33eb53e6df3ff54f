"""The two sides of 回收合并: files at the left, what the current one brings at the right.

Carries what the clerk wants to the review and shows what became of it.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from tzdesk.domain.merge import Choice
from tzdesk.services.merge_plan import CellKind, FilePlan, PlannedCell
from tzdesk.ui.dialogs.merge.bars import FileHead
from tzdesk.ui.dialogs.merge.files_list import FileEntry, FilesList
from tzdesk.ui.dialogs.merge.review import MergeReview, Place, Shown, can_tick
from tzdesk.ui.dialogs.merge.rows import (
    CHOICES,
    ChangeRow,
    ConflictRow,
    InvalidRow,
    Row,
    RowBuilder,
    TaskHead,
)
from tzdesk.ui.dialogs.merge.rows_list import RowsList
from tzdesk.ui.dialogs.merge.told import Teller, file_head
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.labels import label

_FILES = 324


class ReviewPage(QSplitter):
    """Shows one review."""

    decided = Signal()
    """A tick or choice is another: the figures are, too."""

    def __init__(self, review: MergeReview, teller: Teller, parent: QWidget | None = None):
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._review, self._teller = review, teller
        self._file: FilePlan | None = None
        self.files, self.rows, self.head = FilesList(), RowsList(), FileHead()
        self.shown = QComboBox()
        self.shown.addItems([f"显示 {one}" for one in Shown])
        self.shown.setAccessibleName("显示")
        self._told = label()
        self.setChildrenCollapsible(False)
        self.addWidget(_side(self._files_head(), self.files))
        self.addWidget(_side(self.head, self.rows))
        self.setStretchFactor(1, 1)
        self.setSizes([current_theme().sizes.scaled(_FILES), 1000])
        self._wire()

    def _files_head(self) -> QFrame:
        head = QFrame()
        head.setProperty("pane", "header")
        head.setProperty("edge", "bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(10, 3, 6, 3)
        row.addWidget(self._told, 1)
        row.addWidget(self.shown)
        return head

    def _wire(self) -> None:
        self.files.chosen.connect(self._on_file_chosen)
        self.files.tick_wanted.connect(self._on_file_ticked)
        self.files.entered.connect(self.rows.setFocus)
        self.rows.wanted.connect(self._on_wanted)
        self.shown.currentIndexChanged.connect(lambda _index: self.show_plan())
        self.head.only_changes.toggled.connect(lambda _on: self._show_rows(fresh=True))
        self.head.previous.clicked.connect(lambda: self.to_conflict(-1))
        self.head.following.clicked.connect(lambda: self.to_conflict(1))

    # Showing

    def show_plan(self) -> None:
        """The files of the review's plan, as they are decided now."""
        path = self._file.path if self._file else ""
        files = self._review.files(list(Shown)[self.shown.currentIndex()])
        self._told.setText(f"文件 {len(self._review.plan.files)}")
        self.files.show_entries([self._entry(one) for one in files], path)
        self._file = self.files.file
        self._show_rows(fresh=True)
        has_conflicts = bool(self._review.conflicts())
        for button in (self.head.previous, self.head.following):
            button.setEnabled(has_conflicts)

    def show_waiting(self, names: Sequence[str], at: int) -> None:
        """Behind what is planned, the files that are being checked."""
        done = [self._entry(one) for one in self._review.plan.files]
        state = ["正在检查…" if place <= at else "等待…" for place in range(len(names))]
        waiting = [FileEntry(name, word, "") for name, word in zip(names, state, strict=True)]
        self._told.setText(f"文件 {len(done) + len(waiting)}")
        self.files.show_entries(done + waiting, self._file.path if self._file else "")

    def _entry(self, file: FilePlan) -> FileEntry:
        ticked = self._review.takes(file) if can_tick(file) else None
        return FileEntry(file.name, file.state.value, file.message, file, ticked)

    def _show_rows(self, *, fresh: bool) -> None:
        only = self.head.only_changes.isChecked()
        builder = RowBuilder(self._review, self._teller, only_changes=only)
        self.rows.show_rows(builder.rows(self._file), fresh=fresh)
        self._show_head()

    def _show_head(self) -> None:
        file = self._file
        self.head.told.setText(file_head(file, self._review.taken_of(file)) if file else "")

    def _on_file_chosen(self, file: FilePlan | None) -> None:
        if (file.path if file else "") != (self._file.path if self._file else ""):
            self._file = file
            self._show_rows(fresh=True)

    # Deciding

    def _tell(self) -> None:
        files = [one.file for one in self.files.found.entries if one.file]
        self.files.found.show_entries([self._entry(one) for one in files])
        self._show_rows(fresh=False)
        self.decided.emit()

    def _on_file_ticked(self, file: FilePlan) -> None:
        self._review.tick_file(file)
        self._tell()

    def _on_wanted(self, row: Row, deed: object) -> None:
        if isinstance(row, TaskHead) and self._file:
            self._review.tick_task(self._file, row.task_uid)
        elif isinstance(row, ChangeRow):
            self._review.tick_cell(row.place.file, row.place.cell)
        elif isinstance(row, ConflictRow) and isinstance(deed, Choice):
            self._decide(row.place.cell, deed)
            return
        elif isinstance(row, InvalidRow):
            verb = self._review.accept if deed == "accept" else self._review.dismiss
            verb(row.place.cell)
        self._tell()

    def choose(self, place: int) -> None:
        """Alt+1 保留台账, Alt+2 采用来件, Alt+3 两者都留 for the conflict in front."""
        if row := self.rows.conflict:
            self._decide(row.place.cell, CHOICES[place][0])

    def _decide(self, cell: PlannedCell, choice: Choice) -> None:
        """Decides a conflict and goes on to the next one that is open."""
        if not self._review.choose(cell, choice):
            return
        self._tell()
        following = self._review.next_conflict(cell.key)
        if following and self._review.choice(following.cell) is None:
            self._go_to(following)
        else:
            self.rows.go_to(cell.key)

    def to_conflict(self, step: int) -> None:
        """F8, and back with Shift; runs on into the next file."""
        row = self.rows.current
        key = row.place.cell.key if isinstance(row, ConflictRow) else None
        if found := self._review.next_conflict(key or self._before(step), step):
            self._go_to(found)

    def _before(self, step: int) -> tuple[str, str, int, str] | None:
        """Without a conflict in front the search begins with the file that is shown."""
        if self._file is None or step < 0:
            return None
        keys = [one.cell.key for one in self._review.conflicts()]
        own = [one.key for one in self._file.of(CellKind.CONFLICT)]
        return keys[keys.index(own[0]) - 1] if own and own[0] in keys else None

    def _go_to(self, place: Place) -> None:
        if all(one.file != place.file for one in self.files.found.entries):
            self.shown.setCurrentIndex(0)
        self.files.go_to(place.file.path)
        self.rows.go_to(place.cell.key)
        self.rows.setFocus()


def _side(head: QWidget, body: QWidget) -> QFrame:
    frame = QFrame()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(head)
    column.addWidget(body, 1)
    return frame
