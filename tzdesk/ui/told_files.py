"""What is said of files that were written: their names, and the way to their folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from tzdesk.ui.session import Said


def saved(text: str, path: Path) -> Said:
    """A sentence about the file at `path`, with 打开文件夹 behind it."""
    return Said(text, (way_to(path.parent),))


def way_to(folder: Path) -> tuple[str, Callable[[], object]]:
    """The verb 打开文件夹 and what it does."""
    place = QUrl.fromLocalFile(str(folder))
    return "打开文件夹", lambda: QDesktopServices.openUrl(place)
