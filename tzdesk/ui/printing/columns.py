"""The columns of a table on paper: as wide as the page, and no narrower than can be read.

Knows widths only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

NEAR, LEAST = 0.8, 88
"""So much smaller letters become before long texts get narrow columns; how narrow these may be."""


@dataclass(frozen=True, slots=True)
class Column:
    """`name` and `head`; `wraps`: it holds texts of several lines, and so takes what room is left.

    `left` and `width` are its place on the page.
    """

    name: str
    head: str
    width: int
    wraps: bool = False
    left: int = 0


def fit(columns: Sequence[Column], room: int) -> tuple[float, tuple[Column, ...]]:
    """How much smaller everything is drawn, and the columns side by side over the whole width.

    First letters shrink a little, then long texts get narrower, then letters shrink until all fits.
    """
    total = sum(one.width for one in columns)
    fixed = sum(one.width for one in columns if not one.wraps)
    least = fixed + sum(min(one.width, LEAST) for one in columns if one.wraps)
    zoom = min(1.0, max(room / total, min(NEAR, room / least)))
    return zoom, tuple(_placed(columns, int(room / zoom), fixed))


def _placed(columns: Sequence[Column], width: int, fixed: int) -> Iterator[Column]:
    """Those that wrap share what the others leave, by their widths; without any all share it."""
    wrapping = any(one.wraps for one in columns)
    shared = sum(one.width for one in columns if one.wraps or not wrapping)
    free = width - (fixed if wrapping else 0)
    left = given = 0
    for one in columns:
        wide = one.width
        if one.wraps or not wrapping:
            given += one.width
            wide = free * given // shared - free * (given - one.width) // shared
        yield Column(one.name, one.head, wide, one.wraps, left)
        left += wide
