"""Checked copies: complete, private, under their name only when they are sound."""

import sqlite3
import stat
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest

from tzdesk.domain.changes import Batch, Change
from tzdesk.errors import UserError
from tzdesk.store import backup as backup_module
from tzdesk.store.backup_names import BackupReason
from tzdesk.store.ledger_file import LedgerFile

Writer = Callable[..., Batch]
AT = datetime(2023, 10, 11, 16, 20, 5)  # noqa: DTZ001


def test_a_copy_is_a_ledger_with_the_same_contents_and_history(
    ledger: LedgerFile, batch: Writer, tmp_path: Path
) -> None:
    ledger.write(batch([Change("unit", "u1", "phone", "1001", "1002")]))
    made = ledger.backup(AT, target=tmp_path / "别处" / "a.tzdb")
    assert made.path == tmp_path / "别处" / "a.tzdb"
    assert made.sha256 == sha256(made.path.read_bytes()).hexdigest()
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert list(made.path.parent.iterdir()) == [made.path]
    with LedgerFile.open(made.path) as copy:
        assert copy.state_mark() == ledger.state_mark()
        assert copy.content_hash() == ledger.content_hash()
        assert copy.batches() == ledger.batches()
        assert copy.load().pinyin == ledger.load().pinyin
        assert copy.check() == ()


def test_a_copy_nobody_named_lies_beside_the_ledger(ledger: LedgerFile) -> None:
    folder = ledger.path.parent / "备份"
    name = f"{ledger.path.stem} 2023-10-11 162005 合并前"
    paths = [ledger.backup(AT, BackupReason.MERGE).path for _ in range(3)]
    assert paths == [folder / f"{name}{end}.tzdb" for end in ("", " 2", " 3")]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_named_copy_replaces_the_one_before(ledger: LedgerFile, tmp_path: Path) -> None:
    target = tmp_path / "a.tzdb"
    target.write_text("alt")
    ledger.backup(AT, target=target)
    with LedgerFile.open(target) as copy:
        assert copy.content_hash() == ledger.content_hash()


def test_a_ledger_is_never_copied_over_itself(ledger: LedgerFile) -> None:
    data = ledger.path.read_bytes()
    with pytest.raises(UserError, match="已经存在"):
        ledger.backup(AT, target=ledger.path)
    with pytest.raises(UserError, match="已经存在"):
        ledger.backup(AT, target=ledger.path.parent)
    assert ledger.path.read_bytes() == data


def test_a_damaged_ledger_gives_no_copy_and_leaves_the_last_one(
    ledger: LedgerFile, tmp_path: Path
) -> None:
    target = tmp_path / "a.tzdb"
    ledger.backup(AT, target=target)
    data = target.read_bytes()
    with sqlite3.connect(ledger.path) as other:
        other.execute("UPDATE tasks SET text = '别的' WHERE uid = 't1'")
    other.close()
    with pytest.raises(UserError, match=r"数据检查发现问题：第 44 项与修改记录不符。"):
        ledger.backup(AT, target=target)
    assert target.read_bytes() == data
    assert sorted(tmp_path.iterdir()) == sorted([ledger.path, target])


def test_a_copy_takes_no_part_of_a_write_under_way(ledger: LedgerFile, tmp_path: Path) -> None:
    before = ledger.content_hash()
    writer = sqlite3.connect(ledger.path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE tasks SET text = '写到一半'")
    made = ledger.backup(AT, target=tmp_path / "a.tzdb")
    writer.close()
    with LedgerFile.open(made.path) as copy:
        assert copy.content_hash() == before


def test_a_copy_waits_for_nobody_without_end(
    ledger: LedgerFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tzdesk.store.engine.WAIT_SECONDS", 0.05)
    holder = sqlite3.connect(ledger.path, isolation_level=None)
    with LedgerFile.open(ledger.path) as impatient:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(UserError, match="另一个程序使用"):
            impatient.backup(AT, target=tmp_path / "a.tzdb")
        holder.close()
    assert not (tmp_path / "a.tzdb").exists()


def test_a_copy_that_does_not_pass_gets_no_name(
    ledger: LedgerFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = backup_module._copy

    def spoiling(*args: object) -> None:
        copy(*args)  # type: ignore[arg-type]
        target = args[1]
        assert isinstance(target, Path)
        data = bytearray(target.read_bytes())
        data[data.index("推进工程".encode())] ^= 1
        target.write_bytes(data)

    monkeypatch.setattr(backup_module, "_copy", spoiling)
    with pytest.raises(UserError, match="数据检查发现问题"):
        ledger.backup(AT, target=tmp_path / "a.tzdb")
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".tzdb"] == [ledger.path.name]


def test_a_folder_that_cannot_be_made_is_said(ledger: LedgerFile, tmp_path: Path) -> None:
    (tmp_path / "文件").touch()
    with pytest.raises(UserError, match=r"无法保存到“.*文件”：") as caught:
        ledger.backup(AT, target=tmp_path / "文件" / "a.tzdb")
    assert caught.value.advice == "请换一个文件夹，或处理后重试。"
