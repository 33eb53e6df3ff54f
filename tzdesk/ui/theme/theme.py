"""A theme as one value: its name, its colours and its sizes; and the one the program now wears.

Delegates and charts ask `current_theme()` each time they paint, so that a change of theme needs
no word to them. Printing asks for `paper_theme()` and never for the current one.
Must not know how a theme is put on.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication

from tzdesk.ui.theme.palette import Palette
from tzdesk.ui.theme.palettes import DARK, HIGH_CONTRAST, LIGHT
from tzdesk.ui.theme.sizes import FAMILIES, Sizes, sizes_at

PROPERTY = "tzdeskTheme"
"""Where the application carries the theme that was put on."""


class ThemeName(StrEnum):
    """What the clerk chooses; the value is what settings keep."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"

    @property
    def label(self) -> str:
        """The word in 设置."""
        return _LABELS[self]


_LABELS = {
    ThemeName.SYSTEM: "跟随系统",
    ThemeName.LIGHT: "浅色",
    ThemeName.DARK: "深色",
    ThemeName.HIGH_CONTRAST: "高对比",
}

_PALETTES = {
    ThemeName.LIGHT: LIGHT,
    ThemeName.DARK: DARK,
    ThemeName.HIGH_CONTRAST: HIGH_CONTRAST,
}

BOLD_ROLES = ("title", "heading", "hero", "figure")


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours and sizes together; `name` is never SYSTEM, which only chooses among the others."""

    name: ThemeName
    palette: Palette
    sizes: Sizes

    def font(self, role: str = "body", *, bold: bool | None = None) -> QFont:
        """The font of a role of `Sizes`: caption, small, body, title, heading, hero, figure."""
        font = QFont()
        font.setFamilies(FAMILIES)
        font.setPixelSize(getattr(self.sizes, role))
        font.setBold(role in BOLD_ROLES if bold is None else bold)
        return font

    def metrics(self, role: str = "body", *, bold: bool | None = None) -> QFontMetrics:
        """The measures of that font."""
        return QFontMetrics(self.font(role, bold=bold))

    def colour(self, token: str) -> QColor:
        """A plain colour of the palette by its name, for a painter."""
        return QColor(getattr(self.palette, token))


def theme_of(name: ThemeName, scale: int) -> Theme:
    """The theme of that name (light for SYSTEM) at 100, 120 or 140 per cent."""
    chosen = name if name in _PALETTES else ThemeName.LIGHT
    return Theme(chosen, _PALETTES[chosen], sizes_at(scale))


@cache
def paper_theme() -> Theme:
    """What goes out of the program is light and of the first size, whatever the screen wears."""
    return theme_of(ThemeName.LIGHT, 100)


def current_theme() -> Theme:
    """The theme that the application wears; light at 100 % before one was put on."""
    app = QGuiApplication.instance()
    worn = app.property(PROPERTY) if app is not None else None
    return worn if isinstance(worn, Theme) else theme_of(ThemeName.LIGHT, 100)
