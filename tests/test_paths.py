"""Files left behind whole, whatever the file system is like."""

import errno
import os
import stat
from pathlib import Path

import pytest

from tzdesk.paths import write_atomically


def fill(path: Path) -> None:
    path.write_text("新", "utf-8")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "台账.xlsx"
    path.write_text("旧", "utf-8")
    return path


def folders_fail(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Forcing a folder's names to the disk ends with that error; a file's content does not."""
    force = os.fsync

    def forced(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, os.strerror(number))
        force(descriptor)

    monkeypatch.setattr(os, "fsync", forced)


def test_a_file_is_replaced_and_is_its_owners_only(target: Path) -> None:
    write_atomically(target, fill)
    assert target.read_text("utf-8") == "新"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(target.parent.iterdir()) == [target]


def test_a_write_that_fails_leaves_the_old_file_alone(target: Path) -> None:
    def fail(path: Path) -> None:
        fill(path)
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OSError, match="full"):
        write_atomically(target, fail)
    assert target.read_text("utf-8") == "旧"
    assert list(target.parent.iterdir()) == [target]


def test_a_folder_that_cannot_be_forced_to_the_disk_is_no_failure(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some shares and sticks answer so, when the file is in its place already."""
    folders_fail(monkeypatch, errno.EINVAL)
    write_atomically(target, fill)
    assert target.read_text("utf-8") == "新"


def test_a_folder_that_fails_is_told(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders_fail(monkeypatch, errno.EIO)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        write_atomically(target, fill)
