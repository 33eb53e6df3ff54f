"""A ledger's own columns by commands: sent out, received, handed back, merged."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.sample_ledger import sample_records
from tests.services.own_columns import add_columns, fill_in
from tzdesk.domain.changes import Source, created
from tzdesk.services.desk import Desk

ON = ("--period", "2023Q3", "--today", "2023-10-01")


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = tmp_path / "台账.tzdb"
    with Desk.create(path, clock=lambda: datetime(2023, 10, 1, 9)) as desk:  # noqa: DTZ001
        desk.write(created(sample_records()), Source.IMPORT, "导入方案（4 项任务）")
        add_columns(desk)
    return str(path)


@pytest.fixture
def book(tz: Run, ledger: str, tmp_path: Path) -> Path:
    tz("set", "1", "投资额=800", "--unit", "区水务局", *ON, "--db", ledger)
    ran = tz("dispatch", *ON, "--out", str(tmp_path / "下发"), "--unit", "区水务局", "--db", ledger)
    assert ran.code == 0, ran.err
    (path,) = (tmp_path / "下发").iterdir()
    return path


def test_a_return_is_told_by_the_heads(tz: Run, ledger: str, book: Path) -> None:
    tz("set", "1", "投资额=900", "--unit", "区水务局", *ON, "--db", ledger)
    fill_in(book, {"投资额": 1000, "开工日期": "2023.8.1", "资金来源": "中央"})
    ran = tz("merge", str(book), "--db", ledger, "--json", "--today", "2023-10-10")
    data = ran.json
    assert ran.code == 3
    assert [(one["field"], one["ours"], one["theirs"]) for one in data["conflicts"]] == [
        ("投资额", "900", "1000")
    ]
    assert ("开工日期", "2023-08-01") in [(one["field"], one["theirs"]) for one in data["changes"]]
    assert [(one["field"], one["value"]) for one in data["invalid"]] == [("资金来源", "中央")]
    again = tz("merge", str(book), "--on-conflict", "theirs", "--db", ledger, "--json").json
    assert again["applied"] == 1
    shown = tz("plan", "show", *ON, "--db", ledger, "--json").json["tasks"][0]
    assert shown["reports"][0]["values"] == {"投资额": 1000, "开工日期": "2023-08-01"}
    newest = tz("history", "1", "--db", ledger, "--json").json["changes"][0]
    assert (newest["field"], newest["old"], newest["new"]) == ("投资额", "900", "1000")
    tz("undo", "--db", ledger)
    shown = tz("plan", "show", *ON, "--db", ledger, "--json").json["tasks"][0]
    assert shown["reports"][0]["values"]["投资额"] == 900


def test_a_unit_receives_fills_in_and_hands_back(
    tz: Run, ledger: str, book: Path, tmp_path: Path
) -> None:
    own = str(tmp_path / "水务局.tzdb")
    assert tz("receive", str(book), "--db", own, "--json").code == 0
    assert tz("set", "1", "资金来源=区级", "投资额=5", *ON, "--db", own).code == 0
    back = tz("return", "--out", str(tmp_path / "交回"), *ON, "--db", own, "--json").json
    assert back["notices"] == []
    data = tz("merge", back["path"], "--db", ledger, "--json").json
    found = {one["field"]: one["theirs"] for one in data["changes"]}
    assert (found["资金来源"], found["投资额"]) == ("区级", "5")
