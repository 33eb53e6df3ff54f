"""Models of two levels, rows and rows below them. Indexes carry integers only.

Knows where a row lies; what it says is its subclass's business.
"""

from collections.abc import Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from tzdesk.ui.models.indexes import ROOT, AnyIndex

Role = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TwoLevels(QAbstractItemModel):
    """An index carries 0 on the first level, else the place of the row above it, from 1."""

    def index(self, row: int, column: int, parent: AnyIndex = ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: AnyIndex = ROOT) -> Any:
        above = index.internalId() if index.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else QModelIndex()


class Line(Protocol):
    """A row of the second level."""

    @property
    def uid(self) -> str:
        """What it is known by."""


class Group(Protocol):
    """A row of the first level."""

    @property
    def lines(self) -> Sequence[Any]:
        """What lies below it."""


G = TypeVar("G", bound=Group)
L = TypeVar("L", bound=Line)


class GroupModel(TwoLevels, Generic[G, L]):
    """Groups and their lines, in columns that its subclass names."""

    columns: Sequence[tuple[str, str, int]] = ()
    """Name, head, width at 100 % (0: what is left)."""
    numbers: Sequence[str] = ()
    """The columns whose heads stand at the right."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.groups: tuple[G, ...] = ()

    def group(self, index: AnyIndex) -> G | None:
        """The group of a top-level row."""
        return self.groups[index.row()] if index.isValid() and not index.internalId() else None

    def line(self, index: AnyIndex) -> L | None:
        """The line of a row."""
        at = index.internalId() if index.isValid() else 0
        found: L | None = self.groups[at - 1].lines[index.row()] if at else None
        return found

    def index_of(self, uid: str) -> QModelIndex:
        """A line's first index; none where it is not shown."""
        for at, group in enumerate(self.groups):
            for row, line in enumerate(group.lines):
                if line.uid == uid:
                    return self.index(row, 0, self.index(at, 0))
        return QModelIndex()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        if not parent.isValid():
            return len(self.groups)
        group = self.group(parent)
        return len(group.lines) if group and parent.column() == 0 else 0

    def columnCount(self, _parent: AnyIndex = ROOT) -> int:
        return len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        name, head, _ = self.columns[section]
        if role == Role.TextAlignmentRole and name in self.numbers:
            return _RIGHT
        return head if role == Role.DisplayRole else None
