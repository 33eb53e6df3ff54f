"""A bit that flips on the disk is noticed: on opening, by the check, or it did not matter."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tzdesk.errors import UserError
from tzdesk.store.ledger_file import LedgerFile

FLIPS = 80


@pytest.fixture
def original(victim: Any, tmp_path: Path) -> Path:
    path: Path = tmp_path / "original.tzdb"
    victim.do("prepare", path)
    victim.do("load", path)
    return path


def flipped(original: Path) -> Iterator[Path]:
    """Copies, each with one bit that is another; spread over the whole file."""
    data = original.read_bytes()
    chance = random.Random(2023)
    path = original.with_name("flipped.tzdb")
    step = len(data) * 8 // FLIPS
    for start in range(0, step * FLIPS, step):
        bit = start + chance.randrange(step)
        spoiled = bytearray(data)
        spoiled[bit // 8] ^= 1 << bit % 8
        path.write_bytes(spoiled)
        yield path


def holds(path: Path) -> tuple[object, ...]:
    """All that a ledger tells of itself. Raises UserError."""
    with LedgerFile.open(path) as file:
        return file.content_hash(), file.state_mark(), file.changes_of()


def noticed(path: Path) -> bool:
    try:
        with LedgerFile.open(path) as file:
            return bool(file.check())
    except UserError:
        return True


def structure_seems_sound(path: Path) -> bool:
    connection = sqlite3.connect(path)
    try:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False
    finally:
        connection.close()


def test_no_flipped_bit_changes_anything_unnoticed(original: Path) -> None:
    truth = holds(original)
    found = missed_by_sqlite = 0
    for path in flipped(original):
        if noticed(path):
            found += 1
            missed_by_sqlite += structure_seems_sound(path)
        else:
            assert holds(path) == truth
    # Most of the other bits lie in unused room. Without the chain most of these would go unseen.
    assert found > FLIPS // 8
    assert missed_by_sqlite > found // 2


def test_a_damaged_ledger_can_still_be_copied_away_and_read(original: Path) -> None:
    """What the clerk is told to do must be possible."""
    data = original.read_bytes()
    place = data.rindex("任务任务".encode())
    original.write_bytes(data[:place] + b"\x00" + data[place + 1 :])
    shutil.copy(original, original.with_name("kept.tzdb"))
    with LedgerFile.open(original, read_only=True) as file:
        assert file.check()
