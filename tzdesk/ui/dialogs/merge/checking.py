"""Reading returned files on the worker; what was read before 取消 is kept.

Knows no widget and nothing of what the files say.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from tzdesk.domain.records import Receipt
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.gathering import GatheredFile, Source, gather, sources
from tzdesk.services.progress import Progress
from tzdesk.ui.jobs import Jobs

LABEL = "检查交回的文件"


class FileChecking(QObject):
    """One batch of files at a time; further ones wait for their turn."""

    advanced = Signal(int, int)
    """The file of that place (from 0) of so many is being read."""
    done = Signal(object)
    """A list of `GatheredFile`, shorter than asked for where it was cancelled."""
    refused = Signal(object)
    """A `UserError`: another job is running, or nothing could be read."""

    def __init__(self, jobs: Jobs, desk: Desk, parent: QObject | None = None):
        super().__init__(parent)
        self._jobs, self._desk = jobs, desk
        self._waiting: list[Path] = []
        self._wanted = True
        self.running = False
        self.sources: list[Source] = []
        """The files of the batch, known once its folders are read."""
        self._found: list[GatheredFile] = []

    def check(self, paths: Sequence[Path]) -> None:
        """Reads files, folders and archives."""
        self._waiting += paths
        if not self.running:
            self._begin()

    def cancel(self) -> None:
        """Leaves after the file that is being read."""
        self._waiting.clear()
        if self.running:
            self._jobs.cancel()

    def forget(self) -> None:
        """Cancels, and nobody is told any more."""
        self._wanted = False
        self.cancel()

    def _begin(self) -> None:
        paths, self._waiting = self._waiting, []
        receipts = self._desk.ledger.rows(Receipt).values()
        known = frozenset(one.sha256 for one in receipts if one.sha256)
        self.sources, self._found = [], []

        def work(report: Progress) -> None:
            report(0, 1)
            self.sources = sources(paths)
            self._found.extend(gather(self.sources, report, known.__contains__))

        self.running = self._jobs.run(LABEL, work, self._on_done, self._on_failed, self._on_done)
        if self.running:
            self._jobs.progressed.connect(self.advanced)
        else:
            words = f"正在{self._jobs.label}。"
            self.refused.emit(UserError(words, "完成后再添加文件。"))

    def _end(self) -> None:
        self.running = False
        self._jobs.progressed.disconnect(self.advanced)

    def _on_done(self, _nothing: object = None) -> None:
        if not self._wanted:
            return
        self._end()
        self.done.emit(list(self._found))
        if self._waiting:
            self._begin()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        if self._wanted:
            self._end()
            self.refused.emit(error)
