"""This window's hold on the ledger that is open: no second window works in it meanwhile.

Follows the session, whichever way a ledger was opened. Knows no pane; what the lock is made of is
the service's business.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from tzdesk.services.window_lock import BEAT, Holder, InUseError, WindowLock, claim
from tzdesk.ui.session import Session


class LedgerHold(QObject):
    """A ledger that is only read is not held."""

    lost = Signal()
    """Another computer took the ledger over while this one slept; `other` is who."""

    def __init__(self, session: Session, clock: Callable[[], datetime], parent: QObject):
        super().__init__(parent)
        self._session, self._clock = session, clock
        self._held: tuple[Path, WindowLock] | None = None
        self._next: tuple[Path, WindowLock] | None = None
        self.other: Holder | None = None
        self._timer = QTimer(self, interval=BEAT * 1000)
        self._timer.timeout.connect(self._on_beat)
        session.opened.connect(self._on_opened)

    @contextmanager
    def taking(self, path: Path) -> Iterator[None]:
        """Holds a ledger while it is opened, and on if it was. Raises InUseError."""
        if not (self._held and self._held[0] == path) and path.exists():
            self._next = path, claim(path, self._clock())
        try:
            yield
        finally:
            if self._next:
                self._next[1].release()
                self._next = None

    def _on_opened(self) -> None:
        desk = self._session.desk
        path = desk.path if desk and not desk.read_only else None
        found = next((one for one in (self._next, self._held) if one and one[0] == path), None)
        if self._held and self._held is not found:
            self._held[1].release()
        if found is self._next:
            self._next = None
        self._held, self.other = found, None
        if path and not found:  # it was made a moment ago
            with suppress(InUseError):
                self._held = path, claim(path, self._clock())
        if self._held:
            self._timer.start()
        else:
            self._timer.stop()

    def _on_beat(self) -> None:
        if self._held and (other := self._held[1].beat()):
            self._timer.stop()
            self.other = other
            self.lost.emit()
