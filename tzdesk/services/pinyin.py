"""Pinyin keys of texts, so that `swj` and `shuiwuju` find 水务局.

A key is the syllables, each behind a `'`; letters and digits stand folded where they stood, other
signs as a space (see `domain.search`). So a key is ASCII and takes half the room. Computed once,
when a text is written, and stored with it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from tzdesk.domain.text import fold

_RUNS = re.compile(r"([㐀-䶿一-鿿豈-﫿𠀀-𲎯]+)")
"""Runs of anything else and of Hanzi, in turn."""
_SIGNS = re.compile(r"[^ -~]+")
_LONGEST_PHRASE = 4


def pinyin_key(*texts: str) -> str:
    """The key of one or more texts of a row; "" where there is none."""
    return "|".join(_key(text) for text in texts if text)


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return "".join(
        "'" + "'".join(_spell(run)) if place % 2 else _SIGNS.sub(" ", run)
        for place, run in enumerate(_RUNS.split(fold(text)))
    )


def _spell(run: str) -> Iterator[str]:
    """The syllables of Hanzi without tones: by the longest known phrase (银行), else one by one.

    The library's own cutting into phrases takes twenty times as long for the same answer.
    """
    phrases, beginnings = _phrases()
    place = 0
    while place < len(run):
        found = ""
        # Few pairs begin a phrase, and a long plan has a million of them.
        if run[place : place + 2] in beginnings:
            found = _longest(run[place : place + _LONGEST_PHRASE], phrases)
        if found:
            yield from (_toneless(readings[0]) for readings in phrases[found])
        else:
            yield _syllable(run[place])
        place += len(found) or 1


def _longest(text: str, phrases: Mapping[str, Sequence[Sequence[str]]]) -> str:
    """The longest phrase with which `text` begins, "" where there is none."""
    lengths = range(len(text), 1, -1)
    return next((text[:length] for length in lengths if text[:length] in phrases), "")


@cache
def _phrases() -> tuple[Mapping[str, Sequence[Sequence[str]]], frozenset[str]]:
    """The phrases with their syllables, and the two characters with which each begins."""
    from pypinyin.constants import PHRASES_DICT  # noqa: PLC0415 - slow to load

    return PHRASES_DICT, frozenset(phrase[:2] for phrase in PHRASES_DICT)


@cache
def _syllable(hanzi: str) -> str:
    """The commonest reading of one character; what has none stands for itself."""
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415 - slow to load

    readings = PINYIN_DICT.get(ord(hanzi))
    return _toneless(readings.partition(",")[0]) if readings else hanzi


@cache
def _toneless(syllable: str) -> str:
    """shuǐ → shui, lǜ → lv; there are some 1,500 in all."""
    from pypinyin.contrib.tone_convert import to_normal  # noqa: PLC0415 - slow to load

    return to_normal(syllable)
