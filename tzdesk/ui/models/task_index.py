"""The rows of the tree as indexes: group → task → unit's part, on integer ids.

An id holds the group's serial, the task's number and the unit's place, so that it stays true while
rows come and go, and no Python object is ever handed to Qt. Knows nothing of what cells say.
"""

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex

from tzdesk.domain.task_rows import TaskRow, UnitRow
from tzdesk.ui.models.group_line import GroupLine
from tzdesk.ui.models.task_columns import COLUMNS
from tzdesk.ui.models.task_layout import TaskLayout

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

_GROUP_SHIFT, _TASK_SHIFT = 44, 20
_TASK_MASK, _UNIT_MASK = (1 << (_GROUP_SHIFT - _TASK_SHIFT)) - 1, (1 << _TASK_SHIFT) - 1

_BELOW_GROUP = (1 << _GROUP_SHIFT) - 1


class Spot(NamedTuple):
    """What an index stands for; `task` and `unit` are None above their level."""

    group: GroupLine
    task: TaskRow | None = None
    unit: UnitRow | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """Uids that name the same row after everything was laid out anew."""
        return (
            self.group.key,
            self.task.uid if self.task else "",
            self.unit.uid if self.unit else "",
        )


class TaskIndexModel(QAbstractItemModel):
    """Columns are `task_columns.COLUMNS`; `layout` is None while no plan is open."""

    layout: TaskLayout | None = None

    def columnCount(self, _parent: AnyIndex = ROOT) -> int:
        return len(COLUMNS)

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        if self.layout is None:
            return 0
        if not parent.isValid():
            return len(self.layout.shown)
        if parent.column() > 0:
            return 0
        group, number, unit = self._parts(parent.internalId())
        if unit >= 0:
            return 0
        return len(self.layout.rows[number].units) if number >= 0 else group.laid_out

    def hasChildren(self, parent: AnyIndex = ROOT) -> bool:
        # Asked for every row that is laid out, so without going through rowCount.
        ident = parent.internalId()
        number = (ident >> _TASK_SHIFT & _TASK_MASK) - 1
        if self.layout is None or number < 0 or parent.column() > 0:
            return self.rowCount(parent) > 0
        return not ident & _UNIT_MASK and bool(self.layout.rows[number].units)

    def index(self, row: int, column: int, parent: AnyIndex = ROOT) -> QModelIndex:
        layout = self.layout
        if layout is None or row < 0 or not 0 <= column < len(COLUMNS):
            return QModelIndex()
        above = parent.internalId()  # 0 for no parent
        try:
            if not above:
                ident = layout.shown[row].serial + 1 << _GROUP_SHIFT
            elif not above & _BELOW_GROUP:
                number = layout.groups[(above >> _GROUP_SHIFT) - 1].numbers[row]
                ident = above | number + 1 << _TASK_SHIFT
            else:
                layout.rows[(above >> _TASK_SHIFT & _TASK_MASK) - 1].units[row]
                ident = 0 if above & _UNIT_MASK else above | row + 1
        except IndexError:
            return QModelIndex()
        return self.createIndex(row, column, ident) if ident else QModelIndex()

    def parent(self, child: AnyIndex = ROOT) -> Any:
        if not child.isValid() or self.layout is None:
            return QModelIndex()
        group, number, unit = self._parts(child.internalId())
        if unit >= 0:
            own = child.internalId() & ~_UNIT_MASK
            return self.createIndex(group.place(number), 0, own)
        if number >= 0:
            place = self.layout.group_place(group)
            return self.createIndex(place, 0, group.serial + 1 << _GROUP_SHIFT)
        return QModelIndex()

    def _parts(self, ident: int) -> tuple[GroupLine, int, int]:
        """The group, the task's number and the unit's place; −1 above their level."""
        assert self.layout is not None
        group = self.layout.groups[(ident >> _GROUP_SHIFT) - 1]
        return group, (ident >> _TASK_SHIFT & _TASK_MASK) - 1, (ident & _UNIT_MASK) - 1

    def lay_out(self, line: GroupLine) -> None:
        """Makes all rows of a group known to the view."""
        if line.whole:
            return
        above = self.index(self.layout.group_place(line), 0) if self.layout else ROOT
        self.beginInsertRows(above, line.laid_out, len(line) - 1)
        line.whole = True
        self.endInsertRows()

    def spot(self, index: AnyIndex) -> Spot:
        """What a valid index stands for."""
        assert self.layout is not None
        group, number, unit = self._parts(index.internalId())
        if number < 0:
            return Spot(group)
        row = self.layout.rows[number]
        return Spot(group, row, row.units[unit] if unit >= 0 else None)

    def index_like(self, index: AnyIndex) -> QModelIndex:
        """The plain index of one that may be kept over changes."""
        return self.createIndex(index.row(), index.column(), index.internalId())

    def find(self, key: tuple[str, str, str], column: int = 0) -> QModelIndex:
        """The index of a row by its `Spot.key`, invalid if it is not shown.

        Without a group the first one in which the task stands.
        """
        layout = self.layout
        group_key, task_uid, unit_uid = key
        if layout is None:
            return QModelIndex()
        number = layout.numbers.get(task_uid, -1)
        line = layout.line(group_key)
        if task_uid and (line is None or line.place(number) < 0):
            line = next(iter(layout.lines_of(number)), None)
        if line is None or not len(line) or (task_uid and number < 0):
            return QModelIndex()
        above = self.index(layout.group_place(line), 0 if task_uid else column)
        if not task_uid:
            return above
        if line.place(number) >= line.laid_out:
            self.lay_out(line)
        task = self.index(line.place(number), 0 if unit_uid else column, above)
        units = [unit.uid for unit in layout.rows[number].units]
        if not unit_uid:
            return task
        return self.index(units.index(unit_uid), column, task) if unit_uid in units else ROOT
