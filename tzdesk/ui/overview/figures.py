"""The figures at the top of the page: what each says, and how it is painted."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPen

from tzdesk.ui.delegates.canvas import LEFT, Canvas
from tzdesk.ui.delegates.lines import colour, font_of, wrapped
from tzdesk.ui.overview.parts import Drill
from tzdesk.ui.theme import Shape, shape_colour

HEIGHT, PAD = 106, 10
NOTE_LINES = 2


@dataclass(frozen=True, slots=True)
class Figure:
    """One number. `notes` stand on one line with `between` them, or else on two.

    Without a `drill` it is 0, and cannot be pressed. `apart`: one of the watch lists, which do not
    add up.
    """

    name: str
    count: int
    notes: tuple[str, ...]
    drill: Drill | None
    shape: str = ""
    icon: str = ""
    between: str = "　"
    tip: str = ""
    apart: bool = False

    @property
    def spoken(self) -> str:
        """As one sentence."""
        return "，".join([f"{self.name} {self.count}", *filter(None, (*self.notes, self.tip))])


def paint_figure(canvas: Canvas, card: QRect, figure: Figure, ground: str = "surface") -> None:
    """Name, number and notes, one below the other; all numbers of a row stand at one height."""
    palette, px = canvas.theme.palette, canvas.px
    canvas.fill(card, ground)
    canvas.painter.setPen(QPen(colour(palette.border), 0))
    canvas.painter.drawRect(card.adjusted(0, 0, -1, -1))
    inside = card.adjusted(px(PAD), px(8), -px(6), -px(4))
    canvas.rect = inside
    name = QRect(inside.left(), inside.top(), inside.width(), px(20))
    _name(canvas, name, figure)
    font_of(canvas.theme, "figure", bold=True)
    number = QRect(name.left(), name.bottom() + 1, name.width(), px(36))
    canvas.line(str(figure.count), number, "figure", "text", bold=True)
    notes = QRect(name.left(), number.bottom() + 1, name.width(), inside.bottom() - number.bottom())
    _notes(canvas, notes, figure)


def _name(canvas: Canvas, line: QRect, figure: Figure) -> None:
    """The name is never shortened: shape and chevron give way."""
    _, metrics = font_of(canvas.theme, "small")
    side, wide = canvas.theme.sizes.icon_status, metrics.horizontalAdvance(figure.name) + 1
    left = line.left()
    if (figure.shape or figure.icon) and wide + side + canvas.px(4) <= line.width():
        sign = QRect(left, line.top(), side, line.height())
        if figure.shape:
            shape = Shape(figure.shape)
            canvas.shape(shape, sign, shape_colour(shape, canvas.theme.palette), side)
        else:
            canvas.icon(figure.icon, sign, "text_secondary", side)
        left += side + canvas.px(4)
    canvas.line(figure.name, QRect(left, line.top(), wide, line.height()), "small", "text")
    chevron = canvas.px(12)
    if figure.drill and left + wide + chevron <= line.right():
        place = QRect(line.right() - chevron + 1, line.top(), chevron, line.height())
        canvas.icon("chevron-right", place, "text_muted", chevron)


def _notes(canvas: Canvas, box: QRect, figure: Figure) -> None:
    _, metrics = font_of(canvas.theme, "caption")
    notes = [one for one in figure.notes if one]
    joined = figure.between.join(notes)
    lines: tuple[str, ...] = (joined,)
    if metrics.horizontalAdvance(joined) > box.width():
        split = len(notes) > 1
        lines = (
            tuple(notes)
            if split
            else wrapped(canvas.theme, "caption", joined, box.width(), NOTE_LINES)
        )
    pitch = canvas.px(16)
    for place, line in enumerate(lines[:NOTE_LINES]):
        spot = QRect(box.left(), box.top() + place * pitch, box.width(), pitch)
        canvas.line(line, spot, "caption", "text_muted", LEFT)
