"""Blocks one below the other, broken into pages: headings stay with what follows them.

Knows heights only, and neither paper nor what a block says.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from PySide6.QtCore import QRect

from tzdesk.ui.delegates.canvas import Canvas


class Block(Protocol):
    """A strip of the page over its whole width."""

    @property
    def height(self) -> int:
        """On paper."""

    @property
    def keep(self) -> bool:
        """Whether it stands on one page with what follows."""

    def paint(self, canvas: Canvas, place: QRect) -> None:
        """Draws it."""

    def split(self, room: int) -> "tuple[Block, Block] | None":
        """Two blocks of which the first is no higher than `room`; None where it stays whole."""


Page = tuple[Block, ...]


def flow(blocks: Iterable[Block], room: int) -> Iterator[Page]:
    """The blocks page by page. One that is higher than a whole page goes on over the next ones."""
    page: list[Block] = []
    for block in blocks:
        rest: Block | None = block
        while rest is not None:
            left = room - sum(one.height for one in page)
            if rest.height <= left:
                page.append(rest)
                break
            held = _held(page)
            alone = len(held) == len(page)
            parts = rest.split(left) if alone or rest.height > room else None
            if parts or alone:
                page.append(parts[0] if parts else rest)
                rest, held = parts[1] if parts else None, []
            else:
                del page[len(page) - len(held) :]
            yield tuple(page)
            page = held
    if page:
        yield tuple(page)


def _held(page: list[Block]) -> list[Block]:
    """The headings at the foot of a page, which go on with what they head."""
    count = 0
    while count < len(page) and page[-1 - count].keep:
        count += 1
    return page[len(page) - count :]
