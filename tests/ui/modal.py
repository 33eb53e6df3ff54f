"""Doing something with a dialog that a command or a button is about to open."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

Dialog = TypeVar("Dialog", bound=QDialog)


def when_open(kind: type[Dialog], deed: Callable[[Dialog], None]) -> None:
    """Runs `deed` as soon as a dialog of that kind is the one in front; closes it if that fails."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, kind):
        QTimer.singleShot(10, lambda: when_open(kind, deed))
        return
    try:
        deed(dialog)
    except BaseException:
        dialog.reject()
        raise
