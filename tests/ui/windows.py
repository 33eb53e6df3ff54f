"""Windows for tests: made as the program makes them, with settings of their own."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tzdesk.app import Start, make_window
from tzdesk.settings import Settings
from tzdesk.ui.main_window import MainWindow

TODAY = date(2023, 10, 12)
Opened = Callable[[Start], MainWindow]


def open_window(app: QApplication, folder: Path, start: Start) -> MainWindow:
    """A window that is shown, of the first start's size."""
    window = make_window(app, start, Settings(folder / "settings.json"))
    window.showNormal()
    window.resize(1440, 870)
    app.processEvents()
    return window
