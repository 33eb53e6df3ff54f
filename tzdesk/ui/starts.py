"""How often in a row the program did not come up, and what to do once that is too often.

A number in a file beside the log, counted before anything else is done and taken back once the
window has stood for a while. Where it cannot be written, nothing is counted.
"""

from pathlib import Path

from tzdesk.paths import make_private_folder
from tzdesk.ui.messages import Question, ask

NAME = "starts"
TOO_OFTEN = 3
STANDS_AFTER = 10_000
"""Milliseconds after which a start has not failed."""
QUIT, WITH_DEFAULTS = "退出", "用默认设置启动"
QUESTION = Question(
    "程序没有启动",
    "连续三次未能启动。",
    "可以用默认设置启动：原来的设置另存在旁边，台账不受影响。",
    (QUIT, WITH_DEFAULTS),
)


class Starts:
    """The count of this user's starts that came to nothing."""

    def __init__(self, folder: Path):
        self._path = folder / NAME

    @property
    def failed(self) -> int:
        """How many starts in a row have failed."""
        try:
            return int(self._path.read_text("ascii"))
        except (OSError, ValueError):
            return 0

    def begin(self) -> None:
        """A start counts as failed until it has succeeded."""
        self._write(self.failed + 1)

    def succeed(self) -> None:
        """The window stands, or was closed as it should be."""
        if self.failed:
            self._write(0)

    def _write(self, count: int) -> None:
        try:
            make_private_folder(self._path.parent)
            self._path.write_text(str(count), "ascii")
        except OSError:
            return


def wants_defaults() -> bool:
    """Asks whether to begin with default settings, or not at all."""
    return ask(None, QUESTION) == WITH_DEFAULTS
