"""Where a list goes: asks for a file, writes it, and where that fails asks once more.

Knows how it is asked and told, not what is written.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from tzdesk.errors import UserError
from tzdesk.ui.commands.keeping import ELSEWHERE, RETRY, WORKBOOK
from tzdesk.ui.messages import CLOSE, show_error
from tzdesk.ui.told_files import saved
from tzdesk.ui.workplace import Workplace


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
    parent, memory = over or place.window, place.memory
    proposed = memory.folder("export") / name
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), WORKBOOK)
    if not chosen:
        return
    path, verb = Path(chosen).with_suffix(".xlsx"), RETRY
    while verb == RETRY:
        try:
            told = saved(write(path), path)
        except UserError as error:
            verb = show_error(parent, error, (CLOSE, ELSEWHERE, RETRY))
        else:
            memory.keep_folder("export", path.parent)
            place.session.said.emit(told)
            return
    if verb == ELSEWHERE:
        save_workbook(place, title, name, write, over)
