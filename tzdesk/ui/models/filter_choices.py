"""The values of one filter as a list with ticks and counts, in the plan's order.

Found by their words or their pinyin; what is ticked stays ticked while it is not shown.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from tzdesk.domain.board import Board
from tzdesk.domain.column_values import UNSAID, column_texts
from tzdesk.domain.grouping import GroupBy, group
from tzdesk.domain.search import SearchKey, joined_key, matcher, name_key
from tzdesk.domain.status import Status
from tzdesk.domain.task_rows import TaskRow
from tzdesk.services.pinyin import pinyin_key
from tzdesk.ui.models.indexes import ROOT, AnyIndex
from tzdesk.ui.models.tick_list import TickList

Role = Qt.ItemDataRole

KINDS = {
    "sections": GroupBy.SECTION,
    "leaders": GroupBy.LEADER,
    "units": GroupBy.UNIT,
    "deadlines": GroupBy.DEADLINE,
    "statuses": GroupBy.STATUS,
    "tags": GroupBy.TAG,
}
"""Which groups are the values of which filter."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value, its words, its tasks, and what a search looks in."""

    value: str
    title: str
    count: int
    search: SearchKey


def choices(board: Board, name: str) -> list[Choice]:
    """Every value of a filter that a task of the board has; each status in any case.

    `name` is a part of the filter, or a column of the ledger.
    """
    if name not in KINDS:
        return list(_said_in(board, name))
    found = group(board, KINDS[name])
    if name == "statuses":
        counts = {one.key: len(one.rows) for one in found}
        return [
            Choice(one.value, one.value, counts.get(one, 0), _search(board, "", one.value))
            for one in Status
        ]
    return [
        Choice(one.key, one.title, len(one.rows), _search(board, one.key, one.title))
        for one in found
        if one.key or name == "deadlines"
    ]


def _said_in(board: Board, field_uid: str) -> Iterator[Choice]:
    """What stands in a column of the ledger, as it sorts, and last what says nothing."""
    counts = Counter(text for row in board for text in dict.fromkeys(_texts(row, field_uid)))
    field = board.ledger.fields[field_uid]
    for text in sorted(counts, key=lambda text: (text == "", field.rank(text))):
        title = text or UNSAID
        spelled = [] if text.isascii() and text else [pinyin_key(title)]
        yield Choice(text, title, counts[text], joined_key([title], spelled))


def _texts(row: TaskRow, field_uid: str) -> Iterator[str]:
    for one in row.family:
        yield from column_texts(one, field_uid)


def _search(board: Board, key: str, title: str) -> SearchKey:
    """The names of units and leaders are spelled already; the few other titles are here."""
    if key in board.ledger.pinyin:
        return name_key(board.ledger, key, title)
    return joined_key([title], [pinyin_key(title)])


class FilterChoices(TickList):
    """`ticked` tells the values that are chosen after a tick."""

    ticked = Signal(object)

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._all: Sequence[Choice] = ()
        self._shown: Sequence[Choice] = ()
        self._chosen: set[str] = set()

    def show_choices(self, found: Sequence[Choice], chosen: frozenset[str]) -> None:
        """Lists all values, these ticked."""
        self.beginResetModel()
        self._all = self._shown = found
        self._chosen = set(chosen)
        self.endResetModel()

    def find(self, query: str) -> None:
        """Shows only what matches."""
        matches = matcher(query)
        self.beginResetModel()
        self._shown = [one for one in self._all if matches(one.search)]
        self.endResetModel()

    def tick_all(self, ticked: bool) -> None:
        """全选 and 清除: all that are shown."""
        values = {one.value for one in self._shown}
        self._chosen = self._chosen | values if ticked else self._chosen - values
        self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
        self.ticked.emit(frozenset(self._chosen))

    def toggle(self, index: AnyIndex) -> None:
        if index.isValid():
            self._chosen ^= {self.choice(index).value}
            self.dataChanged.emit(index, index)
            self.ticked.emit(frozenset(self._chosen))

    def choice(self, index: AnyIndex) -> Choice:
        """What a row stands for."""
        return self._shown[index.row()]

    def is_ticked(self, index: AnyIndex) -> bool:
        """Whether a row is chosen."""
        return self.choice(index).value in self._chosen

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.choice(index)
        if role == Role.DisplayRole:
            return one.title
        if role == Role.AccessibleTextRole:
            return f"{one.title}，{one.count} 项任务"
        if role == Role.CheckStateRole:
            return Qt.CheckState.Checked if self.is_ticked(index) else Qt.CheckState.Unchecked
        return None
