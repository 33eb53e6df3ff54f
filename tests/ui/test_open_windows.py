"""A second start finds the window that is open, and nobody waits for one that is dead."""

import os
import platform
import subprocess
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.processes import another_process
from tzdesk.ui import open_windows
from tzdesk.ui.open_windows import OpenWindow, call_window

WINDOW = """
import sys, time; from pathlib import Path
from tzdesk.ui.open_windows import OpenWindow
entry = OpenWindow(Path(sys.argv[1]))
entry.shows(Path(sys.argv[2]) if sys.argv[2] else None)
print("open", flush=True)
while sys.argv[3] == "hangs" or not entry.called():
    time.sleep(0.01)
print("called", flush=True)
sys.stdin.read()
"""


def window(
    folder: Path, ledger: Path | None, how: str = ""
) -> AbstractContextManager["subprocess.Popen[str]"]:
    """A window of another process."""
    return another_process(WINDOW, str(folder), str(ledger or ""), how, says="open")


def test_start_without_a_ledger_calls_any_window(tmp_path: Path) -> None:
    assert not call_window(None, tmp_path)
    with window(tmp_path, None) as other:
        assert call_window(None, tmp_path)
        assert other.stdout
        assert other.stdout.readline() == "called\n"


def test_start_with_a_ledger_calls_the_window_that_has_it(tmp_path: Path) -> None:
    one, other = tmp_path / "一.tzdb", tmp_path / "二.tzdb"
    for path in (one, other):
        path.touch()
    folder = tmp_path / "windows"
    with window(folder, one):
        assert not call_window(other, folder)
        assert call_window(tmp_path / "." / "一.tzdb", folder)


def test_what_a_crash_left_costs_no_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_windows, "ANSWER_WITHIN", 1000)
    (tmp_path / f"{platform.node()}-1.window").write_text('""')
    with window(tmp_path, None) as other:
        other.kill()
        other.wait()
        assert not call_window(None, tmp_path)
    assert not list(tmp_path.iterdir())


def test_window_that_hangs_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_windows, "ANSWER_WITHIN", 0.1)
    with window(tmp_path, None, "hangs"):
        assert not call_window(None, tmp_path)


def test_own_entry_is_no_other_window_and_goes_with_it(tmp_path: Path) -> None:
    entry = OpenWindow(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == [f"{platform.node()}-{os.getpid()}.window"]
    assert not call_window(None, tmp_path)
    entry.close()
    assert not list(tmp_path.iterdir())


def test_folder_that_takes_no_file_stops_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    entry = OpenWindow(blocked)
    entry.shows(tmp_path)
    assert not entry.called()
    entry.close()
    assert not call_window(None, blocked)
