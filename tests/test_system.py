"""What the systems do differently, on the one that runs the tests."""

import mmap
import os
from pathlib import Path

import pytest

from tzdesk import system


def test_a_display_is_named_by_the_environment() -> None:
    assert system.has_display({"DISPLAY": ":0"})
    assert system.has_display({"WAYLAND_DISPLAY": "wayland-0"})
    assert not system.has_display({"DISPLAY": ""})


def test_a_lock_is_held_until_its_file_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "锁"
    first, second = (os.open(path, system.OPEN_FOR_BOTH) for _ in range(2))
    assert system.try_lock(first)
    assert not system.try_lock(second)
    system.close_and_remove(first, path)
    assert system.try_lock(second)
    os.close(second)
    assert not path.exists()


def test_held_memory_is_counted_in_whole_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    assert system.held_memory() > 0
    assert system.held_memory() % mmap.PAGESIZE == 0
    monkeypatch.setattr(system, "_HELD", Path("/nowhere"))
    assert system.held_memory() == 0


def test_no_kind_of_file_system_where_nobody_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "_MOUNTS", Path("/nowhere"))
    assert system.file_system(Path("/")) == ""
