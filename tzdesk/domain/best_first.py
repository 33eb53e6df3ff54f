"""How well something fits a query, so that a list of hits can begin with the best.

Knows keys of searches, not what they belong to.
"""

from collections.abc import Callable
from enum import IntEnum

from tzdesk.domain.search import SearchKey, is_spelled, spelling
from tzdesk.domain.text import fold

_OF_A_PLACE = "省市区县州镇乡"
"""What a unit's name begins with and nobody types: 水务局 for 区水务局."""
_ONE_TEXT, _ONE_SYLLABLE = "|", "'"


class Fit(IntEnum):
    """From the best to none."""

    SAME = 0
    BEGINS = 1
    BEGINS_SPELLED = 2
    HOLDS = 3
    HOLDS_SPELLED = 4
    NONE = 5


def fitting(query: str) -> Callable[[SearchKey], Fit]:
    """How well a key fits `query`: of several words each must be held, the worst of them counts."""
    words = fold(query).split()
    if not words:
        return lambda _key: Fit.NONE
    if len(words) == 1:
        return _fitting(words[0])
    each = [_fitting(word) for word in words]
    return lambda key: max(fit(key) for fit in each)


def _fitting(word: str) -> Callable[[SearchKey], Fit]:
    find = spelling(word).search if is_spelled(word) else None

    def fit(key: SearchKey) -> Fit:
        if word in key.texts:
            return _fit_of_text(word, key.texts)
        found = find(key.spelled) if find else None
        if found is None:
            return Fit.NONE
        return Fit.BEGINS_SPELLED if _begins(key, found.start()) else Fit.HOLDS_SPELLED

    return fit


def _fit_of_text(word: str, texts: str) -> Fit:
    if texts == word:
        return Fit.SAME
    if texts.startswith(word) or (texts.startswith(word, 1) and texts[0] in _OF_A_PLACE):
        return Fit.BEGINS
    if f"{_ONE_TEXT}{word}" in texts:  # another name of the same thing
        return Fit.BEGINS
    return Fit.HOLDS


def _begins(key: SearchKey, place: int) -> bool:
    """Whether a text begins there in pinyin, or only the word for its place stands before."""
    before = key.spelled[:place]
    if not before or before.endswith(_ONE_TEXT):
        return True
    return key.texts[:1] in _OF_A_PLACE and _ONE_SYLLABLE not in before[1:]
