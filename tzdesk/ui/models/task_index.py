"""The rows of the tree as indexes: group → task (→ sub-task) → unit's part, on integer ids.

An id holds the group's serial, the task's number, the places of the sub-task and of the unit, so
that it stays true while rows come and go, and no Python object is ever handed to Qt. Below a task
that is split stand its sub-tasks, and the units below these. Knows nothing of what cells say.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex

from tzdesk.domain.task_rows import TaskRow, UnitRow
from tzdesk.ui.models.group_line import GroupLine
from tzdesk.ui.models.indexes import ROOT, AnyIndex
from tzdesk.ui.models.task_columns import Columns, columns_of
from tzdesk.ui.models.task_layout import TaskLayout

_GROUP_SHIFT, _TASK_SHIFT, _SUB_SHIFT = 44, 20, 13
_TASK_MASK = (1 << (_GROUP_SHIFT - _TASK_SHIFT)) - 1
_SUB_MASK, _UNIT_MASK = (1 << (_TASK_SHIFT - _SUB_SHIFT)) - 1, (1 << _SUB_SHIFT) - 1

_BELOW_GROUP, _BELOW_TASK = (1 << _GROUP_SHIFT) - 1, (1 << _TASK_SHIFT) - 1


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
    """`layout` is None while no plan is open; `columns` are those of its ledger."""

    layout: TaskLayout | None = None
    columns: Columns = columns_of()

    def columnCount(self, _parent: AnyIndex = ROOT) -> int:
        return len(self.columns)

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        if self.layout is None:
            return 0
        if not parent.isValid():
            return len(self.layout.shown)
        if parent.column() > 0:
            return 0
        ident = parent.internalId()
        if ident & _UNIT_MASK:
            return 0
        group, number, sub, _ = self._parts(ident)
        return len(self._below(number, sub)) if number >= 0 else group.laid_out

    def hasChildren(self, parent: AnyIndex = ROOT) -> bool:
        # Asked for every row that is laid out, so without going through rowCount.
        ident = parent.internalId()
        number = (ident >> _TASK_SHIFT & _TASK_MASK) - 1
        if self.layout is None or number < 0 or parent.column() > 0:
            return self.rowCount(parent) > 0
        if ident & _BELOW_TASK:
            return self.rowCount(parent) > 0
        row = self.layout.rows[number]
        return bool(row.units or row.subtasks)

    def index(self, row: int, column: int, parent: AnyIndex = ROOT) -> QModelIndex:
        layout = self.layout
        if layout is None or row < 0 or not 0 <= column < len(self.columns):
            return QModelIndex()
        above = parent.internalId()  # 0 for no parent
        try:
            if not above:
                ident = layout.shown[row].serial + 1 << _GROUP_SHIFT
            elif not above & _BELOW_GROUP:
                number = layout.groups[(above >> _GROUP_SHIFT) - 1].numbers[row]
                ident = above | number + 1 << _TASK_SHIFT
            else:
                ident = self._ident_below(above, row)
        except IndexError:
            return QModelIndex()
        return self.createIndex(row, column, ident) if ident else QModelIndex()

    def parent(self, child: AnyIndex = ROOT) -> Any:
        if not child.isValid() or self.layout is None:
            return QModelIndex()
        ident = child.internalId()
        group, number, sub, unit = self._parts(ident)
        if unit >= 0 and sub >= 0:
            return self.createIndex(sub, 0, ident & ~_UNIT_MASK)
        if unit >= 0 or sub >= 0:
            return self.createIndex(group.place(number), 0, ident & ~_BELOW_TASK)
        if number >= 0:
            place = self.layout.group_place(group)
            return self.createIndex(place, 0, group.serial + 1 << _GROUP_SHIFT)
        return QModelIndex()

    def _parts(self, ident: int) -> tuple[GroupLine, int, int, int]:
        """The group, the task's number, the places of sub-task and unit; −1 where it is none."""
        assert self.layout is not None
        group = self.layout.groups[(ident >> _GROUP_SHIFT) - 1]
        number, sub = (ident >> _TASK_SHIFT & _TASK_MASK) - 1, (ident >> _SUB_SHIFT & _SUB_MASK) - 1
        return group, number, sub, (ident & _UNIT_MASK) - 1

    def id_above(self, ident: int) -> int:
        """The id of the row above the row of an id; 0 for a group."""
        if ident & _UNIT_MASK and ident >> _SUB_SHIFT & _SUB_MASK:
            return ident & ~_UNIT_MASK
        if ident & _BELOW_TASK:
            return ident & ~_BELOW_TASK
        return ident & ~_BELOW_GROUP if ident & _BELOW_GROUP else 0

    def _below(self, number: int, sub: int) -> Sequence[TaskRow] | Sequence[UnitRow]:
        """What stands below a task, or below one of its sub-tasks."""
        assert self.layout is not None
        row = self.layout.rows[number]
        if sub >= 0:
            return row.subtasks[sub].units
        return row.subtasks or row.units

    def _ident_below(self, above: int, place: int) -> int:
        """The id of what stands below a task or sub-task; 0 below a unit. Raises IndexError."""
        _, number, sub, unit = self._parts(above)
        below = self._below(number, sub)[place]
        if unit >= 0:
            return 0
        return above | (place + 1 << _SUB_SHIFT if isinstance(below, TaskRow) else place + 1)

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
        group, number, sub, unit = self._parts(index.internalId())
        if number < 0:
            return Spot(group)
        row = self.layout.rows[number]
        if sub >= 0:
            row = row.subtasks[sub]
        return Spot(group, row, row.units[unit] if unit >= 0 else None)

    def whole_task(self, index: AnyIndex) -> QModelIndex:
        """The row of the task that an index is of or below; of a group's row itself."""
        group, number, _, _ = self._parts(index.internalId())
        if number < 0:
            return self.index_like(index)
        ident = index.internalId() & ~_BELOW_TASK
        return self.createIndex(group.place(number), index.column(), ident)

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
        row, found = layout.rows[number], self.index(line.place(number), 0, above)
        if row.uid != task_uid:
            place = next(at for at, one in enumerate(row.subtasks) if one.uid == task_uid)
            row, found = row.subtasks[place], self.index(place, 0, found)
        if not unit_uid:
            return found.siblingAtColumn(column)
        units = [] if row.subtasks else [unit.uid for unit in row.units]
        return self.index(units.index(unit_uid), column, found) if unit_uid in units else ROOT
