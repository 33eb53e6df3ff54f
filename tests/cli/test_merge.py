"""`merge` as a script calls it: its JSON, its exit codes, nothing written by a dry run."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.conftest import Ran, Run
from tests.exchange.corpus import (
    archives,
    cells,
    damage,
    old_workbooks,
    package,
    tampered,
    wrong_types,
)
from tests.exchange.corpus.seed import Seed

UNIT = "区体育局"
PERIOD = ("--period", "2023Q3", "--today", "2023-10-08")
KEYS = {
    *("files", "changes", "conflicts", "invalid", "locked"),
    *("missing", "added", "notices", "applied", "batch"),
}

Merge = Callable[..., Ran]


@pytest.fixture
def merge(tz: Run, ledger: str) -> Merge:
    def call(*words: str) -> Ran:
        return tz("merge", *words, "--db", ledger, "--json", "--today", "2023-10-10")

    return call


@pytest.fixture
def book(tz: Run, ledger: str, tmp_path: Path) -> Path:
    """The workbook that went out to one unit."""
    out = str(tmp_path / "out")
    ran = tz("dispatch", *PERIOD, "--out", out, "--unit", UNIT, "--db", ledger, "--json")
    return Path(ran.json["files"][0]["path"])


def put(book: Path, **cells: Any) -> str:
    """Fills cells by address; the path as a word."""
    workbook = openpyxl.load_workbook(book)
    for place, value in cells.items():
        workbook["填报表"][place].value = value
    workbook.save(book)
    return str(book)


def number(tz: Run, ledger: str) -> str:
    tasks = tz("plan", "show", "--unit", UNIT, "--db", ledger, "--json").json["tasks"]
    first: str = tasks[0]["number"]
    return first


def test_a_return_is_merged(tz: Run, merge: Merge, ledger: str, book: Path) -> None:
    path = put(book, G4="已开工。", H4=60)
    ran = merge(path)
    data = ran.json
    assert ran.code == 0
    assert set(data) == KEYS
    (file,) = data["files"]
    assert (file["path"], file["state"], file["unit"]) == (path, "可合并", UNIT)
    assert (file["period"], len(file["sha256"])) == ("2023Q3", 64)
    task = number(tz, ledger)
    said = {"file": path, "number": task, "unit": UNIT, "base": None, "ours": None}
    assert data["changes"] == [
        {**said, "field": "progress", "theirs": "已开工。"},
        {**said, "field": "percent", "theirs": 60},
    ]
    assert data["applied"] == 2
    again = merge(path).json
    assert (again["files"][0]["state"], again["changes"]) == ("已合并过", [])
    assert (again["applied"], again["batch"]) == (0, None)
    undone = tz("undo", data["batch"], "--db", ledger, "--json").json
    assert undone == {"undone": data["batch"], "kept": []}
    assert merge(path, "--dry-run").json["files"][0]["state"] == "可合并"


def test_a_dry_run_writes_nothing(merge: Merge, ledger: str, book: Path) -> None:
    before = Path(ledger).read_bytes()
    data = merge(put(book, G4="已开工。"), "--dry-run").json
    assert (len(data["changes"]), data["applied"], data["batch"]) == (1, 0, None)
    assert Path(ledger).read_bytes() == before
    assert not (Path(ledger).parent / "备份").exists()


@pytest.mark.parametrize(("choice", "value"), [("ours", "台账。"), ("theirs", "来件。")])
def test_conflicts_wait_until_they_are_decided(
    tz: Run, merge: Merge, ledger: str, book: Path, choice: str, value: str
) -> None:
    path, task = put(book, G4="来件。"), number(tz, ledger)
    tz("set", task, "progress=台账。", "--unit", UNIT, "--db", ledger, *PERIOD)
    ran = merge(path)
    assert ran.code == 3
    (conflict,) = ran.json["conflicts"]
    assert (conflict["base"], conflict["ours"], conflict["theirs"]) == (None, "台账。", "来件。")
    assert ran.json["changes"] == []
    assert merge(path).code == 3
    decided = merge(path, "--on-conflict", choice)
    assert decided.code == 0
    assert decided.json["applied"] == (choice == "theirs")
    shown = tz("plan", "show", *PERIOD, "--unit", UNIT, "--db", ledger, "--json").json
    report = next(one for one in shown["tasks"][0]["reports"] if one["unit"] == UNIT)
    assert report["progress"] == value
    assert merge(path).code == 0


def test_invalid_locked_and_added_are_listed(merge: Merge, book: Path) -> None:
    path = put(book, G4="甲", H4="八成", E5="2024年3月底", A9="999", B9="另一件事", G9="做了")
    ran = merge(path)
    (invalid,) = ran.json["invalid"]
    assert (invalid["cell"], invalid["value"], invalid["suggestion"]) == ("H4", "八成", 80)
    (locked,) = ran.json["locked"]
    assert (locked["cell"], locked["field"]) == ("E5", "deadline")
    assert locked["theirs"] == "2024年3月底"
    assert [one["row"] for one in ran.json["added"]] == [9]
    assert ran.json["files"][0]["state"] == "有错误"
    assert ran.code == 0


def test_an_earlier_period_is_merged_into_it(
    tz: Run, merge: Merge, ledger: str, book: Path, tmp_path: Path
) -> None:
    path = put(book, G4="三季度的话")
    out = str(tmp_path / "四季度")
    tz("dispatch", "--period", "2023Q4", "--out", out, "--db", ledger, "--today", "2023-12-30")
    ran = merge(path)
    assert (ran.json["files"][0]["state"], ran.json["applied"]) == ("往期填报表", 1)


def test_refused_only_if_nothing_is_a_return(merge: Merge, book: Path, tmp_path: Path) -> None:
    stray = tmp_path / "说明.txt"
    stray.write_text("关于报送的说明", encoding="utf-8")
    ran = merge(str(stray))
    assert ran.code == 1
    assert ran.json["error"]["message"]
    assert [one["state"] for one in ran.json["files"]] == ["非填报表"]
    assert ran.err
    both = merge(str(stray), put(book, G4="甲"))
    assert (both.code, both.json["applied"]) == (0, 1)


def test_without_json_it_speaks_chinese(tz: Run, ledger: str, book: Path) -> None:
    ran = tz("merge", put(book, G4="甲"), "--db", ledger)
    assert "已合并 1 个文件、1 处改动。" in ran.out


def test_hostile_files_have_states_and_sentences(merge: Merge, book: Path, tmp_path: Path) -> None:
    """Some of each kind of the corpus; the good return among them is found."""
    seed = Seed.of(book, book)
    folder = tmp_path / "回收"
    folder.mkdir()
    for module in (archives, cells, damage, old_workbooks, package, tampered, wrong_types):
        for mutant in list(module.mutants(seed))[::9]:
            (folder / mutant.name).write_bytes(mutant.data)
    (folder / "0.xlsx").write_bytes(seed.data)
    ran = merge("--dry-run", str(folder))
    files = ran.json["files"]
    assert ran.code == 0
    assert len(files) > 60
    assert all(one["state"] and re.search("[一-鿿]{2,}", one["message"]) for one in files)
    (good,) = (one for one in files if one["path"] == str(folder / "0.xlsx"))
    assert good["unit"] == UNIT
    assert (ran.json["applied"], ran.json["batch"]) == (0, None)
