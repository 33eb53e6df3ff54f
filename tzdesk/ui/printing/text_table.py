"""A table of plain words on paper: heads, lines across, rows of texts that are whole.

Knows neither whose words they are nor where the pages go.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from tzdesk.domain.steps import Steps
from tzdesk.services.progress import Progress
from tzdesk.ui.command_table import shortcut_rows
from tzdesk.ui.delegates.canvas import PADDING, Canvas
from tzdesk.ui.printing.columns import Column, fit
from tzdesk.ui.printing.flow import Block, flow
from tzdesk.ui.printing.printout import Caption, Layout
from tzdesk.ui.printing.rows import Heads, LinedRow, lines_of, outline, pitch
from tzdesk.ui.printing.sheet import Orientation

BREATH = 20
_AROUND = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """A line across the whole table, above the rows that belong to it."""

    words: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class _HeadingBlock:
    lines: Sequence[str]
    strong: bool
    keep: bool = True

    @property
    def height(self) -> int:
        return len(self.lines) * pitch() + 2 * _AROUND

    def paint(self, canvas: Canvas, place: QRect) -> None:
        canvas.fill(place, "header" if self.strong else "stripe")
        outline(canvas, place)
        canvas.rect = place.adjusted(PADDING, 0, -PADDING, 0)
        canvas.set(self.lines, "body" if self.strong else "small", bold=self.strong)

    def split(self, _room: int) -> None:
        return


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow(LinedRow):
    """Texts in the order of the columns."""

    texts: Sequence[str]

    def paint_cell(self, canvas: Canvas, column: Column) -> None:
        """Draws its lines."""
        text = self.texts[self.columns.index(column)]
        if text:
            self.paint_lines(canvas, lines_of(text, column.width))


Line = Heading | Sequence[str]
"""A line across, or the texts of a row."""


@dataclass(frozen=True, slots=True)
class TextTable:
    """Lines as a `Printout`."""

    caption: Caption
    columns: Sequence[Column]
    lines: Sequence[Line]

    def lay_out(self, room: QSize, report: Progress, *, whole: bool) -> Steps[Layout]:
        """Row by row; its texts are always whole."""
        del whole
        zoom, columns = fit(self.columns, room.width())
        blocks: list[Block] = []
        for done, line in enumerate(self.lines):
            blocks.append(_block(line, columns, int(room.width() / zoom)))
            if not done % BREATH:
                report(done, len(self.lines))
                yield
        head = Heads(columns)
        pages = list(flow(blocks, int(room.height() / zoom) - head.height))
        return Layout(pages, head, zoom)


def _block(line: Line, columns: Sequence[Column], width: int) -> Block:
    if isinstance(line, Heading):
        return _HeadingBlock(lines_of(line.words, width, "body"), line.strong)
    cells = zip(columns, line, strict=True)
    found = (lines_of(text, one.width) if text else () for one, text in cells)
    return TextRow(columns=columns, count=max(1, *map(len, found)), texts=line)


def key_list() -> TextTable:
    """The sheet 快捷键."""
    columns = (Column("keys", "按键", 180), Column("deed", "作用", 400, wraps=True))
    portrait = Orientation.PORTRAIT
    caption = Caption("keys", "台账桌面_快捷键", "台账桌面　快捷键", orientation=portrait)
    return TextTable(caption, columns, shortcut_rows())
