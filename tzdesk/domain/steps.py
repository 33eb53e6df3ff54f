"""Work over many tasks that stops for breath: whoever drives it may do other things in between.

A worker thread would read a ledger while it is being written; a generator never does.
"""

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")
Steps = Generator[None, None, T]
"""Yields where it may wait, and returns what came of it."""

BREATH = 200
"""So many tasks are looked at between two breaths: a few milliseconds."""


def finish(steps: Steps[T]) -> T:
    """Runs it through at once."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: T = end.value
            return found
