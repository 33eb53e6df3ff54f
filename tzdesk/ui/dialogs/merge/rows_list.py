"""The right side as a list: ticks by Space, choices by Alt+1/2/3, verbs by mouse, Space or menu.

Says what is wanted; decides nothing.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QMenu, QStyle, QStyledItemDelegate, QWidget

from tzdesk.domain.merge import Choice
from tzdesk.services.merge_plan import CellKey
from tzdesk.ui.delegates.canvas import Canvas
from tzdesk.ui.dialogs.merge.rows import ChangeRow, ConflictRow, InvalidRow, Row, TaskHead
from tzdesk.ui.dialogs.merge.rows_layout import deed_at, height_of
from tzdesk.ui.dialogs.merge.rows_model import ROW, RowsModel
from tzdesk.ui.dialogs.merge.rows_painting import paint_row
from tzdesk.ui.models.indexes import AnyIndex
from tzdesk.ui.theme import current_theme


class _RowDelegate(QStyledItemDelegate):
    """Paints a row and answers clicks in it."""

    pressed = Signal(object, object)

    def __init__(self, view: QListView):
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: Any, index: AnyIndex) -> QSize:
        del option
        width = self._view.viewport().width()
        return QSize(width, height_of(index.data(ROW), current_theme(), width))

    def paint(self, painter: QPainter, option: Any, index: AnyIndex) -> None:
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        canvas = Canvas(painter, option.rect, current_theme(), current)
        painter.save()
        painter.setClipRect(option.rect)
        paint_row(canvas, index.data(ROW), hovered=hovered)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: Any, index: AnyIndex
    ) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            row = index.data(ROW)
            deed = deed_at(row, option.rect, current_theme(), event.position().toPoint())
            if deed is not None and event.button() == Qt.MouseButton.LeftButton:
                self.pressed.emit(row, deed)
                return True
        return super().editorEvent(event, model, option, index)


class RowsList(QListView):
    """Shows rows; a decision keeps the current one."""

    wanted = Signal(object, object)
    """A row, and "tick", a `Choice`, "accept" or "dismiss"."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.found = RowsModel(self)
        self.setModel(self.found)
        delegate = _RowDelegate(self)
        delegate.pressed.connect(self.wanted)
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("改动与冲突")

    def show_rows(self, rows: Sequence[Row], *, fresh: bool) -> None:
        """Rows of another file (`fresh`), or of the same after a decision."""
        at = 0 if fresh else max(self.currentIndex().row(), 0)
        self.found.show_rows(rows)
        if rows and (fresh or not self.currentIndex().isValid()):
            self.setCurrentIndex(self.found.index(min(at, len(rows) - 1)))
        if fresh:
            self.scrollToTop()

    @property
    def current(self) -> Row | None:
        """The current row."""
        row: Row | None = self.currentIndex().data(ROW)
        return row

    @property
    def conflict(self) -> ConflictRow | None:
        """The conflict that Alt+1/2/3 decide: the current one, else the first on this side."""
        if isinstance(self.current, ConflictRow):
            return self.current
        return next((one for one in self.found.rows if isinstance(one, ConflictRow)), None)

    def go_to(self, key: CellKey) -> None:
        """Makes the row of a cell the current one and shows the whole of it."""
        for place, row in enumerate(self.found.rows):
            if isinstance(row, (ChangeRow, ConflictRow, InvalidRow)) and row.place.cell.key == key:
                index = self.found.index(place)
                self.setCurrentIndex(index)
                self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current
        if event.key() == Qt.Key.Key_Space and isinstance(row, (ChangeRow, TaskHead)):
            self.wanted.emit(row, "tick")
        elif event.key() == Qt.Key.Key_Space and isinstance(row, InvalidRow):
            self.wanted.emit(row, row.verbs[0][0])
        elif event.key() == Qt.Key.Key_Delete and isinstance(row, InvalidRow):
            self.wanted.emit(row, "dismiss")
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.current
        verbs = _verbs(row) if row else []
        if not verbs:
            return
        menu = QMenu(self)
        for deed, word in verbs:
            action = menu.addAction(word)
            action.triggered.connect(lambda _checked=False, deed=deed: self.wanted.emit(row, deed))
        menu.exec(event.globalPos())
        menu.deleteLater()


def _verbs(row: Row) -> list[tuple[Choice | str, str]]:
    if isinstance(row, ConflictRow):
        return list(row.choices)
    if isinstance(row, InvalidRow):
        return list(row.verbs)
    if isinstance(row, ChangeRow):
        return [("tick", "不采用" if row.ticked else "接受")]
    return []
