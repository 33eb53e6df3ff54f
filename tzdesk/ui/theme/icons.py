"""Icons for actions, buttons and lists: the outlines of resources/icons, and the status shapes.

An outline is read once, tinted in the text of its SVG and drawn by QtSvg. Knows no widget: whoever
set an icon asks again when the theme changes.
"""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tzdesk.paths import ROOT
from tzdesk.ui.theme.palette import Mark, Notice, Palette
from tzdesk.ui.theme.pixmaps import cached_pixmap
from tzdesk.ui.theme.shapes import Shape, shape_pixmap
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
        paint_icon(painter, name, colour, QRectF(0, 0, size, size))

    return cached_pixmap(f"icon/{name}/{colour}", size, ratio, paint)


def paint_icon(painter: QPainter, name: str, colour: str, target: QRectF) -> None:
    """Draws its outlines, at any size."""
    renderer = QSvgRenderer(QByteArray(tinted_svg(name, colour).encode()))
    renderer.render(painter, target)


def icon(name: str, colour: str = "", size: int = 0) -> QIcon:
    """For actions and buttons: sharp on every screen there is, greyed in the theme's own grey.

    Without a colour or size: those of neutral icons on the toolbar in the current theme.
    """
    theme = current_theme()
    tint = colour or theme.palette.text_secondary
    side = size or theme.sizes.icon_toolbar
    return _icon(tint, lambda hue, ratio: icon_pixmap(name, hue, side, ratio))


def shape_icon(shape: Shape, size: int = 0) -> QIcon:
    """A status, flag or notice for chips and lists, in its colour of the current theme."""
    theme = current_theme()
    side = size or theme.sizes.icon_status
    tint = shape_colour(shape, theme.palette)
    found = _icon(tint, lambda hue, ratio: shape_pixmap(shape, side, hue, ratio))
    for ratio in _ratios():
        held = shape_pixmap(shape, side, _on_selection(tint), ratio)
        found.addPixmap(held, QIcon.Mode.Normal, QIcon.State.On)
    return found


def shape_colour(shape: Shape, palette: Palette) -> str:
    """The colour of words and shape of a status, flag or notice; ✓ of 可合并 is that of 已完成."""
    token = "done" if shape is Shape.MERGEABLE else shape.value
    entry: Mark | Notice = getattr(palette, token)
    return entry.text


def _icon(tint: str, draw: Callable[[str, float], QPixmap]) -> QIcon:
    found = QIcon()
    for ratio in _ratios():
        found.addPixmap(draw(tint, ratio), QIcon.Mode.Normal)
        found.addPixmap(draw(_on_selection(tint), ratio), QIcon.Mode.Selected)
        found.addPixmap(draw(current_theme().palette.text_disabled, ratio), QIcon.Mode.Disabled)
    return found


def _on_selection(tint: str) -> str:
    palette = current_theme().palette
    return palette.selection_text if palette.flat_selection else tint


def _ratios() -> set[float]:
    return {1.0, 2.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}


def application_icon() -> QIcon:
    """The tile 台 in every size that desktops ask for."""
    found = QIcon()
    for size in APPLICATION_SIZES:
        found.addPixmap(icon_pixmap(APPLICATION, "", size))
    return found
