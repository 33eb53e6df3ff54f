"""Comes between SQLite and the system: counts what is written, and lets the N-th call go wrong.

SQLite has a door for such tests, `xSetSystemCall` of its file layer. What this program itself
does to files (rename, sync) is counted along. Used in a process of its own, which may be killed.
"""

import ctypes
import errno
import os
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

_POINTER = ctypes.c_void_p
_SIZE = ctypes.c_ssize_t
_FD = ctypes.c_int
_OFFSET = ctypes.c_int64
_CALLS: dict[str, Any] = {
    "write": ctypes.CFUNCTYPE(_SIZE, _FD, _POINTER, ctypes.c_size_t, use_errno=True),
    "pwrite": ctypes.CFUNCTYPE(_SIZE, _FD, _POINTER, ctypes.c_size_t, _OFFSET, use_errno=True),
    "pwrite64": ctypes.CFUNCTYPE(_SIZE, _FD, _POINTER, ctypes.c_size_t, _OFFSET, use_errno=True),
    "ftruncate": ctypes.CFUNCTYPE(_FD, _FD, _OFFSET, use_errno=True),
    "unlink": ctypes.CFUNCTYPE(_FD, ctypes.c_char_p, use_errno=True),
}
_OUR_OWN = ("replace", "fsync", "unlink", "mkdir")


class _Layer(ctypes.Structure):
    """`sqlite3_vfs` of sqlite3.h; what is not used is only counted."""


_GET = ctypes.CFUNCTYPE(_POINTER, ctypes.POINTER(_Layer), ctypes.c_char_p)
_SET = ctypes.CFUNCTYPE(_FD, ctypes.POINTER(_Layer), ctypes.c_char_p, _POINTER)
_Layer._fields_ = [
    ("version", ctypes.c_int),
    ("file_size", ctypes.c_int),
    ("longest_path", ctypes.c_int),
    ("next", _POINTER),
    ("name", ctypes.c_char_p),
    ("data", _POINTER),
    ("methods", _POINTER * 13),
    ("set_system_call", _SET),
    ("get_system_call", _GET),
    ("next_system_call", _POINTER),
]


def _layer() -> Any:
    """SQLite's file layer in this process; None where its library cannot be reached."""
    sqlite3.connect(":memory:").close()
    try:
        mapped = Path("/proc/self/maps").read_text().split()
        library = ctypes.CDLL(next(one for one in mapped if "libsqlite3" in one))
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Layer)
        layer = library.sqlite3_vfs_find(None)
    except (OSError, StopIteration, AttributeError):
        return None
    return layer if layer and layer.contents.version >= 3 else None


def reachable() -> bool:
    """Whether faults can be made here."""
    return _layer() is not None


class Faults:
    """From `install` on calls are counted; what happens at call `at` is said by `how`.

    `kill`: the process dies before it. `half`: it dies after half of the bytes. `EIO`: that call
    and all later ones fail. `ENOSPC`: that call and all later ones that write fail.
    """

    def __init__(self, at: int, how: str):
        self.calls = 0
        self._at = at
        self._how = how
        self._kept: list[Any] = []

    def install(self) -> None:
        layer = _layer()
        for name, kind in _CALLS.items():
            address = layer.contents.get_system_call(layer, name.encode())
            if address:
                mine = kind(self._between(kind(address), writes="write" in name))
                self._kept.append(mine)
                replaced = ctypes.cast(mine, _POINTER)
                assert layer.contents.set_system_call(layer, name.encode(), replaced) == 0
        for name in _OUR_OWN:
            setattr(os, name, self._ours(getattr(os, name)))

    def _between(self, real: Any, *, writes: bool) -> Callable[..., int]:
        def call(*arguments: Any) -> int:
            failure = self._count(writes, lambda: self._half(real, arguments))
            if failure:
                ctypes.set_errno(failure)
                return -1
            result: int = real(*arguments)
            return result

        return call

    def _ours(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            failure = self._count(False, lambda: None)
            if failure:
                raise OSError(failure, os.strerror(failure))
            return real(*arguments, **named)

        return call

    def _half(self, real: Any, arguments: tuple[Any, ...]) -> None:
        if len(arguments) >= 3:
            fd, data, size, *rest = arguments
            real(fd, data, size // 2, *rest)

    def _count(self, writes: bool, half: Callable[[], None]) -> int:
        """Counts a call; answers the error with which it fails, or 0."""
        self.calls += 1
        if not self._at or self.calls < self._at:
            return 0
        if self._how == "EIO":
            return errno.EIO
        if self._how == "ENOSPC":
            return errno.ENOSPC if writes else 0
        if self._how == "half":
            half()
        os.kill(os.getpid(), signal.SIGKILL)
        return 0
