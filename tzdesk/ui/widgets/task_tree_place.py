"""Where one is in the tree: kept while the model lays everything out anew.

Tells the session which task is in front, and goes where another pane brings it.
"""

from collections.abc import Iterator

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from tzdesk.domain.text import fold
from tzdesk.ui.models.chosen_cells import ChosenBlock, blocks_of, selection_of
from tzdesk.ui.models.expansion import NEAR, Unfolded
from tzdesk.ui.models.task_columns import PLACES
from tzdesk.ui.models.task_layout import TaskLayout
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.task_tree_folds import Here, TreeFolds
from tzdesk.ui.widgets.task_tree_rows import MIXED_HEIGHTS

Key = tuple[str, str, str]


class TreePlace(TreeFolds):
    """A view that keeps its place."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        self._place: tuple[Key, int, Key] | None = None
        self._chosen: list[ChosenBlock] = []
        super().__init__(session, parent)
        self.tree.modelReset.connect(self._restore)
        session.task_chosen.connect(self._on_task_chosen)
        session.cell_sought.connect(self._on_cell_sought)
        self._restore()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Asks to be told of a reset before Qt's own view is, which then knows no row any more."""
        if model:
            model.modelAboutToBeReset.connect(self._keep_place)
        super().setModel(model)

    def open_all(self, opened: bool) -> None:
        """全部展开 and 全部折叠: the groups; units' rows stay as they are."""
        layout = self.tree.layout
        if layout:
            self.expansion.set_groups(layout.by.value, [line.key for line in layout.shown], opened)
            self.tree.sort_by(layout.keys)  # lays the rows out anew, with one's place kept

    # Keeping one's place

    def _keep_place(self) -> None:
        current, top = self.currentIndex(), self.indexAt(self.viewport().rect().topLeft())
        if self.tree.layout is None or not current.isValid():
            return
        seen = self.tree.spot(top).key if top.isValid() else ("", "", "")
        self._place = (self.tree.spot(current).key, current.column(), seen)
        self._chosen = []
        if self.tree.renewing:
            self._chosen = blocks_of(self.tree, self.selectionModel().selection())

    def _restore(self) -> None:
        """Opens what was open, and makes the same cell current where it is still shown."""
        layout = self.tree.layout
        self._hovered = -1
        self.words = tuple(fold(self.session.asked.search).split())
        if layout is None:
            self._place = None
            return
        self.setUniformRowHeights(len(layout.rows) > MIXED_HEIGHTS)
        if layout.shown:
            self._return(layout)

    def _return(self, layout: TaskLayout) -> None:
        key, column, seen = self._place or (("", self.session.task_uid, ""), PLACES["text"], None)
        index = self.tree.find(key, min(column, len(self.tree.columns) - 1))
        unfolded = self._unfolded(layout)
        if not index.isValid():
            self._open_again(layout, unfolded, [(layout.shown[0], -1)])
            return
        top = self._top(seen, index, unfolded)
        self._open_again(layout, unfolded, [self._here(top), self._here(index)])
        self._make_current(index)
        self._choose_again()
        if seen:
            self.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)
        self.scrollTo(index)

    def _here(self, index: QModelIndex) -> Here:
        spot = self.tree.spot(index)
        return spot.group, self.tree.whole_task(index).row() if spot.task else -1

    def _top(self, seen: Key | None, current: QModelIndex, unfolded: Unfolded) -> QModelIndex:
        """The row that was on top; where it is gone or far away now, the current group."""
        top = self.tree.find(seen) if seen else QModelIndex()
        group = self.tree.spot(current).group
        if seen and top.isValid() and self.tree.spot(top).group.key == seen[0]:
            (above, first), (_, last) = self._here(top), self._here(current)
            if 0 <= unfolded.row(group.key, last) - unfolded.row(above.key, first) <= NEAR:
                return top
        return self.tree.find((group.key, "", ""))

    def _make_current(self, index: QModelIndex) -> None:
        """Selects that cell alone, whatever keys are held: 撤销 comes with Ctrl down."""
        self._restoring = True
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self._restoring = False

    def _choose_again(self) -> None:
        """Chooses the cells that were chosen before the same tasks were laid out anew."""
        if chosen := selection_of(self.tree, self._chosen):
            self._restoring = True
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().select(chosen, flag)
            self._restoring = False
        self._chosen = []

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
        found = dict.fromkeys(uid for block in self._ranges() for uid in self._tasks_in(block))
        return tuple(found) if current in found else (current,)

    def _tasks_in(self, block: QItemSelectionRange) -> Iterator[str]:
        layout, parent = self.tree.layout, block.parent()
        if layout is None or not parent.isValid():
            return
        group, task, _ = self.tree.spot(parent)
        if task:
            yield task.uid
        else:
            rows, numbers = layout.rows, group.numbers[block.top() : block.bottom() + 1]
            yield from (rows[number].uid for number in numbers)

    def _on_task_chosen(self, uid: str) -> None:
        """Goes to a task that another pane brought to the front."""
        index = self.currentIndex()
        if self.tree.layout is None or not uid:
            return
        task = self.tree.spot(index).task if index.isValid() else None
        if task is None or task.uid != uid:
            self.show_task(uid)

    def _on_cell_sought(self, uid: str, part: str, field: str) -> None:
        """Goes to a cell of a task; where its column is not shown, to its row."""
        current = self.currentIndex()
        group = self.tree.spot(current).group.key if current.isValid() else ""
        column = self.tree.columns.places.get(field, -1)
        if column < 0 or self.isColumnHidden(column):
            column = current.column() if current.parent().isValid() else PLACES["text"]
        index = self.tree.find((group, uid, part), column) if self.tree.layout else QModelIndex()
        if not index.isValid():
            return
        above = index.parent()
        while above.isValid():
            self.setExpanded(above, True)
            above = above.parent()
        self._make_current(index)
        self._tell()
        self.scrollTo(index)

    def show_task(self, uid: str) -> None:
        """Makes a task the current one, its group open, if it is shown at all."""
        current = self.currentIndex()
        column = current.column() if current.parent().isValid() else PLACES["text"]
        group = self.tree.spot(current).group.key if current.isValid() else ""
        index = self.tree.find((group, uid, ""), column)
        if index.isValid():
            self._uncover(index)
            self._make_current(index)
            self.scrollTo(index)

    def _uncover(self, index: QModelIndex) -> None:
        """Opens what lies above a row: its group, and the whole of a sub-task."""
        above = index.parent()
        while above.isValid():
            self.setExpanded(above, True)
            above = above.parent()
