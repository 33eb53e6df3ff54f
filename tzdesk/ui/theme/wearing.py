"""Puts a theme on the application and follows the system: Fusion, QPalette, style sheet, fonts.

Knows no window. Delegates read `current_theme()` when they paint; whoever keeps icons or sizes
listens to `ThemeSwitch.theme_changed`.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QPalette, QPixmapCache
from PySide6.QtWidgets import QApplication

from tzdesk.ui.theme.palette import Palette
from tzdesk.ui.theme.sheet import style_sheet
from tzdesk.ui.theme.theme import PROPERTY, Theme, ThemeName, theme_of

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "stripe",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "text_muted",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "window",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "brand",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "panel",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "control_border",
    QPalette.ColorRole.Shadow: "control_border",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "selection_text",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.Accent: "accent",
}
_DISABLED_WORDS = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.PlaceholderText,
)


def qt_palette(palette: Palette) -> QPalette:
    """Qt's own palette in our colours, for what no style sheet reaches."""
    found = QPalette()
    for role, token in _ROLES.items():
        found.setColor(role, QColor(getattr(palette, token)))
    for role in _DISABLED_WORDS:
        found.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.text_disabled))
    found.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Base, QColor(palette.readonly))
    return found


def apply_theme(app: QApplication, theme: Theme, folder: Path) -> None:
    """The whole application wears the theme from here on; `folder` keeps the sheet's pictures."""
    sheet = style_sheet(theme, folder)
    with nothing_collected():
        if app.property(PROPERTY) is None:
            # Once: a new style polishes every widget, as the sheet does below.
            app.setStyle("Fusion")
        app.setProperty(PROPERTY, theme)
        app.setPalette(qt_palette(theme.palette))
        app.setFont(theme.font())
        QPixmapCache.clear()
        app.setStyleSheet(sheet)


@contextmanager
def nothing_collected() -> Iterator[None]:
    """While Qt goes through a list of all widgets and tells each of its new looks.

    Where that runs Python, the collector could destroy a closed window that is still to come in
    the list, and Qt would style what is gone.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def system_is_dark(app: QApplication) -> bool:
    """What the desktop says; one that says nothing is taken as light."""
    return app.styleHints().colorScheme() is Qt.ColorScheme.Dark


class ThemeSwitch(QObject):
    """The clerk's choice of theme and size; made once, by the composition root."""

    theme_changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._folder = QTemporaryDir()
        self._worn: Theme | None = None
        self.choice = ThemeName.SYSTEM
        self.scale = 100
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def choose(self, choice: ThemeName, scale: int) -> None:
        """Puts on that theme at 100, 120 or 140 per cent; tells the desktop for its frames."""
        self.choice, self.scale = choice, scale
        self._app.styleHints().setColorScheme(_SCHEMES[choice])
        self._put_on()

    def _on_system_changed(self) -> None:
        if self.choice is ThemeName.SYSTEM:
            self._put_on()

    def _put_on(self) -> None:
        name = self.choice
        if name is ThemeName.SYSTEM:
            name = ThemeName.DARK if system_is_dark(self._app) else ThemeName.LIGHT
        theme = theme_of(name, self.scale)
        if theme != self._worn:
            self._worn = theme
            apply_theme(self._app, theme, Path(self._folder.path()))
            self.theme_changed.emit()


_SCHEMES = {
    ThemeName.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeName.LIGHT: Qt.ColorScheme.Light,
    ThemeName.DARK: Qt.ColorScheme.Dark,
    ThemeName.HIGH_CONTRAST: Qt.ColorScheme.Dark,
}
