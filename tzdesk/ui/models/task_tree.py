"""The tree's model: what the cells of the session's board say, and how they change.

Knows no widget: what stands open is told by `opened`, for the sentence that is read out.
"""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from tzdesk.domain.catalogue import FIXED, Catalogue
from tzdesk.domain.fields import Kind, Scope
from tzdesk.domain.grouping import Grouping
from tzdesk.domain.values import Stored
from tzdesk.services.editing import Edit
from tzdesk.ui.models import task_words as words
from tzdesk.ui.models.cell_values import cell_edit, cell_value, cell_words, is_white
from tzdesk.ui.models.group_line import GroupLine
from tzdesk.ui.models.indexes import ROOT, AnyIndex
from tzdesk.ui.models.task_columns import columns_of
from tzdesk.ui.models.task_index import TaskIndexModel
from tzdesk.ui.models.task_layout import TaskLayout
from tzdesk.ui.models.task_sort import SortKey
from tzdesk.ui.session import Session

Role = Qt.ItemDataRole
_USUAL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _USUAL | Qt.ItemFlag.ItemIsEditable
_ANEW = 200
"""So many tasks change at once that none is told of alone."""
_MANY = 20
"""So many tasks change at once that a view had better lay out its rows once, afterwards."""


class TaskTreeModel(TaskIndexModel):
    """The board of a session under its grouping and filter."""

    many_changing, many_changed = Signal(), Signal()
    """Many rows are about to change one by one; many say something else where they stood."""

    def __init__(self, session: Session, parent: QObject | None = None):
        super().__init__(parent)
        self._session = session
        self.opened: Callable[[QModelIndex], bool] = lambda _index: False
        self.renewing = False
        """Whether a reset shows the same tasks as before, with other words."""
        self._keys: dict[Grouping, tuple[SortKey, ...]] = {}
        self._replace()
        session.board_replaced.connect(self._replace)
        session.rows_changed.connect(self._on_rows_changed)
        session.filter_changed.connect(self._on_filter_changed)
        session.grouping_changed.connect(self._on_grouping_changed)

    @property
    def fields(self) -> Catalogue:
        """The fields of the ledger that is shown."""
        board = self._session.board
        return board.ledger.fields if board else FIXED

    # What it says

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Role.DisplayRole, Role.AccessibleDescriptionRole):
            return self.words(index)
        if role == Role.ToolTipRole:
            return self._tooltip(index)
        if role == Role.EditRole:
            return self.value(index)
        if role == Role.AccessibleTextRole:
            return self._spoken(index)
        return None

    def words(self, index: AnyIndex) -> str:
        """A cell's whole text on one line of its own."""
        group, task, unit = self.spot(index)
        if task is None:
            return self.group_words(group) if index.column() == 0 else ""
        return cell_words(task, unit, self.columns[index.column()])

    def group_words(self, group: GroupLine) -> str:
        """「一、主要预期目标　3 项（本章共 8 项）」."""
        return f"{group.title}　{self.group_count(group)}"

    def group_count(self, group: GroupLine) -> str:
        """「3 项（本章共 8 项）」."""
        assert self.layout is not None
        return words.group_count(self.layout.by, len(group), len(group.everything))

    def _spoken(self, index: AnyIndex) -> str:
        if index.column() > 0:
            return self.words(index)
        group, task, unit = self.spot(index)
        if unit:
            return words.unit_sentence(unit)
        expanded = self.opened(self.index(index.row(), 0, self.parent(index)))
        if task:
            return words.task_sentence(task, expanded=expanded)
        counts = group.counts(self.layout.rows if self.layout else ())
        said = [self.group_words(group), *(f"{one.value} {n} 项" for one, n in counts.items())]
        return "，".join([*said, "已展开" if expanded else "已折叠"])

    def _tooltip(self, index: AnyIndex) -> str:
        """Escaped, as Qt guesses rich text: a name may hold `<b>`."""
        group, task, unit = self.spot(index)
        text = self.words(index)
        if task is None:
            tip = words.leader_tip(self._session.board, group.key)
            text = f"{text}\n{tip}" if tip else text
        else:
            text = words.cell_tip(task, unit, self.columns[index.column()].name, text)
        return f"<span>{escape(text)}</span>".replace("\n", "<br>") if text else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role in (
            Role.DisplayRole,
            Role.AccessibleTextRole,
        ):
            return self.columns[section].head
        return None

    # What may be changed

    def editable(self, index: AnyIndex) -> bool:
        """Whether the cell is white: the office's summary, or a report where there is a period."""
        if not index.isValid() or not self.columns[index.column()].editable:
            return False
        _, task, unit = self.spot(index)
        board = self._session.board
        return bool(task and board and is_white(board, task, unit, self.columns[index.column()]))

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        # Asked twice for the first cell of every row that is laid out.
        if not index.column():
            return _USUAL
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _EDITABLE if self.editable(index) and not self.switches(index) else _USUAL

    def switches(self, index: AnyIndex) -> bool:
        """Whether the cell is a mark of the clerk's, and pressing it sets or takes it."""
        field = self.columns[index.column()].field if index.isValid() else None
        marks = field is not None and field.kind is Kind.FLAG and field.scope is Scope.TASK
        return marks and self.editable(index)

    def value(self, index: AnyIndex) -> Stored:
        """What an editor of the cell begins with; None where nothing is said."""
        _, task, unit = self.spot(index)
        return cell_value(task, unit, self.columns[index.column()]) if task else None

    def edit_of(self, index: AnyIndex, value: str | None) -> Edit | None:
        """The edit that writes `value` into a cell; None for one that cannot be written."""
        board = self._session.board
        if not self.editable(index) or board is None:
            return None
        _, task, unit = self.spot(index)
        column = self.columns[index.column()]
        return cell_edit(board, task, unit, column, value) if task else None

    def setData(self, index: AnyIndex, value: Any, role: int = Role.EditRole) -> bool:
        one = self.edit_of(index, value) if role == Role.EditRole else None
        return one is not None and self._session.edit([one]) is not None

    # What changes

    def sort_by(self, keys: Sequence[SortKey]) -> None:
        """Sorts inside the groups of this grouping; no keys: the document's order."""
        self.beginResetModel()
        self._keys[self._session.grouping] = tuple(keys)
        if self.layout:
            self.layout.sort(self.keys)
        self.endResetModel()

    @property
    def keys(self) -> tuple[SortKey, ...]:
        """By what the present grouping is sorted."""
        kept = self._keys.get(self._session.grouping, ())
        return tuple(key for key in kept if key.column in self.columns.places)

    @property
    def all_keys(self) -> dict[Grouping, tuple[SortKey, ...]]:
        """By what each grouping is sorted."""
        return dict(self._keys)

    def take_keys(self, keys: dict[Grouping, tuple[SortKey, ...]]) -> None:
        """Sorts each grouping as it was sorted before; the rows are laid out anew."""
        self._keys = dict(keys)
        self.sort_by(self.keys)

    def _replace(self) -> None:
        self.beginResetModel()
        session = self._session
        self.columns = columns_of(self.fields)
        self.layout = (
            TaskLayout(session.board, session.grouping, session.asked, self.keys)
            if session.board
            else None
        )
        self.endResetModel()

    def _on_filter_changed(self) -> None:
        self.beginResetModel()
        if self.layout:
            self.layout.filter(self._session.asked)
        self.endResetModel()

    def _on_grouping_changed(self) -> None:
        self.beginResetModel()
        if self.layout:
            self.layout.regroup(self._session.grouping, self.keys)
        self.endResetModel()

    def _on_rows_changed(self, uids: frozenset[str]) -> None:
        if self.layout is None:
            return
        layout = self.layout
        known = [uid for uid in uids if uid in layout.numbers]
        if layout.outgrown(known) or (len(known) > _ANEW and not layout.stays(known)):
            self.renewing = True
            self._replace()
            self.renewing = False
        elif len(known) > _ANEW:
            layout.renew(known)
            self.many_changed.emit()
        else:
            if len(known) > _MANY:
                self.many_changing.emit()
            for number in layout.take_rows(known):
                self._settle(number)

    def _settle(self, number: int) -> None:
        """Shows a changed task where it now belongs."""
        assert self.layout is not None
        before = self.layout.lines_of(number)
        after = self.layout.settle(number)
        for line in (*before, *after):
            self.lay_out(line)
        for line in before:
            if line in after:
                self._changed(line, number)
            else:
                self._take_out(line, number)
        for line in after:
            if line not in before:
                self._put_in(line, number)

    def _changed(self, line: GroupLine, number: int) -> None:
        above = self._group_changed(line)
        place = line.place(number)
        task, last = (self.index(place, column, above) for column in (0, len(self.columns) - 1))
        self.dataChanged.emit(task, last)
        self._below_changed(task)

    def _below_changed(self, above: QModelIndex) -> None:
        """Sub-tasks, and units below them."""
        if count := self.rowCount(above):
            last = self.index(count - 1, len(self.columns) - 1, above)
            self.dataChanged.emit(self.index(0, 0, above), last)
            for place in range(count):
                self._below_changed(self.index(place, 0, above))

    def _group_changed(self, line: GroupLine) -> QModelIndex:
        assert self.layout is not None
        above = self.index(self.layout.group_place(line), 0)
        self.dataChanged.emit(above, above.siblingAtColumn(len(self.columns) - 1))
        return above

    def _take_out(self, line: GroupLine, number: int) -> None:
        assert self.layout is not None
        group_row, place = self.layout.group_place(line), line.place(number)
        status = self.layout.rows[number].status
        if len(line) == 1:
            self.beginRemoveRows(ROOT, group_row, group_row)
            del self.layout.shown[group_row]
            line.take_out(place, status)
            self.endRemoveRows()
            return
        self.beginRemoveRows(self.index(group_row, 0), place, place)
        line.take_out(place, status)
        self.endRemoveRows()
        self._group_changed(line)

    def _put_in(self, line: GroupLine, number: int) -> None:
        assert self.layout is not None
        group_row, place = self.layout.group_place(line), self.layout.place_for(line, number)
        status = self.layout.rows[number].status
        if not len(line):
            self.beginInsertRows(ROOT, group_row, group_row)
            line.put_in(place, number, status)
            self.layout.shown.insert(group_row, line)
            self.endInsertRows()
            return
        self.beginInsertRows(self.index(group_row, 0), place, place)
        line.put_in(place, number, status)
        self.endInsertRows()
        self._group_changed(line)
