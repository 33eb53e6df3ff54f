"""Puts a theme on while closed windows wait for Python's collector; run in a process of its own.

Without care in `apply_theme` Qt styles windows that the collector has just destroyed, and the
process dies. Prints "dressed" at the end.
"""

import gc
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from tzdesk.ui.theme.theme import ThemeName, theme_of
from tzdesk.ui.theme.wearing import apply_theme

CLOSED, LABELS = 20, 30
PATIENCE = 20_000
"""How much may be made before the collector comes."""


class Circular(QWidget):
    """A window that only the collector ends."""

    def __init__(self) -> None:
        super().__init__()
        self.myself = self
        column = QVBoxLayout(self)
        for at in range(LABELS):
            column.addWidget(QLabel(str(at)))


class Busy(QWidget):
    """Makes things while it is styled, which wakes the collector."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.made = [[at] for at in range(2 * PATIENCE)]


def main() -> None:
    """Dresses, leaves closed windows about, dresses anew."""
    app = QApplication([])
    gc.disable()
    with TemporaryDirectory() as folder:
        apply_theme(app, theme_of(ThemeName.LIGHT, 100), Path(folder))
        kept = [Busy() for _ in range(5)]
        for window in kept:
            window.show()
        for _ in range(CLOSED):
            window = Circular()
            window.show()
            app.processEvents()
            window.hide()
            del window
        app.processEvents()
        gc.set_threshold(gc.get_count()[0] + PATIENCE)
        gc.enable()
        apply_theme(app, theme_of(ThemeName.LIGHT, 140), Path(folder))
    print("dressed")


if __name__ == "__main__":
    main()
