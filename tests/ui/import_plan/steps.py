"""Going through the steps of 导入方案 in tests."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from tzdesk.ui.dialogs.import_plan import ImportDialog
from tzdesk.ui.messages import MessageBox

PLAN = Path(__file__).parents[3] / "resources" / "2023-tongzhou-plan.txt"


def read(dialog: ImportDialog, qtbot: QtBot, path: Path) -> None:
    with qtbot.waitSignal(dialog._place.jobs.ended, timeout=20000):
        dialog.read_file(path)
    QApplication.processEvents()


def answer(verb: str, seen: list[str]) -> Callable[[], None]:
    """Presses a verb of the box that will be open."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, MessageBox)
        seen.append(" ".join(one.text() for one in box.findChildren(QPushButton)))
        next(one for one in box.findChildren(QPushButton) if one.text() == verb).click()

    return press
