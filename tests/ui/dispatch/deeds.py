"""What tests do with 下发填报表: press its verb, click into its list, look at its files."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tzdesk.ui.dialogs.dispatch import DispatchDialog
from tzdesk.ui.dialogs.dispatch.unit_model import NAMES


def press_verb(dialog: DispatchDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog._place.jobs.ended, timeout=20000):
        qtbot.mouseClick(dialog.footer.verb, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def files(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def cell(dialog: DispatchDialog, uid: str, name: str) -> Any:
    return dialog.units.tree.units.index_of(uid).siblingAtColumn(NAMES.index(name))


def click(dialog: DispatchDialog, qtbot: QtBot, at: QPoint) -> None:
    viewport = dialog.units.tree.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)
