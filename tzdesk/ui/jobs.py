"""Long work off the window's thread: one worker at a time, with progress and 取消.

Knows no widget and nothing of what the work is. The work gets a `Progress` and calls it at points
where it may be left; there a cancelled job raises `Cancelled` out of it.
"""

from collections.abc import Callable
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from tzdesk.errors import Cancelled, UserError
from tzdesk.services.progress import Progress

T = TypeVar("T")

TELL_EVERY = 0.05


class Jobs(QObject):
    """Runs one job at a time; all callbacks come on the window's thread."""

    started = Signal(str)
    """A job began; its label is a verb with its object (导出 Excel)."""
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.label = ""
        """What is running; "" for nothing."""
        self.wanted = False
        """Whether the clerk asked for it: she is told before it is broken off."""
        self._worker: _Worker | None = None
        self._finish: Callable[[_Worker], None] | None = None

    @property
    def busy(self) -> bool:
        """Whether a job is running."""
        return self._worker is not None

    def run(
        self,
        label: str,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], None],
        cancelled: Callable[[], None] | None = None,
        *,
        wanted: bool = True,
    ) -> bool:
        """Starts `work` unless another job runs (then False). One callback follows."""
        if self.busy:
            return False
        self.label, self.wanted = label, wanted
        self._worker = _Worker(work, self)
        self._worker.progressed.connect(self.progressed)
        self._worker.finished.connect(self._on_finished)
        self._finish = lambda worker: worker.answer(done, failed, cancelled)
        self.started.emit(label)
        self._worker.start()
        return True

    def waiting(self, advice: str) -> UserError:
        """What to say of a deed that must wait for the running job: 「正在合并。」 and `advice`."""
        return UserError(f"正在{self.label}。", advice)

    def cancel(self) -> None:
        """Asks the running job to leave at its next report point."""
        if self._worker:
            self._worker.cancelled = True

    def wait(self) -> None:
        """Blocks until the running job has left its thread; for closing only."""
        if self._worker:
            self._worker.wait()

    def _on_finished(self) -> None:
        worker, finish = self._worker, self._finish
        self._worker, self._finish, self.label = None, None, ""
        self.ended.emit()
        if worker and finish:
            worker.deleteLater()
            finish(worker)


class _Worker(QThread):
    """Runs one piece of work and holds what came of it."""

    progressed = Signal(int, int)

    def __init__(self, work: Callable[[Progress], Any], parent: QObject):
        super().__init__(parent)
        self.cancelled = False
        self._work = work
        self._told = 0.0
        self._result: Any = None
        self._error: Exception | None = None

    def run(self) -> None:
        try:  # whoever asked for the work is told of any error
            self._result = self._work(self._report)
        except Exception as error:
            self._error = error

    def _report(self, done: int, total: int) -> None:
        if self.cancelled:
            raise Cancelled
        if done >= total or monotonic() - self._told > TELL_EVERY:
            self._told = monotonic()
            self.progressed.emit(done, total)

    def answer(
        self,
        done: Callable[[Any], object],
        failed: Callable[[Exception], None],
        cancelled: Callable[[], None] | None,
    ) -> None:
        """Calls the one that fits, if somebody wants to hear of it."""
        if isinstance(self._error, Cancelled):
            if cancelled:
                cancelled()
        elif self._error:
            failed(self._error)
        else:
            done(self._result)
