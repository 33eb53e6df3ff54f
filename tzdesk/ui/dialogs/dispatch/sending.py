"""Making the workbooks on the worker thread, and keeping in the ledger what came about.

Knows no widget. Where writing ends half-way, what is there is recorded all the same.
"""

from PySide6.QtCore import QObject, Signal

from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.dispatch_files import Made
from tzdesk.services.dispatching import Prepared, record, write
from tzdesk.ui.jobs import Jobs

LABEL = "下发填报表"


class Sending(QObject):
    """One dispatch at a time."""

    progressed = Signal(int, int, str)
    """Workbooks made, all of them, and the unit whose turn it is."""
    ended = Signal(object)
    """A `Dispatched`."""
    refused = Signal(object)
    """A `UserError`: files may be there, the ledger knows nothing of them."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None):
        super().__init__(parent)
        self._jobs = jobs
        self._prepared: Prepared | None = None
        jobs.progressed.connect(self._on_progressed)

    @property
    def running(self) -> bool:
        """Whether workbooks are being made."""
        return self._prepared is not None

    def start(self, desk: Desk, prepared: Prepared) -> None:
        """Begins, unless another job runs."""
        started = self._jobs.run(
            LABEL,
            lambda report: write(prepared, report),
            lambda made: self._on_made(desk, prepared, made),
            self._on_failed,
        )
        if started:
            self._prepared = prepared
            self._on_progressed(0, len(prepared.forms))

    def cancel(self) -> None:
        """No further workbook."""
        if self.running:
            self._jobs.cancel()

    def _on_progressed(self, done: int, total: int) -> None:
        if self._prepared:
            forms = self._prepared.forms
            name = forms[min(done, len(forms) - 1)].form.identity.unit_name
            self.progressed.emit(done, total, name)

    def _on_made(self, desk: Desk, prepared: Prepared, made: Made) -> None:
        self._prepared = None
        try:
            done = record(desk, prepared, made)
        except UserError as error:
            self.refused.emit(error)
            return
        self.ended.emit(done)

    def _on_failed(self, error: Exception) -> None:
        self._prepared = None
        if not isinstance(error, UserError):
            raise error
        self.refused.emit(error)
