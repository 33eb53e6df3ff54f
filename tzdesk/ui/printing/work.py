"""Pages on their way to a printer or into a PDF: one after the other, between events.

Shows in the footer how far it is and what went wrong; 取消 leaves it at the next page.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QWidget

from tzdesk.domain.steps import Steps
from tzdesk.errors import UserError
from tzdesk.ui.messages import show_error
from tzdesk.ui.printing.bars import PrintFooter
from tzdesk.ui.printing.devices import paint_all, stop
from tzdesk.ui.printing.printout import PrintedPages
from tzdesk.ui.slices import Slices

CANCELLED = "已取消，没有打印。"


class PrintWork(QObject):
    """One piece of work at a time."""

    turned = Signal()
    """It began, or it came to an end."""

    def __init__(self, footer: PrintFooter, parent: QWidget):
        super().__init__(parent)
        self._footer, self._window = footer, parent
        self._slices = Slices(self)
        self._device: QPagedPaintDevice | None = None

    @property
    def busy(self) -> bool:
        """Whether pages are being drawn."""
        return self._device is not None

    def run(
        self,
        words: str,
        pages: PrintedPages,
        chosen: Sequence[int],
        device: QPagedPaintDevice,
        done: Callable[[], object],
    ) -> None:
        """Draws the chosen pages; `done` follows where all of them could be drawn."""
        self._device = device
        self.turned.emit()

        def tell(count: int, total: int) -> None:
            self._footer.show_progress(words, count, total)

        steps = paint_all(pages, chosen, device, tell)
        self._slices.run(_caught(steps), lambda error: self._on_ended(error, done))

    def _on_ended(self, error: UserError | None, done: Callable[[], object]) -> None:
        self._rest("")
        if error:
            show_error(self._window, error)
        else:
            done()

    def cancel(self) -> bool:
        """Leaves what is being drawn; False where nothing is."""
        if self._device is None:
            return False
        stop(self._device)
        self._slices.stop()
        self._rest(CANCELLED)
        return True

    def _rest(self, words: str) -> None:
        self._device = None
        self._footer.say(words)
        self.turned.emit()


def _caught(steps: Steps[None]) -> Steps[UserError | None]:
    """What the world did on the way is what came of it."""
    try:
        yield from steps
    except UserError as error:
        return error
    return None
