"""The disk is full, the file is taken away under us: one sentence, and nothing half done."""

import os
import resource
import signal
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tzdesk.domain.changes import Batch, Change, Source, created
from tzdesk.domain.records import Unit, UnitCategory, new_uid
from tzdesk.errors import UserError
from tzdesk.store.ledger_file import LedgerFile

AT = datetime(2023, 9, 3, 8)  # noqa: DTZ001
UNIT = Unit(uid="u", name="区水务局", category=UnitCategory.OFFICE, position=0)


def batch(*changes: Change) -> Batch:
    return Batch(new_uid(), AT, "张三", Source.EDIT, "修改", changes)


def big() -> Batch:
    """Some 800 KB."""
    units = [
        Unit(uid=f"n{n}", name="名" * 600, category=UnitCategory.OFFICE, position=n)
        for n in range(200)
    ]
    return batch(*created(units))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[LedgerFile]:
    with LedgerFile.create(tmp_path / "a.tzdb") as file:
        file.write(batch(*created([UNIT])))
        yield file


def refusal(file: LedgerFile, what: Batch) -> UserError:
    with pytest.raises(UserError) as caught:
        file.write(what)
    return caught.value


def test_a_file_that_may_not_grow_is_left_as_it_was(ledger: LedgerFile) -> None:
    before = ledger.content_hash(), ledger.state_mark()
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    assert signal.getsignal(signal.SIGXFSZ) is signal.SIG_IGN, "Python leaves it at that"
    resource.setrlimit(resource.RLIMIT_FSIZE, (ledger.path.stat().st_size + 50_000, limit[1]))
    try:
        error = refusal(ledger, big())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert error.message == "修改没有保存：磁盘读写出错，或移动存储已拔出。"
    assert error.title == "未能保存"
    assert (ledger.content_hash(), ledger.state_mark()) == before
    assert ledger.check() == ()
    ledger.write(big())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 700 KB, where we may make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_said_and_nothing_is_lost(small_disk: Path) -> None:
    with LedgerFile.create(small_disk / "a.tzdb") as file:
        file.write(batch(*created([UNIT])))
        before = file.content_hash(), file.state_mark()
        error = refusal(file, big())
        assert error.message == "修改没有保存：磁盘已满。"
        assert error.advice == ("此前的内容不受影响；请腾出空间后点“重试”，或把台账另存到别处。")
        assert (file.content_hash(), file.state_mark()) == before
        assert file.check() == ()
        file.write(batch(Change("unit", "u", "position", 0, 1)))


def test_a_copy_that_finds_no_room_is_said_and_leaves_nothing(
    small_disk: Path, tmp_path: Path
) -> None:
    with LedgerFile.create(tmp_path / "b.tzdb") as file:
        file.write(big())
        target = small_disk / "备份" / "b.tzdb"
        with pytest.raises(UserError) as caught:
            file.backup(AT, target=target)
        assert caught.value.message == f"无法保存到“{target.parent}”：磁盘已满。"
        assert list(target.parent.iterdir()) == []


def test_a_disk_without_any_room_gets_no_ledger(small_disk: Path) -> None:
    (small_disk / "full").write_bytes(bytes(690_000))
    with pytest.raises(UserError, match=r"无法保存到“.*disk”：磁盘已满。"):
        LedgerFile.create(small_disk / "a.tzdb")
    assert [one.name for one in small_disk.iterdir()] == ["full"]


def test_a_disk_that_became_read_only_is_said(small_disk: Path) -> None:
    with LedgerFile.create(small_disk / "a.tzdb") as file:
        file.write(batch(*created([UNIT])))
        file.close()
        subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
        error = refusal(file, batch(Change("unit", "u", "position", 0, 1)))
        assert error.message == "修改没有保存：没有写入权限。"
        with pytest.raises(UserError, match="没有写入权限"):
            LedgerFile.open(file.path)
        with LedgerFile.open(file.path, read_only=True) as reader:
            assert reader.load().records == (UNIT,)
            assert reader.check() == ()
        subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)


def test_a_ledger_that_was_deleted_is_not_made_anew(ledger: LedgerFile) -> None:
    ledger.path.unlink()
    error = refusal(ledger, batch(Change("unit", "u", "position", 0, 1)))
    words = f"找不到台账“{ledger.path}”：文件已移动、改名，或所在移动存储没有插上。"
    assert error.message == words
    with pytest.raises(UserError, match="找不到台账"):
        ledger.state_mark()
    assert not ledger.path.exists()


def test_a_ledger_that_was_moved_is_not_written_where_it_went(ledger: LedgerFile) -> None:
    moved = ledger.path.rename(ledger.path.with_name("moved.tzdb"))
    data = moved.read_bytes()
    error = refusal(ledger, batch(Change("unit", "u", "position", 0, 1)))
    assert error.message.startswith("找不到台账")
    assert moved.read_bytes() == data
    moved.rename(ledger.path)
    ledger.write(batch(Change("unit", "u", "position", 0, 1)))


def test_another_file_under_the_same_name_is_not_written(ledger: LedgerFile) -> None:
    ledger.path.rename(ledger.path.with_name("moved.tzdb"))
    with LedgerFile.create(ledger.path) as another:
        another.write(batch(*created([UNIT])))
        before = another.state_mark()
        error = refusal(ledger, batch(Change("unit", "u", "position", 0, 1)))
        assert error.message == f"台账“{ledger.path}”已被另一个文件替换。"
        assert another.state_mark() == before
