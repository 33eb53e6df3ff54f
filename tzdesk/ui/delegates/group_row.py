"""A group's row, painted across all columns: title and count left, statuses and bar right."""

from collections.abc import Mapping

from PySide6.QtCore import QLineF, QRect, Qt
from PySide6.QtGui import QPainter, QPen

from tzdesk.domain.status import BAR_ORDER, Status
from tzdesk.ui.delegates.canvas import Canvas
from tzdesk.ui.delegates.lines import colour, font_of
from tzdesk.ui.theme.shapes import Shape

BAR_WIDTH, BAR_HEIGHT = 110, 8
TITLE_LEFT = 30
HATCH_STEP, HATCH_WIDTH = 6, 2


def paint_group(
    canvas: Canvas,
    title: str,
    count: str,
    counts: Mapping[Status, int],
    *,
    expanded: bool | None = None,
) -> None:
    """The whole row; `canvas.rect` is what can be seen of it. On paper nothing can be opened."""
    rect = canvas.rect
    left = rect.left() + canvas.px(8)
    if expanded is not None:
        size = canvas.px(12)
        chevron = QRect(left, rect.top(), size, rect.height())
        name = "chevron-down" if expanded else "chevron-right"
        canvas.icon(name, chevron, "text_secondary", size)
        left = rect.left() + canvas.px(TITLE_LEFT)
    right = _counts(canvas, counts)
    _, metrics = font_of(canvas.theme, "small")
    room = metrics.horizontalAdvance(count) + canvas.px(20)
    place = QRect(left, rect.top(), max(0, right - left - room), rect.height())
    used = canvas.line(title, place, "body", bold=True)
    behind = left + used + canvas.px(8)
    canvas.line(
        count, QRect(behind, rect.top(), max(0, right - behind), rect.height()), ink="text_muted"
    )


def _counts(canvas: Canvas, counts: Mapping[Status, int]) -> int:
    """Draws the bar and the counts from the right; where they begin."""
    rect = canvas.rect
    width, height = canvas.px(BAR_WIDTH), canvas.px(BAR_HEIGHT)
    right = rect.right() - canvas.px(8)
    top = rect.top() + (rect.height() - height) // 2
    paint_segments(canvas, QRect(right - width, top, width, height), counts)
    right -= width + canvas.px(8)
    size = canvas.theme.sizes.icon_count
    _, metrics = font_of(canvas.theme, "small")
    for status in reversed(BAR_ORDER):
        if not (number := counts.get(status, 0)):
            continue
        ink = canvas.theme.palette.mark(status.token).text
        wide = metrics.horizontalAdvance(str(number))
        canvas.line(str(number), QRect(right - wide, rect.top(), wide + 1, rect.height()), ink=ink)
        right -= wide + canvas.px(4) + size
        canvas.shape(Shape(status.token), QRect(right, rect.top(), size, rect.height()), ink, size)
        right -= canvas.px(12)
    return right


def paint_segments(canvas: Canvas, bar: QRect, counts: Mapping[Status, int]) -> None:
    """The shares of the statuses, 1 px apart; each that is there has at least a pixel."""
    total = sum(counts.values())
    done = 0
    for status in BAR_ORDER:
        if not (number := counts.get(status, 0)):
            continue
        left = bar.left() + round(bar.width() * done / total)
        done += number
        end = bar.left() + round(bar.width() * done / total) - (done < total)
        paint_fill(canvas, QRect(left, bar.top(), max(1, end - left), bar.height()), status.token)


def paint_fill(canvas: Canvas, rect: QRect, token: str) -> None:
    """A status's fill: 滞后 hatched, 未启动 outlined, so that print and every eye see them."""
    palette = canvas.theme.palette
    canvas.fill(rect, palette.mark(token).fill)
    painter = canvas.painter
    if token == "not_started":
        painter.setPen(QPen(colour(palette.control_border), 0))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
    elif token == "late":
        _hatch(painter, rect, palette.late_hatch, canvas.px(HATCH_STEP), canvas.px(HATCH_WIDTH))


def _hatch(painter: QPainter, rect: QRect, ink: str, step: int, width: int) -> None:
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(ink), width))
    height = rect.height()
    lines = [
        QLineF(x, rect.bottom() + 1, x + height, rect.top())
        for x in range(rect.left() - height, rect.right() + 1, step)
    ]
    painter.drawLines(lines)
    painter.restore()
