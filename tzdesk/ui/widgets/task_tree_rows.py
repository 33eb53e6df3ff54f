"""What the tree's rows look like: heights, grounds, the ring, group rows painted across.

What is open and where one was belongs to `task_tree_place`.
"""

from PySide6.QtCore import QItemSelection, QModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget

from tzdesk.ui.delegates.canvas import Canvas
from tzdesk.ui.delegates.group_row import paint_group
from tzdesk.ui.delegates.lines import colour
from tzdesk.ui.delegates.task_delegate import TaskDelegate, paint_ring
from tzdesk.ui.models.indexes import AnyIndex
from tzdesk.ui.models.task_columns import PLACES
from tzdesk.ui.models.task_index import Spot
from tzdesk.ui.models.task_tree import TaskTreeModel
from tzdesk.ui.session import Session
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.no_letter_search import NoLetterSearch
from tzdesk.ui.widgets.task_tree_columns import TreeColumns
from tzdesk.ui.widgets.task_tree_header import HeadCorner, TreeHeader

MIXED_HEIGHTS = 1000
"""Up to so many tasks rows have heights of their own: beyond, a far jump would take seconds."""

ROW_HEIGHTS = {"compact": "row_compact", "standard": "row_standard", "relaxed": "row_relaxed"}


class TreeRows(NoLetterSearch, QTreeView):
    """`tree` is the model, `delegate` paints the cells, `columns` knows which are shown."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self.session = session
        self.words: tuple[str, ...] = ()
        self.percent_under_status = False
        self.height_name = "standard"
        self._wide = True
        self._hovered = -1
        self._chosen_parts: dict[int, list[tuple[range, range]]] | None = None
        self.tree = TaskTreeModel(session, self)
        self.tree.opened = self.opened
        self._set_up()

    def _set_up(self) -> None:
        self.heads = TreeHeader(self)
        self.setHeader(self.heads)
        self.setModel(self.tree)
        self.tree.many_changing.connect(self.scheduleDelayedItemsLayout)
        self.tree.many_changed.connect(self.viewport().update)
        self.heads.setSectionsClickable(True)  # a view without Qt's sorting turns it off
        self.columns = TreeColumns(self.heads)
        self.columns.changed.connect(self._on_columns_changed)
        self.tree.modelAboutToBeReset.connect(self.columns.hold)
        self.tree.modelReset.connect(lambda: self.columns.take(self.tree.columns))
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
        self.addScrollBarWidget(HeadCorner(self), Qt.AlignmentFlag.AlignTop)

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
        if self._chosen_parts is None:
            self._chosen_parts = self._parts_of(self.selectionModel().selection())
        above = self.tree.id_above(index.internalId())
        row, column = index.row(), index.column()
        return any(
            rows.start <= row < rows.stop and columns.start <= column < columns.stop
            for rows, columns in self._chosen_parts.get(above, ())
        )

    def _parts_of(self, selection: QItemSelection) -> dict[int, list[tuple[range, range]]]:
        """Rows and columns that are chosen, by the id of the row above them.

        Qt would look for the parents of index and choice at each cell that is painted.
        """
        found: dict[int, list[tuple[range, range]]] = {}
        for one in (selection.at(place) for place in range(selection.count())):
            rows, columns = range(one.top(), one.bottom() + 1), range(one.left(), one.right() + 1)
            found.setdefault(one.parent().internalId(), []).append((rows, columns))
        return found

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        self._chosen_parts = None
        super().selectionChanged(selected, deselected)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._chosen_parts = None  # rows may have come above them
        super().paintEvent(event)

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

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self._update_row(current)
        self._update_row(previous)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit(self.viewport().width())
