"""A ledger in memory, and what Python's garbage collector is told of it."""

import gc
import shutil
from pathlib import Path

import pytest

from tests.services.clocks import Clock
from tzdesk.domain import collector
from tzdesk.domain.filters import TaskFilter, select
from tzdesk.domain.records import RECORDS
from tzdesk.services import loading
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.readings import spelling
from tzdesk.services.search_keys import every_search_key
from tzdesk.services.unit_names import give_alias
from tzdesk.store.ledger_file import LedgerFile


def test_a_desk_takes_back_what_it_set_aside(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "LARGE", 0)
    with Desk.open(desk.path, clock=lambda: desk.now):
        assert gc.get_freeze_count()
    assert not gc.get_freeze_count()


def found(desk: Desk, query: str) -> list[str]:
    return [row.uid for row in select(TaskFilter(search=query), desk.board())]


@pytest.fixture
def outdated(desk: Desk, path: Path) -> Path:
    """A ledger whose keys were made another way: 行 has one reading, and a name is missing."""
    edit(desk, [Edit("t1", "progress", "银行已放款。", "2023Q3")])
    assert found(desk, "yinhang") == ["t1"]
    desk.close()
    with LedgerFile.open(path) as file:
        snapshot = file.load()
        keys = {uid: key.replace("hang", "xing") for uid, key in snapshot.pinyin.items()}
        del keys["water"]
        keys["gone"] = "'gone"
        assert file.respell(keys, "1", snapshot.mark)
    return path


def test_keys_of_another_way_of_spelling_are_made_anew_once(outdated: Path, clock: Clock) -> None:
    with LedgerFile.open(outdated) as file:
        mark, content = file.state_mark(), file.content_hash()
    with Desk.open(outdated, clock=clock) as desk:
        assert found(desk, "yinhang") == ["t1"]
        assert found(desk, "qushuiliju") == ["t1", "t2"]
        kept = dict(desk.ledger.pinyin)
        assert (desk.file.state_mark(), desk.file.content_hash()) == (mark, content)
        assert not desk.file.check()
    with LedgerFile.open(outdated) as file:
        snapshot = file.load()
        assert snapshot.pinyin == kept
        assert snapshot.spelling == spelling()


def test_a_ledger_that_is_only_read_is_searched_in_the_same_way(
    outdated: Path, clock: Clock
) -> None:
    before = outdated.read_bytes()
    with Desk.open(outdated, clock=clock, read_only=True) as desk:
        assert found(desk, "yinhang") == ["t1"]
    assert outdated.read_bytes() == before


def test_every_key_is_what_writing_made(desk: Desk) -> None:
    """So that a ledger that is spelled anew is searched like one that was written so."""
    give_alias(desk, "water", "区河长办")
    records = [row for kind in RECORDS.values() for row in desk.ledger.rows(kind).values()]
    assert every_search_key(records) == desk.ledger.pinyin


def test_keys_for_another_state_are_not_written(desk: Desk) -> None:
    mark = desk.file.state_mark()
    edit(desk, [Edit("t1", "progress", "银行已放款。", "2023Q3")])
    assert not desk.file.respell({}, spelling(), mark)
    assert desk.file.load().pinyin == desk.ledger.pinyin


def test_a_new_ledger_knows_its_spelling(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_respell", lambda *_: pytest.fail("spelled anew"))
    with Desk.open(desk.path, clock=lambda: desk.now) as again:
        assert again.ledger.pinyin == desk.ledger.pinyin


def test_what_no_desk_has_made_waits_for_no_spelling(
    outdated: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with LedgerFile.open(outdated) as file:
        snapshot = file.load()
        assert file.respell(snapshot.pinyin, "", snapshot.mark)
    monkeypatch.setattr(loading, "_respell", lambda *_: pytest.fail("spelled anew"))
    with Desk.open(outdated, clock=clock) as desk:
        assert found(desk, "yinxing") == ["t1"]


OLDER = sorted((Path(__file__).parents[1] / "data" / "ledgers").glob("*.tzdb"))[:-1]


@pytest.mark.parametrize("fixture", OLDER, ids=lambda one: one.stem)
def test_a_ledger_of_an_earlier_format_is_searched_like_a_new_one(
    fixture: Path, path: Path, clock: Clock
) -> None:
    shutil.copy(fixture, path)
    with Desk.open(path, clock=clock) as desk:
        snapshot = desk.file.load()
        assert snapshot.pinyin == every_search_key(snapshot.records) == desk.ledger.pinyin
        assert snapshot.spelling == spelling()
        assert not desk.file.check()
