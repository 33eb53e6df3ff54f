"""Pictures of a scenario's steps, where the environment names a folder for them."""

import os
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

FOLDER = "TZDESK_PICTURES"


class Pictures:
    """Takes one after the other; nothing without a folder."""

    def __init__(self) -> None:
        name = os.environ.get(FOLDER)
        self._folder = Path(name) if name else None
        self._count = 0

    def take(self, widget: QWidget, name: str) -> None:
        """What a window shows now, under the next number."""
        if self._folder is None:
            return
        self._count += 1
        self._folder.mkdir(parents=True, exist_ok=True)
        QApplication.processEvents()
        path = self._folder / f"{self._count:02}-{name}.png"
        assert widget.grab().save(str(path))
