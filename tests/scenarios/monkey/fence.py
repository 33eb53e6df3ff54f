"""What a monkey must not reach: the files of whoever runs it, their desktop, their file dialogs.

File dialogs answer a file of the monkey's own folder, or that nothing was chosen. What is written
anywhere else is told, not prevented.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from tempfile import gettempdir
from unittest.mock import patch

from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

HOMES: Mapping[str, str] = {
    "HOME": "home",
    "TMPDIR": "tmp",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_DOCUMENTS_DIR": "home/documents",
    "APPDATA": "home/roaming",
    "LOCALAPPDATA": "home/local",
}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_ONE_PATH = ("os.mkdir", "os.remove", "os.rmdir", "os.truncate", "shutil.rmtree", "sqlite3.connect")
_TWO_PATHS = ("os.rename", "os.link", "os.symlink", "shutil.copyfile", "shutil.move")
_NOWHERE = ("/dev/", "/proc/", ":memory:")


def live_in(folder: Path) -> None:
    """The user's folders lie in there from now on."""
    for name, below in HOMES.items():
        (folder / below).mkdir(parents=True, exist_ok=True)
        os.environ[name] = str(folder / below)


@contextmanager
def dialogs_answered(random: Random, files: list[Path], out: Path) -> Iterator[None]:
    """File dialogs answer at once, the desktop opens nothing."""

    def chosen(answer: Path) -> str:
        return str(answer) if random.random() < 0.7 else ""

    def one(*_: object) -> tuple[str, str]:
        return chosen(random.choice(files)), ""

    def some(*_: object) -> tuple[list[str], str]:
        return [str(path) for path in random.sample(files, random.randint(0, 3))], ""

    def to_save(_parent: object, _title: str, proposed: str = "", *_: object) -> tuple[str, str]:
        name = Path(proposed).name or "文件"
        return chosen(out / f"{random.randint(1, 9)}{name}"), ""

    def a_folder(*_: object) -> str:
        return chosen(random.choice([out, *(path for path in files if path.is_dir())]))

    answers = {
        "getOpenFileName": one,
        "getOpenFileNames": some,
        "getSaveFileName": to_save,
        "getExistingDirectory": a_folder,
    }
    with ExitStack() as stack:
        for name, answer in answers.items():
            stack.enter_context(patch.object(QFileDialog, name, answer))
        stack.enter_context(patch.object(QDesktopServices, "openUrl", lambda _url: True))
        yield


def watch_writing(folder: Path, told: list[str]) -> None:
    """From now on `told` gets a line for each file that is written outside of the folder."""
    inside = str(folder)

    def look(deed: str, path: object) -> None:
        if isinstance(path, (str, bytes, os.PathLike)):
            place = os.path.abspath(os.fsdecode(path).removeprefix("file:").split("?")[0])
            if not place.startswith((inside, *_NOWHERE)) and ":memory:" not in place:
                told.append(f"{deed} {place}")

    def hear(event: str, details: tuple[object, ...]) -> None:
        if event == "open":
            path, mode, flags = details
            if (isinstance(mode, str) and set(mode) & set("wax+")) or int(flags) & _WRITES:
                look(event, path)
        elif event in _ONE_PATH:
            look(event, details[0])
        elif event in _TWO_PATHS:
            look(event, details[1])

    assert gettempdir().startswith(inside), "the folder for temporary files was asked for too early"
    sys.addaudithook(hear)
