"""How long work tells how far it is; who is told may leave it by raising `Cancelled`."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told `done` of `total` steps."""


def unwatched(done: int, total: int) -> None:
    """Told where nobody watches."""
    del done, total
