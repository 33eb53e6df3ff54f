"""The program's log: one text file in the user's log folder, older ones beside it.

Holds what failed and when, for whoever mends the program; never the clerk's texts by intent.
"""

import faulthandler
import logging
import os
import platform
import sys
import traceback
from datetime import datetime
from pathlib import Path
from typing import TextIO

from tzdesk import __version__

LARGEST = 512 * 1024
KEPT = 3
NAME = "tzdesk.log"


def log_folder() -> Path:
    """Where this user's logs lie; made by `Log`."""
    from platformdirs import user_log_path  # noqa: PLC0415 - not before it is needed

    return user_log_path("tzdesk", appauthor=False)


def log_texts(folder: Path) -> dict[str, str]:
    """What the logs say, by their files' names, the present one first."""
    found = {}
    for path in sorted(folder.glob(f"{NAME}*")):
        try:
            found[path.name] = path.read_text("utf-8", "replace")
        except OSError as error:
            found[path.name] = f"{type(error).__name__}"
    return found


def wall_clock() -> datetime:
    """The time on the clerk's wall."""
    return datetime.now()  # noqa: DTZ005 - it is read by the same clerk


class Log:
    """Appends to the log; where that is impossible it says nothing, since work comes first."""

    def __init__(self, folder: Path):
        self.path = folder / NAME
        self._file = self._open()
        self._handler = _ToLog(self)

    def start(self) -> None:
        """Notes the start; warnings of the program and stacks of a crash come here, too."""
        self.note(f"start {__version__}, Python {platform.python_version()}, {sys.platform}")
        if self._file:
            faulthandler.enable(self._file)
        logging.getLogger().addHandler(self._handler)

    def note(self, text: str) -> None:
        """One entry with its time."""
        if not self._file:
            return
        try:
            self._file.write(f"{wall_clock():%Y-%m-%d %H:%M:%S} {text}\n")
            self._file.flush()
        except OSError:
            self._file = None

    def failure(self, code: str, error: BaseException) -> None:
        """A bug, with its stack and the code shown to the clerk."""
        self.note(f"failure {code}\n{''.join(traceback.format_exception(error))}")

    def close(self) -> None:
        """Gives the file back."""
        if self._file:
            logging.getLogger().removeHandler(self._handler)
            faulthandler.disable()
            self._file.close()
            self._file = None

    def _open(self) -> TextIO | None:
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _rotate(self.path)
            return open(self.path, "a", encoding="utf-8", opener=_private)
        except OSError:
            return None


class _ToLog(logging.Handler):
    """Hands on what modules log by Python's own means."""

    def __init__(self, log: Log):
        super().__init__(logging.WARNING)
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        self._log.note(self.format(record))


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _rotate(path: Path) -> None:
    """tzdesk.log → tzdesk.log.1 → … once it has grown large."""
    if not path.exists() or path.stat().st_size < LARGEST:
        return
    for number in range(KEPT - 1, 0, -1):
        older = path.with_name(f"{NAME}.{number}")
        if older.exists():
            older.replace(path.with_name(f"{NAME}.{number + 1}"))
    path.replace(path.with_name(f"{NAME}.1"))
