"""The cells of a unit's row below its task."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPen

from tzdesk.domain.task_rows import TaskRow, UnitRow
from tzdesk.ui.delegates.canvas import Canvas
from tzdesk.ui.delegates.lines import colour
from tzdesk.ui.delegates.task_cells import paint_percent, status_words
from tzdesk.ui.models import task_words as words
from tzdesk.ui.theme.shapes import Shape

INDENT, BRANCH = 12, 8


def paint_unit(canvas: Canvas, task: TaskRow, unit: UnitRow, column: str) -> None:
    """One cell of a unit's part of a task."""
    text = words.unit_cell(unit, column)
    if column == "text":
        _name(canvas, text)
    elif column == "units":
        due = unit.owes and not unit.reported
        ink = canvas.theme.palette.late.text if due else "text_muted"
        canvas.line(text, canvas.rect, ink=ink)
    elif column == "deadline":
        canvas.line(text, canvas.rect.adjusted(0, 0, canvas.px(4), 0), "caption", "text_muted")
    elif column == "status":
        _status(canvas, unit, text)
    elif column == "percent" and unit.report and unit.report.percent is not None:
        token = unit.report.status.token if unit.report.status else "on_track"
        paint_percent(canvas, unit.report.percent, task.standing.pace, token)
    elif text:
        canvas.line(text, canvas.rect, ink="text_secondary")


def paint_doubt(canvas: Canvas, unit: UnitRow) -> None:
    """The warning in the cell of the number, which a unit's row does not have."""
    if unit.doubts:
        size = canvas.theme.sizes.icon_status
        place = canvas.rect.adjusted(canvas.rect.width() - size, 0, 0, 0)
        canvas.shape(Shape.WARNING, place, canvas.theme.palette.warning.text, size)


def _name(canvas: Canvas, name: str) -> None:
    """The branch, the building and the name; the name is never shortened before the cell ends."""
    rect = canvas.rect
    left = rect.left() + canvas.px(4)
    middle = rect.center().y()
    canvas.painter.setPen(QPen(colour(canvas.tint("border")), 0))
    canvas.painter.drawLine(left, middle - canvas.px(7), left, middle)
    canvas.painter.drawLine(left, middle, left + canvas.px(BRANCH), middle)
    size = canvas.theme.sizes.icon_status
    icon = QRect(left + canvas.px(INDENT), rect.top(), size, rect.height())
    canvas.icon("building", icon, "text_secondary", size)
    start = icon.right() + canvas.px(6)
    canvas.line(name, QRect(start, rect.top(), rect.right() - start + 1, rect.height()))


def _status(canvas: Canvas, unit: UnitRow, text: str) -> None:
    status = unit.report.status if unit.report else None
    if status:
        status_words(canvas, text, Shape(status.token), canvas.rect)
    elif unit.owes and not unit.reported:
        status_words(canvas, text, Shape.UNREPORTED, canvas.rect)
    else:
        canvas.line(text, canvas.rect, ink="text_muted")
