"""What a panel of the page consists of: parts that can be pointed at, and the tasks behind them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRect

from tzdesk.ui.delegates.canvas import Canvas
from tzdesk.ui.theme import Theme

Table = list[list[str]]


@dataclass(frozen=True, slots=True)
class Drill:
    """The way to the tasks behind a number; `words` say which in the filter's token."""

    words: str
    find: Callable[[], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Part:
    """A place on a panel: what it says, where it leads, and in which row the keys find it."""

    rect: QRect
    words: str
    drill: Drill | None
    row: int


class Panel(Protocol):
    """A card with a head. `note` stands behind the title, `aside` at the right of the head."""

    title: str
    note: str
    aside: str

    def height(self, theme: Theme, width: int) -> int:
        """What the body needs at that width."""

    def paint(self, canvas: Canvas, body: QRect) -> list[Part]:
        """Paints the body; its parts in the order in which they are read."""

    def table(self) -> Table:
        """What it shows as rows of cells, heads first."""
