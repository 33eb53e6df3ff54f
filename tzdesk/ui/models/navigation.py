"""The navigation's rows: the views with their groups, the watch lists, and 我的视图."""

from html import escape
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from tzdesk.domain.catalogue import FIXED
from tzdesk.domain.grouping import GroupBy, Grouping, grouping_label, own_groupings
from tzdesk.domain.records import TaskTag
from tzdesk.domain.status import Status
from tzdesk.services.saved_views import rename_view
from tzdesk.ui.models.board_counts import BoardCounts
from tzdesk.ui.models.filter_tokens import watch_words
from tzdesk.ui.models.indexes import ROOT, AnyIndex
from tzdesk.ui.models.navigation_lines import (
    MY_VIEWS,
    WATCH_ICONS,
    WATCH_SHAPES,
    Level,
    Line,
    view_icon,
)
from tzdesk.ui.models.task_words import leader_tip
from tzdesk.ui.models.two_levels import TwoLevels
from tzdesk.ui.session import Session

Role = Qt.ItemDataRole

CLOSED = "先导入方案或打开台账"
RENAMES = "　F2 改名，Delete 删除"

_TO_DO = ("unreported", "overdue", "due_soon")
"""Bold when there are any: something must be done about them."""


class NavigationModel(TwoLevels):
    """One column; follows the session's board."""

    def __init__(self, session: Session, parent: QObject | None = None):
        super().__init__(parent)
        self._session = session
        self._counts: BoardCounts | None = None
        self._top: list[Line] = []
        self._below: dict[int, list[Line]] = {}
        self._replace()
        session.board_replaced.connect(self._replace)
        session.rows_changed.connect(self._on_rows_changed)
        session.grouping_changed.connect(self._on_grouping_changed)
        session.history_changed.connect(self._on_history_changed)

    def columnCount(self, _parent: AnyIndex = ROOT) -> int:
        return 1

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        if not parent.isValid():
            return len(self._top)
        return 0 if parent.internalId() else len(self._entries(parent.row()))

    def hasChildren(self, parent: AnyIndex = ROOT) -> bool:
        if not parent.isValid():
            return True
        return self.line(parent).level is Level.VIEW and self._counts is not None

    def line(self, index: AnyIndex) -> Line:
        """What a valid index stands for."""
        above = index.internalId()
        return self._entries(above - 1)[index.row()] if above else self._top[index.row()]

    def view_index(self, by: Grouping) -> QModelIndex:
        """The row of a view."""
        places = (n for n, line in enumerate(self._top) if line.by == by)
        return self.index(next(places, -1), 0)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or self.line(index).level is Level.HEADING:
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if self._is_saved(index) else usual

    def _is_saved(self, index: AnyIndex) -> bool:
        return self.line(index).level is Level.SAVED

    def setData(self, index: AnyIndex, value: Any, role: int = Role.EditRole) -> bool:
        """Renames a saved view."""
        if role != Role.EditRole or not index.isValid() or not self._is_saved(index):
            return False
        uid = self.line(index).name
        written = self._session.write(lambda desk: rename_view(desk, uid, str(value)))
        if written:
            self._session.tell(written)
        return written is not None

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.line(index)
        if role in (Role.DisplayRole, Role.EditRole):
            return line.title
        if role == Role.AccessibleTextRole:
            return f"{line.title} {line.count}" if line.count is not None else line.title
        if role == Role.AccessibleDescriptionRole:
            return line.counted
        if role == Role.ToolTipRole and line.level is not Level.HEADING:
            return f"<span>{escape(self._tooltip(line))}</span>"
        return None

    def _tooltip(self, line: Line) -> str:
        if self._counts is None:
            return CLOSED
        return line.tip or (line.title if line.count is None else f"{line.title}　{line.count} 项")

    def _entries(self, row: int) -> list[Line]:
        """The groups of a view, made when first asked for."""
        if row not in self._below:
            self._below[row] = self._counted(self._top[row].by)
        return self._below[row]

    def _counted(self, by: Grouping | None) -> list[Line]:
        found = self._counts.groups(by) if self._counts and by else ()
        return [
            Line(
                Level.ENTRY,
                title,
                count,
                leader_tip(self._session.board, key, f"　{count} 项"),
                by=by,
                name=key,
                shape=_entry_shape(by, key),
            )
            for key, title, count in found
        ]

    def _replace(self) -> None:
        self.beginResetModel()
        self._counts = self._session.counts
        self._top = self._lay_out()
        self._below = {}
        self.endResetModel()

    def _lay_out(self) -> list[Line]:
        counts, board = self._counts, self._session.board
        fields = board.ledger.fields if board else FIXED
        views = [
            Line(
                Level.VIEW,
                grouping_label(by, fields),
                counts.view_count(by) if counts else None,
                counts.view_tip(by) if counts else "",
                icon=view_icon(by),
                by=by,
            )
            for by in (*GroupBy, *own_groupings(fields))
            if by is not GroupBy.TAG or self._tagged
        ]
        watches = [self._watch(name, title) for name, title in watch_words(board).items()]
        return [
            Line(Level.HEADING, "视图"),
            Line(Level.PAGE, "总览", tip="数字、图表和填报进度（Ctrl+1）", icon="chart-bar"),
            *views,
            Line(Level.HEADING, "关注"),
            *watches,
            *self._saved(),
        ]

    @property
    def _tagged(self) -> bool:
        """按标签 is no view of a ledger without tags, unless it is the one that is shown."""
        desk, shown = self._session.desk, self._session.grouping
        return shown is GroupBy.TAG or bool(desk and desk.ledger.rows(TaskTag))

    def _saved(self) -> list[Line]:
        """我的视图; nothing where none is saved."""
        desk = self._session.desk
        views = desk.ledger.saved_views() if desk and self._counts else []
        lines = [
            Line(Level.SAVED, one.name, icon="bookmark", name=one.uid, tip=f"{one.name}{RENAMES}")
            for one in views
        ]
        return [Line(Level.HEADING, MY_VIEWS), *lines] if lines else []

    def _watch(self, name: str, title: str) -> Line:
        count = self._counts.watched(name) if self._counts else None
        return Line(
            Level.WATCH,
            title,
            count,
            self._counts.watch_tip(name) if self._counts else "",
            icon=WATCH_ICONS.get(name, ""),
            shape=WATCH_SHAPES.get(name, ""),
            name=name,
            urgent=bool(count) and name in _TO_DO,
        )

    def _on_rows_changed(self, _uids: frozenset[str]) -> None:
        """Counts change in place; where a group appears or is gone, its row does, too."""
        if self._counts is None:
            return
        for row, lines in self._below.items():
            view, after = self.index(row, 0), self._counted(self._top[row].by)
            self._take_names(lines, after, view)
            self._take_counts(lines, after, view)
        after = self._lay_out()
        if len(after) == len(self._top):
            self._take_counts(self._top, after, ROOT)
        else:
            self._replace()  # the first tag has come, or the last one is gone

    def _on_grouping_changed(self) -> None:
        """按标签 may be left where no tag is any more."""
        if len(self._lay_out()) != len(self._top):
            self._replace()

    def _on_history_changed(self) -> None:
        """Views were saved, renamed or removed, here or by 撤销."""
        after = self._saved()
        first = len(self._top) - sum(1 for line in self._top if _is_of_saved(line))
        before = self._top[first:]
        if [line.name for line in before] == [line.name for line in after]:
            self._take_counts(self._top, [*self._top[:first], *after], ROOT)
            return
        for place in reversed(range(first, len(self._top))):
            self._take_out(self._top, place, ROOT)
        if after:
            self.beginInsertRows(ROOT, first, first + len(after) - 1)
            self._top += after
            self.endInsertRows()

    def _take_names(self, lines: list[Line], after: list[Line], view: QModelIndex) -> None:
        """Groups that are new come in, and those that are gone go."""
        names = {line.name for line in after}
        for place in reversed(range(len(lines))):
            if lines[place].name not in names:
                self._take_out(lines, place, view)
        for place, line in enumerate(after):
            if place == len(lines) or lines[place].name != line.name:
                self.beginInsertRows(view, place, place)
                lines.insert(place, line)
                self.endInsertRows()
        for place in reversed(range(len(after), len(lines))):
            self._take_out(lines, place, view)  # one that stands elsewhere now

    def _take_counts(self, lines: list[Line], after: list[Line], parent: QModelIndex) -> None:
        """Only rows that say something else are told of."""
        for place, (line, other) in enumerate(zip(lines, after, strict=True)):
            if line != other:
                lines[place] = other
                index = self.index(place, 0, parent)
                self.dataChanged.emit(index, index)

    def _take_out(self, lines: list[Line], place: int, parent: QModelIndex) -> None:
        self.beginRemoveRows(parent, place, place)
        del lines[place]
        self.endRemoveRows()


def _is_of_saved(line: Line) -> bool:
    return line.level is Level.SAVED or line.title == MY_VIEWS


def _entry_shape(by: Grouping | None, key: str) -> str:
    return Status(key).token if by is GroupBy.STATUS else ""
