"""The evidence that a text was broken at the edge of a page, by width or by number of characters.

Broken lines crowd at one measure, stop there in mid-sentence, and hardly any go beyond.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from tzdesk.parsing.passage import Passage

_SENTENCE_END = "。;!?:"
_FEWEST_LINES = 6
_SLACK = 8
"""Columns by which a broken line may fall short: an indent, narrow figures, a moved bracket."""
_NARROWEST, _WIDEST = 36, 130
"""Columns on paper between which a page's edge is looked for; a Chinese character takes two."""


def edge_finder(raws: Iterable[Passage]) -> Callable[[Passage], bool]:
    """Answers for a line (white space at its beginning included) whether it reaches the edge."""
    lines = [raw for raw in raws if raw]
    by_width = _edge(lines, _width, slack=_SLACK, least=_NARROWEST, most=_WIDEST)
    by_count = _edge(lines, _count, slack=0, least=_NARROWEST // 2, most=_WIDEST // 2)

    def reaches(raw: Passage) -> bool:
        wide = by_width is not None and _width(raw) >= by_width
        return wide or (by_count is not None and _count(raw) >= by_count)

    return reaches


def _width(raw: Passage) -> int:
    """Columns without white space at either end; characters of three bytes take two."""
    text = raw.text.strip()
    return (len(text) + len(text.encode(errors="replace"))) // 2


def _count(raw: Passage) -> int:
    """Characters, an indent included."""
    return len(raw.text.rstrip())


def _edge(
    lines: Sequence[Passage],
    measure: Callable[[Passage], int],
    *,
    slack: int,
    least: int,
    most: int,
) -> int | None:
    if len(lines) < _FEWEST_LINES:
        return None
    long = [line for line in lines if len(line.text) >= least // 2]
    measures = [measure(line) for line in long]
    often = Counter(size for size in measures if least <= size <= most)
    near = (-1, 0, 1) if slack else (0,)
    crowd = max(3, len(lines) // 50)
    usual = max((s for s in often if sum(often[s + by] for by in near) >= crowd), default=0)
    beyond = sum(size > usual + slack for size in measures)
    broken = sum(
        usual - slack <= size <= usual + slack and line.folded.rstrip()[-1] not in _SENTENCE_END
        for line, size in zip(long, measures, strict=True)
    )
    if usual and broken >= max(3, len(lines) // 25) and beyond * 10 <= broken:
        return usual - slack
    return None
