"""Pinyin keys of texts, so that `swj` and `shuiwuju` find 水务局.

A key is the initials, `|`, and the syllables each behind a `'`; letters and digits stand folded
where they stood, other signs as a space (see `domain.search`). So a key is ASCII and takes half
the room. Computed once, when a text is written, and stored with it.
"""

import re
from collections.abc import Iterator
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
    initials: list[str] = []
    syllables: list[str] = []
    for place, run in enumerate(_RUNS.split(fold(text))):
        if place % 2:
            for syllable in _spell(run):
                initials.append(syllable[0])
                syllables.append("'" + syllable)
        else:
            plain = _SIGNS.sub(" ", run)
            initials.append(plain)
            syllables.append(plain)
    return "".join(initials) + "|" + "".join(syllables)


def _spell(run: str) -> Iterator[str]:
    """The syllables of Hanzi without tones: by the longest known phrase (银行), else one by one.

    The library's own cutting into phrases takes twenty times as long for the same answer.
    """
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT  # noqa: PLC0415 - slow to load

    place = 0
    while place < len(run):
        for length in range(min(_LONGEST_PHRASE, len(run) - place), 1, -1):
            if phrase := PHRASES_DICT.get(run[place : place + length]):
                yield from (_toneless(readings[0]) for readings in phrase)
                place += length
                break
        else:
            readings = PINYIN_DICT.get(ord(run[place]))
            yield _toneless(readings.partition(",")[0]) if readings else run[place]
            place += 1


@cache
def _toneless(syllable: str) -> str:
    """shuǐ → shui, lǜ → lv; there are some 1,500 in all."""
    from pypinyin.contrib.tone_convert import to_normal  # noqa: PLC0415 - slow to load

    return to_normal(syllable)
