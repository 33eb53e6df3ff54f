"""What the systems under the program do differently: locks, memory caps, shares, raising a window.

The only module that asks which system it runs on; what only Windows is asked stands in `windows`.
Knows no ledger and no window.
"""

import errno
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

WINDOWS = sys.platform == "win32"
if WINDOWS:
    from tzdesk import windows

OPEN_FOR_BOTH = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
"""How a file that several processes share is opened, and made where it is missing."""
WITHOUT_CONSOLE = 0x08000000 if WINDOWS else 0
"""The creation flag of a child that shall show no console; Windows opens one for each."""
_SHARING_VIOLATION = 32
_MOUNTS = Path("/proc/self/mounts")
_HELD = Path("/proc/self/statm")
_ESCAPED = {"\\040": " ", "\\011": "\t", "\\012": "\n", "\\134": "\\"}
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def try_lock(descriptor: int) -> bool:
    """Locks an open file for as long as this process keeps it open; False where another has it.

    The system gives the lock back when the process ends, however it ends.
    """
    try:
        if WINDOWS:
            windows.lock(descriptor)
        else:
            import fcntl  # noqa: PLC0415 - there is none on Windows

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # A disk that knows no locks cannot say that another has one.
        return error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    return True


def close_and_remove(descriptor: int, path: Path) -> None:
    """Closes a file that we have locked, and takes it away before another can lock it.

    What is open cannot be removed on Windows; there another may come first, and then it stays.
    """
    if WINDOWS:
        os.close(descriptor)
        with suppress(OSError):
            path.unlink()
    else:
        path.unlink(missing_ok=True)
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Forces the names in a folder to the disk; Windows does so by itself, and some shares and
    sticks know no such order."""
    if WINDOWS:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS):
            raise
    finally:
        os.close(descriptor)


def is_open_elsewhere(error: OSError) -> bool:
    """Whether a file could not be opened because another program has it for itself."""
    return getattr(error, "winerror", None) == _SHARING_VIOLATION


def on_remote_drive(path: Path) -> bool:
    """Whether a path lies on a drive of Windows that is another machine's."""
    return WINDOWS and windows.is_remote(path.drive)


def file_system(folder: Path) -> str:
    """The kind of file system that is mounted nearest above a folder; "" where nobody tells."""
    try:
        lines = _MOUNTS.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    nearest, kind = "", ""
    for line in lines:
        _device, point, found, *_ = line.split(" ")
        for escaped, sign in _ESCAPED.items():
            point = point.replace(escaped, sign)
        # Of two on one point the later one covers the other.
        if folder.is_relative_to(point) and len(point) >= len(nearest):
            nearest, kind = point, found
    return kind


def let_come_forward() -> None:
    """Windows lets only the program in front raise a window; that is this one, which lends it."""
    if WINDOWS:
        windows.let_come_forward()


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown; Qt would end the program with a core dump where not."""
    return WINDOWS or any(environment.get(name) for name in _DISPLAYS)


def without_display() -> dict[str, str]:
    """What Qt must be told to draw without a display; on Windows also where the fonts lie then."""
    told = {"QT_QPA_PLATFORM": "offscreen"}
    if WINDOWS:
        told["QT_QPA_FONTDIR"] = str(Path(os.environ["SYSTEMROOT"]) / "Fonts")
    return told


def cap_memory(size: int) -> bool:
    """Let this process have no more than `size` bytes of memory from now on; whether that was done.

    Should Windows refuse, the time limit of a reading process is what is left.
    """
    if WINDOWS:
        return windows.cap_memory(size)
    import resource  # noqa: PLC0415 - there is none on Windows

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        size = min(size, hard)
    resource.setrlimit(resource.RLIMIT_AS, (size, hard))
    return True


def held_memory() -> int:
    """The bytes that this process holds now, by which the cap is counted; 0 if nobody tells."""
    if WINDOWS:
        return windows.held_memory()
    import mmap  # noqa: PLC0415 - only the reading process asks

    try:
        pages = int(_HELD.read_text("ascii").split()[0])
    except OSError:
        return 0
    return pages * mmap.PAGESIZE
