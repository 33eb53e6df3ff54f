"""Where figures and panels lie on a page of some width: on the screen and on paper alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

from tzdesk.ui.overview.figures import HEIGHT, Figure
from tzdesk.ui.theme import Theme

GAP, APART = 8, 18
WIDE, MIDDLE, NARROW = 1080, 640, 600
"""At 100 %: all figures in a row and three panels beside each other; two; six figures."""
SECTION, LEADER, UNIT, PACE, RETURNS = "section", "leader", "unit", "pace", "returns"

_ROWS = {
    WIDE: (((SECTION, 40), (LEADER, 30), (PACE, 30)), ((UNIT, 37), (RETURNS, 63))),
    MIDDLE: (((SECTION, 50), (LEADER, 50)), ((UNIT, 50), (PACE, 50)), ((RETURNS, 100),)),
    0: tuple(((name, 100),) for name in (SECTION, LEADER, UNIT, PACE, RETURNS)),
}


@dataclass(frozen=True, slots=True)
class Arrangement:
    """`figures` in their order, `panels` by name; `bands` are rows that paper does not split."""

    figures: tuple[QRect, ...]
    panels: dict[str, QRect]
    bands: tuple[tuple[int, int], ...]
    height: int


def arrange(
    theme: Theme,
    width: int,
    room: int,
    figures: Sequence[Figure],
    needed: Callable[[str, int], int],
) -> Arrangement:
    """Fills `room` where there is more than is needed; `needed` says a panel's height."""
    cards, top = _figures(theme, width, figures)
    rows = _ROWS[next(least for least in (WIDE, MIDDLE, 0) if width >= theme.sizes.scaled(least))]
    gap = theme.sizes.scaled(GAP)
    placed = [_columns(row, width, gap) for row in rows]
    heights = [max(needed(name, wide) for name, _, wide in row) for row in placed]
    spare = max(0, room - top - sum(heights) - gap * len(heights)) // len(heights)
    panels, bands = {}, [(0, top)]
    for row, high in zip(placed, heights, strict=True):
        top += gap
        for name, left, wide in row:
            panels[name] = QRect(left, top, wide, high + spare)
        bands.append((top, top + high + spare))
        top += high + spare
    return Arrangement(cards, panels, tuple(bands), top)


def _columns(row: Sequence[tuple[str, int]], width: int, gap: int) -> list[tuple[str, int, int]]:
    """Name, left and width of the panels that stand in a row."""
    free, left, found = width - gap * (len(row) - 1), 0, []
    for place, (name, share) in enumerate(row):
        last = place == len(row) - 1
        wide = width - left if last else free * share // 100
        found.append((name, left, wide))
        left += wide + gap
    return found


def _figures(theme: Theme, width: int, figures: Sequence[Figure]) -> tuple[tuple[QRect, ...], int]:
    """The cards in one row, with a gap before those that do not add up, or in several."""
    px = theme.sizes.scaled
    first = [one for one in figures if not one.apart]
    watches = [one for one in figures if one.apart]
    if width >= px(WIDE):
        return _one_row(theme, width, len(first), len(watches))
    most = len(first) if width >= px(NARROW) else len(first) // 2
    rows = [
        min(most, len(group) - at)
        for group in (first, watches)
        for at in range(0, len(group), most)
    ]
    cards: list[QRect] = []
    top, high = 0, px(HEIGHT)
    for number in rows:
        spans = _columns([("", 100 // number)] * number, width, px(GAP))
        cards += [QRect(left, top, wide, high) for _, left, wide in spans]
        top += high + px(GAP)
    return tuple(cards), top - px(GAP)


def _one_row(theme: Theme, width: int, first: int, watches: int) -> tuple[tuple[QRect, ...], int]:
    """Watch lists have longer names, and so a little more room."""
    px = theme.sizes.scaled
    free = width - px(APART) - px(GAP) * (first + watches - 2)
    narrow = int(free / (first + 1.14 * watches))
    wide = (free - narrow * first) // watches
    cards, left = [], 0
    for place in range(first + watches):
        if place == first:
            left += px(APART) - px(GAP)
        one = narrow if place < first else wide
        cards.append(QRect(left, 0, one, px(HEIGHT)))
        left += one + px(GAP)
    return tuple(cards), px(HEIGHT)
