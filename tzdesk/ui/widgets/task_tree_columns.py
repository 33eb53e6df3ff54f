"""Which columns the tree shows and how wide: what was chosen, and what gives way when room ends.

Knows the view's header, but no task.
"""

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHeaderView

from tzdesk.ui.kept_values import lengths, table, texts
from tzdesk.ui.models.task_columns import Columns, columns_of
from tzdesk.ui.theme import current_theme

GIVE_WAY = ("progress", "percent", "leaders")
"""Hidden in this order, until the task column keeps its characters."""
TASK_CHARACTERS = 12
ALWAYS = ("number", "text")
"""Without these no row says what it is."""
REST = "text"
"""The column that takes the room that the others leave."""
NARROWEST, WIDEST = 36, 600
"""Widths at 100 %."""


class TreeColumns(QObject):
    """Columns by name; `changed` tells that another set is shown."""

    changed = Signal()

    def __init__(self, header: QHeaderView):
        super().__init__(header)
        self._header = header
        self._columns = columns_of()
        self._held: dict[str, Any] = {}
        self._room = 0
        self.wanted: set[str] = set()
        self._insisted: set[str] = set()
        self._drawn: dict[str, int] = {}
        self._resizing = False
        header.sectionResized.connect(self._on_resized)
        self.restore()

    def hold(self) -> None:
        """The columns may be about to be others."""
        self._held = self.state()

    def take(self, columns: Columns) -> None:
        """These are the columns now; those that were there before stay as they were."""
        if columns is not self._columns:
            self._columns = columns
            self.take_state(self._held)

    def restore(self) -> None:
        """恢复默认列: the usual columns in their first order and width."""
        self.take_state({})

    def scale(self) -> None:
        """Gives every column its width, drawn or usual, in the theme's size."""
        header, px = self._header, current_theme().sizes.scaled
        mode = QHeaderView.ResizeMode
        self._resizing = True
        header.setMinimumSectionSize(px(NARROWEST))
        for place, column in enumerate(self._columns):
            stretched = column.name == REST
            header.setSectionResizeMode(place, mode.Stretch if stretched else mode.Interactive)
            header.resizeSection(place, px(self.width(column.name)))
        self._resizing = False
        self.fit(self._room)

    def want(self, name: str, wanted: bool) -> None:
        """Shows or hides a column; one that was asked for does not give way any more."""
        (self.wanted.add if wanted else self.wanted.discard)(name)
        (self._insisted.add if wanted else self._insisted.discard)(name)
        self.fit(self._room)

    def width(self, name: str) -> int:
        """A column's width at 100 %."""
        columns = self._columns
        return self._drawn.get(name) or columns[columns.places[name]].width

    def draw(self, name: str, width: int) -> None:
        """Gives a column a width (at 100 %)."""
        self._drawn[name] = width
        self.scale()

    def order(self) -> list[str]:
        """All columns as they stand, shown or not."""
        places, at = self._columns.places, self._header.visualIndex
        found = sorted(self._columns, key=lambda one: at(places[one.name]))
        return [column.name for column in found]

    def move(self, name: str, place: int) -> None:
        """Puts a column at a place of `order`."""
        self._header.moveSection(self._header.visualIndex(self._columns.places[name]), place)

    def state(self) -> dict[str, Any]:
        """What the clerk chose, for keeping: names, their order, widths at 100 %."""
        return {
            "wanted": sorted(self.wanted),
            "insisted": sorted(self._insisted),
            "order": self.order(),
            "widths": dict(self._drawn),
        }

    def take_state(self, state: object) -> None:
        """Takes back what was kept; what cannot be read is as usual."""
        kept, places = table(state), self._columns.places
        usual = {column.name for column in self._columns if column.usual}
        known = {name for name in texts(kept.get("wanted")) if name in places}
        self.wanted = known | set(ALWAYS) if known else usual
        self._insisted = {name for name in texts(kept.get("insisted")) if name in places}
        widths = lengths(kept.get("widths"), NARROWEST, WIDEST)
        self._drawn = {name: width for name, width in widths.items() if name in places}
        order = [name for name in texts(kept.get("order")) if name in places]
        order += [column.name for column in self._columns if column.name not in order]
        for place, name in enumerate(order):
            self.move(name, place)
        self.scale()

    def shown(self, name: str) -> bool:
        """Whether the column can be seen now."""
        return not self._header.isSectionHidden(self._columns.places[name])

    def fit(self, room: int) -> None:
        """Hides what has no place in `room` pixels."""
        self._room = room
        shown = set(self.wanted)
        for name in GIVE_WAY:
            if room and name not in self._insisted and self._left(shown, room) < self._least():
                shown.discard(name)
        changed = False
        self._resizing = True
        for place, column in enumerate(self._columns):
            hidden = column.name not in shown
            if self._header.isSectionHidden(place) != hidden:
                self._header.setSectionHidden(place, hidden)
                changed = True
        self._resizing = False
        if changed:
            self.changed.emit()

    def _on_resized(self, section: int, _before: int, width: int) -> None:
        if section >= len(self._columns):
            return  # of columns that are just coming
        name = self._columns[section].name
        if width and name != REST and not self._resizing:
            self._drawn[name] = round(width * 100 / current_theme().sizes.scale)

    def _least(self) -> int:
        theme = current_theme()
        return TASK_CHARACTERS * theme.sizes.body + theme.sizes.scaled(16)

    def _left(self, shown: set[str], room: int) -> int:
        """What the other columns leave for the task."""
        px = current_theme().sizes.scaled
        return room - sum(
            px(self.width(column.name))
            for column in self._columns
            if column.name in shown and column.name != REST
        )
