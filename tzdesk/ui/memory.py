"""What the window keeps from one start to the next, by stable names in the settings.

Geometry, panes, theme and size, last folder per purpose. Knows the settings' form, no widget but
the window it dresses.
"""

from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from pathlib import Path

from PySide6.QtCore import QByteArray, QStandardPaths

from tzdesk.settings import SCALE, THEME, Key, Settings
from tzdesk.ui.theme import ThemeName

GEOMETRY = Key("window_geometry", "")
WIDTHS: Key[dict[str, int]] = Key(
    "pane_widths", {}, lambda value: all(isinstance(one, int) for one in value.values())
)
HIDDEN: Key[list[str]] = Key("hidden_panes", [])
GROUPING = Key("grouping", "section")
FOLDERS: Key[dict[str, str]] = Key(
    "folders", {}, lambda value: all(isinstance(one, str) for one in value.values())
)


class Memory:
    """The settings in the window's own terms."""

    def __init__(self, settings: Settings):
        self.settings = settings

    @property
    def theme(self) -> ThemeName:
        """The chosen theme."""
        return ThemeName(self.settings.get(THEME))

    @property
    def scale(self) -> int:
        """100, 120 or 140."""
        return self.settings.get(SCALE)

    @property
    def geometry(self) -> QByteArray:
        """Where the window was; empty at the first start."""
        try:
            return QByteArray(b64decode(self.settings.get(GEOMETRY), validate=True))
        except (Base64Error, ValueError):
            return QByteArray()

    def keep_window(self, geometry: QByteArray, widths: dict[str, int], hidden: list[str]) -> None:
        """Keeps place, panes' widths by name and which panes are hidden."""
        self.settings.set(GEOMETRY, b64encode(geometry.data()).decode("ascii"))
        self.settings.set(WIDTHS, widths)
        self.settings.set(HIDDEN, hidden)

    @property
    def widths(self) -> dict[str, int]:
        """The panes' widths by name."""
        kept: dict[str, int] = self.settings.get(WIDTHS)
        return dict(kept)

    @property
    def hidden(self) -> list[str]:
        """The panes that the clerk has hidden."""
        kept: list[str] = self.settings.get(HIDDEN)
        return list(kept)

    def folder(self, purpose: str) -> Path:
        """The last folder of that purpose; where it is gone (a stick), the documents."""
        kept = self.settings.get(FOLDERS).get(purpose)
        if kept and Path(kept).is_dir():
            return Path(kept)
        places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
        found = (Path(place) for place in places)
        return next((place for place in found if place.is_dir()), Path.home())

    def keep_folder(self, purpose: str, folder: Path) -> None:
        """The folder from which, or to which, something was taken for that purpose."""
        self.settings.set(FOLDERS, self.settings.get(FOLDERS) | {purpose: str(folder)})
