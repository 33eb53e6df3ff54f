"""The three panes of the window side by side: their widths, and the way from one to the next.

Knows the panes only as widgets with a name.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QSplitter, QVBoxLayout, QWidget

from tzdesk.ui.theme import current_theme

NARROWEST, WIDEST = 140, 420
LEAST_WORK = 520
"""What the centre needs at 100 %; where less would be left, the inspector lies over it."""
NAVIGATION, INSPECTOR = (183, 171), (303, 295)
"""Widths at 100 % in a wide window and in one below `WIDE`."""
WIDE = 1400
LARGER = {100: (1.0, 1.0), 120: (1.15, 1.2), 140: (1.3, 1.36)}
"""What the two are multiplied by at each size; less would cut names and fields."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place that F6 comes to: `inside` tells whether the focus is there, `enter` goes there."""

    widget: QWidget
    enter: Callable[[], object]

    @property
    def holds_focus(self) -> bool:
        """Whether the focus is somewhere in it."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self.widget or self.widget.isAncestorOf(focus))


class Panes(QSplitter):
    """Left and right pane with the work between them, which takes what is left."""

    def __init__(self, left: QWidget, centre: QWidget, right: QWidget):
        super().__init__(Qt.Orientation.Horizontal)
        self.chosen: dict[str, int] = {}
        """Widths that the clerk has drawn, by name; the others follow window and theme."""
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)  # Qt widens what the pointer can grab
        self._sides: Mapping[str, QWidget] = {"navigation": left, "inspector": right}
        for place, widget in enumerate((left, centre, right)):
            self.addWidget(widget)
            self.setStretchFactor(place, int(widget is centre))
        left.setMinimumWidth(NARROWEST)
        centre.setMinimumWidth(NARROWEST)  # else a page that is not shown would press the sides
        for widget in self._sides.values():
            widget.setMaximumWidth(WIDEST)
        self.splitterMoved.connect(self._on_moved)

    def fit(self) -> None:
        """Gives both sides their widths, drawn or usual; the centre takes the rest."""
        widths = side_widths(self.window().width()) | self.chosen
        left, right = (widths[name] for name in self._sides)
        right = max(right, self._sides["inspector"].minimumSizeHint().width())
        # Until the window is shown they are narrower than they will be, and a pane that is moved
        # out and in again is dressed anew each time.
        room = self.width() if self.isVisible() else self.window().width()
        rest = room - left - right
        self._lay_over(rest < current_theme().sizes.scaled(LEAST_WORK))
        if self.lies_over:
            self._place_over(right)
        self.setSizes([left, max(1, rest), right])

    def show_side(self, name: str, shown: bool) -> None:
        """Shows or hides a side; one that comes back has its width again."""
        side = self._sides[name]
        if side.isHidden() == shown:
            side.setVisible(shown)
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @property
    def lies_over(self) -> bool:
        """Whether the inspector covers a part of the work instead of standing beside it."""
        return self.indexOf(self._sides["inspector"]) < 0

    def _lay_over(self, over: bool) -> None:
        if over is self.lies_over:
            return
        side = self._sides["inspector"]
        shown = not side.isHidden()
        if over:
            side.setParent(self.parentWidget())
        else:
            self.addWidget(side)
        side.setVisible(shown)

    def _place_over(self, width: int) -> None:
        """At the right edge, from the top to the bottom of the panes."""
        side = self._sides["inspector"]
        side.setGeometry(self.x() + self.width() - width, self.y(), width, self.height())
        side.raise_()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        if self.lies_over:
            self.fit()

    def _on_moved(self, _position: int, handle: int) -> None:
        name = "navigation" if handle == 1 else "inspector"
        self.chosen[name] = self._sides[name].width()


def side_widths(window_width: int) -> dict[str, int]:
    """The widths that the sides have by default."""
    at = int(window_width < WIDE)
    by_navigation, by_inspector = LARGER[current_theme().sizes.scale]
    return {
        "navigation": round(NAVIGATION[at] * by_navigation),
        "inspector": round(INSPECTOR[at] * by_inspector),
    }


def next_stop(stops: Sequence[Stop], step: int) -> None:
    """Moves the focus to the next place that can be seen (`step` 1), or back (−1)."""
    visible = [stop for stop in stops if stop.widget.isVisible() and stop.widget.isEnabled()]
    if not visible:
        return
    here = next((at for at, stop in enumerate(visible) if stop.holds_focus), None)
    there = 0 if here is None else (here + step) % len(visible)
    visible[there].enter()


def enter_first(widget: QWidget) -> None:
    """Gives the focus to the widget, or to its first child, that takes it by Tab."""
    children = cast("list[QWidget]", widget.findChildren(QWidget))
    for one in (widget, *children):
        if one.isVisible() and one.isEnabled() and _by_tab(one):
            one.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _by_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def column(*widgets: QWidget) -> QFrame:
    """Widgets one under the other, the last taking the room."""
    frame = QFrame()
    lines = QVBoxLayout(frame)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    for widget in widgets:
        lines.addWidget(widget, int(widget is widgets[-1]))
    return frame
