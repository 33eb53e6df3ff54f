"""The program's own window on a generated ledger, offscreen, and when its tree has been painted."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from benchmarks.ledgers import work_folder
from benchmarks.measure import Side
from benchmarks.rows import TODAY
from tzdesk.app import Start, make_application, make_window
from tzdesk.settings import Settings
from tzdesk.ui.main_window import MainWindow

_PATIENCE = 120
"""Seconds."""


class Watched(QObject):
    """A shown window; counts how often the middle of it is painted."""

    def __init__(self, app: QApplication, window: MainWindow):
        super().__init__()
        self.app, self.window = app, window
        self.tree = window.tree.view
        self._paints = 0
        for surface in (self.tree.viewport(), window.tree.empty):
            surface.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self._paints += event.type() == QEvent.Type.Paint
        return False

    def until_painted(self, deed: Callable[[], object]) -> Side:
        """Milliseconds from the beginning of `deed` until the tree has been painted."""

        def side() -> float:
            self.settle()
            before, start = self._paints, perf_counter()
            deed()
            while self._paints == before:
                self.app.processEvents()
                assert perf_counter() - start < _PATIENCE, "nothing was painted"
            return (perf_counter() - start) * 1000

        return side

    def settle(self) -> None:
        """Lets everything happen that is waiting."""
        for _ in range(3):
            self.app.processEvents()

    def type(self, text: str) -> None:
        """One keystroke in the search field, as an input method or keyboard sends it."""
        field = self.window.toolbar.search
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, text)
            self.app.sendEvent(field, key)

    def empty_search(self) -> None:
        """Looks for nothing."""
        self.window.toolbar.search.clear()
        self.settle()


@contextmanager
def shown(ledger: Path) -> Iterator[Watched]:
    """The window on a ledger, 1440 × 900, all of it painted once."""
    app = make_application(headless=True)
    settings = Settings(work_folder() / "settings.json")
    window = make_window(app, Start(ledger=ledger, today=TODAY), settings)
    window.showNormal()
    window.resize(1440, 900)
    watched = Watched(app, window)
    watched.settle()
    try:
        yield watched
    finally:
        window.close()
        window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
