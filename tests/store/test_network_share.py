"""A ledger on another machine is not written to; copying it from there is allowed."""

from pathlib import Path, PureWindowsPath

import pytest

from tzdesk import system
from tzdesk.errors import Remedy, UserError
from tzdesk.store.backup import copy_unopened
from tzdesk.store.ledger_file import LedgerFile
from tzdesk.store.network_share import on_network


def mount(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *lines: str) -> None:
    table = tmp_path / "mounts"
    table.write_text("".join(f"device {line} rw 0 0\n" for line in ("/ ext4", *lines)))
    monkeypatch.setattr(system, "_MOUNTS", table)


@pytest.mark.parametrize("name", [r"\\OFFICE-02\督查\一.tzdb", "//OFFICE-02/督查/一.tzdb"])
def test_a_name_that_begins_with_another_machine(name: str) -> None:
    assert on_network(Path(name))
    with pytest.raises(UserError) as caught:
        LedgerFile.create(Path(name))
    assert "在网络共享上，断线时可能损坏台账。" in caught.value.message


def test_a_long_path_of_windows_is_this_machines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "_MOUNTS", Path("/nowhere"))
    assert not on_network(Path(str(PureWindowsPath(r"\\?\D:\督查\一.tzdb"))))
    assert on_network(Path(str(PureWindowsPath(r"\\?\UNC\OFFICE-02\督查\一.tzdb"))))


@pytest.mark.parametrize(
    ("lines", "there"),
    [
        (["{place} cifs"], True),
        (["{place} nfs4"], True),
        (["{place} fuse.sshfs"], True),
        (["{place} ext4"], False),
        (["{above} nfs4", "{place} ext4"], False),
        (["{place} ext4", "{place} cifs"], True),
        (["{place}x cifs"], False),
    ],
)
def test_the_nearest_mounted_file_system_counts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lines: list[str], there: bool
) -> None:
    place = tmp_path / "a b"
    place.mkdir()
    names = {"place": str(place).replace(" ", "\\040"), "above": str(tmp_path)}
    mount(monkeypatch, tmp_path, *(line.format(**names) for line in lines))
    assert on_network(place / "一.tzdb") is there


def test_a_ledger_on_a_share_is_refused_and_can_be_copied(
    ledger: LedgerFile, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ledger.close()
    records = ledger.load().records
    mount(monkeypatch, tmp_path, f"{ledger.path.parent} nfs4")
    data = ledger.path.read_bytes()
    with pytest.raises(UserError) as caught:
        LedgerFile.open(ledger.path)
    assert caught.value.message == f"“{ledger.path}”在网络共享上，断线时可能损坏台账。"
    assert caught.value.advice == "请复制到本机后打开。"
    assert caught.value.remedies == (Remedy.COPY_HERE,)
    copy = tmp_path / "本机" / "一.tzdb"
    copy_unopened(ledger.path, copy)
    mount(monkeypatch, tmp_path)
    with LedgerFile.open(copy) as file:
        assert file.load().records == records
    assert ledger.path.read_bytes() == data
