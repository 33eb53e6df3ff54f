"""A list of tasks with ticks: number and text of each, ticked until the clerk says otherwise.

Knows no session; what is ticked is told by `ticked`.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from tzdesk.domain.task_rows import TaskRow
from tzdesk.ui.models.indexes import ROOT, AnyIndex
from tzdesk.ui.models.tick_list import TickList

Role = Qt.ItemDataRole


class TaskTicks(TickList):
    """All tasks are ticked at first."""

    ticked = Signal()

    def __init__(self, rows: Sequence[TaskRow], parent: QObject | None = None):
        super().__init__(parent)
        self._rows = rows
        self._left: set[str] = set()

    @property
    def chosen(self) -> frozenset[str]:
        """The uids of the ticked tasks."""
        return frozenset(row.uid for row in self._rows) - self._left

    def tick_all(self, ticked: bool) -> None:
        """全选 and 清除."""
        self._left = set() if ticked else {row.uid for row in self._rows}
        self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.ticked.emit()

    def toggle(self, index: AnyIndex) -> None:
        self._left ^= {self._rows[index.row()].uid}
        self.dataChanged.emit(index, index)
        self.ticked.emit()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            # What may be cut stands last.
            return f"{row.number or '—'}　{row.status.value}　{row.text}".replace("\n", "")
        if role == Role.CheckStateRole:
            return Qt.CheckState.Unchecked if row.uid in self._left else Qt.CheckState.Checked
        return None
