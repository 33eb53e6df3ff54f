"""Long work beside a window lets it go first: Python runs one thread at a time, and a window that
paints asks for its turn a thousand times.

The loops that take long call `breathe` with every row. Knows neither threads nor windows: who
wants to be let go first says how to wait.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_wait: Callable[[], None] | None = None
"""None: nobody is to be let go first."""


def breathe() -> None:
    """Waits while others go first."""
    if _wait:
        _wait()


@contextmanager
def letting_go_first(wait: Callable[[], None]) -> Iterator[None]:
    """While this lasts, every breath is a `wait`; it must not wait for its own thread."""
    global _wait  # noqa: PLW0603 - one for the whole program, as its loops lie in every layer
    before, _wait = _wait, wait
    try:
        yield
    finally:
        _wait = before
