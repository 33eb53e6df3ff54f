"""All that can be pressed on the page: figures as buttons, panels, each where it belongs.

Knows what was counted, not when it is counted anew.
"""

from functools import partial
from html import escape
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from tzdesk.domain.board import Board
from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.overview import KINDS, Overview
from tzdesk.ui.delegates.canvas import Canvas
from tzdesk.ui.delegates.task_delegate import paint_ring
from tzdesk.ui.overview import words
from tzdesk.ui.overview.arrangement import RETURNS, arrange
from tzdesk.ui.overview.figures import Figure, paint_figure
from tzdesk.ui.overview.panels import NAMES, panels
from tzdesk.ui.overview.view import PanelView
from tzdesk.ui.theme import current_theme

FIGURES = 10


class FigureButton(QAbstractButton):
    """One figure; 0 is shown and cannot be pressed."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._figure: Figure | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def figure(self) -> Figure | None:
        """What is shown."""
        return self._figure

    def show_figure(self, figure: Figure) -> None:
        """Shows another state of it."""
        self._figure = figure
        self.setEnabled(figure.drill is not None)
        self.setAccessibleName(figure.spoken)
        self.setToolTip(f"<span>{escape(figure.spoken)}</span>")
        hand = Qt.CursorShape.PointingHandCursor if figure.drill else Qt.CursorShape.ArrowCursor
        self.setCursor(hand)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._figure is None:
            return
        theme = current_theme()
        pointed = self.isEnabled() and (self.underMouse() or self.isDown())
        with QPainter(self) as painter:
            canvas = Canvas(painter, self.rect(), theme)
            paint_figure(canvas, self.rect(), self._figure, "hover" if pointed else "surface")
            if self.hasFocus():
                paint_ring(painter, self.rect(), theme, focused=True)


class OverviewContent(QWidget):
    """Figures and panels of one board."""

    drilled = Signal(object)
    """The `Drill` of a number."""
    all_wanted = Signal(object)
    """全部单位…: every bar of this `GroupBy`."""
    returns_wanted, list_wanted = Signal(), Signal()
    """报送情况…, 导出未报送清单…"""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._shown: list[Figure] = []
        self.figures = [FigureButton(self) for _ in range(FIGURES)]
        self.views = {name: PanelView(self) for name in NAMES}
        for button in self.figures:
            button.clicked.connect(partial(self._on_pressed, button))
        for view in self.views.values():
            view.drilled.connect(self.drilled)
        self.all_links = {by: self.views[by.value].add_link(words.ALL_OF[by]) for by in KINDS}
        for by, link in self.all_links.items():
            link.clicked.connect(partial(self._on_all, by))
        self.list_link = self.views[RETURNS].add_link("导出未报送清单…")
        self.returns_link = self.views[RETURNS].add_link("报送情况…")
        self.list_link.clicked.connect(self._on_list)
        self.returns_link.clicked.connect(self._on_returns)
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        """Figures, then panel by panel, each followed by the links in its head."""
        stops: list[QWidget] = [*self.figures]
        for view in self.views.values():
            stops += [view, *reversed(view.links)]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def show_overview(self, found: Overview, board: Board) -> None:
        """Shows what was counted."""
        self._shown = words.figures(found, board)
        for button, figure in zip(self.figures, self._shown, strict=True):
            button.show_figure(figure)
        for name, panel in panels(found, board).items():
            self.views[name].show_panel(panel)
        for by, link in self.all_links.items():
            link.setVisible(len(words.shown_bars(found, by)) < len(found.bars[by]))
            self.views[by.value].head_tip = words.bars_tip(found, by)
        self.list_link.setVisible(bool(found.silent))
        self.returns_link.setVisible(board.period is not None)

    def fit(self, width: int, room: int) -> None:
        """Lies out everything in that width, and fills `room` where that is more than needed."""
        if not self._shown:
            return
        theme = current_theme()
        found = arrange(theme, width, room, self._shown, self._needed)
        self.resize(width, found.height)
        for button, card in zip(self.figures, found.figures, strict=True):
            button.setGeometry(card)
        for name, place in found.panels.items():
            self.views[name].setGeometry(place)
            self.views[name].place_links()

    def _needed(self, name: str, width: int) -> int:
        return self.views[name].needed(width)

    def _on_pressed(self, button: FigureButton) -> None:
        if button.figure and button.figure.drill:
            self.drilled.emit(button.figure.drill)

    def _on_all(self, by: GroupBy) -> None:
        self.all_wanted.emit(by)

    def _on_list(self) -> None:
        self.list_wanted.emit()

    def _on_returns(self) -> None:
        self.returns_wanted.emit()
