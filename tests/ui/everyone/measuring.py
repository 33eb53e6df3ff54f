"""Every screen that the program knows, put on and measured; run in a process of its own.

`python -m tests.ui.everyone.measuring 1366x768 140 1` prints what is wrong, screen by screen, as
JSON. The screen of that size and density exists in this process only.
"""

import json
import os
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.everyone.by_keys import ambiguous, unreached
from tests.ui.everyone.cut_words import cut_words
from tests.ui.everyone.nameless import nameless
from tests.ui.windows import copy_of
from tzdesk.app import Start, make_application, make_window
from tzdesk.services.example import make_example
from tzdesk.settings import Settings
from tzdesk.ui.desks import Desks
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.screens import Look, Screens
from tzdesk.ui.theme import ThemeName

TODAY = date(2023, 10, 12)
Found = dict[str, list[str]]


class MeasuredScreens(Screens):
    """Measures where a picture would be taken."""

    def __init__(self, app: QApplication, folder: Path):
        super().__init__(app, folder, self._window_of)
        self.found: Found = {}
        self._application = app
        with make_example(folder / "once") as made:
            Desks.example = copy_of(made.path)  # type: ignore[method-assign]

    def _window_of(self, example: bool) -> MainWindow:
        settings = Settings(self._folder / "settings.json")
        return make_window(self._application, Start(example=example, today=TODAY), settings)

    def _grab(self, widget: QWidget, name: str, look: Look) -> Path:
        self._settle()
        # Measured first: keys may scroll.
        found = [*cut_words(widget), *nameless(widget)]
        self.found[name] = [*found, *unreached(widget), *ambiguous(widget)]
        return Path(name)


def measure(look: Look, ratio: int, folder: Path) -> Found:
    """What is wrong on each screen in that look, on a screen of its size."""
    width, height = look.size
    screen = folder / "screen.json"
    there = {"name": "one", "x": 0, "y": 0, "width": width * ratio, "height": height * ratio}
    screen.write_text(json.dumps({"screens": [{**there, "dpr": 1, "logicalDpi": 96}]}))
    os.environ["QT_SCALE_FACTOR"] = str(ratio)
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    app = QApplication(["tzdesk"])
    make_application()
    screens = MeasuredScreens(app, folder)
    screens.take(look)
    return screens.found


def main(size: str, scale: str, ratio: str) -> None:
    """Measures one look."""
    width, height = map(int, size.split("x"))
    with TemporaryDirectory() as folder:
        look = Look(ThemeName.LIGHT, int(scale), (width, height))
        print(json.dumps(measure(look, int(ratio), Path(folder)), ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
