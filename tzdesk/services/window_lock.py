"""Who has a ledger open in a window: a small file beside it, which other computers can read, too.

`~$2023年重点工作.lock` lies beside `2023年重点工作.tzdb` while a window has it open for writing. It
holds one JSON object: `host` (the computer's name), `user`, `pid`, `window` (a word of chance that
tells two windows apart) and `since` (local time). Two things say that the holder lives: on the same
computer the system's own lock on the file, on another one that the file's time is moved on every
`BEAT` seconds. What a holder that died left behind is taken over.

It keeps people from working in two windows at once. It does not keep the ledger whole: that does
SQLite. Commands take no lock, they write while a window is open. Knows no window.
"""

import json
import os
import platform
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from getpass import getuser
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import monotonic, sleep

from tzdesk.domain.records import new_uid
from tzdesk.errors import Remedy, UserError
from tzdesk.system import OPEN_FOR_BOTH, close_and_remove, try_lock

BEAT, DEAD_AFTER = 30, 180
"""Seconds: how often a holder shows that it lives, and when another computer gives it up."""
PATIENCE = 1.5
"""Seconds that a window on this computer, which is just closing, is waited for."""
_PAUSE = 0.05
_LARGEST = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """A window that has a ledger open; unknown parts are empty."""

    host: str = ""
    user: str = ""
    pid: int = 0
    window: str = ""
    since: str = ""

    @property
    def here(self) -> bool:
        """Whether it runs on this computer."""
        return self.host == platform.node()

    @property
    def elsewhere(self) -> str:
        """「另一台电脑（OFFICE-02）」."""
        return f"另一台电脑（{self.host}）" if self.host else "另一台电脑"


class InUseError(UserError):
    """A window has the ledger open already; `holder` says which."""

    def __init__(self, holder: Holder) -> None:
        where = holder.elsewhere
        if holder.here:
            ours = holder.user in ("", _user())
            where = "本机另一个窗口" if ours else f"本机另一位用户（{holder.user}）"
        advice = "请在那边关闭后重试，也可以只读打开。"
        remedies = (Remedy.READ_ONLY, Remedy.RETRY)
        super().__init__(f"台账正被{where}使用。", advice, "无法打开台账", remedies)
        self.holder = holder


class WindowLock:
    """Held from `claim` until `release`. Without a file where none can be written."""

    def __init__(self, path: Path, descriptor: int | None, holder: Holder) -> None:
        self._path, self._descriptor, self.holder = path, descriptor, holder

    def beat(self) -> Holder | None:
        """Shows that the window lives; another one that has taken the ledger over meanwhile."""
        if self._descriptor is None:
            return None
        found = _read(self._path)
        if found and found.window != self.holder.window:
            return found
        with suppress(OSError):
            os.utime(self._path)
        return None

    def release(self) -> None:
        """The window lets go of the ledger."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is None:
            return
        found = _read(self._path)
        if found is None or found.window == self.holder.window:
            close_and_remove(descriptor, self._path)
        else:
            os.close(descriptor)


def lock_path(ledger: Path) -> Path:
    """Where it lies."""
    return ledger.with_name(f"~${ledger.stem}.lock")


def claim(ledger: Path, now: datetime) -> WindowLock:
    """Takes the ledger for a window. Raises InUseError where another has it."""
    path = lock_path(ledger)
    mine = Holder(platform.node(), _user(), os.getpid(), new_uid(), now.isoformat(" ", "seconds"))
    given_up = monotonic() + PATIENCE
    while (descriptor := _opened(path)) is not None:
        if not try_lock(descriptor):
            holder = _read(path) or Holder()
            os.close(descriptor)
            # One that has just opened has not said yet who it is.
            elsewhere = holder.host and not holder.here
            if monotonic() > given_up or elsewhere:
                raise InUseError(holder)
            sleep(_PAUSE)
        elif not _still_there(path, descriptor):
            os.close(descriptor)  # its holder took it away between our two steps
        else:
            return _take(path, descriptor, mine)
    return WindowLock(path, None, mine)


def _take(path: Path, descriptor: int, mine: Holder) -> WindowLock:
    left = _read(path)
    if left and not left.here and _lives(path):
        os.close(descriptor)
        raise InUseError(left)
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, json.dumps(asdict(mine), ensure_ascii=False).encode())
    return WindowLock(path, descriptor, mine)


def _opened(path: Path) -> int | None:
    """The file, made where it is missing; None where there can be none."""
    try:
        return os.open(path, OPEN_FOR_BOTH, 0o666)
    except OSError:
        return None


def _still_there(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except OSError:
        return False


def _read(path: Path) -> Holder | None:
    """What the file says; None where it says nothing that can be read."""
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(_LARGEST))
        host, user, window, since = (
            str(found[name]) for name in ("host", "user", "window", "since")
        )
        return Holder(host, user, int(found["pid"]), window, since)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _lives(path: Path) -> bool:
    """Whether a holder on another computer has shown itself lately, by the clock of that disk."""
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=".tzdesk-") as made:
            now = os.fstat(made.fileno()).st_mtime
        return now - path.stat().st_mtime < DEAD_AFTER
    except OSError:
        return False


def _user() -> str:
    try:
        return getuser()
    except (KeyError, OSError, ImportError):  # a service without a name
        return ""
