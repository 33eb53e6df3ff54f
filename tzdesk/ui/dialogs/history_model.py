"""修改记录 as a table: one line for each change, newest first, filtered by words.

Read only. Knows entries, not where they come from.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from tzdesk.domain.text import fold
from tzdesk.services.history import Entry
from tzdesk.ui.models.indexes import ROOT, AnyIndex

Passes = Callable[[Entry, Sequence[str]], bool]
"""Whether an entry, with its words column by column, is to be shown."""
ENTRY = Qt.ItemDataRole.UserRole
COLUMNS = (
    ("时间", 132),
    ("任务", 84),
    ("单位", 112),
    ("栏目", 106),
    ("原值", 0),
    ("新值", 0),
    ("经办人", 64),
    ("来源", 140),
)
"""Head and width at 100 % (0: an equal share of what is left)."""
OWN = "办公室汇总"
_ABOUT_THE_OFFICE = ("summary",)


def cells(entry: Entry) -> tuple[str, ...]:
    """A change in words, column by column."""
    task = f"第 {entry.number} 项" if entry.number else "—"
    unit = entry.unit or (OWN if entry.entity in _ABOUT_THE_OFFICE else "—")
    source = f"{entry.source} {entry.detail}" if entry.detail else entry.source
    return (
        f"{entry.at:%Y-%m-%d %H:%M}",
        task if entry.task_uid else "—",
        unit,
        entry.label,
        entry.shown_old or "—",
        entry.shown_new or "—",
        entry.by or "—",
        source,
    )


class HistoryModel(QAbstractTableModel):
    """The entries that fit a filter."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._all: list[tuple[Entry, tuple[str, ...], str]] = []
        self._shown: list[tuple[Entry, tuple[str, ...], str]] = []
        self._words: tuple[str, ...] = ()
        self._batch = ""
        self._passes: Passes = lambda _entry, _words: True

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Other entries under the same filter."""
        self._all = [(one, words := cells(one), fold("\n".join(words))) for one in entries]
        self._filter()

    def filter(self, words: str, batch: str = "", passes: Passes | None = None) -> None:
        """Only entries that hold every word, pass, and, if named, of one batch."""
        self._words, self._batch = tuple(fold(words).split()), batch
        self._passes = passes or self._passes
        self._filter()

    @property
    def lines(self) -> list[tuple[str, ...]]:
        """What is shown, in words."""
        return [words for _, words, _ in self._shown]

    @property
    def total(self) -> int:
        """How many there are without a filter."""
        return len(self._all)

    def _filter(self) -> None:
        self.beginResetModel()
        self._shown = [
            one
            for one in self._all
            if (not self._batch or one[0].batch == self._batch)
            and self._passes(one[0], one[1])
            and all(word in one[2] for word in self._words)
        ]
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section][0]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry, words, _ = self._shown[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return words[index.column()].replace("\n", " ")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "，".join(words) if index.column() == 0 else words[index.column()]
        return None
