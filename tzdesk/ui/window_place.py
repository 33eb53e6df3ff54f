"""Where the window stands and how its panes share it: put back at the start, kept at the end."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from tzdesk.ui.actions import Actions
from tzdesk.ui.memory import Memory
from tzdesk.ui.widgets.panes import Panes

MINIMUM, FIRST_SIZE = (1024, 640), (1440, 900)
HIDEABLE = ("navigation", "inspector")


def put_back(window: QMainWindow, panes: Panes, commands: Actions, memory: Memory) -> None:
    """As it was last; at the first start 1440 × 900, or whole where the screen is smaller."""
    screen = QGuiApplication.primaryScreen().availableSize()
    window.setMinimumSize(QSize(*MINIMUM).boundedTo(screen))
    if not window.restoreGeometry(memory.geometry):
        screen = QGuiApplication.primaryScreen().availableSize()
        first = QSize(*FIRST_SIZE)
        window.resize(first.boundedTo(screen))
        if first.boundedTo(screen) != first:
            window.setWindowState(Qt.WindowState.WindowMaximized)
    for name in HIDEABLE:
        commands[f"show_{name}"].setChecked(name not in memory.hidden)
    panes.chosen = memory.widths
    panes.fit()


def keep(window: QMainWindow, panes: Panes, commands: Actions, memory: Memory) -> None:
    """For the next start."""
    hidden = [name for name in HIDEABLE if not commands[f"show_{name}"].isChecked()]
    memory.keep_window(window.saveGeometry(), panes.chosen, hidden)
