"""The cells of a task's row, one painter for each column.

Words come from `task_words`; here they get their place, shape and colour.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPen, QPolygon

from tzdesk.domain.fields import Kind
from tzdesk.domain.task_rows import TaskRow
from tzdesk.domain.values import percent_text
from tzdesk.ui.delegates.canvas import PADDING, RIGHT, Canvas
from tzdesk.ui.delegates.lines import colour, font_of
from tzdesk.ui.models import task_words as words
from tzdesk.ui.models.task_columns import Column
from tzdesk.ui.theme.shapes import Shape

BAR_WIDTH, BAR_HEIGHT, TICK_WIDTH, TICK_HEIGHT = 54, 8, 2, 14
DOT, DOT_STEP, MOST_DOTS = 6, 8, 8
CORNER = 9


def paint_text(canvas: Canvas, row: TaskRow) -> None:
    """The task, as many lines as the row has room for."""
    canvas.lines(row.text, room_for_lines(canvas), "body")


def room_for_lines(canvas: Canvas) -> int:
    """Lines that the row can hold: 1, 2 or 3."""
    return max(1, canvas.rect.height() // canvas.theme.sizes.line_pitch)


def paint_leaders(canvas: Canvas, row: TaskRow) -> None:
    """The leaders in printed order."""
    canvas.lines("、".join(row.leader_names) or words.NOTHING, room_for_lines(canvas))


def paint_units(canvas: Canvas, row: TaskRow) -> None:
    """「区卫生健康委 等3家」 over dots and 「已报 2/3」."""
    if not row.unit_names:
        canvas.line(words.NOTHING, canvas.rect, ink="text_muted")
        return
    if not canvas.fits_two() or not words.reported_words(row):
        _unit_names(canvas, row, canvas.rect)
        return
    upper, lower = canvas.two()
    _unit_names(canvas, row, upper)
    paint_reported(canvas, row, lower)


def _unit_names(canvas: Canvas, row: TaskRow, rect: QRect) -> None:
    """The first name gives way, the count directly behind it never."""
    more = words.more_units(row)
    _, metrics = font_of(canvas.theme, "small")
    room = metrics.horizontalAdvance(more) + canvas.px(4) if more else 0
    used = canvas.line(row.unit_names[0], rect.adjusted(0, 0, -room, 0))
    if more:
        canvas.line(more, rect.adjusted(used + canvas.px(4), 0, canvas.px(4), 0))


def paint_reported(canvas: Canvas, row: TaskRow, rect: QRect) -> None:
    """A dot for each report owed, filled where it is in, and how many are."""
    left = rect.left()
    if 0 < row.owed <= MOST_DOTS:
        for place in range(row.owed):
            _dot(canvas, QRect(left, rect.top(), rect.width(), rect.height()), place < row.reported)
            left += canvas.px(DOT_STEP)
        left += canvas.px(4)
    ink = canvas.theme.palette.late.text if row.reported < row.owed else "text_muted"
    canvas.line(
        words.reported_words(row),
        QRect(left, rect.top(), rect.right() - left + 1, rect.height()),
        "caption",
        ink,
    )


def _dot(canvas: Canvas, rect: QRect, filled: bool) -> None:
    size = canvas.px(DOT)
    box = QRectF(rect.left(), rect.top() + (rect.height() - size) / 2, size, size)
    painter, palette = canvas.painter, canvas.theme.palette
    painter.save()
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    if filled:
        painter.setPen(colour("#00000000"))
        painter.setBrush(colour(canvas.tint(palette.on_track.text)))
        painter.drawEllipse(box)
    else:
        painter.setPen(QPen(colour(canvas.tint(palette.late.text)), 1.4))
        painter.drawEllipse(box.adjusted(0.7, 0.7, -0.7, -0.7))
    painter.restore()


def paint_deadline(canvas: Canvas, row: TaskRow, year: int) -> None:
    """「12月底」 over 「剩 80 天」."""
    if not canvas.fits_two():
        urgent = row.standing.overdue or row.standing.due_soon
        _days(canvas, row, canvas.rect) if urgent else canvas.line(
            words.short_deadline(row, year), canvas.rect
        )
        return
    upper, lower = canvas.two()
    canvas.line(words.short_deadline(row, year), upper)
    _days(canvas, row, lower)


def _days(canvas: Canvas, row: TaskRow, rect: QRect) -> None:
    standing = row.standing
    if not standing.overdue and not standing.due_soon:
        canvas.line(words.days_left(row), rect, "caption", "text_muted")
        return
    shape = Shape.OVERDUE if standing.overdue else Shape.DUE_SOON
    ink = canvas.theme.palette.mark(shape).text
    size = canvas.theme.sizes.icon_count
    text = words.days_left(row)
    # The words reach to the cell's line and, if need be, take the shape's room: they are
    # never shortened.
    behind = rect.adjusted(size + canvas.px(2), 0, canvas.px(6), 0)
    _, metrics = font_of(canvas.theme, "caption")
    if metrics.horizontalAdvance(text) > behind.width():
        behind.setLeft(rect.left())
    else:
        canvas.shape(shape, rect, ink, size)
    canvas.line(text, behind, "caption", ink)


def paint_status(canvas: Canvas, row: TaskRow, *, percent_too: bool) -> None:
    """Shape and word; below, the percent where its own column is hidden, or 待核实."""
    shape = Shape(row.status.token)
    if row.doubtful:
        _doubt_corner(canvas)
    if not canvas.fits_two() or not (percent_too or row.doubtful):
        status_words(canvas, row.status.value, shape, canvas.rect)
        return
    upper, lower = canvas.two()
    status_words(canvas, row.status.value, shape, upper)
    below = lower.adjusted(canvas.theme.sizes.icon_status + canvas.px(6), 0, 0, 0)
    if percent_too:
        canvas.line(f"{percent_text(row.percent)}%", below, "caption", "text_muted")
    else:
        canvas.line(words.DOUBTFUL, below, "caption", canvas.theme.palette.warning.text)


def _doubt_corner(canvas: Canvas) -> None:
    """待核实: the corner that spreadsheets mark a remark with; it takes no word's room."""
    side, pad = canvas.px(CORNER), canvas.px(PADDING)
    right, top = canvas.rect.right() + pad, canvas.rect.top()
    corner = QPolygon([QPoint(right - side, top), QPoint(right, top), QPoint(right, top + side)])
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(colour(canvas.tint(canvas.theme.palette.warning.text)))
    canvas.painter.drawPolygon(corner)
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)


def status_words(canvas: Canvas, text: str, shape: Shape, rect: QRect) -> None:
    """A status in its colour, on a selection too."""
    ink = canvas.theme.palette.mark(shape).text
    size = canvas.theme.sizes.icon_status
    canvas.shape(shape, rect, ink, size)
    canvas.line(text, rect.adjusted(size + canvas.px(6), 0, canvas.px(6), 0), ink=ink)


def paint_percent(canvas: Canvas, percent: float, pace: float | None, token: str) -> None:
    """The bar with the tick of the pace, and the number at the right."""
    rect = canvas.rect
    width, height = canvas.px(BAR_WIDTH), canvas.px(BAR_HEIGHT)
    top = rect.top() + (rect.height() - height) // 2
    bar = QRect(rect.left(), top, width, height)
    canvas.fill(bar, "track")
    filled = round(width * min(percent, 100) / 100)
    canvas.fill(QRect(bar.left(), top, filled, height), canvas.theme.palette.mark(token).fill)
    if pace is not None:
        tick = canvas.px(TICK_WIDTH)
        left = bar.left() + round((width - tick) * min(pace, 100) / 100)
        tall = canvas.px(TICK_HEIGHT)
        canvas.fill(
            QRect(left, rect.top() + (rect.height() - tall) // 2, tick, tall), canvas.tint("text")
        )
    canvas.line(f"{percent_text(percent)}%", rect, align=RIGHT)


def _paint_plain(column: str) -> Callable[[Canvas, TaskRow], None]:
    def paint(canvas: Canvas, row: TaskRow) -> None:
        text = words.task_cell(row, column)
        canvas.lines(text, room_for_lines(canvas), ink="text_secondary")

    return paint


def _paint_coordination(canvas: Canvas, row: TaskRow) -> None:
    if row.coordination:
        status_words(canvas, "是", Shape.COORDINATION, canvas.rect)


def _paint_star(canvas: Canvas, row: TaskRow) -> None:
    """Full where a task is marked, else an outline that says where to press."""
    size = canvas.theme.sizes.icon_pane
    left = canvas.rect.left() + (canvas.rect.width() - size) // 2
    place = QRect(left, canvas.rect.top(), size, canvas.rect.height())
    name, ink = ("star-filled", "warning") if row.starred else ("star", "border")
    canvas.icon(name, place, canvas.theme.palette.warning.text if row.starred else ink, size)


def _paint_gap(canvas: Canvas, row: TaskRow) -> None:
    behind = row.standing.gap < 0 and not row.status.finished
    ink = canvas.theme.palette.late.text if behind else "text_secondary"
    canvas.line(words.task_cell(row, "gap"), canvas.rect, ink=ink, align=RIGHT)


SIMPLE: dict[str, Callable[[Canvas, TaskRow], None]] = {
    "text": paint_text,
    "leaders": paint_leaders,
    "units": paint_units,
    "progress": _paint_plain("progress"),
    "section": _paint_plain("section"),
    "problem": _paint_plain("problem"),
    "next_step": _paint_plain("next_step"),
    "coordination": _paint_coordination,
    "gap": _paint_gap,
    "changed": _paint_plain("changed"),
    "starred": _paint_star,
}
"""Columns whose painter needs nothing but the row."""


def paint_task(
    canvas: Canvas, row: TaskRow, column: Column, year: int, *, percent_too: bool
) -> None:
    """A task's cell; 序号 is the delegate's, which knows what stands open."""
    if column.name == "deadline":
        paint_deadline(canvas, row, year)
    elif column.name == "status":
        paint_status(canvas, row, percent_too=percent_too)
    elif column.name == "percent":
        paint_percent(canvas, row.percent, row.standing.pace, row.status.token)
    elif column.field and column.field.kind is Kind.NUMBER:
        canvas.line(words.task_cell(row, column.name), canvas.rect, align=RIGHT)
    else:
        SIMPLE.get(column.name, _paint_plain(column.name))(canvas, row)
