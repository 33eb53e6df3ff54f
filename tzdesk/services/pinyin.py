"""Pinyin keys of texts, so that `swj` and `shuiwuju` find 水务局.

A key is the syllables, each behind a `'`, several readings of one character parted by `~`
(see `domain.search`); letters and digits stand folded where they stood, other signs as a space. So
a key is ASCII and takes half the room. Computed once, when a text is written, and stored with it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from operator import add

from tzdesk.domain.text import fold
from tzdesk.services.readings import characters, surnames, words

_RUNS = re.compile(r"([㐀-䶿一-鿿豈-﫿𠀀-𲎯]+)")
"""Runs of anything else and of Hanzi, in turn."""
_SIGNS = re.compile(r"[^ -}]+|['|]+")
"""What is no ASCII, and the three signs that part a key."""
_LONGEST_PHRASE = 4
_LONGEST_NAME = 3
_ALSO_TYPED = {"lve": "lue", "nve": "nue"}
_OR = "~'"
"""Parts the readings of one character: each begins like a syllable, all but the last end in ~."""


def pinyin_key(*texts: str) -> str:
    """The key of one or more texts of a row; "" where there is none."""
    return "|".join(_key(text) for text in texts if text)


def prepare() -> None:
    """Reads the tables, which take longer than anything that is spelled with them."""
    _usual("水")
    _word_syllables("银行")


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    folded = fold(text)
    spell = _spell_name if len(folded) <= _LONGEST_NAME else _spell
    return "".join(
        "'" + "'".join(spell(run)) if place % 2 else _SIGNS.sub(" ", run)
        for place, run in enumerate(_RUNS.split(folded))
    )


def _spell(run: str) -> list[str]:
    """The syllables of Hanzi without tones.

    A character is read as in the known words (银行) that it stands in; where two of them overlap,
    as in both; where there is none, in every usual way.
    """
    syllables = list(map(_usual, run))
    reached = 0
    for start, word in _words_in(run):
        for place, said in enumerate(_word_syllables(word), start):
            if said and place < reached:
                syllables[place] = _parted(*syllables[place].split(_OR), *said.split(_OR))
            elif said:
                syllables[place] = said
        reached = start + len(word)
    return syllables


def _spell_name(run: str) -> list[str]:
    """The syllables of what may be a person's name, which no word says how to read: every way."""
    by_words = _spell(run)
    every = [
        _parted(*said.split(_OR), *_usual(hanzi).split(_OR))
        for said, hanzi in zip(by_words, run, strict=True)
    ]
    return [_parted(*every[0].split(_OR), *surnames().get(run[0], ())), *every[1:]]


def _words_in(run: str) -> Iterator[tuple[int, str]]:
    """The known words that stand in no longer one, and where.

    The library's own cutting into phrases takes ten times as long and finds no overlaps.
    """
    phrases, beginnings = _phrases()
    reached = 0
    for start, pair in enumerate(map(add, run, run[1:])):
        # Few pairs begin a phrase, and a long plan has a million of them.
        if pair in beginnings:
            word = _longest(run[start : start + _LONGEST_PHRASE], phrases)
            if word and start + len(word) > reached:
                reached = start + len(word)
                yield start, word


def _longest(text: str, phrases: Mapping[str, object]) -> str:
    """The longest phrase with which `text` begins, "" where there is none."""
    lengths = range(len(text), 1, -1)
    return next((text[:length] for length in lengths if text[:length] in phrases), "")


@cache
def _phrases() -> tuple[Mapping[str, Sequence[Sequence[str]]], frozenset[str]]:
    """The phrases with their syllables, and the two characters with which each begins."""
    from pypinyin.constants import PHRASES_DICT  # noqa: PLC0415 - slow to load

    known = PHRASES_DICT | dict(words())
    return known, frozenset(phrase[:2] for phrase in known)


@cache
def _word_syllables(word: str) -> tuple[str, ...]:
    """How each character of a known word is read there; "" where the word does not say."""
    phrases, _ = _phrases()
    return tuple(_parted(*map(_toneless, readings)) for readings in phrases[word])


@cache
def _usual(hanzi: str) -> str:
    """The usual readings of one character; what has none stands for itself."""
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415 - slow to load

    if known := characters().get(hanzi):
        return _parted(*known)
    readings = PINYIN_DICT.get(ord(hanzi))
    return _parted(_toneless(readings.partition(",")[0])) if readings else hanzi


def _parted(*readings: str) -> str:
    """The readings of one character, each once; 战略 is typed zhanlue as often as zhanlve."""
    also = (_ALSO_TYPED[one] for one in readings if one in _ALSO_TYPED)
    return _OR.join(dict.fromkeys((*readings, *also)))


@cache
def _toneless(syllable: str) -> str:
    """shuǐ → shui, lǜ → lv; there are some 1,500 in all."""
    from pypinyin.contrib.tone_convert import to_normal  # noqa: PLC0415 - slow to load

    return to_normal(syllable)
