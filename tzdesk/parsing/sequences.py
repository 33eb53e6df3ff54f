"""Which numbers at the beginning of lines count: 3.5亿元 or 2、3号楼 begin lines as well.

Keeps the numbers seen so far, shape by shape. Knows nothing of what the numbered lines are.
"""

import re

from tzdesk.parsing.lines import TextLine
from tzdesk.parsing.numbering import Mark, MarkKind


class NumberRuns:
    """The numbers of a text in order; `accept` answers whether the next one is really one."""

    def __init__(self) -> None:
        self._last: dict[MarkKind, int] = {}
        self._last_under_heading: dict[MarkKind, int] = {}
        self._parent = self._last_parent = ""

    def accept(self, line: TextLine, *, unfinished: bool, broken: bool) -> Mark | None:
        """The line's number, if it is one.

        `unfinished`: the line before stops in mid-sentence; `broken`: it was broken there at the
        page's edge, so that a number needs to be the next of its shape.
        """
        mark = line.mark
        if mark is None or not self._counts(mark, unfinished=unfinished, broken=broken):
            return None
        for kind in [kind for kind in self._last_under_heading if kind > mark.kind]:
            del self._last_under_heading[kind]
        self._last[mark.kind] = self._last_under_heading[mark.kind] = mark.value
        if mark.kind is MarkKind.DIGIT:
            self._parent = mark.printed
        elif mark.kind is MarkKind.DECIMAL:
            self._last_parent = _parent(mark)
        return mark

    def _counts(self, mark: Mark, *, unfinished: bool, broken: bool) -> bool:
        if mark.kind is MarkKind.BULLET:
            return not broken
        if mark.weak and (broken or self._is_list_in_sentence(mark)):
            return False
        if mark.kind is MarkKind.DECIMAL and unfinished:
            return self._is_next(mark) or (not broken and self._follows_last_parent(mark))
        if mark.kind is MarkKind.DECIMAL and mark.weak and mark.value == 1:
            return _parent(mark) == self._parent or self._follows_last_parent(mark)
        starts_over = mark.value == 1 and not mark.weak
        return self._is_next(mark) or starts_over or not (mark.weak or broken)

    def _follows_last_parent(self, mark: Mark) -> bool:
        """Whether 3.1 follows 2.4, since the headings themselves may have no number."""
        return mark.value == 1 and _parent(mark) == str(int(self._last_parent or "0") + 1)

    @staticmethod
    def _is_list_in_sentence(mark: Mark) -> bool:
        """一、二季度… names two quarters; a first number set off by a space is one."""
        return mark.kind is MarkKind.CHINESE and mark.value == 1 and not mark.spaced

    def _is_next(self, mark: Mark) -> bool:
        """Whether it is the next number of its shape, in the whole text or under its heading."""
        return mark.value in (
            self._last.get(mark.kind, 0) + 1,
            self._last_under_heading.get(mark.kind, 0) + 1,
        )


def _parent(mark: Mark) -> str:
    """The 2 of 2.1 and 2-1."""
    return re.split("[.-]", mark.printed)[0]
