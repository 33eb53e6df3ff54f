"""Blocks that every table on paper is made of: the head, a line across, rows of cells in lines.

A row is as high as its longest cell; one that is higher than a page goes on over the next by lines.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from PySide6.QtCore import QRect
from PySide6.QtGui import QPen

from tzdesk.ui.delegates.canvas import PADDING, Canvas
from tzdesk.ui.delegates.lines import colour, font_of, wrapped
from tzdesk.ui.printing.columns import Column
from tzdesk.ui.theme import paper_theme

HEAD, AROUND = 28, 4
ALL = 100_000
"""Lines that no text has."""
_FEWEST = 2
"""Lines that stay together when a row goes on over a page."""


def lines_of(text: str, width: int, role: str = "small", most: int = ALL) -> tuple[str, ...]:
    """A text broken into the lines of a cell of that width."""
    theme, room = paper_theme(), width - 2 * PADDING - 1
    font, _ = font_of(theme, role)
    # No character is wider than the font is high: most texts are short, and need no measuring.
    if len(text) * font.pixelSize() <= room and "\n" not in text:
        return (text,)
    return wrapped(theme, role, text, room, most)


def pitch() -> int:
    """From one line to the next."""
    return paper_theme().sizes.line_pitch


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of the columns, repeated on every page."""

    columns: Sequence[Column]
    height: int = HEAD
    keep: bool = True

    def paint(self, canvas: Canvas, place: QRect) -> None:
        """Draws it."""
        canvas.fill(place, "header")
        for column in self.columns:
            cell = QRect(column.left, place.top(), column.width, place.height())
            canvas.line(column.head, _inside(cell), "small", bold=True)
            outline(canvas, cell)

    def split(self, _room: int) -> None:
        """Stays whole."""
        return


@dataclass(frozen=True, slots=True, kw_only=True)
class LinedRow(ABC):
    """Of its lines `first` and the following `count`; the subclass says what its cells are."""

    columns: Sequence[Column]
    count: int
    first: int = 0
    whole: bool = True
    keep: bool = False

    @property
    def height(self) -> int:
        """Lines, and a little above and below."""
        return self.count * pitch() + 2 * AROUND

    def split(self, room: int) -> tuple[Self, Self] | None:
        """Its first lines, and the others."""
        fits = min((room - 2 * AROUND) // pitch(), self.count - _FEWEST)
        if fits < _FEWEST:
            return None
        before = replace(self, count=fits, whole=False)
        after = replace(self, first=self.first + fits, count=self.count - fits, whole=False)
        return before, after

    def paint(self, canvas: Canvas, place: QRect) -> None:
        """Draws ground, cells and lines between them."""
        canvas.fill(place, self.ground)
        for column in self.columns:
            cell = QRect(column.left, place.top(), column.width, place.height())
            outline(canvas, cell)
            canvas.rect = _inside(cell)
            self.paint_cell(canvas, column)

    @property
    def ground(self) -> str:
        """The token of its ground."""
        return "surface"

    @abstractmethod
    def paint_cell(self, canvas: Canvas, column: Column) -> None:
        """Draws a cell into `canvas.rect`."""

    def paint_lines(
        self, canvas: Canvas, lines: Sequence[str], role: str = "small", ink: str = "text"
    ) -> None:
        """Of a cell's lines those that stand here; at the top of a row that goes on elsewhere."""
        here = lines[self.first : self.first + self.count]
        if not self.whole:
            canvas.rect.setHeight(len(here) * pitch() + 2 * AROUND)
        canvas.set(here, role, ink)


def outline(canvas: Canvas, cell: QRect) -> None:
    """The lines around a cell, as thin as the printer has them."""
    canvas.painter.setPen(QPen(colour(canvas.theme.palette.border), 0))
    canvas.painter.drawRect(cell)


def _inside(cell: QRect) -> QRect:
    return cell.adjusted(PADDING, 0, -PADDING - 1, 0)
