"""Windows for tests: made as the program makes them, with settings of their own."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tzdesk.app import Start, make_window
from tzdesk.services.desk import Desk
from tzdesk.services.example_story import NAMES
from tzdesk.settings import Settings
from tzdesk.ui.desks import Desks, fixed_clock
from tzdesk.ui.jobs import Jobs
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.memory import Memory
from tzdesk.ui.session import Session
from tzdesk.ui.theme import ThemeSwitch
from tzdesk.ui.widgets.task_tree import TaskTree
from tzdesk.ui.workplace import Workplace

TODAY = date(2023, 10, 12)
Opened = Callable[[Start], MainWindow]
D = TypeVar("D", bound=QDialog)


def copy_of(ledger: Path) -> Callable[[Desks, Path], Desk]:
    """What stands in for making the example anew: the story is the same for every window."""

    def example(desks: Desks, folder: Path) -> Desk:
        path = folder / ledger.name
        shutil.copyfile(ledger, path)
        return Desk.open(path, by=desks.by or NAMES[0], clock=fixed_clock(desks.today or TODAY))

    return example


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


def put_away(app: QApplication, windows: Iterable[MainWindow]) -> None:
    """Closes and deletes windows, and undresses the application.

    A window that is built under a style sheet is polished with every widget that it gains.
    """
    for window in windows:
        while window.jobs.busy:  # closing meanwhile would ask
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        window.close()
        window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.setStyleSheet("")


@contextmanager
def on_screen(dialog: D, qtbot: QtBot, size: tuple[int, int] | None = None) -> Iterator[D]:
    """A dialog while it is shown; gone afterwards."""
    if size:
        dialog.resize(*size)
    dialog.show()
    qtbot.waitExposed(dialog)
    yield dialog
    if dialog.isVisible():
        dialog.close()
    dialog.deleteLater()


def tree_on_screen(session: Session, qtbot: QtBot, size: tuple[int, int]) -> TaskTree:
    """The tree alone."""
    made = TaskTree(session)
    qtbot.addWidget(made)
    made.resize(*size)
    made.show()
    qtbot.waitExposed(made)
    return made
