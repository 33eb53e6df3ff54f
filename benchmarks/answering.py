"""Does the window answer while one types? The longest gap between two of its events.

A timer ticks every millisecond; whatever keeps the window busy shows as a gap between two ticks.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import cycle, pairwise
from time import perf_counter

from PySide6.QtCore import QEventLoop, QTimer

from benchmarks.editing import edits_of
from benchmarks.ledgers import own_copy
from benchmarks.measure import Bar, Case, Sides, fixed
from benchmarks.window import Watched, shown
from tzdesk.domain.grouping import GroupBy

_NOTICED = 100.0
"""Milliseconds after which an answer no longer seems immediate."""
_BETWEEN_STROKES = 90
"""Milliseconds, as of a quick typist."""
Deeds = Callable[[Watched], list[Callable[[], object]]]


@contextmanager
def _case(deeds: Deeds, tasks: int) -> Iterator[Sides]:
    with own_copy(tasks) as path, shown(path) as watched:
        yield Sides(partial(_longest_gap, watched, deeds(watched)), fixed(_NOTICED))


def _longest_gap(watched: Watched, deeds: list[Callable[[], object]]) -> float:
    watched.empty_search()
    ticks: list[float] = []
    ticking, loop = QTimer(), QEventLoop()
    ticking.setInterval(1)
    ticking.timeout.connect(lambda: ticks.append(perf_counter()))
    ticking.start()
    for place, deed in enumerate(deeds, 1):
        QTimer.singleShot(place * _BETWEEN_STROKES, deed)
    QTimer.singleShot((len(deeds) + 3) * _BETWEEN_STROKES, loop.quit)
    loop.exec()
    ticking.stop()
    return max(b - a for a, b in pairwise(ticks)) * 1000


def _typing(watched: Watched) -> list[Callable[[], object]]:
    back = [watched.window.toolbar.search.backspace] * 2
    return [*(partial(watched.type, stroke) for stroke in "绿色低碳"), *back, *back]


def _typing_letters(watched: Watched) -> list[Callable[[], object]]:
    return [partial(watched.type, stroke) for stroke in "shuiwuju"]


def _regrouping(watched: Watched) -> list[Callable[[], object]]:
    kinds = cycle(GroupBy)
    return [lambda: watched.window.session.group_by(next(kinds)) for _ in GroupBy]


def _editing(watched: Watched) -> list[Callable[[], object]]:
    session = watched.window.session
    assert session.board is not None
    edits = edits_of(session.board)
    return [lambda: session.edit([edits()]) for _ in range(5)]


CASES = tuple(
    Case(
        f"gap-{name}",
        "100 ms, the longest gap between events",
        20_000,
        Bar(1),
        partial(_case, deeds),
        tenfold=False,
    )
    for name, deeds in (
        ("typing", _typing),
        ("typing-pinyin", _typing_letters),
        ("regrouping", _regrouping),
        ("editing", _editing),
    )
)
