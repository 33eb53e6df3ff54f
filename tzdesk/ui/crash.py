"""What happens when the program itself fails: one dialog, one entry in the log, then the end.

No traceback on the screen, no second dialog. A `UserError` that nobody caught is no crash and is
told like any other.
"""

import sys
import threading
from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from zlib import crc32

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from tzdesk.errors import UserError
from tzdesk.ui.log import Log, wall_clock
from tzdesk.ui.messages import Question, ask, show_error

TITLE = "程序出现问题"
TEXT = "程序遇到意外问题，需要重新打开。已提交的修改都已保存。"
REOPEN, QUIT = "重新打开", "退出"
EXIT_CODE = 70


class CrashGuard(QObject):
    """Catches what falls out of slots and threads."""

    fell = Signal(object)
    """An error from any thread; told on the window's."""

    def __init__(self, log: Log, reopen: Callable[[], None], parent: QObject | None = None):
        super().__init__(parent)
        self._log = log
        self._reopen = reopen
        self._over = False
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

    def _end(self, code: str) -> None:
        chosen = ask(None, Question(TITLE, TEXT, f"错误编号 {code}", (QUIT, REOPEN)))
        if chosen == REOPEN:
            self._reopen()
        QApplication.exit(EXIT_CODE)


def error_code(error: BaseException, at: datetime) -> str:
    """1012-1432-7F3A: month and day, time, and what and where it was; the log has it too."""
    stack, place = error.__traceback__, ""
    while stack:
        place = f"{stack.tb_frame.f_code.co_filename}:{stack.tb_lineno}"
        stack = stack.tb_next
    mark = crc32(f"{type(error).__name__} {place}".encode()) & 0xFFFF
    return f"{at:%m%d-%H%M}-{mark:04X}"
