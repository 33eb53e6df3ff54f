"""The outline icons of resources/icons: read once, tinted in the text of the SVG, drawn by QtSvg.

Knows no theme and no widget: colour and size come from the caller, who asks again when the theme
changes.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tzdesk.paths import ROOT
from tzdesk.ui.theme.pixmaps import cached_pixmap
from tzdesk.ui.theme.theme import current_theme

ICONS = ROOT / "resources" / "icons"
APPLICATION = "tzdesk"
APPLICATION_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


@cache
def svg_text(name: str) -> str:
    """The icon's file; a name that has none is a mistake in the program."""
    return (ICONS / f"{name}.svg").read_text("utf-8")


def tinted_svg(name: str, colour: str) -> str:
    """The icon with its lines in a colour: QtSvg reads `currentColor` as black."""
    return svg_text(name).replace("currentColor", colour)


def icon_pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon `size` device-independent pixels wide, sharp on a screen of that ratio."""

    def paint(painter: QPainter) -> None:
        renderer = QSvgRenderer(QByteArray(tinted_svg(name, colour).encode()))
        renderer.render(painter, QRectF(0, 0, size, size))

    return cached_pixmap(f"icon/{name}/{colour}", size, ratio, paint)


def icon(name: str, colour: str = "", size: int = 0) -> QIcon:
    """For actions and buttons: sharp on every screen there is, greyed in the theme's own grey.

    Without a colour or size: those of neutral icons on the toolbar in the current theme.
    """
    theme = current_theme()
    found = QIcon()
    for ratio in {1.0, 2.0, *(s.devicePixelRatio() for s in QGuiApplication.screens())}:
        for mode, tint in (
            (QIcon.Mode.Normal, colour or theme.palette.text_secondary),
            (QIcon.Mode.Disabled, theme.palette.text_disabled),
        ):
            side = size or theme.sizes.icon_toolbar
            found.addPixmap(icon_pixmap(name, tint, side, ratio), mode)
    return found


def application_icon() -> QIcon:
    """The tile 台 in every size that desktops ask for."""
    found = QIcon()
    for size in APPLICATION_SIZES:
        found.addPixmap(icon_pixmap(APPLICATION, "", size))
    return found
