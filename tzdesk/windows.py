"""What is asked of Windows itself, through its own libraries; loaded by `system`, and only there.

The libraries are looked up at each call: elsewhere there are none, and tests put others in place.
"""

import ctypes
import errno
from importlib import import_module
from typing import Any

_LOCKED_BYTE = 1 << 30
"""Far behind what any of our files holds: nobody may read a byte that is locked."""
_EXCLUSIVE_AT_ONCE = 3
_LOCKED_ERRORS = (33, 997)
_DRIVE_REMOTE = 4
_ANY_PROCESS = 0xFFFFFFFF
_EXTENDED_LIMITS = 9
_LIMIT_PROCESS_MEMORY = 0x100


class JobLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("times", ctypes.c_int64 * 2),
        ("flags", ctypes.c_uint32),
        ("working_sets", ctypes.c_size_t * 2),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("classes", ctypes.c_uint32 * 2),
        ("counted", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peaks", ctypes.c_size_t * 2),
    )


class MemoryCounters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS_EX."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("faults", ctypes.c_uint32),
        ("sets_and_pools", ctypes.c_size_t * 6),
        ("pagefile", ctypes.c_size_t),
        ("pagefile_peak", ctypes.c_size_t),
        ("private", ctypes.c_size_t),
    )


class Overlapped(ctypes.Structure):
    """OVERLAPPED, which says where in a file something is to happen."""

    _fields_ = (
        ("internal", ctypes.c_size_t * 2),
        ("offset", ctypes.c_uint32),
        ("offset_high", ctypes.c_uint32),
        ("event", ctypes.c_void_p),
    )


def lock(descriptor: int) -> None:
    """Locks an open file until it is closed. Raises BlockingIOError where another has it.

    Not by `msvcrt.locking`, which does not always tell a lock of another from a disk without locks.
    """
    kernel = _library("kernel32")
    file = ctypes.c_void_p(import_module("msvcrt").get_osfhandle(descriptor))
    place = Overlapped(offset=_LOCKED_BYTE)
    if not kernel.LockFileEx(file, _EXCLUSIVE_AT_ONCE, 0, 1, 0, ctypes.byref(place)):
        error = kernel.GetLastError()
        kind = BlockingIOError if error in _LOCKED_ERRORS else OSError
        raise kind(errno.EAGAIN if kind is BlockingIOError else errno.EINVAL, f"error {error}")


def is_remote(drive: str) -> bool:
    """Whether a drive (`Z:`) is a share of another machine."""
    return bool(_library("kernel32").GetDriveTypeW(f"{drive}\\") == _DRIVE_REMOTE)


def let_come_forward() -> None:
    """Lends any program the right to raise its window, which only the one in front has."""
    _library("user32").AllowSetForegroundWindow(_ANY_PROCESS)


def cap_memory(size: int) -> bool:
    """Puts this process into a job that gives it no more than `size` bytes; whether that was done.

    The job's handle is never closed: the limit stays until the process ends.
    """
    kernel = _library("kernel32")
    kernel.CreateJobObjectW.restype = ctypes.c_void_p  # handles are as wide as pointers
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    limits = JobLimits(flags=_LIMIT_PROCESS_MEMORY, process_memory=size)
    told = kernel.SetInformationJobObject(
        job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
    )
    return bool(job and told and kernel.AssignProcessToJobObject(job, _this_process(kernel)))


def held_memory() -> int:
    """The bytes that this process has been promised, by which a job counts; 0 if nobody tells."""
    kernel = _library("kernel32")
    counters = MemoryCounters(size=ctypes.sizeof(MemoryCounters))
    told = kernel.K32GetProcessMemoryInfo(
        _this_process(kernel), ctypes.byref(counters), counters.size
    )
    return max(counters.private, counters.pagefile) if told else 0


def _this_process(kernel: Any) -> ctypes.c_void_p:
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    return ctypes.c_void_p(kernel.GetCurrentProcess())


def _library(name: str) -> Any:
    return getattr(getattr(ctypes, "windll"), name)  # noqa: B009 - mypy knows it on Windows only
