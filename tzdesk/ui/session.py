"""What the window has open: the desk, the board it shows, the filter and the task in front.

Every pane is given the one session and listens to it; panes never call each other. Knows no
widget. All writing goes through `write`, so that each pane hears of it once.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from tzdesk.domain.board import Board
from tzdesk.domain.catalogue import FIXED
from tzdesk.domain.changes import Change, Source
from tzdesk.domain.collector import spare_the_open
from tzdesk.domain.filters import TaskFilter, with_known_columns
from tzdesk.domain.grouping import GroupBy, Grouping, grouping_named
from tzdesk.domain.records import Period, Plan
from tzdesk.domain.status import Status
from tzdesk.domain.task_rows import TaskRow
from tzdesk.domain.values import percent_text
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written
from tzdesk.services.editing import Edit, edit
from tzdesk.services.pasting import CellsWritten
from tzdesk.ui.many_writes import ManyWrites, Outcome
from tzdesk.ui.models.board_counts import BoardCounts
from tzdesk.ui.models.edit_words import edit_words
from tzdesk.ui.said import Said as Said  # noqa: PLC0414 - known under this name
from tzdesk.ui.taking_back import TakingBack

T = TypeVar("T", bound=Outcome)


class Session(QObject):
    """Signals are past tense; none is sent while nothing is open but `opened` and `said`."""

    opened = Signal()
    """Another ledger is open, or none: `desk` is new."""
    board_replaced = Signal()
    """Another plan or period, or rows came or went: read `board` anew."""
    rows_changed = Signal(object)
    """These tasks (frozenset of uids) have new rows in `board`."""
    filter_changed, grouping_changed, page_changed = Signal(), Signal(), Signal()
    group_sought = Signal(str)
    """The group of that key should be scrolled to and opened."""
    task_chosen = Signal(str)
    """The task in front (uid, "" for none)."""
    cell_sought = Signal(str, str, str)
    """A cell of the task in front should be gone to: task, unit's part or "", field or ""."""
    history_changed = Signal()
    """What can be undone or redone is another; the time of the last write, too."""
    said = Signal(object)
    """A `Said` for the status bar."""
    failed = Signal(object)
    """A `UserError` that must be shown; nothing was written."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.desk: Desk | None = None
        self.board: Board | None = None
        self.counts: BoardCounts | None = None
        """What there is of everything on `board`; new rows are counted before panes hear."""
        self.asked = TaskFilter()
        self.grouping: Grouping = GroupBy.SECTION
        self.on_overview = False
        self.task_uid = ""
        self.selected: tuple[str, ...] = ()
        """All selected tasks, the one in front among them."""
        self.refused: Callable[[Desk], Written] | None = None
        """The last write, if it was refused."""
        self.refused_words = ""
        """What that write was to change: 「第 30 项 完成比例 58%」; "" where it is not known."""
        self._had_another = False
        self.many = ManyWrites(self)
        self._steps = TakingBack(self)

    @property
    def writable(self) -> bool:
        """Whether a ledger is open, and not only for reading."""
        return self.desk is not None and not self.desk.read_only

    def open(self, desk: Desk | None) -> None:
        """Shows this ledger instead of the present one, which is closed."""
        if self.desk is not None:
            self.desk.close()
        self.desk = desk
        self.refused = None
        self.asked = TaskFilter()
        self.task_uid, self.on_overview = "", False
        self.selected = ()
        self._show(desk.board() if desk is not None and desk.ledger.plans else None)
        self.opened.emit()
        self.board_replaced.emit()
        self.history_changed.emit()
        if desk is not None:
            spare_the_open(self._had_another)
            self._had_another = True

    def show_period(self, period_uid: str | None) -> None:
        """Shows another period of the same plan."""
        if self.desk is None or self.board is None:
            return
        self._show(self.desk.board(self.board.plan.uid, period_uid))
        self.board_replaced.emit()

    def show_plan(self, plan_uid: str) -> None:
        """Shows another plan of the ledger in its current period."""
        if self.desk is None or (self.board and self.board.plan.uid == plan_uid):
            return
        # Filters name sections and tasks of the plan that goes.
        self.ask(TaskFilter())
        self.choose("")
        self._show(self.desk.board(plan_uid))
        self.board_replaced.emit()

    def show_overview(self, shown: bool = True) -> None:
        """Shows 总览, or goes back to the tasks."""
        if shown is not self.on_overview and (self.board or not shown):
            self.on_overview = shown
            self.page_changed.emit()

    def ask(self, asked: TaskFilter) -> None:
        """Filters by `asked`."""
        self.show_overview(False)
        if asked != self.asked:
            self.asked = asked
            self.filter_changed.emit()

    def group_by(self, grouping: Grouping) -> None:
        """Groups by another kind."""
        self.show_overview(False)
        if grouping != self.grouping:
            self.grouping = grouping
            self.grouping_changed.emit()

    def seek_group(self, by: Grouping, key: str) -> None:
        """Groups by a kind and goes to one of its groups."""
        self.group_by(by)
        self.group_sought.emit(key)

    def choose(self, task_uid: str, selected: tuple[str, ...] = ()) -> None:
        """Brings a task to the front."""
        if task_uid:
            self.show_overview(False)
        self.selected = selected or ((task_uid,) if task_uid else ())
        self.task_uid = task_uid
        self.task_chosen.emit(task_uid)

    def edit(
        self, edits: Sequence[Edit], source: Source | None = None, title: str = ""
    ) -> Written | None:
        """Writes edits as one step of 撤销 and tells; None where they were refused, or are many."""

        def deed(desk: Desk) -> CellsWritten:
            return CellsWritten(edit(desk, edits, source, title), len(edits))

        def tell(done: CellsWritten) -> None:
            left = self._unfinished(edits) if done.written.batch else None
            if left:
                self.said.emit(left)
            else:
                self.tell(done.written)

        done = self.write_many(title or "修改", len(edits), deed, tell)
        if done is None and self.refused and edits:
            self.refused_words = edit_words(self.board, edits[0])
        return done.written if done else None

    def tell(self, written: Written) -> None:
        """Says what was written, and offers to take it back."""
        if written.batch:
            self.said.emit(Said(f"已{written.batch.title}", (("撤销", self.undo),)))

    def write(self, deed: Callable[[Desk], Written]) -> Written | None:
        """Does what writes and lets every pane know; None where it was refused."""
        if self.desk is None:
            return None
        self.many.settle()
        try:
            written = deed(self.desk)
        except UserError as error:
            self.refused, self.refused_words = deed, ""
            self.failed.emit(error)
            return None
        self.refused, self.refused_words = None, ""
        self.announce(written)
        return written

    def retry(self) -> None:
        """Does again what was refused last, on whichever ledger is open now."""
        if self.refused and (written := self.write(self.refused)):
            self.tell(written)

    def write_many(
        self, label: str, size: int, deed: Callable[[Desk], T], done: Callable[[T], None]
    ) -> T | None:
        """Does what writes about `size` changes, beside what the clerk does where they are many.

        `done` hears what came of it, once every pane knows; where it was refused that is shown.
        """
        return self.many.write(label, size, deed, done)

    def undo(self) -> None:
        """Takes the newest step back and goes there."""
        self._steps.undo()

    def redo(self) -> None:
        """Does again what was taken back last, and goes there."""
        self._steps.redo()

    def take_back(self, batch_uid: str, done: Callable[[], object] = lambda: None) -> None:
        """撤回这一批, of any batch; `done` follows."""
        self._steps.take_back(batch_uid, done)

    def go_to(self, changes: Sequence[Change]) -> None:
        """Shows where changes were made."""
        self._steps.go_to(changes)

    def announce(self, written: Written, counts: BoardCounts | None = None) -> None:
        """Lets every pane know of what was written to the desk; `counts` where all is counted."""
        if written.batch:
            self._announce(written.touched, written.structure_changed, counts)

    def _announce(
        self, tasks: frozenset[str], structure_changed: bool, counts: BoardCounts | None = None
    ) -> None:
        if structure_changed or self.board is None:
            self.reload(counts)
        elif tasks:
            if self.counts and counts:
                self.counts.take(counts)
            elif self.counts:
                self.counts.refresh(tasks)
            self.rows_changed.emit(tasks)
        self.history_changed.emit()

    def catch_up(self) -> None:
        """Shows what another program has written meanwhile, and the day that has come."""
        desk, board = self.desk, self.board
        if desk is None:
            return
        try:
            found = desk.catch_up()
        except UserError as error:
            self.failed.emit(error)
            return
        other_day = board is not None and board.today != desk.today
        if found or other_day:
            self._announce(found.tasks if found else frozenset(), found is None or found.structure)

    def reload(self, counts: BoardCounts | None = None) -> None:
        """Reads the board anew; another one where its plan or period is gone."""
        desk, shown = self.desk, self.board
        if desk is None or not desk.ledger.plans:
            self._show(None)
        elif shown is None or desk.ledger.find(Plan, shown.plan.uid) is None:
            self._show(desk.board())
        else:
            period = desk.ledger.find(Period, shown.period.uid) if shown.period else None
            self._show(desk.board(shown.plan.uid, period.uid if period else None), counts)
        self.board_replaced.emit()

    def _show(self, board: Board | None, counts: BoardCounts | None = None) -> None:
        self.board = board
        counted = counts if counts and counts.board is board else None
        self.counts = counted or (BoardCounts(board) if board else None)
        # What names a column of the ledger goes with it.
        fields = board.ledger.fields if board else FIXED
        self.grouping = grouping_named(self.grouping.value, fields) or GroupBy.SECTION
        self.asked = with_known_columns(self.asked, fields)

    def _unfinished(self, edits: Sequence[Edit]) -> Said | None:
        """已完成 below 100 %: said, and what to do about it."""
        one = edits[0]
        row = self.board.rows.get(one.task_uid) if self.board else None
        if len(edits) > 1 or one.field != "status" or one.assignment_uid or row is None:
            return None
        if row.status is not Status.DONE or row.percent >= 100:
            return None
        whole = replace(one, field="percent", value=100)
        return Said(
            f"第 {row.number} 项已改为已完成，完成比例仍为 {percent_text(row.percent)}%。",
            (("改为 100%", lambda: self.edit([whole])), ("撤销", self.undo)),
        )

    @property
    def row(self) -> TaskRow | None:
        """The task in front."""
        return self.board.rows.get(self.task_uid) if self.board else None

    @property
    def last_write(self) -> datetime | None:
        """When the ledger was last written."""
        newest = self.desk.recent(1) if self.desk else ()
        return newest[0].at if newest else None
