"""Which windows of this user are open on this computer, and how a second start calls one of them.

Each window keeps a file in one folder of the user, which says what it has open and is locked as
long as it lives. Whoever wants that window lays a file `.call` beside it; the window takes it away,
which is the answer. Needs no network and no bus. Knows no Qt: a second start ends before it is
loaded.
"""

import json
import os
import platform
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

from tzdesk.paths import make_private_folder
from tzdesk.system import OPEN_FOR_BOTH, let_come_forward, try_lock

ANSWER_WITHIN = 2.0
"""Seconds; a window that does not answer hangs, and no clerk is kept waiting for it."""
ENTRY, CALL = ".window", ".call"
_PAUSE = 0.02


def windows_folder() -> Path:
    """Where the files of open windows lie."""
    from platformdirs import user_state_path  # noqa: PLC0415 - tests set the home first

    return user_state_path("tzdesk", appauthor=False) / "windows"


class OpenWindow:
    """This window's own file. Where none can be written no second start finds the window."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / f"{platform.node()}-{os.getpid()}{ENTRY}"
        self._descriptor: int | None = None
        with suppress(OSError):
            make_private_folder(folder)
            self._descriptor = os.open(self._path, OPEN_FOR_BOTH, 0o600)
            try_lock(self._descriptor)
        self.shows(None)

    def shows(self, ledger: Path | None) -> None:
        """Says which ledger is open now."""
        if self._descriptor is None:
            return
        with suppress(OSError):
            os.ftruncate(self._descriptor, 0)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, json.dumps(str(ledger or "")).encode())

    def called(self) -> bool:
        """Whether another start wants this window; it is answered by asking."""
        try:
            self._path.with_suffix(CALL).unlink()
        except OSError:
            return False
        return True

    def close(self) -> None:
        """The window is gone."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
            _forget(self._path)


def call_window(ledger: Path | None, folder: Path | None = None) -> bool:
    """Brings the window with that ledger to the front, without one the window used last.

    False where there is none, or none that answers.
    """
    return any(_answers(entry) for entry in _entries(folder or windows_folder(), ledger))


def _entries(folder: Path, ledger: Path | None) -> Iterator[Path]:
    """Windows of this user on this computer, the newest first; what dead ones left is removed."""
    mine = f"{platform.node()}-{os.getpid()}{ENTRY}"
    found = folder.glob(f"{platform.node()}-*{ENTRY}")
    for entry in sorted(found, key=_changed_at, reverse=True):
        if entry.name == mine:
            continue
        if not _held(entry):
            _forget(entry)
        elif ledger is None or _same(_ledger(entry), ledger):
            yield entry


def _answers(entry: Path) -> bool:
    call = entry.with_suffix(CALL)
    let_come_forward()
    try:
        call.touch()
    except OSError:
        return False
    waits_until = monotonic() + ANSWER_WITHIN
    while call.exists():
        if monotonic() > waits_until or not _held(entry):
            call.unlink(missing_ok=True)
            return False
        sleep(_PAUSE)
    return True


def _held(entry: Path) -> bool:
    """Whether the process that made the file still runs."""
    try:
        descriptor = os.open(entry, os.O_RDWR)
    except OSError:
        return False
    try:
        return not try_lock(descriptor)
    finally:
        os.close(descriptor)


def _ledger(entry: Path) -> Path | None:
    try:
        found = json.loads(entry.read_bytes())
    except (OSError, ValueError):
        return None
    return Path(found) if found and isinstance(found, str) else None


def _same(one: Path | None, other: Path) -> bool:
    if one is None:
        return False
    try:
        return one.samefile(other)
    except OSError:
        return one == other


def _changed_at(entry: Path) -> float:
    try:
        return entry.stat().st_mtime
    except OSError:
        return 0.0


def _forget(entry: Path) -> None:
    for path in (entry, entry.with_suffix(CALL)):
        with suppress(OSError):
            path.unlink(missing_ok=True)
