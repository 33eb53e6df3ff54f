"""The hits of 快速查找 as a list: a heading for each kind, its entries below."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from tzdesk.ui.models.finder import Entry
from tzdesk.ui.models.indexes import ROOT, AnyIndex

Role = Qt.ItemDataRole


class FinderList(QAbstractListModel):
    """Headings cannot be chosen; whatever cannot be done now still can, and says why."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Entry | str] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Lists these; those of one kind stand together already."""
        self.beginResetModel()
        self._lines = []
        for kind, found in groupby(entries, key=lambda one: one.kind):
            self._lines += [kind.value, *found]
        self.endResetModel()

    def line(self, index: AnyIndex) -> Entry | str:
        """The entry of a row, or the words of a heading."""
        return self._lines[index.row()]

    def entry(self, index: AnyIndex) -> Entry | None:
        """The entry of a row; None for a heading and for no row."""
        found = self.line(index) if index.isValid() else None
        return found if isinstance(found, Entry) else None

    def beside(self, row: int, step: int) -> QModelIndex:
        """The next entry after (before) a row, over headings; none at the end."""
        row += step
        while 0 <= row < len(self._lines):
            if isinstance(self._lines[row], Entry):
                return self.index(row)
            row += step
        return QModelIndex()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self.entry(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.line(index)
        if isinstance(one, str):
            return one if role in (Role.DisplayRole, Role.AccessibleTextRole) else None
        if role == Role.DisplayRole:
            return one.title
        if role == Role.AccessibleTextRole:
            words = (f"{one.kind} {one.title}", one.note, one.refused, one.keys)
            return "，".join(word for word in words if word)
        return None
