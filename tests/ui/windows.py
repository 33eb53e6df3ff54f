"""Windows for tests: made as the program makes them, with settings of their own."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tzdesk.app import Start, make_window
from tzdesk.settings import Settings
from tzdesk.ui.desks import Desks
from tzdesk.ui.jobs import Jobs
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.memory import Memory
from tzdesk.ui.session import Session
from tzdesk.ui.theme import ThemeSwitch
from tzdesk.ui.workplace import Workplace

TODAY = date(2023, 10, 12)
Opened = Callable[[Start], MainWindow]


def workplace(qtbot: QtBot, app: QApplication, session: Session, folder: Path) -> Workplace:
    """What a dialog works with, with settings of its own."""
    window = QWidget()
    qtbot.addWidget(window)
    memory = Memory(Settings(folder / "settings.json"))
    return Workplace(window, session, ThemeSwitch(app), Jobs(window), Desks(by="张三"), memory)


def open_window(app: QApplication, folder: Path, start: Start) -> MainWindow:
    """A window that is shown, of the first start's size."""
    window = make_window(app, start, Settings(folder / "settings.json"))
    window.showNormal()
    window.resize(1440, 870)
    app.processEvents()
    return window
