"""Who has a ledger open in a window: found out here, from afar, and after a crash."""

import json
import os
import subprocess
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import pytest

from tests.processes import another_process
from tzdesk.services import window_lock
from tzdesk.services.window_lock import DEAD_AFTER, InUseError, claim, lock_path

NOW = datetime.fromisoformat("2023-10-12T08:30:00")
CLAIM = """
import sys; from datetime import datetime; from pathlib import Path
from tzdesk.services.window_lock import claim
claim(Path(sys.argv[1]), datetime(2023, 10, 12, 8)); print("held", flush=True); sys.stdin.read()
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "2023年重点工作.tzdb"
    path.write_bytes(b"a ledger")
    return path


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window_lock, "PATIENCE", 0.1)


def another_window(ledger: Path) -> AbstractContextManager["subprocess.Popen[str]"]:
    return another_process(CLAIM, str(ledger), says="held")


def elsewhere(ledger: Path, age: int = 0) -> Path:
    """What a window on another computer would have left `age` seconds ago."""
    path = lock_path(ledger)
    holder = {"host": "OFFICE-02", "user": "张三", "pid": 7, "window": "w", "since": "2023-10-12"}
    path.write_text(json.dumps(holder), encoding="utf-8")
    at = path.stat().st_mtime - age
    os.utime(path, (at, at))
    return path


def test_lock_lies_beside_the_ledger_while_it_is_held(ledger: Path) -> None:
    lock = claim(ledger, NOW)
    path = ledger.parent / "~$2023年重点工作.lock"
    said = json.loads(path.read_text("utf-8"))
    assert said["pid"] == os.getpid()
    assert said["since"] == "2023-10-12 08:30:00"
    lock.release()
    assert [one.name for one in ledger.parent.iterdir()] == [ledger.name]
    claim(ledger, NOW).release()


def test_window_here_is_told_apart_from_one_elsewhere(ledger: Path) -> None:
    with another_window(ledger):
        with pytest.raises(InUseError) as refused:
            claim(ledger, NOW)
        assert refused.value.holder.here
        assert refused.value.message == "台账正被本机另一个窗口使用。"
    elsewhere(ledger)
    with pytest.raises(InUseError) as refused:
        claim(ledger, NOW)
    assert not refused.value.holder.here
    assert str(refused.value) == (
        "台账正被另一台电脑（OFFICE-02）使用。请在那边关闭后重试，也可以只读打开。"
    )


def test_other_user_of_this_computer_is_named(ledger: Path) -> None:
    lock = claim(ledger, NOW)
    path = lock_path(ledger)
    said = json.loads(path.read_text("utf-8")) | {"user": "lisi"}
    path.write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(InUseError, match="台账正被本机另一位用户（lisi）使用。"):
        claim(ledger, NOW)
    lock.release()


def holder_once_claimed(ledger: Path) -> int:
    """The process that has the ledger while it is claimed here."""
    lock = claim(ledger, NOW)
    try:
        return int(json.loads(lock_path(ledger).read_text("utf-8"))["pid"])
    finally:
        lock.release()


def test_what_a_dead_window_left_is_taken_over(ledger: Path) -> None:
    with another_window(ledger) as child:
        child.kill()
        child.wait()
        assert holder_once_claimed(ledger) == os.getpid()
    elsewhere(ledger, age=DEAD_AFTER + 1)
    assert holder_once_claimed(ledger) == os.getpid()
    for rubbish in (b"", b"{", b"[1]", b"\xff" * 9000, b'{"host": null}'):
        lock_path(ledger).write_bytes(rubbish)
        assert holder_once_claimed(ledger) == os.getpid()


def test_window_that_is_just_closing_is_waited_for(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_lock, "PATIENCE", 30)
    closing = claim(ledger, NOW)
    waits: list[float] = []

    def let_go(seconds: float) -> None:
        waits.append(seconds)
        closing.release()

    monkeypatch.setattr(window_lock, "sleep", let_go)
    claimed = claim(ledger, NOW)
    assert len(waits) == 1
    assert claimed.holder.window != closing.holder.window
    assert lock_path(ledger).exists()
    claimed.release()


def test_beat_keeps_it_alive_and_notices_who_took_it(ledger: Path) -> None:
    lock = claim(ledger, NOW)
    path = lock_path(ledger)
    os.utime(path, (1, 1))
    assert lock.beat() is None
    assert path.stat().st_mtime > 1
    elsewhere(ledger)
    other = lock.beat()
    assert other
    assert other.host == "OFFICE-02"
    lock.release()
    assert path.exists(), "what is another's stays"


def test_folder_that_takes_no_file_stops_nothing(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_lock, "_opened", lambda _path: None)
    lock = claim(ledger, NOW)
    assert lock.beat() is None
    lock.release()


def test_window_that_is_just_opening_has_not_said_yet_who_it_is(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between its two steps, the lock and the words, nobody may take it for another computer."""
    monkeypatch.setattr(window_lock, "PATIENCE", 30)
    lock = claim(ledger, NOW)
    path = lock_path(ledger)
    said = path.read_bytes()
    path.write_bytes(b"")
    monkeypatch.setattr(window_lock, "sleep", lambda _seconds: path.write_bytes(said))
    monkeypatch.setattr(window_lock, "monotonic", iter((0, 1, 99)).__next__)
    with pytest.raises(InUseError, match="台账正被本机另一个窗口使用"):
        claim(ledger, NOW)
    lock.release()
