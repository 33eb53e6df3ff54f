"""Stretches of the document's text that remember where they stand.

Every recogniser works on passages, so that what it finds can be coloured in the original lines.
Knows nothing of plans.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

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
    table |= dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\xa0\u2002\u2003\u2009"), " ")
    table[ord("*")] = " "  # Markdown's bold
    table |= {ord("∶"): ":", ord("︰"): ":", ord("﹐"): ",", ord("｡"): "。", ord("﹑"): "、"}
    table |= dict.fromkeys(map(ord, "〔【［〖"), "[") | dict.fromkeys(map(ord, "〕】］〗"), "]")
    return table


_FOLD = _fold_table()
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")
"""Zero-width characters and soft hyphens, which web pages leave inside words."""


def fold(text: str) -> str:
    """`text` with half-width forms, one kind of bracket and of space; the length stays the same."""
    return text.translate(_FOLD)


class Run(NamedTuple):
    """`length` characters from column `start` of line `line`, standing at `at` in a passage."""

    at: int
    line: int
    start: int
    length: int


class Passage(NamedTuple):
    """A text and the runs of original lines it was taken from; glue between runs has none.

    `folded` is the text folded for matching, with the same columns; it is carried along because
    every recogniser asks for it. A tuple, since tens of thousands are made for one plan.
    """

    text: str
    runs: tuple[Run, ...]
    folded: str

    @classmethod
    def of(cls, line: int, text: str, start: int = 0) -> "Passage":
        """The text from column `start` of a line, without characters that take no room."""
        whole = cls(text, (Run(0, line, start, len(text)),), fold(text))
        return whole.without(_INVISIBLE) if _INVISIBLE.search(text) else whole

    def __bool__(self) -> bool:
        return bool(self.text)

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
        if len(self.runs) == 1:
            _, line, column, length = self.runs[0]
            if length == len(self.text):
                run = Run(0, line, column + start, end - start)
                kept = (run,) if start < end else ()
                return Passage(self.text[start:end], kept, self.folded[start:end])
        runs = tuple(_cut_runs(self.runs, start, end))
        return Passage(self.text[start:end], runs, self.folded[start:end])

    def strip(self, chars: str = "") -> "Passage":
        """Without white space, invisible characters and `chars` at either end."""
        folded, strip = self.folded, " " + chars
        if folded and folded[0] not in strip and folded[-1] not in strip:
            return self
        end = len(folded.rstrip(strip))
        start = len(folded) - len(folded.lstrip(strip)) if end else 0
        return self if (start, end) == (0, len(folded)) else self.cut(start, end)

    def split(self, pattern: re.Pattern[str]) -> Iterator["Passage"]:
        """What stands between the matches of `pattern` in its text."""
        at = 0
        for found in pattern.finditer(self.text):
            yield self.cut(at, found.start())
            at = found.end()
        yield self.cut(at)

    def without(self, pattern: re.Pattern[str]) -> "Passage":
        """What is left where every match of `pattern` in its text is taken out."""
        return join(self.split(pattern))

    def parts(self, kind: PartKind) -> Iterator[Part]:
        """The stretches of original lines, marked as `kind`."""
        for run in self.runs:
            yield Part(run.line, run.start, run.start + run.length, kind)


NOWHERE = Passage("", (), "")
"""No text at all."""


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
    filled = [(passage, glue) for passage, glue in pieces if passage.text]
    if len(filled) == 1:  # as nearly always
        return filled[0][0]
    texts: list[str] = []
    folded: list[str] = []
    runs: list[Run] = []
    length = 0
    for passage, glue in filled:
        if texts:
            texts.append(glue)
            folded.append(fold(glue))
            length += len(glue)
        for run in passage.runs:
            _append(runs, Run(length + run.at, run.line, run.start, run.length))
        texts.append(passage.text)
        folded.append(passage.folded)
        length += len(passage.text)
    return Passage("".join(texts), tuple(runs), "".join(folded))


def _append(runs: list[Run], run: Run) -> None:
    """Two runs that touch in the line as well as in the passage are one."""
    last = runs[-1] if runs else None
    touches = last is not None and last.line == run.line and last.at + last.length == run.at
    if last is not None and touches and last.start + last.length == run.start:
        runs[-1] = Run(last.at, last.line, last.start, last.length + run.length)
    else:
        runs.append(run)


def glue_between(before: str, after: str) -> str:
    """A space where a line was broken between two words in Latin letters, else nothing."""
    both = before[-1:] + after[:1]
    return " " if len(both) == 2 and both.isascii() and both.isalpha() and both[0].islower() else ""


def balanced_pieces(folded: str, separators: str) -> Iterator[tuple[int, int]]:
    """Columns of the pieces between `separators` that stand outside brackets and quotes.

    A bracket that is never closed does not swallow what follows it.
    """
    if not _OPENERS.search(folded):
        yield from _plain_pieces(folded, separators)
        return
    start = 0
    closers: list[str] = []
    last = {closer: folded.rfind(closer) for closer in _CLOSERS.values()}
    for at, char in enumerate(folded):
        if closers and char == closers[-1]:
            closers.pop()
        elif (closer := _CLOSERS.get(char)) and last[closer] > at:
            closers.append(closer)
        elif not closers and char in separators:
            yield start, at
            start = at + 1
    yield start, len(folded)


def _plain_pieces(folded: str, separators: str) -> Iterator[tuple[int, int]]:
    start = 0
    for at, char in enumerate(folded):
        if char in separators:
            yield start, at
            start = at + 1
    yield start, len(folded)


_OPENERS = re.compile(r"[(\[“《‘「]")
_CLOSERS = {"(": ")", "[": "]", "“": "”", "《": "》", "‘": "’", "「": "」"}
