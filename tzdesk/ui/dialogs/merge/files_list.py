"""The files as a list of two lines each: name, then state and what is in it; Space ticks.

Shows also the files that wait for being checked. Decides nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QWidget

from tzdesk.services.merge_plan import FilePlan, FileState
from tzdesk.ui.delegates.canvas import Canvas
from tzdesk.ui.delegates.list_row import ListRowDelegate
from tzdesk.ui.dialogs.merge.rows_painting import paint_tick
from tzdesk.ui.models.indexes import AnyIndex
from tzdesk.ui.theme import Shape, current_theme

ENTRY = Qt.ItemDataRole.UserRole
_BOX, _TEXT = 10, 32
_LOOKS = {
    FileState.READY: (Shape.MERGEABLE, "done"),
    FileState.UNCHANGED: (Shape.MERGEABLE, "text_muted"),
    FileState.CONFLICTS: (Shape.WARNING, "warning"),
    FileState.TWICE: (Shape.WARNING, "warning"),
    FileState.OTHER_UNIT: (Shape.WARNING, "warning"),
    FileState.ERRORS: (Shape.ERROR, "error"),
    FileState.PASSWORD: (Shape.ERROR, "error"),
    FileState.UNREADABLE: (Shape.ERROR, "error"),
    FileState.MERGED: (Shape.UNREPORTED, "text_muted"),
}
_ELSE = (Shape.INFO, "text_muted")


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One line of the list. `file` is None while it waits; `ticked` is None where no tick is."""

    name: str
    state: str
    words: str
    file: FilePlan | None = None
    ticked: bool | None = None


class FilesModel(QAbstractListModel):
    """The entries, as they are now."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.entries: list[FileEntry] = []

    def show_entries(self, entries: Sequence[FileEntry]) -> None:
        """Others; as many of the same name only look different."""
        same = [one.name for one in entries] == [one.name for one in self.entries]
        if same and entries:
            self.entries = list(entries)
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == Qt.ItemDataRole.ToolTipRole:
            # Plain words only: Qt would take a name with angle brackets for markup.
            return f"{entry.name}\n{entry.words}".replace("<", "＜")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            tick = {True: "已选", False: "未选"}.get(entry.ticked or False, "")
            ticked = tick if entry.ticked is not None else ""
            return "，".join(filter(None, (entry.name, entry.state, entry.words, ticked)))
        return None


class _FileDelegate(ListRowDelegate):
    """Paints an entry and answers clicks on its box."""

    ticked = Signal(object)

    def sizeHint(self, option: Any, index: AnyIndex) -> QSize:
        del index
        return QSize(option.rect.width(), current_theme().sizes.file_row)

    def paint_row(self, canvas: Canvas, index: AnyIndex) -> None:
        _paint_entry(canvas, index.data(ENTRY))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: Any, index: AnyIndex
    ) -> bool:
        released = event.type() == QEvent.Type.MouseButtonRelease
        if released and isinstance(event, QMouseEvent):
            column = QRect(option.rect)
            column.setWidth(current_theme().sizes.scaled(_TEXT))
            if column.contains(event.position().toPoint()):
                self.ticked.emit(index.data(ENTRY))
                return True
        return super().editorEvent(event, model, option, index)


def _paint_entry(canvas: Canvas, entry: FileEntry) -> None:
    px, rect, sizes = canvas.px, canvas.rect, canvas.theme.sizes
    canvas.rect = rect.adjusted(px(_TEXT), 0, -px(8), -1)
    upper, lower = canvas.two()
    top = upper.top() + (upper.height() - sizes.check_box) // 2
    box = QRect(rect.left() + px(_BOX) - 1, top, sizes.check_box, sizes.check_box)
    paint_tick(canvas, box, on=bool(entry.ticked), enabled=entry.ticked is not None)
    muted = entry.ticked is None
    canvas.line(entry.name, upper, "small", "text_muted" if muted else "text")
    if entry.file is None:
        canvas.line(entry.state, lower, "caption", "text_muted")
        return
    shape, token = _LOOKS.get(entry.file.state, _ELSE)
    tint = getattr(canvas.theme.palette, token)
    ink = tint if isinstance(tint, str) else tint.text
    canvas.shape(shape, lower, ink, sizes.icon_count)
    words = lower.adjusted(sizes.icon_count + px(6), 0, 0, 0)
    used = canvas.line(entry.state, words, "caption", ink)
    canvas.line(entry.words, words.adjusted(used + px(6), 0, 0, 0), "caption", "text_secondary")


class FilesList(QListView):
    """Says which file is shown and which tick is wanted."""

    tick_wanted = Signal(object)
    """A `FilePlan`."""
    chosen = Signal(object)
    """A `FilePlan`, or None for one that waits."""
    entered = Signal()
    """Enter: go on to the file's changes."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.found = FilesModel(self)
        self.setModel(self.found)
        delegate = _FileDelegate(self)
        delegate.ticked.connect(self._on_ticked)
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)
        self.setAccessibleName("交回的文件")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_entries(self, entries: Sequence[FileEntry], path: str) -> None:
        """The entries; that of `path`, else the first, becomes the current one."""
        self.found.show_entries(entries)
        paths = [one.file.path if one.file else "" for one in self.found.entries]
        if entries:
            self.setCurrentIndex(self.found.index(paths.index(path) if path in paths else 0))

    @property
    def file(self) -> FilePlan | None:
        """The current file; None without one, or while it waits."""
        entry: FileEntry | None = self.currentIndex().data(ENTRY)
        return entry.file if entry else None

    def go_to(self, path: str) -> None:
        """Makes a file the current one."""
        for place, entry in enumerate(self.found.entries):
            if entry.file and entry.file.path == path:
                self.setCurrentIndex(self.found.index(place))

    def _on_ticked(self, entry: FileEntry) -> None:
        if entry.file and entry.ticked is not None:
            self.tick_wanted.emit(entry.file)

    def _on_current_changed(self, current: QModelIndex) -> None:
        entry: FileEntry | None = current.data(ENTRY)
        self.chosen.emit(entry.file if entry else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry: FileEntry | None = self.currentIndex().data(ENTRY)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if entry and event.key() == Qt.Key.Key_Space:
            self._on_ticked(entry)
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
