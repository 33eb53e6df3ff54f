"""Which columns the tree shows and how wide: what was chosen, and what gives way when room ends.

Knows the view's header, but no task.
"""

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHeaderView

from tzdesk.ui.models.task_columns import COLUMNS, PLACES
from tzdesk.ui.theme import current_theme

GIVE_WAY = ("progress", "percent", "leaders")
"""Hidden in this order, until the task column keeps its characters."""
TASK_CHARACTERS = 12


class TreeColumns(QObject):
    """Columns by name; `changed` tells that another set is shown."""

    changed = Signal()

    def __init__(self, header: QHeaderView):
        super().__init__(header)
        self._header = header
        self._room = 0
        self.wanted: set[str] = set()
        self._insisted: set[str] = set()
        self.restore()

    def restore(self) -> None:
        """恢复默认列: the usual columns in their first order and width."""
        self.wanted = {column.name for column in COLUMNS if column.usual}
        self._insisted = set()
        header = self._header
        for place in range(len(COLUMNS)):
            header.moveSection(header.visualIndex(place), place)
        self.scale()

    def scale(self) -> None:
        """Gives every column its first width in the theme's size."""
        header, px = self._header, current_theme().sizes.scaled
        header.setMinimumSectionSize(px(36))
        for place, column in enumerate(COLUMNS):
            stretched = column.name == "text"
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(place, mode.Stretch if stretched else mode.Interactive)
            header.resizeSection(place, px(column.width))
        self.fit(self._room)

    def want(self, name: str, wanted: bool) -> None:
        """Shows or hides a column; one that was asked for does not give way any more."""
        (self.wanted.add if wanted else self.wanted.discard)(name)
        (self._insisted.add if wanted else self._insisted.discard)(name)
        self.fit(self._room)

    def state(self) -> dict[str, Any]:
        """What the clerk chose, for keeping: names, their order, widths at 100 %."""
        header, scale = self._header, current_theme().sizes.scale
        order = sorted(COLUMNS, key=lambda column: header.visualIndex(PLACES[column.name]))
        seen = [one for one in order if self.shown(one.name) and one.name != "text"]
        return {
            "wanted": sorted(self.wanted),
            "insisted": sorted(self._insisted),
            "order": [column.name for column in order],
            "widths": {
                one.name: round(header.sectionSize(PLACES[one.name]) * 100 / scale) for one in seen
            },
        }

    def take_state(self, state: dict[str, Any]) -> None:
        """Takes back what was kept; names that are no column any more are passed over."""
        known = [name for name in state.get("wanted", ()) if name in PLACES]
        if not known:
            return
        self.wanted = {*known, "number", "text"}
        self._insisted = {name for name in state.get("insisted", ()) if name in PLACES}
        order = [name for name in state.get("order", ()) if name in PLACES]
        for place, name in enumerate(order):
            self._header.moveSection(self._header.visualIndex(PLACES[name]), place)
        px = current_theme().sizes.scaled
        for name, width in state.get("widths", {}).items():
            if name in PLACES and name != "text":
                self._header.resizeSection(PLACES[name], px(min(max(width, 36), 600)))
        self.fit(self._room)

    def shown(self, name: str) -> bool:
        """Whether the column can be seen now."""
        return not self._header.isSectionHidden(PLACES[name])

    def fit(self, room: int) -> None:
        """Hides what has no place in `room` pixels."""
        self._room = room
        shown = set(self.wanted)
        for name in GIVE_WAY:
            if room and name not in self._insisted and self._left(shown, room) < self._least():
                shown.discard(name)
        changed = False
        for place, column in enumerate(COLUMNS):
            hidden = column.name not in shown
            if self._header.isSectionHidden(place) != hidden:
                self._header.setSectionHidden(place, hidden)
                changed = True
        if changed:
            self.changed.emit()

    def _least(self) -> int:
        theme = current_theme()
        return TASK_CHARACTERS * theme.sizes.body + theme.sizes.scaled(16)

    def _left(self, shown: set[str], room: int) -> int:
        """What the other columns leave for the task."""
        px = current_theme().sizes.scaled
        # A hidden section has no size of its own: its first width stands for it.
        return room - sum(
            px(column.width)
            if self._header.isSectionHidden(place)
            else self._header.sectionSize(place)
            for place, column in enumerate(COLUMNS)
            if column.name in shown and column.name != "text"
        )
