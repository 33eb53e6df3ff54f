"""Who has not reported, from the command line: filters, states in JSON, the list as a workbook."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run

DAY = ("--today", "2023-10-12")
Q3 = ("--period", "2023Q3")


@pytest.fixture
def reported(tz: Run, ledger: str) -> str:
    """Third quarter: 区财政局 has reported its task, 区水务局 one of eleven."""
    for number, unit, *values in (
        ("2", "区财政局", "status=已完成", "percent=90"),
        ("93", "区水务局", "status=滞后", "progress=按计划推进"),
    ):
        ran = tz("set", number, *values, "--unit", unit, *Q3, "--db", ledger, *DAY)
        assert ran.code == 0, ran.err
    return ledger


def units(tz: Run, ledger: str, *words: str) -> dict[str, Any]:
    ran = tz("unit", "list", *words, "--db", ledger, *DAY, "--json")
    assert ran.code == 0, ran.err
    return {one["name"]: one for one in ran.json["units"]}


def test_the_state_of_each_unit(tz: Run, reported: str) -> None:
    found = units(tz, reported, *Q3)
    assert len(found) == 73
    assert found["区财政局"]["returns"] == {
        "period": "2023Q3",
        "state": "已报",
        "owed": 1,
        "reported": 1,
        "missing": [],
        "late": True,
        "last": "2023-10-12",
        "electronic": False,
        "paper": False,
        "stamped": False,
    }
    water = found["区水务局"]["returns"]
    assert (water["state"], water["owed"], water["reported"]) == ("部分未报", 11, 1)
    assert len(water["missing"]) == 10
    assert "93" not in water["missing"]
    assert found["各乡镇政府"]["returns"]["state"] == "无填报表"
    assert found["区科委"]["returns"]["state"] == "未报送"


def test_only_those_who_owe(tz: Run, reported: str) -> None:
    found = units(tz, reported, "--unreported", *Q3)
    assert len(found) == 67
    assert "区财政局" not in found
    assert "各乡镇政府" not in found


def test_without_a_period_units_are_what_they_were(tz: Run, reported: str) -> None:
    assert set(units(tz, reported)["区财政局"]) == {
        *("name", "category", "aliases", "members", "contact", "phone", "tasks")
    }


def test_reports_to_be_asked_about(tz: Run, reported: str) -> None:
    ran = tz("plan", "show", "--doubtful", *Q3, "--db", reported, *DAY, "--json").json
    assert (ran["shown"], ran["total"]) == (2, 138)
    assert {task["number"]: task["doubts"] for task in ran["tasks"]} == {
        "2": [
            {"unit": "区财政局", "message": "已完成，没有写进展情况"},
            {"unit": "区财政局", "message": "已完成，完成比例不足 100%"},
        ],
        "93": [{"unit": "区水务局", "message": "滞后，没有写存在问题"}],
    }
    plain = tz("plan", "show", "--db", reported, *DAY, "--json").json
    assert all("doubts" not in task for task in plain["tasks"])


def test_the_list_to_call_them(tz: Run, reported: str, tmp_path: Path) -> None:
    path = tmp_path / "催办.xlsx"
    words = ("report", "unreported", "--out", str(path), *Q3, "--db", reported, *DAY, "--json")
    assert tz(*words).json == {
        "path": str(path),
        "figures": {
            "period": "2023Q3",
            "units": 67,
            "unreported": 66,
            "partial": 1,
            "tasks": 339,
            "formless": 5,
        },
    }
    sheet = load_workbook(path).worksheets[0]
    assert sheet["A1"].value == "2023年第三季度未报送单位清单"
    named = tz(*words, "--unit", "区水务局").json["figures"]
    assert (named["units"], named["partial"], named["tasks"]) == (1, 1, 10)
    assert named["formless"] == 0


def test_refusals(tz: Run, tmp_path: Path, ledger: str) -> None:
    out = str(tmp_path / "a.xlsx")
    ran = tz("report", "unreported", "--out", out, "--unit", "没有的单位", "--db", ledger)
    assert (ran.code, ran.err.startswith("没有单位“没有的单位”")) == (1, True)
    assert tz("report", "unreported", "--db", ledger).code == 2
    ran = tz("report", "unreported", "--out", str(tmp_path / "a.csv"), "--db", ledger)
    assert ran.code == 1
    assert "不是 .xlsx 文件名" in ran.err
