"""What is open in the tree and where one is: kept while the model lays everything out anew.

Tells the session which task is in front, and goes where another pane brings it.
"""

from collections import deque
from time import perf_counter

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    QTimer,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from tzdesk.domain.text import fold
from tzdesk.ui.models.expansion import Expansion, parted
from tzdesk.ui.models.task_columns import PLACES
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.task_tree_rows import MIXED_HEIGHTS, TreeRows

Key = tuple[str, str, str]

SLICE = 0.03
"""Seconds of opening groups out of sight, then keys and mouse are heard again."""


class TreePlace(TreeRows):
    """A view that keeps its place."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        self._restoring = False
        self._place: tuple[Key, int, Key] | None = None
        super().__init__(session, parent)
        self.expansion = Expansion()
        self._waiting: deque[str] = deque()
        self._opening = QTimer(self, singleShot=True, interval=0)
        self._opening.timeout.connect(self._open_some)
        self.tree.modelReset.connect(self._restore)
        self.tree.rowsInserted.connect(self._on_rows_inserted)
        self.expanded.connect(lambda index: self._note(index, True))
        self.collapsed.connect(lambda index: self._note(index, False))
        session.task_chosen.connect(self._on_task_chosen)
        self._restore()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Asks to be told of a reset before Qt's own view is, which then knows no row any more."""
        if model:
            model.modelAboutToBeReset.connect(self._keep_place)
        super().setModel(model)

    # What is open

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

    def open_all(self, opened: bool) -> None:
        """全部展开 and 全部折叠: the groups; units' rows stay as they are."""
        layout = self.tree.layout
        if layout:
            self.expansion.set_groups(layout.by, [line.key for line in layout.shown], opened)
            self._keep_place()
            self.reset()
            self._restore()

    def _note(self, index: QModelIndex, opened: bool) -> None:
        layout = self.tree.layout
        if self._restoring or layout is None:
            return
        spot = self.tree.spot(index)
        if spot.task:
            self.expansion.set_task(layout.by, spot.group.key, spot.task.uid, opened)
        else:
            self.expansion.set_group(layout.by, spot.group.key, opened)

    def _on_rows_inserted(self, parent: QModelIndex, first: int, _last: int) -> None:
        """A group that comes back into view opens; a task as it was."""
        if not parent.isValid():
            self._expand(self.tree.index(first, 0))

    def _expand(self, index: QModelIndex) -> None:
        self._restoring = True
        self.setExpanded(index, True)
        self._restoring = False

    def _open_some(self) -> None:
        """Opens groups out of sight, one after the other; what is seen stays where it is."""
        until = perf_counter() + SLICE
        while self._waiting and perf_counter() < until:
            index = self.tree.find((self._waiting.popleft(), "", ""))
            if index.isValid() and not self.isExpanded(index):
                self._open_out_of_sight(index)
        if self._waiting:
            self._opening.start()

    def _open_out_of_sight(self, index: QModelIndex) -> None:
        top, bar = self.indexAt(QPoint()), self.verticalScrollBar()
        while top.parent().isValid():
            top = top.parent()
        self._expand(index)
        if index.row() < top.row():
            bar.setValue(bar.value() + self.tree.rowCount(index))

    # Keeping one's place

    def _keep_place(self) -> None:
        current, top = self.currentIndex(), self.indexAt(self.viewport().rect().topLeft())
        if self.tree.layout is None or not current.isValid():
            return
        seen = self.tree.spot(top).key if top.isValid() else ("", "", "")
        self._place = (self.tree.spot(current).key, current.column(), seen)

    def _restore(self) -> None:
        """Opens what was open, and makes the same cell current where it is still shown."""
        layout = self.tree.layout
        self._hovered = -1
        self.words = tuple(fold(self.session.asked.search).split())
        if layout is None:
            self._place = None
            return
        self.setUniformRowHeights(len(layout.rows) > MIXED_HEIGHTS)
        self._restoring = True
        lengths = [(line.key, len(line)) for line in layout.shown]
        opened = self.expansion.open_groups(layout.by, lengths)
        near, far = parted(lengths, opened, self._here())
        for key in near:
            self.setExpanded(self.tree.find((key, "", "")), True)
        self._waiting = deque(far)
        self._opening.start()
        for key, uid in self.expansion.open_tasks(layout.by):
            if (line := layout.line(key)) and line.place(layout.numbers.get(uid, -1)) >= 0:
                self.setExpanded(self.tree.find((key, uid, "")), True)
        self._restoring = False
        self._return()

    def _wanted(self) -> tuple[Key, int, Key | None]:
        """The place to return to: a cell's row and column, and the row on top."""
        return self._place or (("", self.session.task_uid, ""), PLACES["text"], None)

    def _here(self) -> tuple[str, int]:
        """The group of that cell and its row in there."""
        index = self.tree.find(self._wanted()[0])
        if not index.isValid():
            return "", 0
        spot = self.tree.spot(index)
        task = index.parent() if spot.unit else index
        return spot.group.key, task.row() if spot.task else 0

    def _return(self) -> None:
        key, column, seen = self._wanted()
        index = self.tree.find(key, column)
        if not index.isValid():
            return
        self._make_current(index)
        if seen:
            self.scrollTo(self._top(seen, index), QAbstractItemView.ScrollHint.PositionAtTop)
        self.scrollTo(index)

    def _top(self, seen: Key, current: QModelIndex) -> QModelIndex:
        """The row that was on top; where it is gone or grouped otherwise, the current group."""
        top = self.tree.find(seen)
        if top.isValid() and self.tree.spot(top).group.key == seen[0]:
            return top
        return self.tree.find((self.tree.spot(current).group.key, "", ""))

    def _make_current(self, index: QModelIndex) -> None:
        """Selects that cell alone, whatever keys are held: 撤销 comes with Ctrl down."""
        self._restoring = True
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self._restoring = False

    # Telling and being told which task is in front

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        wide = sum(one.width() * one.height() for one in self._ranges()) <= 1
        if wide is not self._wide:
            self._wide = wide
            self.viewport().update()
        if not self._restoring:
            self._tell()

    def _tell(self) -> None:
        index = self.currentIndex()
        task = self.tree.spot(index).task if index.isValid() and self.tree.layout else None
        if task:
            self.session.choose(task.uid, self._chosen_tasks(task.uid))

    def _ranges(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(place) for place in range(selection.count())]

    def _chosen_tasks(self, current: str) -> tuple[str, ...]:
        """The tasks with a selected cell, the current one among them."""
        found: dict[str, None] = {}
        for block in self._ranges():
            for row in range(block.top(), block.bottom() + 1):
                task = self.tree.spot(self.tree.index(row, 0, block.parent())).task
                if task:
                    found[task.uid] = None
        return tuple(found) if current in found else (current,)

    def _on_task_chosen(self, uid: str) -> None:
        """Goes to a task that another pane brought to the front."""
        index = self.currentIndex()
        if self.tree.layout is None or not uid:
            return
        task = self.tree.spot(index).task if index.isValid() else None
        if task is None or task.uid != uid:
            self.show_task(uid)

    def show_task(self, uid: str) -> None:
        """Makes a task the current one, its group open, if it is shown at all."""
        current = self.currentIndex()
        column = current.column() if current.parent().isValid() else PLACES["text"]
        group = self.tree.spot(current).group.key if current.isValid() else ""
        index = self.tree.find((group, uid, ""), column)
        if index.isValid():
            self.setExpanded(index.parent(), True)
            self._make_current(index)
            self.scrollTo(index)
