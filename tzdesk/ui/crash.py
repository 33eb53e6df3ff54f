"""What happens when the program itself fails: one dialog, one entry in the log, then the end.

No traceback on the screen, no second dialog. A `UserError` that nobody caught is no crash and is
told like any other.
"""

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING
from zlib import crc32

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from tzdesk.errors import UserError
from tzdesk.ui.log import Log, wall_clock
from tzdesk.ui.messages import run, show_error

if TYPE_CHECKING:
    from tzdesk.ui.dialogs.crash import Pack

EXIT_CODE = 70


@dataclass(frozen=True, slots=True)
class Rescue:
    """What an open window can still do: say what is not saved, pack 诊断包, say what is open."""

    sentences: Callable[[], list[str]]
    pack: "Pack"
    arguments: Callable[[], list[str]]
    """With what the program would open the same ledger again."""


class CrashGuard(QObject):
    """Catches what falls out of slots and threads."""

    fell = Signal(object)
    """An error from any thread; told on the window's."""

    def __init__(self, log: Log, parent: QObject | None = None):
        super().__init__(parent)
        self._log = log
        self._over = False
        self.rescue: Rescue | None = None
        """Known once there is a window."""
        self.again: list[str] | None = None
        """With what the program shall begin again once it has ended; None: not at all."""
        self.fell.connect(self._on_fell)

    def install(self) -> None:
        """From now on nothing is printed where nobody looks."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._hook(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def _hook(
        self, kind: type[BaseException], error: BaseException, _stack: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        self.fell.emit(error)

    def _on_fell(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            show_error(None, error)
            return
        code = error_code(error, wall_clock())
        self._log.failure(code, error)
        if self._over:
            return
        self._over = True
        # Out of the failing event first: the dialog's own events must not run inside a paint.
        QTimer.singleShot(0, lambda: self._end(code))

    def end_with(self, error: Exception) -> int:
        """The window could not even be made: tells so at once; the exit code."""
        code = error_code(error, wall_clock())
        self._log.failure(code, error)
        self._over = True
        self._end(code)
        return EXIT_CODE

    def _end(self, code: str) -> None:
        from tzdesk.ui.dialogs.crash import CrashDialog  # noqa: PLC0415 - not at the start

        try:
            dialog = CrashDialog(code, self._sentences(), self.rescue.pack if self.rescue else None)
            run(dialog)
            if dialog.wants_reopen:
                self.again = self.rescue.arguments() if self.rescue else []
        finally:
            QApplication.exit(EXIT_CODE)

    def _sentences(self) -> list[str]:
        """What is not saved; a window in ruins may fail to say even that."""
        try:
            return self.rescue.sentences() if self.rescue else []
        except Exception as error:  # one dialog comes whatever happens
            self._log.failure("-", error)
            return []


def error_code(error: BaseException, at: datetime) -> str:
    """1012-1432-7F3A: month and day, time, and what and where it was; the log has it too."""
    stack, place = error.__traceback__, ""
    while stack:
        place = f"{stack.tb_frame.f_code.co_filename}:{stack.tb_lineno}"
        stack = stack.tb_next
    mark = crc32(f"{type(error).__name__} {place}".encode()) & 0xFFFF
    return f"{at:%m%d-%H%M}-{mark:04X}"
