"""The tree's rows: their heights, grounds and group rows, what is open, and where one was.

After the model laid everything out anew, the same row is current again and the same rows are open.
"""

from PySide6.QtCore import QItemSelection, QItemSelectionRange, QModelIndex, QRect
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget

from tzdesk.domain.text import fold
from tzdesk.ui.delegates.canvas import Canvas
from tzdesk.ui.delegates.group_row import paint_group
from tzdesk.ui.delegates.lines import colour
from tzdesk.ui.delegates.task_delegate import AnyIndex, TaskDelegate, paint_ring
from tzdesk.ui.models.expansion import Expansion
from tzdesk.ui.models.task_columns import PLACES
from tzdesk.ui.models.task_index import Spot
from tzdesk.ui.models.task_tree import TaskTreeModel
from tzdesk.ui.session import Session
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.task_tree_columns import TreeColumns
from tzdesk.ui.widgets.task_tree_header import TreeHeader

MIXED_HEIGHTS = 1000
"""Up to so many tasks rows have heights of their own: beyond, a far jump would take seconds."""

ROW_HEIGHTS = {"compact": "row_compact", "standard": "row_standard", "relaxed": "row_relaxed"}
Key = tuple[str, str, str]


class TreeRows(QTreeView):
    """A view that keeps its place; `tree` is the model, `delegate` paints the cells."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self.session = session
        self.words: tuple[str, ...] = ()
        self.percent_under_status = False
        self.expansion = Expansion()
        self.height_name = "standard"
        self._wide = True
        self._hovered = -1
        self._restoring = False
        self._place: tuple[Key, int, Key] | None = None
        self.tree = TaskTreeModel(session, self)
        self.tree.opened = self.opened
        self.tree.modelAboutToBeReset.connect(self._keep_place)
        self._set_up()
        self.tree.modelReset.connect(self._restore)
        self.tree.rowsInserted.connect(self._on_rows_inserted)
        self.expanded.connect(lambda index: self._note(index, True))
        self.collapsed.connect(lambda index: self._note(index, False))
        session.task_chosen.connect(self._on_task_chosen)
        self._restore()

    def _set_up(self) -> None:
        self.heads = TreeHeader(self)
        self.setHeader(self.heads)
        self.setModel(self.tree)
        self.columns = TreeColumns(self.heads)
        self.columns.changed.connect(self._on_columns_changed)
        self.delegate = TaskDelegate(self.tree, self, self)
        self.setItemDelegate(self.delegate)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setAnimated(False)
        self.setAllColumnsShowFocus(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setAccessibleName("任务")

    # Heights

    def set_row_height(self, name: str) -> None:
        """紧凑, 标准 or 宽松, by the keys of `ROW_HEIGHTS`."""
        self.height_name = name
        self.doItemsLayout()

    def row_height(self, spot: Spot) -> int:
        """In pixels; above `MIXED_HEIGHTS` tasks all rows have the height of a task."""
        sizes = current_theme().sizes
        task: int = getattr(sizes, ROW_HEIGHTS[self.height_name])
        if self.uniformRowHeights() or (spot.task and not spot.unit):
            return task
        return sizes.report_row if spot.unit else sizes.group_row

    # What rows look like

    def lit(self, index: AnyIndex) -> bool:
        """One cell chosen lights its row; of several each lights itself."""
        if self._wide:
            return index.internalId() == self.currentIndex().internalId()
        return self.selectionModel().isSelected(self.tree.index_like(index))

    def hovered(self, index: AnyIndex) -> bool:
        """Whether the pointer is over the row."""
        return bool(index.internalId() == self._hovered)

    def opened(self, index: AnyIndex) -> bool:
        """Whether what lies below the row is shown."""
        return self.isExpanded(self.tree.index_like(index).siblingAtColumn(0))

    def ringed(self, index: AnyIndex) -> bool:
        """Whether the cell is the current one."""
        return index == self.currentIndex()

    def hover(self, index: QModelIndex) -> None:
        """The pointer is over this row now."""
        ident = index.internalId() if index.isValid() else -1
        if ident != self._hovered:
            self._hovered = ident
            self.viewport().update()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        spot = self.tree.spot(index)
        if spot.task is None:
            self._draw_group(painter, option.rect, spot, index)  # type: ignore[attr-defined]
        else:
            super().drawRow(painter, option, index)

    def _draw_group(self, painter: QPainter, row: QRect, spot: Spot, index: AnyIndex) -> None:
        theme = current_theme()
        rect = QRect(0, row.top(), self.viewport().width(), row.height())
        lit = self.lit(index)
        ground = "selection" if lit else "hover" if self.hovered(index) else "stripe"
        canvas = Canvas(painter, rect.adjusted(0, 0, 0, -1), theme, lit)
        canvas.fill(rect, ground)
        painter.setPen(QPen(colour(theme.palette.border), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        rows = self.tree.layout.rows if self.tree.layout else ()
        paint_group(
            canvas,
            spot.group.title,
            self.tree.group_count(spot.group),
            spot.group.counts(rows),
            expanded=self.opened(index),
        )
        if index.internalId() == self.currentIndex().internalId():
            paint_ring(painter, rect, theme, focused=self.hasFocus())

    # What is open

    def set_open(self, index: QModelIndex, opened: bool) -> None:
        """Opens or closes a row."""
        self.setExpanded(index.siblingAtColumn(0), opened)

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
        lengths = [(line.key, len(line.numbers)) for line in layout.shown]
        for key in self.expansion.open_groups(layout.by, lengths):
            self.setExpanded(self.tree.find((key, "", "")), True)
        for key, uid in self.expansion.open_tasks(layout.by):
            if (line := layout.line(key)) and line.place(layout.numbers.get(uid, -1)) >= 0:
                self.setExpanded(self.tree.find((key, uid, "")), True)
        self._restoring = False
        self._return()

    def _return(self) -> None:
        key, column, seen = self._place or (("", self.session.task_uid, ""), PLACES["text"], None)
        index = self.tree.find(key, column)
        if not index.isValid():
            return
        self._restoring = True
        self.setCurrentIndex(index)
        self._restoring = False
        top = self.tree.find(seen) if seen else QModelIndex()
        if top.isValid():
            self.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)
        self.scrollTo(index)

    # Telling and being told which task is in front

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self._update_row(current)
        self._update_row(previous)

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
            self._restoring = True
            self.setCurrentIndex(index)
            self._restoring = False
            self.scrollTo(index)

    def _update_row(self, index: AnyIndex) -> None:
        rect = self.visualRect(index)
        if rect.isValid():
            self.viewport().update(0, rect.top(), self.viewport().width(), rect.height())

    def _on_columns_changed(self) -> None:
        wanted = "percent" in self.columns.wanted
        self.percent_under_status = wanted and not self.columns.shown("percent")
        if self.isColumnHidden(self.currentIndex().column()):
            self.setCurrentIndex(self.currentIndex().siblingAtColumn(PLACES["text"]))
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._hovered = -1

    def keyboardSearch(self, _search: str) -> None:
        """Typing never jumps to another row: it edits, or is answered."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit(self.viewport().width())
