"""What the status bar is told. Knows neither who says it nor how it is shown."""

from collections.abc import Callable
from dataclasses import dataclass, field

Verb = tuple[str, Callable[[], object]]
"""A word to press, and what it does."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line for the status bar: words, and up to a few verbs with what they do."""

    text: str
    actions: tuple[Verb, ...] = field(default=())
