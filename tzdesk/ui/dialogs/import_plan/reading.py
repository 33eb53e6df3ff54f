"""Reading a plan on the worker thread; a reading that was cancelled is heard no more.

Knows neither steps nor what comes of the document.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from tzdesk.errors import UserError
from tzdesk.services.incoming import Incoming, read_pasted, read_plan
from tzdesk.services.progress import Progress
from tzdesk.ui.jobs import Jobs

PASTED = "剪贴板"


class PlanReading(QObject):
    """One document at a time."""

    began = Signal(str)
    """Reading the document of that name."""
    done = Signal(object)
    """An `Incoming`."""
    refused = Signal(object)
    """A `UserError`: nothing could be read, or another job is running."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None):
        super().__init__(parent)
        self._jobs = jobs
        self._number = 0

    def read_file(self, path: Path) -> None:
        """Reads a plan's file."""
        self._read(path.name, lambda: read_plan(path))

    def read_text(self, text: str) -> None:
        """Reads what was copied."""
        self._read(PASTED, lambda: read_pasted(text, PASTED))

    def cancel(self) -> None:
        """Whatever is being read is not wanted any more."""
        if self._number and self._jobs.busy:
            self._jobs.cancel()
        self._number += 1

    def _read(self, name: str, work: Callable[[], Incoming]) -> None:
        self._number += 1
        number = self._number

        def read(report: Progress) -> Incoming:
            report(0, 1)
            incoming = work()
            report(1, 1)
            return incoming

        started = self._jobs.run(
            f"读取 {name}",
            read,
            lambda incoming: self._on_done(number, incoming),
            lambda error: self._on_failed(number, error),
        )
        if started:
            self.began.emit(name)
        else:
            self.refused.emit(self._jobs.waiting("完成后再导入方案。"))

    def _on_done(self, number: int, incoming: Incoming) -> None:
        if number == self._number:
            self.done.emit(incoming)

    def _on_failed(self, number: int, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        if number == self._number:
            self.refused.emit(error)
