"""`make shots`: a PNG of every screen, light and dark, in each size, into shots/."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tzdesk.app import Start, make_application, make_window
from tzdesk.settings import LAST_LEDGER, Settings
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.screens import Look, Screens
from tzdesk.ui.theme import ThemeName

SHOTS = Path(__file__).parent.parent.parent / "shots"
LOOKS = (
    Look(),
    Look(ThemeName.DARK),
    Look(size=(1366, 768)),
    Look(ThemeName.DARK, size=(1366, 768)),
    Look(scale=140),
    Look(ThemeName.HIGH_CONTRAST),
)


def main(names: list[str]) -> None:
    """Takes the looks whose names hold one of `names`; all without."""
    app = make_application(headless=True)
    with TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.json")

        def make(example: bool) -> MainWindow:
            settings.reset(LAST_LEDGER)  # each window begins with nothing, whatever was before
            return make_window(app, Start(example=example), settings)

        screens = Screens(app, SHOTS, make)
        for look in LOOKS:
            if not names or any(name in look.name for name in names):
                for path in screens.take(look):
                    print(path)


if __name__ == "__main__":
    main(sys.argv[1:])
