"""What is asked of Windows, of libraries that only note it; `make installer-test` asks Wine."""

import ctypes
import errno
import sys
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tzdesk import system, windows
from tzdesk.services import window_lock
from tzdesk.store.network_share import on_network

NOW = datetime(2023, 9, 3, 8)  # noqa: DTZ001 - local time
JOB, PROCESS = (1 << 40) + 8, (1 << 64) - 1
HANDLES = 1 << 33


class Kernel:
    """kernel32 as far as it is asked: what it answers, and what it has been told."""

    def __init__(self) -> None:
        self.drives = {"Z:\\": 4, "D:\\": 3}
        self.refuses = False
        self.fault = 0
        self.told: list[Any] = []
        self.CreateJobObjectW = self._handle(JOB)
        self.GetCurrentProcess = self._handle(PROCESS)

    def _handle(self, number: int) -> Any:
        """Callable like a library's function, of which more can be told."""
        return type("Function", (), {"__call__": lambda _self, *_words: number})()

    def GetDriveTypeW(self, root: str) -> int:  # noqa: N802
        return self.drives[root]

    def SetInformationJobObject(self, job: Any, kind: int, limits: Any, size: int) -> int:  # noqa: N802
        told: windows.JobLimits = limits._obj
        self.told += [(job.value, kind, told.flags, told.process_memory, size)]
        return not self.refuses

    def AssignProcessToJobObject(self, job: Any, process: Any) -> int:  # noqa: N802
        self.told += [(job.value, process.value)]
        return 1

    def LockFileEx(self, file: Any, how: int, _: int, low: int, _high: int, place: Any) -> int:  # noqa: N802
        self.told += [(file.value, how, place._obj.offset, low)]
        return not self.fault

    def GetLastError(self) -> int:  # noqa: N802
        return self.fault

    def K32GetProcessMemoryInfo(self, process: Any, counters: Any, size: int) -> int:  # noqa: N802
        told: windows.MemoryCounters = counters._obj
        told.private = 123 << 20
        return size == ctypes.sizeof(told) == 80 and not self.refuses


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> Kernel:
    """The program believes that it runs on Windows."""
    made = Kernel()
    forward = SimpleNamespace(AllowSetForegroundWindow=made.told.append)
    libraries = SimpleNamespace(kernel32=made, user32=forward)
    monkeypatch.setattr(ctypes, "windll", libraries, raising=False)
    monkeypatch.setattr(system, "windows", windows, raising=False)
    monkeypatch.setattr(system, "WINDOWS", True)
    return made


@pytest.fixture
def console(kernel: Kernel, monkeypatch: pytest.MonkeyPatch) -> Kernel:
    """With msvcrt, which knows the handle of a descriptor."""
    handles = SimpleNamespace(get_osfhandle=lambda descriptor: HANDLES + descriptor)
    monkeypatch.setitem(sys.modules, "msvcrt", handles)  # type: ignore[arg-type]
    return kernel


def test_a_job_gives_this_process_its_limit(kernel: Kernel) -> None:
    assert system.cap_memory(512 << 20)
    assert ctypes.sizeof(windows.JobLimits) == 144
    assert kernel.told == [(JOB, 9, 0x100, 512 << 20, 144), (JOB, PROCESS)]


def test_without_a_job_the_process_goes_on(kernel: Kernel) -> None:
    kernel.refuses = True
    assert not system.cap_memory(512 << 20)
    assert (JOB, PROCESS) not in kernel.told
    assert system.held_memory() == 0


def test_held_memory_is_what_the_job_counts(kernel: Kernel) -> None:
    assert system.held_memory() == 123 << 20


@pytest.mark.parametrize(("drive", "there"), [("Z:", True), ("D:", False)])
def test_a_mapped_drive_is_another_machines(kernel: Kernel, drive: str, there: bool) -> None:
    path = SimpleNamespace(drive=drive)
    assert system.on_remote_drive(path) is there  # type: ignore[arg-type]


def test_drives_are_asked_for_only_there() -> None:
    assert not on_network(Path("/台账/一.tzdb"))
    assert not hasattr(ctypes, "windll")


def test_a_window_may_be_raised_by_the_program_that_is_called(kernel: Kernel) -> None:
    system.let_come_forward()
    assert kernel.told == [0xFFFFFFFF]


def test_a_byte_that_nobody_reads_is_locked(console: Kernel, tmp_path: Path) -> None:
    with (tmp_path / "锁").open("w+b") as file:
        assert system.try_lock(file.fileno())
        assert console.told == [(HANDLES + file.fileno(), 3, 1 << 30, 1)]


@pytest.mark.parametrize(("fault", "ours"), [(33, False), (997, False), (50, True)])
def test_a_lock_of_another_is_told_from_a_disk_without_locks(
    console: Kernel, tmp_path: Path, fault: int, ours: bool
) -> None:
    console.fault = fault
    with (tmp_path / "锁").open("w+b") as file:
        assert system.try_lock(file.fileno()) is ours


def test_a_window_takes_its_lock_away_when_it_is_closed(console: Kernel, tmp_path: Path) -> None:
    ledger = tmp_path / "台账.tzdb"
    held = window_lock.claim(ledger, NOW)
    assert window_lock.lock_path(ledger).exists()
    held.release()
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_another_has_opened_meanwhile_stays(
    console: Kernel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_path: Path) -> None:
        raise PermissionError(errno.EACCES, "in use")

    ledger = tmp_path / "台账.tzdb"
    held = window_lock.claim(ledger, NOW)
    monkeypatch.setattr(Path, "unlink", refused)
    held.release()
    assert window_lock.lock_path(ledger).exists()


def test_folders_need_no_forcing(kernel: Kernel, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(system.os, "open", lambda path, *_: opened.append(path))
    system.sync_folder(Path("/nowhere"))
    assert opened == []


def test_there_is_always_a_display(kernel: Kernel) -> None:
    assert system.has_display({})


def test_only_a_sharing_violation_means_in_use() -> None:
    error = PermissionError(errno.EACCES, "in use")
    assert not system.is_open_elsewhere(error)
    error.winerror = 32  # type: ignore[attr-defined]
    assert system.is_open_elsewhere(error)


def test_without_a_display_qt_is_told_where_the_fonts_lie(
    kernel: Kernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SYSTEMROOT", "C:/Windows")
    told = system.without_display()
    assert told == {"QT_QPA_PLATFORM": "offscreen", "QT_QPA_FONTDIR": str(Path("C:/Windows/Fonts"))}
