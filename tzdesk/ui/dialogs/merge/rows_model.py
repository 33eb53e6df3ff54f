"""The rows of the right side for a list view: data, and the sentence that is spoken for each."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from tzdesk.ui.dialogs.merge.rows import (
    ChangeRow,
    ConflictRow,
    Heading,
    InvalidRow,
    NoticeRow,
    Row,
    TaskHead,
)
from tzdesk.ui.models.differences import Fate
from tzdesk.ui.models.indexes import ROOT, AnyIndex

ROW = Qt.ItemDataRole.UserRole


class RowsModel(QAbstractListModel):
    """The rows, as they are now."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Others; where there are as many of the same kinds only what differs is told."""
        if [*map(_identity, rows)] == [*map(_identity, self.rows)]:
            old, self.rows = self.rows, list(rows)
            for place, (before, after) in enumerate(zip(old, rows, strict=True)):
                if before != after:
                    index = self.index(place)
                    self.dataChanged.emit(index, index)
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row)
        return None


def spoken(row: Row) -> str:
    """A row as a sentence."""
    if isinstance(row, TaskHead):
        return "，".join(filter(None, (row.title, row.text, row.count)))
    if isinstance(row, ChangeRow):
        gone = "".join(one.text for one in row.pieces if one.fate is not Fate.NEW)
        come = "".join(one.text for one in row.pieces if one.fate is not Fate.OLD)
        return f"{row.label}，原为 {gone}，改为 {come}，{row.verdict}"
    if isinstance(row, ConflictRow):
        cards = "；".join(f"{one.head}：{one.text}" for one in row.cards)
        chosen = next((word for one, word in row.choices if one is row.choice), row.hint)
        return f"{row.title}，{row.words}，{cards}，{chosen}"
    if isinstance(row, InvalidRow):
        advice = f"建议改为 {row.suggestion}" if row.suggestion else ""
        return "，".join(filter(None, (row.title, row.words, advice, row.done)))
    if isinstance(row, NoticeRow):
        return "，".join(filter(None, (row.title, row.words, row.rest)))
    return f"{row.title}，{row.count}"


def _identity(row: Row) -> object:
    if isinstance(row, (ChangeRow, ConflictRow, InvalidRow)):
        return row.place.cell.key
    if isinstance(row, Heading):
        return row.title
    return row
