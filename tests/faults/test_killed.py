"""Whatever call to the system is the last one: nothing acknowledged is lost, nothing is torn.

The process is killed before its N-th call, or after half of what it wrote, N = 1, 2, 3 …; or the
call and all after it fail. Afterwards the ledger opens, checks and holds all that was acknowledged.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tzdesk.paths import ROOT
from tzdesk.store.ledger_format import FORMAT

STEP = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "{:04}", "{:04}"


def upgrade() -> None:
    with op.batch_alter_table("tasks", recreate="always") as table:
        table.add_column(sa.Column("note", sa.Text, nullable=False, server_default="无"))
"""
FAULTS = ("kill", "half", "EIO", "ENOSPC")
NOT_WRITTEN = ("修改没有保存：", "无法保存到", "无法读取")
Said = dict[str, list[Any]]


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Migrations of a version that knows one format more."""
    folder = tmp_path_factory.mktemp("later") / "db"
    shutil.copytree(ROOT / "db", folder, ignore=shutil.ignore_patterns("__pycache__"))
    step = STEP.format(FORMAT + 1, FORMAT)
    (folder / "versions" / "later_note.py").write_text(step, encoding="utf-8")
    return str(folder)


@pytest.fixture
def original(victim: Any, tmp_path: Path) -> Path:
    if not victim.reachable:
        pytest.skip("SQLite's library cannot be reached from here")
    path: Path = tmp_path / "original.tzdb"
    victim.do("prepare", path)
    return path


def copies(original: Path) -> Iterator[Path]:
    """A folder of its own with a copy of the ledger, as often as asked for."""
    number = 0
    while True:
        number += 1
        folder = original.parent / str(number)
        folder.mkdir()
        yield Path(shutil.copy(original, folder / "a.tzdb"))
        shutil.rmtree(folder)


def attempts(
    victim: Any, paths: Iterator[Path], deed: str, how: str, *, points: int, **request: Any
) -> Iterator[tuple[Path, Said]]:
    """The deed with the fault at `points` of its calls, spread over all and other ones per fault.

    With EVERY_FAULT=1 in the environment: at each call.
    """
    (calls,) = victim.do(deed, next(paths), at=0, **request)["calls"]
    assert calls > points
    step = 1 if os.environ.get("EVERY_FAULT") else calls // points
    for at in range(1 + FAULTS.index(how) * step // len(FAULTS), calls + 1, step):
        path = next(paths)
        yield path, victim.do(deed, path, at=at, how=how, **request)


def wrong(victim: Any, path: Path, said: Said, **request: Any) -> list[str]:
    """What is not as it must be after the fault."""
    if said["killed"] == [False] and "refused" in said:
        (sentence,) = said["refused"]
        if not sentence.startswith(NOT_WRITTEN):
            return [f"said {sentence}"]
    found = victim.do("verify", path, **request)
    if "refused" in found:
        return [f"does not open: {found['refused'][0]}"]
    lost = set(said.get("batch", ())) - set(found["batches"][0])
    return [*found["findings"][0], *(f"lost {uid}" for uid in sorted(lost))]


@pytest.mark.parametrize("how", FAULTS)
@pytest.mark.parametrize(("deed", "points"), [("edit", 12), ("load", 8)])
def test_no_acknowledged_change_is_lost(
    victim: Any, original: Path, deed: str, how: str, points: int
) -> None:
    acknowledged = set()
    for path, said in attempts(victim, copies(original), deed, how, points=points):
        assert wrong(victim, path, said) == []
        acknowledged.add(len(said.get("batch", ())))
    assert acknowledged >= ({0, 1, 2} if deed == "edit" else {0})


@pytest.mark.parametrize("how", FAULTS)
def test_an_upgrade_is_done_or_can_be_done_again(
    victim: Any, original: Path, scripts: str, how: str
) -> None:
    paths = copies(original)
    for path, said in attempts(victim, paths, "upgrade", how, points=6, scripts=scripts):
        assert wrong(victim, path, said, scripts=scripts) == []


@pytest.mark.parametrize("how", FAULTS)
def test_a_copy_is_whole_or_not_there(victim: Any, original: Path, how: str) -> None:
    for path, said in attempts(victim, copies(original), "backup", how, points=8):
        copy = path.parent / "copy" / path.name
        assert wrong(victim, path, said) == []
        assert copy.exists() or "copied" not in said
        if copy.exists():
            assert victim.do("verify", copy)["findings"] == [[]]


@pytest.mark.parametrize("how", FAULTS)
def test_a_new_ledger_is_whole_or_not_there(victim: Any, original: Path, how: str) -> None:
    def places() -> Iterator[Path]:
        for number in range(10**6):
            yield original.parent / f"new{number}" / "a.tzdb"

    for path, said in attempts(victim, places(), "create", how, points=8):
        assert path.exists() or "made" not in said
        if path.exists():
            assert victim.do("verify", path)["findings"] == [[]]
        elif "refused" in said:
            assert said["refused"][0].startswith("无法保存到")


def test_reading_only_does_not_take_back_what_was_cut_short(victim: Any, original: Path) -> None:
    for path, _ in attempts(victim, copies(original), "load", "kill", points=8):
        journal = path.with_name(path.name + "-journal")
        if journal.exists() and journal.read_bytes()[:8].strip(b"\0"):
            data = path.read_bytes(), journal.read_bytes()
            said = victim.do("look", path)
            assert said["refused"] == ["“a.tzdb”上次写入时中断，只读时不能复原。"]
            assert (path.read_bytes(), journal.read_bytes()) == data
            assert victim.do("verify", path)["findings"] == [[]]
            return
    pytest.fail("no write was cut short")


@pytest.mark.parametrize("journal", ["MEMORY", "OFF"])
def test_the_faults_are_real(victim: Any, original: Path, journal: str) -> None:
    """With a journal that does not survive the process, the same faults do harm."""
    harm = [
        found
        for path, said in attempts(
            victim, copies(original), "load", "half", points=8, journal=journal
        )
        if (found := wrong(victim, path, said))
    ]
    assert harm
