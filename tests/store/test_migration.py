"""Ledgers of earlier formats are copied, then brought to this one: wholly or not at all."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

import tzdesk
from tzdesk.domain.records import from_row
from tzdesk.errors import UserError
from tzdesk.paths import ROOT
from tzdesk.store import ledger_file, ledger_format, migration
from tzdesk.store.check import check_file
from tzdesk.store.ledger_file import LedgerFile
from tzdesk.store.ledger_format import FORMAT

LEDGERS = ROOT / "tests" / "data" / "ledgers"
FIXTURES = sorted(LEDGERS.glob("schema-*.tzdb"))
STEP = """
import sqlalchemy as sa
from alembic import op

revision = "{revision:04}"
down_revision = "{before:04}"


def upgrade() -> None:
    with op.batch_alter_table("leaders", recreate="always") as table:
        table.add_column(sa.Column("note", sa.Text, nullable=False, server_default="无"))
    {end}
"""


def rows_of(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    rows = connection.execute(query).fetchall()
    connection.close()
    return rows


@pytest.fixture
def old(path: Path) -> Path:
    """A ledger of this format, which `later` makes an earlier one."""
    shutil.copy(LEDGERS / f"schema-{FORMAT}.tzdb", path)
    return path


class Later:
    """A version of the program that knows one format more."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        shutil.copytree(ROOT / "db", folder, ignore=shutil.ignore_patterns("__pycache__"))
        monkeypatch.setattr(migration, "SCRIPTS", folder)
        for module in (migration, ledger_file, ledger_format):
            monkeypatch.setattr(module, "FORMAT", FORMAT + 1)
        monkeypatch.setattr(tzdesk, "__version__", "1.4")

    def step(self, end: str = "") -> None:
        """What its migration does after adding a column."""
        text = STEP.format(revision=FORMAT + 1, before=FORMAT, end=end)
        (self._folder / "versions" / "later.py").write_text(text, encoding="utf-8")


@pytest.fixture
def later(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Later:
    return Later(tmp_path_factory.mktemp("later %d") / "db", monkeypatch)


@pytest.fixture
def backups(path: Path) -> list[Path]:
    """The copies beside the ledger, looked at when the test asks."""

    class Beside(list[Path]):
        def __iter__(self) -> Iterator[Path]:
            return iter(sorted((path.parent / "备份").glob("*")))

    return Beside()


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda one: one.stem)
def test_a_ledger_of_every_format_opens_with_all_it_held(fixture: Path, path: Path) -> None:
    shutil.copy(fixture, path)
    rows = json.loads(fixture.with_suffix(".json").read_text(encoding="utf-8"))
    with LedgerFile.open(path) as file:
        assert file.check() == ()
        snapshot = file.load()
        assert {(one.entity, one.uid): one for one in snapshot.records} == {
            (entity, row["uid"]): from_row(entity, row) for entity, row in rows
        }
        assert snapshot.pinyin == {"u1": "qswj"}
        assert [(one.uid, one.undoes) for one in file.batches()] == [
            ("b3", "b2"),
            ("b2", None),
            ("b1", None),
        ]
    assert rows_of(path, "PRAGMA user_version") == [(FORMAT,)]


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda one: one.stem)
def test_damage_is_named_in_a_ledger_of_every_format(fixture: Path, path: Path) -> None:
    """Before it is upgraded, when it lacks tables and columns that this version knows."""
    shutil.copy(fixture, path)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE tasks SET text = '别的' WHERE uid = 't1'")
    connection.execute("UPDATE units SET phone = '1' WHERE uid = 'u1'")
    connection.commit()
    connection.close()
    assert [one.message for one in check_file(path)] == [
        "第 44 项与修改记录不符",
        "单位“区水务局”与修改记录不符",
    ]


def test_tasks_of_an_earlier_format_are_whole_and_unstarred(path: Path) -> None:
    shutil.copy(LEDGERS / "schema-3.tzdb", path)
    before = rows_of(path, "SELECT * FROM tasks ORDER BY id")
    with LedgerFile.open(path):
        pass
    after = rows_of(path, "SELECT * FROM tasks ORDER BY id")
    assert after == [(*row, None, 0, None) for row in before]
    assert len(before) == 2


def test_there_is_a_fixture_for_every_format() -> None:
    assert [one.stem for one in FIXTURES] == [f"schema-{n + 1}" for n in range(FORMAT)]


def test_an_earlier_ledger_is_copied_and_brought_up(
    old: Path, later: Later, backups: list[Path]
) -> None:
    later.step()
    data = old.read_bytes()
    with LedgerFile.open(old) as file:
        assert file.check() == ()
        assert len(file.load().records) == 32
    assert rows_of(old, "SELECT name, note FROM leaders") == [("张三", "无")]
    assert rows_of(old, "SELECT * FROM formats") == [(FORMAT, "0.1.0"), (FORMAT + 1, "1.4")]
    assert rows_of(old, "PRAGMA user_version") == [(FORMAT + 1,)]
    (copy,) = backups
    assert copy.name.startswith(f"{old.stem} 20")
    assert copy.name.endswith(" 升级前.tzdb")
    assert rows_of(copy, "PRAGMA user_version") == [(FORMAT,)]
    assert copy.stat().st_size == len(data)
    with LedgerFile.open(old):
        assert len(list(backups)) == 1


@pytest.mark.parametrize(
    ("end", "error"),
    [
        ('raise RuntimeError("half way")', RuntimeError),
        ('op.execute("DELETE FROM units")', UserError),
        ('op.execute("CREATE TABLE leaders (a)")', Exception),
    ],
    ids=["a bug", "rows that others refer to", "a statement that fails"],
)
def test_an_upgrade_that_fails_leaves_the_ledger_as_it_was(
    old: Path, later: Later, backups: list[Path], end: str, error: type[Exception]
) -> None:
    later.step(end)
    before = rows_of(old, "SELECT name, sql FROM sqlite_schema")
    with pytest.raises(error):
        LedgerFile.open(old)
    assert rows_of(old, "SELECT name, sql FROM sqlite_schema") == before
    assert rows_of(old, "PRAGMA user_version") == [(FORMAT,)]
    assert rows_of(old, "SELECT count(*) FROM units") == [(2,)]
    assert len(list(backups)) == 1


def test_an_earlier_ledger_that_is_damaged_is_not_touched(
    old: Path, later: Later, backups: list[Path]
) -> None:
    later.step()
    connection = sqlite3.connect(old)
    connection.execute("UPDATE tasks SET text = '别的'")
    connection.commit()
    connection.close()
    with pytest.raises(UserError, match="数据检查发现问题"):
        LedgerFile.open(old)
    assert rows_of(old, "PRAGMA user_version") == [(FORMAT,)]
    assert list(backups) == []


def test_reading_only_never_upgrades(old: Path, later: Later) -> None:
    later.step()
    data = old.read_bytes()
    with pytest.raises(UserError, match="只读时不能升级"):
        LedgerFile.open(old, read_only=True)
    assert old.read_bytes() == data
