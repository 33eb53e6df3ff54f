"""What is no ledger is refused in one sentence, and never touched."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import tzdesk
from tzdesk.domain.records import Record
from tzdesk.errors import UserError
from tzdesk.paths import ROOT
from tzdesk.store import engine
from tzdesk.store.ledger_file import LedgerFile
from tzdesk.store.ledger_format import FORMAT


def refusal(path: Path, *, read_only: bool = False) -> str:
    with pytest.raises(UserError) as caught:
        LedgerFile.open(path, read_only=read_only)
    assert caught.value.title == "无法打开台账"
    assert caught.value.advice.endswith("。")
    return caught.value.message


def run_sql(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def make_foreign_database(path: Path) -> None:
    run_sql(path, "CREATE TABLE t (a)", "PRAGMA user_version = 1")


def make_archive(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(5000))


def make_text(path: Path) -> None:
    path.write_text("1. 任务")


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("make", [make_foreign_database, make_archive, make_text])
def test_another_programs_file_is_no_ledger(
    make: Callable[[Path], None], read_only: bool, path: Path
) -> None:
    make(path)
    data = path.read_bytes()
    assert refusal(path, read_only=read_only) == f"“{path.name}”不是台账文件，没有改动它。"
    assert path.read_bytes() == data
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("read_only", [False, True])
def test_an_empty_file_is_no_ledger(read_only: bool, path: Path) -> None:
    path.touch()
    words = f"“{path.name}”不是台账文件（是空文件，大小为 0），没有改动它。"
    assert refusal(path, read_only=read_only) == words
    assert path.stat().st_size == 0


def test_a_folder_is_no_ledger(path: Path) -> None:
    path.mkdir()
    assert refusal(path) == f"“{path.name}”不是台账文件（是文件夹），没有改动它。"


def test_a_missing_ledger_is_not_made(path: Path) -> None:
    words = f"找不到台账“{path}”：文件已移动、改名，或所在移动存储没有插上。"
    assert refusal(path) == words
    assert refusal(path.parent / "没有" / "a.tzdb").startswith("找不到台账")
    assert list(path.parent.iterdir()) == []


def test_a_newer_ledger_is_named_by_the_program_that_wrote_it(ledger: LedgerFile) -> None:
    ledger.close()
    run_sql(
        ledger.path,
        f"PRAGMA user_version = {FORMAT + 1}",
        f"INSERT INTO formats VALUES ({FORMAT + 1}, '1.4')",
    )
    data = ledger.path.read_bytes()
    for read_only in (False, True):
        assert refusal(ledger.path, read_only=read_only) == (
            f"台账由更高版本（1.4）保存，本机为 {tzdesk.__version__}，不能打开，文件没有改动。"
        )
    assert ledger.path.read_bytes() == data


def test_a_newer_ledger_that_names_no_program_is_named_by_its_format(ledger: LedgerFile) -> None:
    ledger.close()
    run_sql(ledger.path, "PRAGMA user_version = 99")
    assert refusal(ledger.path) == (
        f"台账由更高版本（台账格式 99）保存，本机为 台账格式 {FORMAT}，不能打开，文件没有改动。"
    )


def test_a_truncated_ledger_is_damaged_and_stays_as_it_is(ledger: LedgerFile) -> None:
    ledger.close()
    os.truncate(ledger.path, ledger.path.stat().st_size // 2)
    data = ledger.path.read_bytes()
    assert refusal(ledger.path) == "数据检查发现问题：文件内部结构已损坏。"
    assert ledger.path.read_bytes() == data


def test_a_ledger_that_another_program_holds_is_in_use(
    ledger: LedgerFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.05)
    holder = sqlite3.connect(ledger.path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert refusal(ledger.path) == "台账正被另一个程序使用。"
        assert refusal(ledger.path, read_only=True) == "台账正被另一个程序使用。"
    finally:
        holder.close()
    with LedgerFile.open(ledger.path) as file:
        assert file.load().records


AS_ANOTHER_USER = """
import os, sys, tempfile
from pathlib import Path
from tzdesk.errors import UserError
from tzdesk.store.ledger_file import LedgerFile
# All that is imported late is imported now: the other user may not reach the program's folder.
with tempfile.TemporaryDirectory() as folder:
    with LedgerFile.create(Path(folder) / "first.tzdb") as file:
        file.load()
os.setgroups([]); os.setgid(65534); os.setuid(65534)
for deed in sys.argv[2:]:
    try:
        if deed == "create":
            LedgerFile.create(Path(sys.argv[1]).parent / "new.tzdb")
        else:
            with LedgerFile.open(Path(sys.argv[1]), read_only=deed == "read") as file:
                print(len(file.load().records))
    except UserError as error:
        print(error.message)
"""


def as_another_user(path: Path, *deeds: str) -> list[str]:
    """What someone is told who is not the owner (nor root, whom nothing is denied)."""
    command = [sys.executable, "-c", AS_ANOTHER_USER, str(path), *deeds]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can be someone else")
def test_what_may_not_be_written_or_read_is_said(
    ledger: LedgerFile, records: tuple[Record, ...]
) -> None:
    ledger.close()
    with TemporaryDirectory() as folder:
        # Not in pytest's own folder, which nobody else may enter.
        Path(folder).chmod(0o755)
        path = Path(shutil.copy(ledger.path, folder))
        denied = f"无法保存到“{folder}”：没有写入权限。"
        path.chmod(0o644)
        assert as_another_user(path, "open", "read", "create") == [
            denied,
            str(len(records)),
            denied,
        ]
        path.chmod(0o666)
        assert as_another_user(path, "open") == [denied]
        path.chmod(0o600)
        assert as_another_user(path, "read") == [f"无法读取“{path.name}”：没有读取权限。"]
