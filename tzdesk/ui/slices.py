"""Work of `domain.steps` done between events: a few milliseconds, then the window breathes.

Knows neither what the work is nor who waits for it. A thread (`jobs`) is for work on files.
"""

from collections.abc import Callable
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from tzdesk.domain.steps import Steps

T = TypeVar("T")
AT_ONCE, AT_A_TIME = 0.06, 0.012
"""Seconds: what is done before the first breath, and between two later ones."""


class Slices(QObject):
    """Drives one piece of work at a time; another one takes its place."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._steps: Steps[Any] | None = None
        self._done: Callable[[Any], None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(lambda: self._work(AT_A_TIME))

    @property
    def busy(self) -> bool:
        """Whether there is work left."""
        return self._steps is not None

    def run(self, steps: Steps[T], done: Callable[[T], None]) -> None:
        """Begins, and ends at once where it is little; `done` hears what came of it."""
        self._steps, self._done = steps, done
        self._work(AT_ONCE)

    def stop(self) -> None:
        """Leaves the work undone."""
        self._timer.stop()
        if self._steps:
            self._steps.close()
        self._steps = None

    def _work(self, seconds: float) -> None:
        end = monotonic() + seconds
        steps = self._steps
        try:
            while steps and steps is self._steps and monotonic() < end:
                next(steps)
        except StopIteration as finished:
            self._end(finished.value)
        else:
            self._timer.start()

    def _end(self, found: Any) -> None:
        self._timer.stop()
        self._steps, done = None, self._done
        if done:
            done(found)
