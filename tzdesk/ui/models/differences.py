"""Two texts as pieces: what stayed, what went, what came – word by word.

A word is a run of letters or figures, else one character. Pure; knows no colours.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_WORD = re.compile(r"[A-Za-z]+|[0-9０-９]+(?:\.[0-9]+)?%?|\s+|.", re.DOTALL)
_MOST = 4_000_000
"""Words × words that are compared; longer texts are shown as old and new."""
_SHORTEST = 2
"""A piece that stayed between two changes counts only from this length on."""


class Fate(Enum):
    """What became of a piece."""

    SAME = "same"
    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the text."""

    text: str
    fate: Fate


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces in reading order, the old before the new where one stands for the other."""
    left, right = _WORD.findall(old), _WORD.findall(new)
    start = _alike(left, right)
    end = _alike(left[start:][::-1], right[start:][::-1])
    middle = _compared(left[start : len(left) - end], right[start : len(right) - end])
    head, tail = "".join(left[:start]), "".join(left[len(left) - end :]) if end else ""
    pieces = [Piece(head, Fate.SAME), *middle, Piece(tail, Fate.SAME)]
    return tuple(one for one in pieces if one.text)


def _alike(left: list[str], right: list[str]) -> int:
    """How many words both begin with."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _compared(left: list[str], right: list[str]) -> list[Piece]:
    if len(left) * len(right) > _MOST:
        return _swapped("".join(left), "".join(right))
    found: list[Piece] = []
    old = new = ""
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        gone, come = "".join(left[a:b]), "".join(right[c:d])
        if kind == "equal" and len(gone) > _SHORTEST:
            found += [*_swapped(old, new), Piece(gone, Fate.SAME)]
            old = new = ""
        else:
            # Islands of a character or two make a change harder to read than it is.
            old, new = old + gone, new + come
    return found + _swapped(old, new)


def _swapped(old: str, new: str) -> list[Piece]:
    return [Piece(old, Fate.OLD), Piece(new, Fate.NEW)]
