"""Stretches of the document's text that remember where they stand.

Every recogniser works on passages, so that what it finds can be coloured in the original lines.
Knows nothing of plans.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tzdesk.domain.draft import Part, PartKind

_WIDE_RANGES = ((0xFF01, 0xFF5F), (0x2F00, 0x2FD6), (0x3000, 0x3001), (0xFE50, 0xFE6C))


def _fold_table() -> dict[int, str]:
    """Width variants and look-alikes to one form each; every entry is one character long."""
    table = {
        code: folded
        for start, end in _WIDE_RANGES
        for code in range(start, end)
        if len(folded := unicodedata.normalize("NFKC", chr(code))) == 1
    }
    table |= dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\xa0\u2002\u2003\u2009\u200b\ufeff"), " ")
    table |= {ord("∶"): ":", ord("︰"): ":", ord("﹐"): ",", ord("｡"): "。", ord("﹑"): "、"}
    table |= dict.fromkeys(map(ord, "〔【［〖"), "[") | dict.fromkeys(map(ord, "〕】］〗"), "]")
    return table


_FOLD = _fold_table()


def fold(text: str) -> str:
    """`text` with half-width forms, one kind of bracket and of space; the length stays the same."""
    return text.translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Run:
    """`length` characters from column `start` of line `line`, standing at `at` in a passage."""

    at: int
    line: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and the runs of original lines it was taken from; glue between runs has none."""

    text: str
    runs: tuple[Run, ...]

    @classmethod
    def of(cls, line: int, text: str, start: int = 0) -> "Passage":
        """A passage that is one stretch of one line, from column `start`."""
        return cls(text, (Run(0, line, start, len(text)),))

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def folded(self) -> str:
        """The text folded for matching, with the same columns."""
        return fold(self.text)

    @property
    def line(self) -> int:
        """The line it begins on; 0 for an empty one."""
        return self.runs[0].line if self.runs else 0

    @property
    def lines(self) -> tuple[int, ...]:
        """All lines it was taken from."""
        return tuple(dict.fromkeys(run.line for run in self.runs))

    def cut(self, start: int, end: int | None = None) -> "Passage":
        """The part from `start` to `end`, which are columns of this passage."""
        end = len(self.text) if end is None else end
        return Passage(self.text[start:end], tuple(_cut_runs(self.runs, start, end)))

    def strip(self, chars: str = "") -> "Passage":
        """Without white space, invisible characters and `chars` at either end."""
        folded = self.folded
        strip = " " + chars
        start = len(folded) - len(folded.lstrip(strip))
        end = len(folded.rstrip(strip))
        return self if (start, end) == (0, len(folded)) else self.cut(start, max(start, end))

    def parts(self, kind: PartKind) -> Iterator[Part]:
        """The stretches of original lines, marked as `kind`."""
        for run in self.runs:
            yield Part(run.line, run.start, run.start + run.length, kind)


def _cut_runs(runs: Iterable[Run], start: int, end: int) -> Iterator[Run]:
    for run in runs:
        first, last = max(start, run.at), min(end, run.at + run.length)
        if first < last:
            yield Run(first - start, run.line, run.start + first - run.at, last - first)


def join(passages: Iterable[Passage], glue: str = "") -> Passage:
    """The passages one behind the other with `glue` between them; empty ones are left out."""
    return weld((passage, glue) for passage in passages)


def weld(pieces: Iterable[tuple[Passage, str]]) -> Passage:
    """Like `join`, each piece with the glue that sets it off from what stands before it."""
    texts: list[str] = []
    runs: list[Run] = []
    length = 0
    for passage, glue in pieces:
        if not passage.text:
            continue
        if texts:
            texts.append(glue)
            length += len(glue)
        runs += [Run(length + r.at, r.line, r.start, r.length) for r in passage.runs]
        texts.append(passage.text)
        length += len(passage.text)
    return Passage("".join(texts), tuple(runs))


def balanced_pieces(folded: str, separators: str) -> Iterator[tuple[int, int]]:
    """Columns of the pieces between `separators` that stand outside brackets and quotes.

    A bracket that is never closed does not swallow what follows it.
    """
    start, closers = 0, []
    for at, char in enumerate(folded):
        if closers:
            if char == closers[-1]:
                closers.pop()
            elif (closer := _CLOSERS.get(char)) and folded.find(closer, at) > 0:
                closers.append(closer)
        elif char in separators:
            yield start, at
            start = at + 1
        elif (closer := _CLOSERS.get(char)) and folded.find(closer, at) > 0:
            closers.append(closer)
    yield start, len(folded)


_CLOSERS = {"(": ")", "[": "]", "“": "”", "《": "》", "‘": "’", "「": "」"}
