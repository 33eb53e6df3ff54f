"""Footnotes: ① 指…… at the foot of a page, told apart from an item ① by what refers to it.

A reference stands behind a word and before a mark of punctuation, where no item ever begins.
"""

import re
from collections.abc import Sequence

from tzdesk.parsing.passage import Passage

_SIGN = r"(?P<sign>[①-⑳]|\[\d{1,2}\])"
_REFERENCE = re.compile(rf"(?<=[\u4e00-\u9fff”》)]){_SIGN}(?=[。,;:、)]|$)")
_NOTE = re.compile(_SIGN)


def footnotes(passages: Sequence[Passage]) -> frozenset[int]:
    """The lines (by number) that are footnotes; none where other lines begin with such signs."""
    referred: set[str] = set()
    notes: list[int] = []
    for passage in passages:
        if found := _NOTE.match(passage.folded):
            if found["sign"] not in referred:
                return frozenset()
            notes.append(passage.line)
        referred.update(found["sign"] for found in _REFERENCE.finditer(passage.folded))
    return frozenset(notes)
