"""Which task of a draft is which task of the ledger: one to one, by the best evidence first.

By uid; by printed number (within the section where numbers repeat) where the texts are alike; by
equal text, so that a task put in between does not shift all that follow; by number alone; at last
by the most alike text.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tzdesk.domain.text import compact

_ALIKE = 0.6
"""From this ratio on two texts may be one task."""
_CANDIDATES = 5
_COMMON = 200
"""A pair of characters that stands in more texts than this tells nothing apart."""


@dataclass(frozen=True, slots=True)
class Side:
    """A task as pairing sees it, on either side. `section` is the heading of its section."""

    uid: str
    number: str | None
    section: str
    text: str


def pair(old: Sequence[Side], new: Sequence[Side]) -> dict[int, int]:
    """For each place in `new` that has a counterpart, its place in `old`."""
    matching = _Matching(old, new)
    alike = matching.alike
    matching.by(lambda one: one.uid or None)
    matching.by(_number, alike)
    matching.by(_number_in_section, alike)
    matching.by(lambda one: compact(one.text))
    matching.by(_number)
    matching.by(_number_in_section)
    matching.by_likeness()
    return matching.found


_MARKS = re.compile(r"[\W_]+")
_DASH = re.compile(r"(?<=\w)\s*[-–—]\s*(?=\d)")
"""Of a sub-task's number: without it 1-1 were 11."""


def _number(one: Side) -> str | None:
    """（一） and (一) and 一、 are one number, 1-1 and 1－1 as well."""
    parts = _DASH.split(unicodedata.normalize("NFKC", one.number or ""))
    return "-".join(_MARKS.sub("", part) for part in parts) or None


def _number_in_section(one: Side) -> tuple[str, str] | None:
    number = _number(one)
    return (compact(one.section), number) if number else None


class _Matching:
    def __init__(self, old: Sequence[Side], new: Sequence[Side]):
        self._old, self._new = old, new
        self._old_left = dict.fromkeys(range(len(old)))
        self._new_left = dict.fromkeys(range(len(new)))
        self.found: dict[int, int] = {}

    def alike(self, old: Side, new: Side) -> bool:
        """Whether two texts may be the same task at all."""
        return old.text == new.text or _ratio(old.text, new.text) >= _ALIKE

    def by(
        self,
        key: Callable[[Side], Hashable | None],
        also: Callable[[Side, Side], bool] | None = None,
    ) -> None:
        """Pairs what has the same key, where that key stands once on either side."""
        olds = _once((key(self._old[at]), at) for at in self._old_left)
        news = _once((key(self._new[at]), at) for at in self._new_left)
        for value, at in news.items():
            place = olds.get(value)
            if place is not None and (not also or also(self._old[place], self._new[at])):
                self._take(at, place)

    def by_likeness(self) -> None:
        """Pairs what is most alike first, among those that share some characters."""
        index: defaultdict[str, list[int]] = defaultdict(list)
        for at in self._old_left:
            for two in _twos(self._old[at].text):
                index[two].append(at)
        scored = sorted(
            (-ratio, at, place)
            for at in self._new_left
            for ratio, place in self._candidates(at, index)
        )
        for _, at, place in scored:
            if at in self._new_left and place in self._old_left:
                self._take(at, place)

    def _candidates(self, at: int, index: dict[str, list[int]]) -> Iterable[tuple[float, int]]:
        text = self._new[at].text
        shared: Counter[int] = Counter()
        for two in _twos(text):
            places = index.get(two, ())
            if len(places) <= _COMMON:
                shared.update(places)
        for place, _ in shared.most_common(_CANDIDATES):
            ratio = _ratio(self._old[place].text, text)
            if ratio >= _ALIKE:
                yield ratio, place

    def _take(self, at: int, place: int) -> None:
        self.found[at] = place
        del self._new_left[at]
        del self._old_left[place]


def _once(keyed: Iterable[tuple[Hashable | None, int]]) -> dict[Hashable, int]:
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for key, at in keyed:
        if key is not None:
            places[key].append(at)
    return {key: found[0] for key, found in places.items() if len(found) == 1}


def _twos(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0
