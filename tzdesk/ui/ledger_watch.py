"""Notices that another program has written to the open ledger, or that the day is another.

Looks at the file's time and size, which works on every disk and share and costs next to nothing.
Knows no pane: whether the window is in the middle of something it is told by `occupied`.
"""

import os
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from tzdesk.ui.session import Session

EVERY = 1000
"""Milliseconds."""
Mark = tuple[int, int]


class LedgerWatch(QObject):
    """Watches whatever the session has open, and lets the session catch up."""

    day_changed = Signal()

    def __init__(self, session: Session, occupied: Callable[[], bool], parent: QObject):
        super().__init__(parent)
        self._session, self._occupied = session, occupied
        self._seen: Mark | None = None
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._on_time)
        session.opened.connect(self._on_opened)
        session.history_changed.connect(self._remember)

    def look(self) -> None:
        """Takes in what is new. Not under a dialog, a menu, an editor: then a moment later."""
        desk, board = self._session.desk, self._session.board
        if desk is None or self._occupied() or _in_front():
            return
        self._remember()
        other_day = board is not None and board.today != desk.today
        self._session.catch_up()
        if other_day:
            self.day_changed.emit()

    def _on_opened(self) -> None:
        self._remember()
        if self._session.desk:
            self._timer.start()
        else:
            self._timer.stop()

    def _on_time(self) -> None:
        desk, board = self._session.desk, self._session.board
        if self._mark() != self._seen or (desk and board and board.today != desk.today):
            self.look()

    def _remember(self) -> None:
        self._seen = self._mark()

    def _mark(self) -> Mark | None:
        desk = self._session.desk
        if desk is None:
            return None
        try:
            found = os.stat(desk.path)
        except OSError:  # a stick that was pulled out is told when something is written
            return self._seen
        return found.st_mtime_ns, found.st_size


def _in_front() -> bool:
    return bool(QApplication.activeModalWidget() or QApplication.activePopupWidget())
