"""Where a window can be hit: what of its parts is seen, and whether it is still there."""

from contextlib import suppress

from PySide6.QtCore import QRect
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget


def shown(part: QWidget) -> QRect:
    """What of a part can be seen; nothing where it is scrolled away."""
    return QRect() if part.isWindow() else part.visibleRegion().boundingRect()


def handle(window: QWidget) -> QWindow:
    handle = window.window().windowHandle()
    assert handle is not None
    return handle


def is_there(window: QWidget) -> bool:
    with suppress(RuntimeError):
        return window.isVisible() and window.window().windowHandle() is not None
    return False
