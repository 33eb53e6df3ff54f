"""Shapes and icons: each draws something of its own, in the colour asked for, and says its size."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainterPath, QPixmap
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from tzdesk.domain.status import Status
from tzdesk.ui.theme import (
    Shape,
    ThemeName,
    application_icon,
    current_theme,
    icon,
    icon_pixmap,
    shape_colour,
    shape_icon,
    shape_path,
    shape_pixmap,
    theme_of,
)
from tzdesk.ui.theme.icons import ICONS, tinted_svg

NAMES = sorted(file.stem for file in ICONS.glob("*.svg"))
COLOUR = "#22609F"

pytestmark = pytest.mark.usefixtures("qapp")


def alphas(pixmap: QPixmap) -> list[int]:
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_Alpha8)
    width = image.width()
    rows = (bytes(image.constScanLine(y))[:width] for y in range(image.height()))
    return [alpha for row in rows for alpha in row]


def strongest(pixmap: QPixmap) -> QColor:
    image = pixmap.toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return max((image.pixelColor(x, y) for x, y in points), key=QColor.alpha)


@pytest.mark.parametrize("shape", Shape)
def test_shape_stays_on_its_grid(shape: Shape) -> None:
    path = shape_path(shape)
    assert not path.isEmpty()
    assert QRectF(0, 0, 16, 16).contains(path.boundingRect())


@pytest.mark.parametrize("size", [12, 14, 16])
def test_no_two_shapes_look_alike(size: int) -> None:
    pictures = {shape: alphas(shape_pixmap(shape, size, COLOUR)) for shape in Shape}
    for one, other in combinations(Shape, 2):
        pairs = zip(pictures[one], pictures[other], strict=True)
        differing = sum(abs(a - b) for a, b in pairs) / 255
        assert differing > size * size * 0.05, f"{one} and {other} are hard to tell apart"


def test_what_is_cut_out_shows_the_ground() -> None:
    tick = QPainterPath()
    tick.addRect(7, 9.9, 0.3, 0.3)
    assert not shape_path(Shape.DONE).intersects(tick)
    assert shape_path(Shape.INFO).contains(QRectF(3, 7, 1, 1))


def test_every_status_has_its_shape_and_colour() -> None:
    palette = theme_of(ThemeName.LIGHT, 100).palette
    for status in Status:
        assert shape_colour(Shape(status.token), palette) == palette.mark(status.token).text
    for shape in Shape:
        assert shape_colour(shape, palette).startswith("#")


@pytest.mark.parametrize("name", NAMES)
def test_icon_file_draws_in_the_colour_asked_for(name: str) -> None:
    assert QSvgRenderer(tinted_svg(name, COLOUR).encode()).isValid()
    assert "currentColor" not in tinted_svg(name, COLOUR)
    pixmap = icon_pixmap(name, COLOUR, 24)
    inked = sum(alpha > 128 for alpha in alphas(pixmap))
    assert 8 < inked < 24 * 24
    if name != "tzdesk":
        assert strongest(pixmap).name() == COLOUR.lower()


def test_icons_are_all_different() -> None:
    pictures = {tuple(alphas(icon_pixmap(name, COLOUR, 24))) for name in NAMES}
    assert len(pictures) == len(NAMES)


def test_icon_is_sharp_and_greyed(qtbot: QtBot) -> None:
    found = icon("download", COLOUR, 18)
    sharp = found.pixmap(QSize(18, 18), 2.0)
    assert sharp.size() == QSize(36, 36)
    grey = strongest(found.pixmap(QSize(18, 18), 1.0, QIcon.Mode.Disabled)).name()
    assert grey == current_theme().palette.text_disabled.lower()
    assert not shape_icon(Shape.LATE).isNull()


def test_a_picture_is_kept_per_size_colour_and_screen() -> None:
    one = shape_pixmap(Shape.LATE, 14, COLOUR)
    assert shape_pixmap(Shape.LATE, 14, COLOUR).cacheKey() == one.cacheKey()
    assert shape_pixmap(Shape.LATE, 14, "#000000").cacheKey() != one.cacheKey()
    assert shape_pixmap(Shape.LATE, 14, COLOUR, 1.25).width() == 18


def test_application_icon_has_every_size() -> None:
    sizes = {size.width() for size in application_icon().availableSizes()}
    assert {16, 32, 48, 256} <= sizes


def test_an_unknown_icon_is_a_mistake() -> None:
    with pytest.raises(FileNotFoundError):
        icon_pixmap("no-such-icon", COLOUR, 16)
