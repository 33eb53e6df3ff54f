"""What the window has open: the desk, the board it shows, the filter and the task in front.

Every pane is given the one session and listens to it; panes never call each other. Knows no
widget. All writing goes through `write`, so that each pane hears of it once.
"""

from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from tzdesk.domain.board import Board, TaskRow
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import GroupBy
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit


@dataclass(frozen=True, slots=True)
class Said:
    """A line for the status bar: words, and up to a few verbs with what they do."""

    text: str
    actions: tuple[tuple[str, object], ...] = field(default=())


class Session(QObject):
    """Signals are past tense; none is sent while nothing is open but `opened` and `said`."""

    opened = Signal()
    """Another ledger is open, or none: `desk` is new."""
    board_replaced = Signal()
    """Another plan or period, or rows came or went: read `board` anew."""
    rows_changed = Signal(object)
    """These tasks (frozenset of uids) have new rows in `board`."""
    filter_changed = Signal()
    grouping_changed = Signal()
    task_chosen = Signal(str)
    """The task in front (uid, "" for none)."""
    history_changed = Signal()
    """What can be undone or redone is another; the time of the last write, too."""
    said = Signal(object)
    """A `Said` for the status bar."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.desk: Desk | None = None
        self.board: Board | None = None
        self.asked = TaskFilter()
        self.grouping = GroupBy.SECTION
        self.task_uid = ""
        self.selected: tuple[str, ...] = ()
        """All selected tasks, the one in front among them."""

    def open(self, desk: Desk | None) -> None:
        """Shows this ledger instead of the present one, which is closed."""
        if self.desk is not None:
            self.desk.close()
        self.desk = desk
        self.asked = TaskFilter()
        self.task_uid = ""
        self.selected = ()
        self.board = desk.board() if desk is not None and desk.ledger.plans else None
        self.opened.emit()
        self.board_replaced.emit()
        self.history_changed.emit()

    def show_period(self, period_uid: str | None) -> None:
        """Shows another period of the same plan."""
        if self.desk is None or self.board is None:
            return
        self.board = self.desk.board(self.board.plan.uid, period_uid)
        self.board_replaced.emit()

    def ask(self, asked: TaskFilter) -> None:
        """Filters by `asked`."""
        if asked != self.asked:
            self.asked = asked
            self.filter_changed.emit()

    def group_by(self, grouping: GroupBy) -> None:
        """Groups by another kind."""
        if grouping is not self.grouping:
            self.grouping = grouping
            self.grouping_changed.emit()

    def choose(self, task_uid: str, selected: tuple[str, ...] = ()) -> None:
        """Brings a task to the front."""
        self.selected = selected or ((task_uid,) if task_uid else ())
        self.task_uid = task_uid
        self.task_chosen.emit(task_uid)

    @property
    def row(self) -> TaskRow | None:
        """The task in front."""
        return self.board.rows.get(self.task_uid) if self.board else None

    @property
    def last_write(self) -> datetime | None:
        """When the ledger was last written."""
        newest = self.desk.recent(1) if self.desk else ()
        return newest[0].at if newest else None
