"""The window goes first: work on another thread waits while the window paints or lays out.

Each call into Qt gives Python away for a moment, and beside busy work it takes milliseconds to come
back; a page of cells needs it a thousand times. Knows neither the work nor what is painted.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from tzdesk.domain.breath import letting_go_first

_MOST = 0.25
"""Seconds of one wait: a window that paints without end must not keep work from its own."""
_free = Event()
_free.set()


@contextmanager
def going_first() -> Iterator[None]:
    """What the window does meanwhile is not to be disturbed."""
    _free.clear()
    try:
        yield
    finally:
        _free.set()


@contextmanager
def giving_way() -> Iterator[None]:
    """Every breath of long work waits for the window."""
    with letting_go_first(_wait):
        yield


def _wait() -> None:
    if not _free.is_set():
        _free.wait(_MOST)
