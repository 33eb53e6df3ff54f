"""`make manual`: the pictures of 操作手册, taken from the program's own screens and kept small.

Each is a screen as `make shots` takes it, in a window of the size below, drawn with few colours.
"""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage

from tzdesk.app import Start, make_application, make_window
from tzdesk.settings import LAST_LEDGER, Settings
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.manual.pages import FOLDER
from tzdesk.ui.screens import Look, Screens
from tzdesk.ui.theme import ThemeName

WIDEST = 860
LIGHT, DARK = Look(size=(1280, 800)), Look(ThemeName.DARK, size=(1280, 800))
PICTURES = {
    "first-run": "07-first-run",
    "main": "01-main",
    "import": "05-import-2",
    "overview": "02-overview",
    "printing": "09-print",
    "progress": "12-progress",
    "compare": "11-compare",
    "columns": "13-columns",
    "bulk-edit": "01-bulk-edit",
    "refused-cells": "01-refused-cells",
    "finder": "11-finder-units",
    "history": "12-history",
    "periods": "10-periods",
    "dispatch": "03-dispatch",
    "merge": "04-merge",
    "returns": "02-returns",
    "settings": "13-settings-1",
    "crash": "15-crash",
}
"""By its name in the manual the screen that is shown."""
INSPECTOR = QRect(988, 100, 292, 660)
"""Where 详情 stands in the window."""


def main() -> None:
    """Takes them all into resources/manual/pictures."""
    app = make_application(headless=True)
    out = FOLDER / "pictures"
    out.mkdir(exist_ok=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        settings = Settings(folder / "settings.json")

        def make(example: bool) -> MainWindow:
            settings.reset(LAST_LEDGER)  # each window begins with nothing, whatever was before
            return make_window(app, Start(example=example), settings)

        screens = Screens(app, folder, make)
        taken = {path.stem: path for look in (LIGHT, DARK) for path in screens.take(look)}
        for picture, screen in PICTURES.items():
            _keep(QImage(str(taken[f"{screen}-{LIGHT.name}"])), out / f"{picture}.png")
        main_window = QImage(str(taken[f"01-main-{LIGHT.name}"]))
        _keep(main_window.copy(INSPECTOR), out / "inspector.png")
        _keep(QImage(str(taken[f"01-main-{DARK.name}"])), out / "dark.png")


def _keep(image: QImage, path: Path) -> None:
    """Not wider than a page, in its 256 commonest colours: small, and as legible."""
    if image.width() > WIDEST:
        image = image.scaledToWidth(WIDEST, Qt.TransformationMode.SmoothTransformation)
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    few = plain.convertToFormat(
        QImage.Format.Format_Indexed8,
        _colours(plain),
        Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither,
    )
    assert few.save(str(path), quality=1)  # type: ignore[call-overload]


def _colours(image: QImage) -> list[int]:
    """Of each shade the commonest colour, the shades that fill most of the picture first."""
    counted = Counter(memoryview(image.constBits()).cast("B").cast("I"))
    shades: dict[int, tuple[int, int]] = {}
    for colour, count in counted.most_common():
        shade = colour & 0xF8F8F8
        first, whole = shades.get(shade, (colour, 0))
        shades[shade] = first, whole + count
    ranked = sorted(shades.values(), key=lambda one: -one[1])
    return [colour for colour, _ in ranked[:256]]


if __name__ == "__main__":
    main()
