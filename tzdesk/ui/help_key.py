"""F1 where the window itself does not hear keys: in dialogs, and in the manual over them.

A modal dialog keeps the window below from everything; so it is given the window's own command.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from tzdesk.ui.command_table import SIZES

MANUAL = "manual"


def hear_help_key(dialog: QDialog) -> None:
    """F1 in a dialog asks what it asks in the window that the dialog belongs to."""
    if action := _command(dialog, MANUAL):
        dialog.addAction(action)


def share_size_keys(window: QWidget, other: QWidget) -> None:
    """字号 by the keys, from another window than the main one."""
    for name in SIZES:
        if action := _command(window, name):
            other.addAction(action)


def stand_over(other: QDialog, over: QWidget, window: QWidget) -> None:
    """Puts a window over a modal dialog, where it can be used; back over ours when that ends."""
    if other.parentWidget() is over:
        return
    other.setParent(over, other.windowFlags())
    if isinstance(over, QDialog):
        once = Qt.ConnectionType.SingleShotConnection
        over.finished.connect(lambda _result: _go_back(other, window), once)


def _go_back(other: QDialog, window: QWidget) -> None:
    shown = other.isVisible()
    other.setParent(window, other.windowFlags())
    if shown:
        other.show()


def _command(widget: QWidget, name: str) -> QAction | None:
    """The command of the window at the root of all parents."""
    while above := widget.parentWidget():
        widget = above
    return widget.findChild(QAction, name, Qt.FindChildOption.FindDirectChildrenOnly)
