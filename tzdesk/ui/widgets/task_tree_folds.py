"""What is open in the tree: groups and tasks, and opening so many rows that it takes a while.

What can be seen is laid out before it is painted; the rest follows piece by piece, so that keys and
mouse are heard in between. A group's row says from the beginning how many tasks it holds.
"""

from collections import deque
from collections.abc import Sequence
from time import perf_counter

from PySide6.QtCore import QModelIndex, QPoint, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from tzdesk.ui.courtesy import going_first
from tzdesk.ui.models.expansion import NEAR, Expansion, Unfolded
from tzdesk.ui.models.group_line import GroupLine
from tzdesk.ui.models.task_layout import TaskLayout
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.task_tree_rows import TreeRows

SLICE = 0.03
"""Seconds of laying out what is not seen, if one group does not take longer."""
BREATH = 15
"""Milliseconds between two slices for keys, mouse and painting."""

Here = tuple[GroupLine, int]
"""A group and a task's row in it, −1 for its own."""


class TreeFolds(TreeRows):
    """A view that knows what the clerk opened and closed, whatever is laid out anew."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        self._restoring = False
        super().__init__(session, parent)
        self.expansion = Expansion()
        self._waiting: deque[str] = deque()
        self._opening = QTimer(self, singleShot=True, interval=BREATH)
        self._opening.timeout.connect(self._open_some)
        self.tree.rowsInserted.connect(self._on_rows_inserted)
        self.expanded.connect(lambda index: self._note(index, True))
        self.collapsed.connect(lambda index: self._note(index, False))

    def set_open(self, index: QModelIndex, opened: bool) -> None:
        """Opens or closes a row; the units of a task that opens come into view."""
        first = index.siblingAtColumn(0)
        self.setExpanded(first, opened)
        if opened and first.parent().isValid():
            self.scrollTo(self.tree.index(self.tree.rowCount(first) - 1, 0, first))
            self.scrollTo(first)

    def toggle(self, index: QModelIndex) -> None:
        """Opens a row that is closed, and the other way round."""
        self.set_open(index, not self.isExpanded(index.siblingAtColumn(0)))

    def unfolded(self, parent: QModelIndex, top: int, bottom: int) -> list[int]:
        """Of these rows below `parent` (groups, or a group's tasks) those that stand open."""
        rows, layout = range(top, bottom + 1), self.tree.layout
        if not parent.isValid() or layout is None:
            return [row for row in rows if self.isExpanded(self.tree.index(row, 0, parent))]
        group = self.tree.spot(parent).group
        opened = self.expansion.open_tasks(layout.by.value)
        places = {
            group.place(layout.numbers.get(uid, -1)) for key, uid in opened if key == group.key
        }
        return sorted(row for row in places if row in rows)

    def _note(self, index: QModelIndex, opened: bool) -> None:
        layout = self.tree.layout
        if self._restoring or layout is None:
            return
        spot = self.tree.spot(index)
        if spot.task:
            self.expansion.set_task(layout.by.value, spot.group.key, spot.task.uid, opened)
            return
        self.expansion.set_group(layout.by.value, spot.group.key, opened)
        if opened:
            self._wait([spot.group.key])
        elif spot.group.key in self._waiting:
            self._waiting.remove(spot.group.key)

    def _on_rows_inserted(self, parent: QModelIndex, first: int, _last: int) -> None:
        """A group that comes back into view opens; a task as it was."""
        if not parent.isValid():
            self._expand(self.tree.index(first, 0))

    def _expand(self, index: QModelIndex) -> None:
        self._restoring = True
        self.setExpanded(index, True)
        self._restoring = False

    # Opening what was open

    def _unfolded(self, layout: TaskLayout) -> Unfolded:
        lengths = [(line.key, len(line)) for line in layout.shown]
        return Unfolded(lengths, set(self.expansion.open_groups(layout.by.value, lengths)))

    def _open_again(self, layout: TaskLayout, unfolded: Unfolded, seen: Sequence[Here]) -> None:
        """After a reset opens what should be open: at once from the first to the last `seen`."""
        rows = [unfolded.row(line.key, task) for line, task in seen]
        near, far = unfolded.between(rows[0], rows[-1] + NEAR)
        for line, task in seen:
            if task + NEAR > line.laid_out:
                self.tree.lay_out(line)
        for key in near:
            self._expand(self.tree.find((key, "", "")))
        for key, uid in self.expansion.open_tasks(layout.by.value):
            group = layout.line(key)
            if group and group.place(layout.numbers.get(uid, -1)) >= 0:
                self._expand(self.tree.find((key, uid, "")))
        self._waiting.clear()
        self._wait([*near, *far])

    def _wait(self, keys: list[str]) -> None:
        self._waiting.extend(keys)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with going_first():
            super().paintEvent(event)
        if self._waiting:
            self._opening.start()

    def _open_some(self) -> None:
        """Lays out groups that wait, one after the other; what is seen stays where it is."""
        until = perf_counter() + SLICE
        while self._waiting and perf_counter() < until:
            layout = self.tree.layout
            line = layout.line(self._waiting.popleft()) if layout else None
            if line and len(line):
                with going_first():
                    self._open_whole(line)
        if self._waiting:
            self._opening.start()

    def _open_whole(self, line: GroupLine) -> None:
        self.tree.lay_out(line)
        index = self.tree.find((line.key, "", ""))
        if self.isExpanded(index):
            self.executeDelayedItemsLayout()
            return
        kept, bar = self._kept(), self.verticalScrollBar()
        self._expand(index)
        if index.row() < kept:
            bar.setValue(bar.value() + self.tree.rowCount(index))

    def _kept(self) -> int:
        """The group of what must not move: the current cell where it is seen, else the top row."""
        index = self.currentIndex()
        if not self.visualRect(index).intersects(self.viewport().rect()):
            index = self.indexAt(QPoint())
        while index.parent().isValid():
            index = index.parent()
        return index.row()
