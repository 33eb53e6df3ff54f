"""What can be printed, and its pages: title above, repeated head, number below.

Must not know where the pages go: the preview, a printer and a PDF paint the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter

from tzdesk.domain.steps import Steps, finish
from tzdesk.services.progress import Progress
from tzdesk.ui.delegates.canvas import RIGHT, Canvas
from tzdesk.ui.delegates.lines import font_of, wrapped
from tzdesk.ui.printing.flow import Block, Page
from tzdesk.ui.printing.sheet import Orientation, Sheet
from tzdesk.ui.theme import paper_theme

TITLE, TOLD, GAP, FOOT = 26, 18, 6, 24
_MOST_TOLD = 3
_CENTRED = (Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine).value


@dataclass(frozen=True, slots=True)
class Layout:
    """Blocks page by page, `head` above those of each; all drawn smaller by `zoom`."""

    pages: Sequence[Page]
    head: Block | None = None
    zoom: float = 1.0


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands on each page, and what it is called.

    `kind` names it in the settings, `name` proposes a file; `title` and `told` stand above, `aside`
    below at the right. `orientation` suits it best; `shortens`: its long texts can be shortened.
    """

    kind: str
    name: str
    title: str
    told: str = ""
    aside: str = ""
    orientation: Orientation = Orientation.LANDSCAPE
    shortens: bool = False


class Printout(Protocol):
    """Something that can be put on paper."""

    @property
    def caption(self) -> Caption:
        """What stands on each page."""

    def lay_out(self, room: QSize, report: Progress, *, whole: bool) -> Steps[Layout]:
        """Breaks it into pages of that size; `whole`: with all of every text."""


class PrintedPages:
    """A printout that is laid out on sheets."""

    def __init__(self, caption: Caption, sheet: Sheet, layout: Layout):
        self.sheet = sheet
        self._caption, self._layout = caption, layout

    def __len__(self) -> int:
        return len(self._layout.pages)

    def paint(self, painter: QPainter, number: int) -> None:
        """Draws page `number` (from 0); the painter's units are those of the sheet."""
        finish(self.drawing(painter, number))

    def drawing(self, painter: QPainter, number: int) -> Steps[None]:
        """The same block by block; meanwhile nobody else may use the painter."""
        canvas = Canvas(painter, self.sheet.inside, paper_theme(), on_paper=True)
        self._paint_title(canvas)
        self._paint_foot(canvas, number)
        body = room_on(self._caption, self.sheet)
        layout = self._layout
        painter.save()
        try:
            painter.translate(body.topLeft())
            painter.scale(layout.zoom, layout.zoom)
            yield from _one_below_the_other(canvas, layout, number, int(body.width() / layout.zoom))
        finally:
            painter.restore()

    def _paint_title(self, canvas: Canvas) -> None:
        inside = self.sheet.inside
        font_of(canvas.theme, "title", bold=True)
        line = QRect(inside.left(), inside.top(), inside.width(), TITLE)
        canvas.line(self._caption.title, line, "title", bold=True)
        for place, words in enumerate(_told(self._caption, self.sheet)):
            line = QRect(line.left(), inside.top() + TITLE + place * TOLD, line.width(), TOLD)
            canvas.line(words, line, "caption", "text_secondary")

    def _paint_foot(self, canvas: Canvas, number: int) -> None:
        inside = self.sheet.inside
        line = QRect(inside.left(), inside.bottom() + 1 - FOOT, inside.width(), FOOT)
        words = f"第 {number + 1} 页　共 {len(self)} 页"
        canvas.line(words, line, "caption", "text_secondary", _CENTRED)
        canvas.line(self._caption.aside, line, "caption", "text_secondary", RIGHT)


def _one_below_the_other(canvas: Canvas, layout: Layout, number: int, width: int) -> Steps[None]:
    head = (layout.head,) if layout.head else ()
    top = 0
    for block in (*head, *layout.pages[number]):
        block.paint(canvas, QRect(0, top, width, block.height))
        top += block.height
        yield


def room_on(caption: Caption, sheet: Sheet) -> QRect:
    """What title and foot leave of a sheet."""
    above = TITLE + TOLD * len(_told(caption, sheet)) + GAP
    return sheet.inside.adjusted(0, above, 0, -FOOT)


def _told(caption: Caption, sheet: Sheet) -> tuple[str, ...]:
    theme = paper_theme()
    font_of(theme, "caption")
    return wrapped(theme, "caption", caption.told, sheet.inside.width(), _MOST_TOLD)
