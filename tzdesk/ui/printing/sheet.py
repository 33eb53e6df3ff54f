"""A sheet of A4: which way round it lies, and how much of it is for words.

Lengths on paper are the design's pixels at 100 %, 96 to the inch, whatever the printer's own are.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QMarginsF, QRect
from PySide6.QtGui import QPageLayout, QPageSize

UNITS = 96
"""To the inch."""
_MM = UNITS / 25.4
_SHORT, _LONG, _MARGIN = 210, 297, 14
"""Millimetres. No office printer reaches nearer to the edge than 5."""


class Orientation(StrEnum):
    """Which way round; the value is what settings keep."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"

    @property
    def label(self) -> str:
        """The word on the screen."""
        return "横向" if self is Orientation.LANDSCAPE else "纵向"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A4 that way round."""

    orientation: Orientation

    @property
    def whole(self) -> QRect:
        """All of it."""
        sides = round(_SHORT * _MM), round(_LONG * _MM)
        width, height = sides if self.orientation is Orientation.PORTRAIT else sides[::-1]
        return QRect(0, 0, width, height)

    @property
    def inside(self) -> QRect:
        """What lies between the margins."""
        margin = round(_MARGIN * _MM)
        return self.whole.adjusted(margin, margin, -margin, -margin)

    @property
    def layout(self) -> QPageLayout:
        """The same in Qt's terms. The margins are ours, so the printer gets the whole page."""
        landscape = self.orientation is Orientation.LANDSCAPE
        way = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
        made = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), way, QMarginsF())
        made.setMode(QPageLayout.Mode.FullPageMode)
        return made
