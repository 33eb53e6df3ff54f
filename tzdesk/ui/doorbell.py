"""Answers a second start of the program: the window comes to the front.

Watches the folder of open windows, and says there what this one has open.
"""

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tzdesk.ui.open_windows import OpenWindow
from tzdesk.ui.session import Session


class Doorbell(QObject):
    """Made once per window, by the composition root."""

    def __init__(self, window: QWidget, session: Session, entry: OpenWindow):
        super().__init__(window)
        self._window, self._session, self._entry = window, session, entry
        self._watcher = QFileSystemWatcher(self)
        if entry.folder.is_dir():
            self._watcher.addPath(str(entry.folder))
        self._watcher.directoryChanged.connect(lambda _folder: self._on_changed())
        session.opened.connect(self._on_opened)
        self._on_opened()

    def _on_opened(self) -> None:
        desk = self._session.desk
        self._entry.shows(desk.path if desk else None)

    def _on_changed(self) -> None:
        if self._entry.called():
            come_forward(self._window)


def come_forward(window: QWidget) -> None:
    """Out of the task bar and to the front, with the dialog that is open over it."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    front = QApplication.activeModalWidget() or window
    for widget in (window, front):
        widget.raise_()
    front.activateWindow()
    QApplication.alert(front)  # where the desktop lets nobody come forward, it blinks
