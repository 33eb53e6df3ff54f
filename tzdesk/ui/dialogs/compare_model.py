"""与往期比较 as a table: one line for each difference, a task's number and text beside its first.

Read only. Knows differences, not how they were found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from tzdesk.domain.differences import Difference, TaskDifference
from tzdesk.ui.models.indexes import ROOT, AnyIndex

Role = Qt.ItemDataRole
WIDTHS = (56, 0, 96, 0, 0)
"""At 100 %; 0: an equal share of what is left."""


@dataclass(frozen=True, slots=True)
class Line:
    """One difference; `first`: the task's first."""

    task: TaskDifference
    difference: Difference
    first: bool

    @property
    def cells(self) -> tuple[str, ...]:
        """All of it, whatever stands above."""
        one = self.difference
        return self.task.number or "—", self.task.text, one.label, one.then, one.now


class CompareModel(QAbstractTableModel):
    """The differences of some tasks."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._heads: Sequence[str] = ()
        self._tasks: Sequence[TaskDifference] = ()
        self._lines: list[Line] = []

    def show_tasks(self, heads: Sequence[str], tasks: Sequence[TaskDifference]) -> None:
        """Other differences under other heads."""
        self.beginResetModel()
        self._heads, self._tasks = heads, tasks
        self._lines = [
            Line(task, one, place == 0)
            for task in tasks
            for place, one in enumerate(task.differences)
        ]
        self.endResetModel()

    @property
    def tasks(self) -> Sequence[TaskDifference]:
        """What is shown, task by task."""
        return self._tasks

    def line(self, index: AnyIndex) -> Line | None:
        """The line of a row."""
        return self._lines[index.row()] if index.isValid() else None

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(WIDTHS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self._heads[section] if section < len(self._heads) else ""
        return None

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        words = line.cells[index.column()]
        if role == Role.DisplayRole:
            return words.replace("\n", " ") if line.first or index.column() > 1 else ""
        if role == Role.AccessibleTextRole:
            return "，".join(line.cells) if index.column() == 0 else words
        return None
