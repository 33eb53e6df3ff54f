"""Two programs on one ledger: each write is whole, each is told of the other, nobody waits long."""

import json
import sqlite3
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from tzdesk.domain.changes import Batch, Change, Source, created
from tzdesk.domain.records import Unit, UnitCategory, new_uid
from tzdesk.errors import UserError
from tzdesk.paths import ROOT
from tzdesk.store import engine
from tzdesk.store.ledger_file import LedgerFile

AT = datetime(2023, 9, 3, 8)  # noqa: DTZ001
UNIT = Unit(uid="u", name="区水务局", category=UnitCategory.OFFICE, position=0)
COUNTING = """
import json, sys
from datetime import datetime
from pathlib import Path
from tzdesk.domain.changes import Batch, Change, Source
from tzdesk.domain.records import new_uid
from tzdesk.store.ledger_file import LedgerFile
from tzdesk.store.refusals import StaleError
written = []
with LedgerFile.open(Path(sys.argv[1])) as file:
    while len(written) < int(sys.argv[2]):
        present = file.load().records[0].position
        change = Change("unit", "u", "position", present, present + 1)
        batch = Batch(new_uid(), datetime(2023, 9, 3, 8), "张三", Source.EDIT, "加一", (change,))
        try:
            file.write(batch)
        except StaleError:
            continue
        written.append(batch.uid)
print(json.dumps(written))
"""


def made(path: Path) -> LedgerFile:
    file = LedgerFile.create(path)
    file.write(Batch(new_uid(), AT, "张三", Source.EDIT, "建", created([UNIT])))
    return file


def test_two_programs_that_count_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.tzdb"
    with made(path) as file:
        command = [sys.executable, "-c", COUNTING, str(path), "20"]
        programs = [
            subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)
        ]
        written = [json.loads(one.communicate()[0]) for one in programs]
        assert [one.returncode for one in programs] == [0, 0]
        (unit,) = file.load().records
        assert isinstance(unit, Unit)
        assert unit.position == 40
        history = [one.uid for one in reversed(file.batches())][1:]
        assert sorted(history) == sorted(written[0] + written[1])
        assert file.check() == ()


def test_a_write_waits_a_little_for_another_and_then_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.tzdb"
    made(path).close()
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.3)
    change = Change("unit", "u", "position", 0, 1)
    batch = Batch(new_uid(), AT, "张三", Source.EDIT, "改", (change,))
    holder = sqlite3.connect(path, isolation_level=None)
    with LedgerFile.open(path) as file:
        holder.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        with pytest.raises(UserError, match="修改没有保存：台账正被另一个程序使用。"):
            file.write(batch)
        assert 0.2 < time.monotonic() - began < 20
        assert file.load().records == (UNIT,)
        holder.execute("ROLLBACK")
        file.write(batch)
        assert file.check() == ()
    holder.close()


def test_a_long_reader_holds_up_a_write_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.tzdb"
    made(path).close()
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.1)
    change = Change("unit", "u", "position", 0, 1)
    batch = Batch(new_uid(), AT, "张三", Source.EDIT, "改", (change,))
    reader = sqlite3.connect(path, isolation_level=None)
    with LedgerFile.open(path) as file:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM units").fetchall()
        with pytest.raises(UserError, match="另一个程序使用"):
            file.write(batch)
        reader.execute("ROLLBACK")
        assert file.load().records == (UNIT,)
        file.write(batch)
    reader.close()
