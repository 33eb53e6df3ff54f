"""The open list of statuses, found by their first letters as well as by their words."""

from time import monotonic

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tzdesk.domain.status import Status, normalise_status
from tzdesk.domain.text import fold
from tzdesk.ui.delegates.canvas import Canvas
from tzdesk.ui.delegates.task_cells import status_words
from tzdesk.ui.models.indexes import AnyIndex
from tzdesk.ui.theme import Shape, current_theme

_INITIALS = {
    Status.NOT_STARTED: "wqd",
    Status.ON_TRACK: "zctj",
    Status.LATE: "zh",
    Status.DONE: "ywc",
    Status.ADJUSTED: "ytz",
}
_PATIENCE = 1.0
"""Seconds until typing begins anew."""


def status_spelled(text: str) -> Status | None:
    """「zh」 and 「滞」 are 滞后, 「办结」 is 已完成 by the table of words; None for no status."""
    word = fold(text).strip()
    if not word:
        return None
    for status, initials in _INITIALS.items():
        if initials.startswith(word) or status.value.startswith(word):
            return status
    return normalise_status(word).status


class StatusList(QListView):
    """The view inside the list's box."""

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""
        self._at = 0.0
        self.setMouseTracking(True)

    def keyboardSearch(self, text: str) -> None:
        now = monotonic()
        self._typed = text if now - self._at > _PATIENCE else self._typed + text
        self._at = now
        found = status_spelled(self._typed)
        if found is None:
            self._typed = text
            found = status_spelled(text)
        rows = self.model().match(
            self.model().index(0, 0),
            Qt.ItemDataRole.DisplayRole,
            found.value if found else "",
            1,
            Qt.MatchFlag.MatchExactly,
        )
        if rows:
            self.setCurrentIndex(rows[0])


class StatusDelegate(QStyledItemDelegate):
    """A status in the list as it stands in the cells."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        sizes = current_theme().sizes
        return QSize(sizes.scaled(100), sizes.list_row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme = current_theme()
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        canvas = Canvas(painter, rect.adjusted(theme.sizes.scaled(8), 0, 0, 0), theme, chosen)
        canvas.fill(rect, "selection" if chosen else "surface")
        word = index.data()
        status_words(canvas, word, Shape(Status(word).token), canvas.rect)
