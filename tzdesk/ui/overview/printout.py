"""总览 on paper: the same figures and panels, drawn by the same functions, rows of panels whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QSize

from tzdesk.domain.board import Board
from tzdesk.domain.overview import Overview
from tzdesk.domain.steps import Steps
from tzdesk.services.progress import Progress
from tzdesk.ui.delegates.canvas import Canvas
from tzdesk.ui.overview import words
from tzdesk.ui.overview.arrangement import MIDDLE, WIDE, Arrangement, arrange
from tzdesk.ui.overview.card import card_height, paint_card
from tzdesk.ui.overview.figures import Figure, paint_figure
from tzdesk.ui.overview.panels import panels
from tzdesk.ui.overview.parts import Panel
from tzdesk.ui.printing.board_words import file_name, printed_on
from tzdesk.ui.printing.flow import Block, flow
from tzdesk.ui.printing.printout import Caption, Layout
from tzdesk.ui.theme import paper_theme

Placed = Figure | Panel
SMALLEST, STEP = 0.7, 0.02
"""How small letters may become so that all has room on one sheet."""


@dataclass(frozen=True, slots=True)
class Band:
    """Figures or panels side by side, each in its place below the band's top."""

    height: int
    placed: Sequence[tuple[QRect, Placed]]
    keep: bool = False

    def paint(self, canvas: Canvas, place: QRect) -> None:
        """Draws them."""
        for rect, one in self.placed:
            there = rect.translated(place.topLeft())
            if isinstance(one, Figure):
                paint_figure(canvas, there, one)
            else:
                paint_card(canvas, there, one)

    def split(self, _room: int) -> None:
        """Stays whole."""
        return


class OverviewPrintout:
    """What was counted, as a `Printout`."""

    def __init__(self, found: Overview, board: Board):
        # On paper nothing leads anywhere.
        self._figures = [replace(one, drill=None) for one in words.figures(found, board)]
        self._panels = panels(found, board)
        self.caption = Caption(
            "overview",
            file_name(board, words.TITLE),
            f"{board.plan.title}　{words.TITLE}",
            told=words.when(board),
            aside=printed_on(board),
        )

    def lay_out(self, room: QSize, report: Progress, *, whole: bool) -> Steps[Layout]:
        """As on a screen of that shape; on one sheet, if that does not take too small letters."""
        del report, whole
        wide = WIDE if room.width() > room.height() else MIDDLE
        zoom = usual = min(1.0, room.width() / wide)
        found = self._arranged(room, zoom)
        while found.height > room.height() / zoom and zoom > SMALLEST:
            zoom -= STEP
            found = self._arranged(room, zoom)
            yield
        if found.height > room.height() / zoom:
            zoom = usual
            found = self._arranged(room, zoom)
        return Layout(list(flow(self._bands(found), int(room.height() / zoom))), zoom=zoom)

    def _arranged(self, room: QSize, zoom: float) -> Arrangement:
        width, height = int(room.width() / zoom), int(room.height() / zoom)
        return arrange(paper_theme(), width, height, self._figures, self._needed)

    def _bands(self, found: Arrangement) -> Iterator[Block]:
        """Each with the gap above it."""
        placed: list[tuple[QRect, Placed]] = list(zip(found.figures, self._figures, strict=True))
        placed += [(at, self._panels[name]) for name, at in found.panels.items()]
        above = 0
        for _top, bottom in found.bands:
            inside = [
                (at.translated(0, -above), one) for at, one in placed if above <= at.y() < bottom
            ]
            yield Band(bottom - above, inside)
            above = bottom

    def _needed(self, name: str, width: int) -> int:
        return card_height(paper_theme(), self._panels[name], width)
