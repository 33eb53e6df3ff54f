"""Where a file goes: asks for a name, writes it, and where that fails asks once more.

Knows how it is asked and told, not what is written.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from tzdesk.errors import UserError
from tzdesk.ui.commands.keeping import ELSEWHERE, RETRY
from tzdesk.ui.messages import CLOSE, show_error
from tzdesk.ui.told_files import saved
from tzdesk.ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file is called in the list of kinds, and how its name ends."""

    words: str
    suffix: str

    @property
    def filter(self) -> str:
        """As Qt's file dialogs want it."""
        return f"{self.words} (*{self.suffix})"


WORKBOOK = FileKind("Excel 工作簿", ".xlsx")


def save_workbook(
    place: Workplace,
    title: str,
    name: str,
    write: Callable[[Path], str],
    over: QWidget | None = None,
) -> None:
    """Asks where to, and writes; where that fails, elsewhere or once more.

    `write` answers what the status bar says; `name` is the file proposed.
    """
    if path := ask_where(place, title, name, WORKBOOK, over):
        write_out(place, path, title, write, WORKBOOK, over)


def ask_where(
    place: Workplace, title: str, name: str, kind: FileKind, over: QWidget | None = None
) -> Path | None:
    """The file that the clerk chose, beside the last one of its purpose at first."""
    proposed = place.memory.folder("export") / name
    parent = over or place.window
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kind.filter)
    return Path(chosen).with_suffix(kind.suffix) if chosen else None


def write_out(
    place: Workplace,
    path: Path,
    title: str,
    write: Callable[[Path], str],
    kind: FileKind,
    over: QWidget | None = None,
) -> bool:
    """Writes to `path`; where that fails, once more or elsewhere. Whether it was written."""
    there: Path | None = path
    while there:
        try:
            told = saved(write(there), there)
        except UserError as error:
            verb = show_error(over or place.window, error, (CLOSE, ELSEWHERE, RETRY))
            if verb == ELSEWHERE:
                there = ask_where(place, title, there.name, kind, over)
            elif verb != RETRY:
                return False
        else:
            place.memory.keep_folder("export", there.parent)
            place.session.said.emit(told)
            return True
    return False
