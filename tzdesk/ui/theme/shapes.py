"""The shapes of statuses, flags and notices: told apart without colour, on screen and on paper.

One function gives each as a filled path on a grid of 16 × 16, holes cut out, so that whatever
lies below shows through. Knows no theme: the colour comes from the caller.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPixmap, QPolygonF

from tzdesk.ui.theme.pixmaps import cached_pixmap

GRID = 16.0
CENTRE = QPointF(8, 8)
Points = Sequence[tuple[float, float]]


class Shape(StrEnum):
    """The value of a status's shape is its `Status.token`, of a flag its name in the palette."""

    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    LATE = "late"
    DONE = "done"
    ADJUSTED = "adjusted"
    UNREPORTED = "unreported"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    COORDINATION = "coordination"
    WARNING = "warning"
    ERROR = "error"
    INFO = "info"
    MERGEABLE = "mergeable"


@cache
def shape_path(shape: Shape) -> QPainterPath:
    """The shape as a filled path within (0, 0)–(16, 16). Do not change what is returned."""
    return _DRAWN[shape]()


def paint_shape(painter: QPainter, shape: Shape, target: QRectF, colour: str) -> None:
    """Draws it as large as the target's shorter side allows, in the middle of the target."""
    side = min(target.width(), target.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(target.center() - QPointF(side / 2, side / 2))
    painter.scale(side / GRID, side / GRID)
    painter.fillPath(shape_path(shape), QColor(colour))
    painter.restore()


def shape_pixmap(shape: Shape, size: int, colour: str, ratio: float = 1.0) -> QPixmap:
    """The shape `size` device-independent pixels wide, from Qt's pixmap cache if it is there."""

    def paint(painter: QPainter) -> None:
        paint_shape(painter, shape, QRectF(0, 0, size, size), colour)

    return cached_pixmap(f"shape/{shape}/{colour}", size, ratio, paint)


def _disc(radius: float = 6.5) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(CENTRE, radius, radius)
    return path


def _polygon(points: Points) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path


def _line(points: Points, width: float) -> QPainterPath:
    """An open line as the area that a round pen would cover."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    return _pen(width).createStroke(path).simplified()


def _pen(width: float) -> QPainterPathStroker:
    pen = QPainterPathStroker()
    pen.setWidth(width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _rounded(path: QPainterPath, by: float = 1.0) -> QPainterPath:
    """The area with softened corners: grown all round by half of `by`."""
    return path.united(_pen(by).createStroke(path)).simplified()


def _bang(top: float, bottom: float, dot: float) -> QPainterPath:
    mark = _line([(8, top), (8, bottom)], 1.7)
    mark.addEllipse(QPointF(8, dot), 1.05, 1.05)
    return mark


def _tick(width: float) -> QPainterPath:
    return _line([(4.9, 8.3), (7.1, 10.5), (11.1, 5.9)], width)


def _not_started() -> QPainterPath:
    return _disc(6.3).subtracted(_disc(4.5))


def _on_track() -> QPainterPath:
    return _disc().subtracted(_rounded(_polygon([(6.6, 5.4), (10.8, 8), (6.6, 10.6)]), 0.6))


def _late() -> QPainterPath:
    return _rounded(_polygon([(2.1, 3.4), (13.9, 3.4), (8, 13.2)]), 1.2)


def _done() -> QPainterPath:
    return _disc().subtracted(_tick(1.8))


def _adjusted() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(2, 2, 12, 12), 2, 2)
    return path.subtracted(_line([(5.2, 8), (10.8, 8)], 1.9))


def _unreported() -> QPainterPath:
    pen = _pen(1.7)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    turn = 2 * 3.141592653589793 * 5.5 / 8 / 1.7  # eight dashes, in widths of the pen
    pen.setDashPattern([turn * 0.56, turn * 0.44])
    return pen.createStroke(_disc(5.5))


def _overdue() -> QPainterPath:
    diamond = _rounded(_polygon([(8, 1.4), (14.6, 8), (8, 14.6), (1.4, 8)]), 1.2)
    return diamond.subtracted(_bang(4.6, 8.6, 11.2))


def _due_soon() -> QPainterPath:
    ring = _disc(6.6).subtracted(_disc(4.9))
    return ring.united(_line([(8, 4.9), (8, 8.2), (10.3, 9.6)], 1.5))


def _coordination() -> QPainterPath:
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(2, 2.4, 12, 9.2), 1.6, 1.6)
    outline = outline.united(_polygon([(4.6, 11), (8.4, 11), (4.6, 14.4)]))
    frame = _pen(1.5).createStroke(outline).simplified()
    mark = _line([(8, 4.9), (8, 7)], 1.4)
    mark.addEllipse(QPointF(8, 9.2), 0.9, 0.9)
    return frame.united(mark)


def _warning() -> QPainterPath:
    triangle = _rounded(_polygon([(8, 2.2), (14.6, 13.6), (1.4, 13.6)]), 1.4)
    return triangle.subtracted(_bang(6.2, 9.4, 11.8))


def _error() -> QPainterPath:
    near, far = 4.8, 11.2
    octagon = _polygon(
        [(near, 1), (far, 1), (15, near), (15, far), (far, 15), (near, 15), (1, far), (1, near)]
    )
    cross = _line([(5.5, 5.5), (10.5, 10.5)], 1.8).united(_line([(10.5, 5.5), (5.5, 10.5)], 1.8))
    return octagon.subtracted(cross)


def _info() -> QPainterPath:
    mark = _line([(8, 7.6), (8, 11.2)], 1.8)
    mark.addEllipse(QPointF(8, 4.9), 1.1, 1.1)
    return _disc(6.8).subtracted(mark)


def _mergeable() -> QPainterPath:
    return _line([(2.8, 8.6), (6.4, 12.2), (13.2, 4.4)], 1.9)


_DRAWN: dict[Shape, Callable[[], QPainterPath]] = {
    Shape.NOT_STARTED: _not_started,
    Shape.ON_TRACK: _on_track,
    Shape.LATE: _late,
    Shape.DONE: _done,
    Shape.ADJUSTED: _adjusted,
    Shape.UNREPORTED: _unreported,
    Shape.OVERDUE: _overdue,
    Shape.DUE_SOON: _due_soon,
    Shape.COORDINATION: _coordination,
    Shape.WARNING: _warning,
    Shape.ERROR: _error,
    Shape.INFO: _info,
    Shape.MERGEABLE: _mergeable,
}
