"""Making, opening, reading and writing a ledger file."""

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tzdesk.domain.changes import Batch, Change, Source, created, inverse, removed
from tzdesk.domain.records import RECORDS, Record, Unit, UnitAlias, UnitCategory, to_row
from tzdesk.errors import UserError
from tzdesk.store.ledger_file import LedgerFile
from tzdesk.store.refusals import StaleError
from tzdesk.store.state import START_MARK

Writer = Callable[..., Batch]
STATUS = Change("summary", "t1.year", "status", "滞后", "已完成")


def by_uid(records: tuple[Record, ...]) -> dict[tuple[str, str], Record]:
    return {(one.entity, one.uid): one for one in records}


def test_a_new_ledger_is_empty_private_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "督查" / "台账" / "2023.tzdb"
    with LedgerFile.create(path) as file:
        snapshot = file.load()
        assert (snapshot.records, snapshot.pinyin, snapshot.mark) == ((), {}, START_MARK)
        assert file.last_write() is None
        assert file.check() == ()
    assert [one.name for one in path.parent.iterdir()] == ["2023.tzdb"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [stat.S_IMODE(path.parents[i].stat().st_mode) for i in (0, 1)] == [0o700, 0o700]


def test_creating_never_replaces_what_lies_there(path: Path) -> None:
    path.write_text("笔记")
    with pytest.raises(UserError, match=r"已经存在，没有改动它"):
        LedgerFile.create(path)
    assert path.read_text() == "笔记"


def test_an_empty_file_may_become_a_ledger(path: Path) -> None:
    path.touch()
    with LedgerFile.create(path) as file:
        assert file.load().records == ()


def test_all_kinds_of_rows_come_back_as_they_were(
    ledger: LedgerFile, records: tuple[Record, ...]
) -> None:
    assert {type(one) for one in records} == set(RECORDS.values())
    snapshot = ledger.load()
    assert by_uid(snapshot.records) == by_uid(records)
    for record in snapshot.records:
        given = by_uid(records)[record.entity, record.uid]
        assert [type(value) for value in to_row(record).values()] == [
            float if name == "percent" and value is not None else type(value)
            for name, value in to_row(given).items()
        ]
    assert snapshot.pinyin == {"t1": "tjgc|tui'jin'gong'cheng", "u1": "qswj|qu'shui'wu'ju"}
    assert snapshot.mark == ledger.state_mark()


def test_rows_stand_by_kind_and_as_they_were_made(ledger: LedgerFile, batch: Writer) -> None:
    units = [
        Unit(uid=uid, name=uid, category=UnitCategory.OFFICE, position=0)
        for uid in ("z", "m", "a", "k")
    ]
    ledger.write(batch(created(units)))
    loaded = ledger.load().records
    assert [one.entity for one in loaded] == sorted(
        (one.entity for one in loaded), key=list(RECORDS).index
    )
    assert [one.uid for one in loaded if one.entity == "unit"] == ["u1", "u2", *"zmak"]


def test_a_batch_may_name_its_rows_in_any_order(
    empty: LedgerFile, records: tuple[Record, ...], batch: Writer
) -> None:
    empty.write(batch(tuple(reversed(created(records)))))
    assert by_uid(empty.load().records) == by_uid(records)


def test_an_edit_is_there_after_opening_again(ledger: LedgerFile, batch: Writer) -> None:
    ledger.write(batch([STATUS, Change("summary", "t1.year", "percent", 58, 100)]))
    ledger.close()
    with LedgerFile.open(ledger.path) as file:
        row = to_row(by_uid(file.load().records)["summary", "t1.year"])
        assert (row["status"], row["percent"]) == ("已完成", 100)
        assert file.check() == ()


def test_changes_of_one_batch_follow_one_another(ledger: LedgerFile, batch: Writer) -> None:
    before = ledger.content_hash()
    row = to_row(by_uid(ledger.load().records)["receipt", "r"])
    ledger.write(
        batch(
            [
                STATUS,
                Change("summary", "t1.year", "status", "已完成", "未启动"),
                Change("receipt", "r", "paper", False, True),
                Change("receipt", "r", None, row | {"paper": True}, None),
                Change("receipt", "r", None, None, row),
                Change("summary", "t1.year", "status", "未启动", "滞后"),
            ]
        )
    )
    assert ledger.content_hash() == before
    assert ledger.check() == ()


def test_undoing_everything_leaves_an_empty_ledger(
    ledger: LedgerFile, batch: Writer, records: tuple[Record, ...]
) -> None:
    full = ledger.content_hash()
    made = ledger.batch("b1")
    assert made is not None
    ledger.write(batch(inverse(made.changes), Source.UNDO, undoes="b1"))
    assert ledger.load().records == ()
    assert ledger.load().pinyin == {}
    ledger.write(batch(made.changes, Source.REDO, undoes="b1"))
    assert ledger.content_hash() == full
    assert ledger.check() == ()


@pytest.mark.parametrize(
    "changes",
    [
        [Change("summary", "t1.year", "status", "未启动", "已完成")],
        [Change("summary", "t2.year", "status", None, "已完成")],
        [Change("leader", "l", None, {"uid": "l", "name": "李四", "position": 0}, None)],
        [Change("leader", "l", None, None, {"uid": "l", "name": "李四", "position": 0})],
        [Change("leader", "x", None, {"uid": "x", "name": "李四", "position": 0}, None)],
        removed([Unit(uid="u2", name="各乡镇政府", category=UnitCategory.COLLECTIVE, position=1)]),
        created([UnitAlias(uid="x", unit_uid="u2", name="水务局")]),
        created([UnitAlias(uid="x", unit_uid="nobody", name="水利局")]),
        [Change("assignment", "a2", "unit_uid", "u1", "nobody")],
    ],
    ids=[
        "old value",
        "no row",
        "old row",
        "made twice",
        "gone already",
        "still referred to",
        "name taken",
        "made for nobody",
        "handed to nobody",
    ],
)
def test_a_change_that_does_not_fit_writes_nothing(
    ledger: LedgerFile, batch: Writer, changes: list[Change]
) -> None:
    before = ledger.content_hash(), ledger.state_mark()
    with pytest.raises(StaleError, match="修改没有保存"):
        ledger.write(batch([STATUS, *changes]), {"t1": "x"})
    assert (ledger.content_hash(), ledger.state_mark()) == before
    assert ledger.load().pinyin["t1"] != "x"
    ledger.write(batch([STATUS]))


def test_what_no_record_has_is_a_bug_and_writes_nothing(ledger: LedgerFile, batch: Writer) -> None:
    before = ledger.content_hash()
    for change in (
        Change("leader", "x", None, None, {"uid": "x", "name": "a", "position": 0, "age": 1}),
        Change("leader", "x", None, None, {"uid": "y", "name": "a", "position": 0}),
        Change("summary", "t1.year", "percent", 58, 101),
    ):
        with pytest.raises(Exception, match=r"has no age|another uid|CHECK constraint"):
            ledger.write(batch([STATUS, change]))
    assert ledger.content_hash() == before


def test_names_can_be_handed_over_in_one_batch(ledger: LedgerFile, batch: Writer) -> None:
    alias = {"uid": "ua", "unit_uid": "u1", "name": "水务局"}
    ledger.write(
        batch(
            [
                Change("unit_alias", "x", None, None, alias | {"uid": "x", "unit_uid": "u2"}),
                Change("unit_alias", "ua", None, alias, None),
            ]
        )
    )
    assert ledger.check() == ()


def test_a_row_of_an_earlier_format_takes_the_defaults(ledger: LedgerFile, batch: Writer) -> None:
    lacking = {"uid": "n", "title": "旧方案", "year": 2022}
    ledger.write(batch([Change("plan", "n", None, None, lacking)]))
    assert ledger.check() == ()
    ledger.write(batch([Change("plan", "n", None, lacking, None)]))
    assert ledger.check() == ()


def test_search_keys_are_set_replaced_and_go_with_their_row(
    ledger: LedgerFile, batch: Writer, records: tuple[Record, ...]
) -> None:
    ledger.write(batch([STATUS]), {"t1": "xgc", "t2": "mybh", "u1": None})
    assert ledger.load().pinyin == {"t1": "xgc", "t2": "mybh"}
    member = by_uid(records)["unit_member", "um2"]
    ledger.write(batch(removed([member, by_uid(records)["task", "t2"]])))
    assert ledger.load().pinyin == {"t1": "xgc"}
    mark = ledger.state_mark()
    assert ledger.write(batch([]), {"t1": "tj"}) == mark
    assert ledger.load().pinyin == {"t1": "tj"}


def test_a_read_only_ledger_reads_and_refuses_to_write(ledger: LedgerFile, batch: Writer) -> None:
    data = ledger.path.read_bytes()
    with LedgerFile.open(ledger.path, read_only=True) as file:
        assert file.content_hash() == ledger.content_hash()
        assert file.check() == ()
        with pytest.raises(UserError, match="只读方式打开"):
            file.write(batch([STATUS]))
    assert ledger.path.read_bytes() == data


def test_closing_leaves_nothing_beside_the_ledger(ledger: LedgerFile, batch: Writer) -> None:
    ledger.write(batch([STATUS]))
    ledger.close()
    assert list(ledger.path.parent.iterdir()) == [ledger.path]


def test_every_connection_has_the_pragmas_that_power_cuts_asked_for(ledger: LedgerFile) -> None:
    with ledger._engine.connect() as one, ledger._engine.connect() as two:
        for connection in (one, two):
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            found = {
                name: driver.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
            }
            assert found == {
                "journal_mode": "truncate",
                "synchronous": 3,
                "foreign_keys": 1,
                "trusted_schema": 0,
            }


def test_equal_contents_have_equal_hashes_whatever_led_there(
    ledger: LedgerFile, records: tuple[Record, ...], batch: Writer, tmp_path: Path
) -> None:
    with LedgerFile.create(tmp_path / "another.tzdb") as another:
        for record in records:
            another.write(batch(created([record])))
        assert another.content_hash() == ledger.content_hash()
        assert another.state_mark() != ledger.state_mark()
        another.write(batch([STATUS]))
        assert another.content_hash() != ledger.content_hash()


def test_a_path_relative_to_the_folder_stays_the_same_file(
    ledger: LedgerFile, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    with LedgerFile.open(Path(ledger.path.name)) as file:
        monkeypatch.chdir(os.sep)
        assert file.load().records
