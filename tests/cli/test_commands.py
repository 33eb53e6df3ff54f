"""The contract of the command line, on the bundled plan."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import PLAN, Run
from tzdesk.paths import ROOT

FACTS = json.loads((ROOT / "tests/data/2023-tongzhou-facts.json").read_text(encoding="utf-8"))
DAY = ("--today", "2023-10-12")


def _set(tz: Run, ledger: str, *words: str) -> Any:
    found = tz("set", *words, "--db", ledger, "--json", *DAY)
    assert found.code == 0, found.err
    return found.json


def _show(tz: Run, ledger: str, *words: str) -> Any:
    found = tz("plan", "show", *words, "--db", ledger, "--json", *DAY)
    assert found.code == 0, found.err
    return found.json


def test_dry_run_answers_the_whole_plan_and_leaves_no_file(tz: Run, tmp_path: Path) -> None:
    path = tmp_path / "neu.tzdb"
    found = tz("plan", "import", PLAN, "--dry-run", "--json", "--db", str(path)).json
    assert not path.exists()
    assert len(found["tasks"]) == 138
    assert [one["tasks"] for one in found["sections"]] == [8, 34, 19, 19, 19, 28, 11]
    assert (found["sections"][0]["number"], found["sections"][0]["title"]) == ("一", "主要预期目标")
    assert found["problems"] == []
    assert [[one["line"], one["text"]] for one in found["ignored"]] == FACTS["unparsed_lines"]
    assert found["plan"]["doc_no"] == "通政发〔2023〕2号"
    assert found["plan"]["issued_on"] == "2023-01-17"
    for task, fact in zip(found["tasks"], FACTS["tasks"], strict=True):
        assert task["number"] == str(fact["number"])
        assert task["text"] == fact["text"]
        assert task["section"] == fact["section"]
        assert task["leaders"] == fact["leaders"]
        assert task["units"] == fact["units"]
        assert task["deadline_text"] == fact["deadline"]
        assert task["due_on"] == fact["deadline_date"]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("--leader", "卢庆雷"), 46),
        (("--unit", "区水务局"), 11),
        (("--leader", "卢庆雷", "--unit", "区水务局"), 2),
        (("--section", "二"), 34),
        (("--section", "二", "--section", "三"), 53),
        (("--due-before", "2023-10-31"), 1),
        (("--due-before", "2023-11-01"), 6),
        (("--status", "滞后"), 0),
        (("--search", "cngyhjss"), 0),
        ((), 138),
    ],
)
def test_filters(tz: Run, ledger: str, words: tuple[str, ...], shown: int) -> None:
    found = _show(tz, ledger, *words)
    assert (found["shown"], found["total"], len(found["tasks"])) == (shown, 138, shown)


def test_search_by_initials_finds_the_unit(tz: Run, ledger: str) -> None:
    found = _show(tz, ledger, "--search", "yhswq")
    assert found["shown"] >= 9
    assert all("运河商务区" in str(one) for one in found["tasks"])


def test_set_answers_each_change_and_one_batch(tz: Run, ledger: str) -> None:
    found = _set(tz, ledger, "30", "status=已办结", "percent=８０％")
    assert [(one["field"], one["old"], one["new"]) for one in found["changes"]] == [
        ("status", None, "已完成"),
        ("percent", None, 80),
    ]
    task = _show(tz, ledger, "--search", "促进老城医疗")["tasks"][0]
    assert (task["number"], task["status"], task["percent"]) == ("30", "已完成", 80)
    assert _set(tz, ledger, "30", "percent=80") == {"changes": [], "batch": None}


def test_a_units_report_belongs_to_the_unit(tz: Run, ledger: str) -> None:
    _set(tz, ledger, "30", "--unit", "区民政局", "progress=a=b", "phone=01000")
    task = _show(tz, ledger, "--unit", "区民政局", "--search", "促进老城医疗")["tasks"][0]
    (report,) = task["reports"]
    assert (report["unit"], report["period"], report["progress"], report["phone"]) == (
        "区民政局",
        "2023Q4",
        "a=b",
        "01000",
    )
    assert report["coordination"] is False
    assert report["reported_on"] == "2023-10-12"


def test_unreported_counts_only_what_is_owed(tz: Run, ledger: str) -> None:
    assert _show(tz, ledger, "--unreported")["shown"] == 138
    _set(tz, ledger, "1", "--unit", "区发展改革委", "status=正常推进")
    assert _show(tz, ledger, "--unreported")["shown"] == 137


@pytest.mark.parametrize(
    "words",
    [
        ("set", "30", "status=未完成"),
        ("set", "30", "percent=八成"),
        ("set", "999", "status=滞后"),
        ("set", "30", "--unit", "区水务局", "status=滞后"),
        ("set", "30", "nothing"),
        ("plan", "show", "--leader", "无此人"),
        ("plan", "show", "--period", "2099Q1"),
        ("plan", "import", "/nowhere/plan.txt"),
        (
            "period",
            "add",
            "8月",
            "--kind",
            "custom",
            "--start",
            "2023-08-01",
            "--end",
            "2023-08-31",
            "--due",
            "2023-09-05",
        ),
    ],
)
def test_bad_input_is_refused_in_one_sentence(tz: Run, ledger: str, words: tuple[str, ...]) -> None:
    found = tz(*words, "--db", ledger, "--json")
    assert found.code == 1
    error = found.json["error"]
    assert found.err == f"{error['message']}{error['advice']}\n"
    assert "Traceback" not in found.err
    assert found.err.count("\n") == 1


@pytest.mark.parametrize("words", [("nonsense",), ("plan", "show", "--due-before", "x"), ()])
def test_wrong_usage_ends_with_2(tz: Run, words: tuple[str, ...]) -> None:
    found = tz(*words)
    assert found.code == 2
    assert "用法" in found.err


def test_only_import_makes_a_ledger(tz: Run, tmp_path: Path) -> None:
    path = tmp_path / "keine.tzdb"
    for words in (("plan", "show"), ("set", "1", "status=滞后"), ("check",), ("backup",)):
        assert tz(*words, "--db", str(path)).code == 1
        assert not path.exists()
    assert tz("plan", "import", str(tmp_path / "none.txt"), "--db", str(path)).code == 1
    assert not path.exists()


def test_history_and_undo(tz: Run, ledger: str) -> None:
    first = _set(tz, ledger, "1", "percent=10", "--by", "张三")["batch"]
    _set(tz, ledger, "1", "percent=20")
    entries = tz("history", "1", "--db", ledger, "--json").json["changes"]
    assert [(one["field"], one["new"]) for one in entries[:1]] == [("percent", 20)]
    assert next(one["by"] for one in entries if one["batch"] == first) == "张三"
    undone = tz("undo", "--db", ledger, "--json").json
    assert undone["kept"] == []
    assert _show(tz, ledger)["tasks"][0]["percent"] == 10
    assert tz("undo", first, "--db", ledger, "--json").json["undone"] == first
    assert _show(tz, ledger)["tasks"][0]["percent"] == 0


def test_undo_of_an_older_batch_keeps_what_changed_since(tz: Run, ledger: str) -> None:
    first = _set(tz, ledger, "1", "percent=10", "problem=缺地")["batch"]
    _set(tz, ledger, "1", "percent=20")
    undone = tz("undo", first, "--db", ledger, "--json").json
    assert [(one["number"], one["field"]) for one in undone["kept"]] == [("1", "percent")]
    assert _show(tz, ledger)["tasks"][0]["percent"] == 20


def test_export_into_an_empty_ledger_loses_nothing(tz: Run, ledger: str, tmp_path: Path) -> None:
    _set(tz, ledger, "30", "status=滞后", "percent=58.5", "progress==cmd|x")
    _set(tz, ledger, "30", "--unit", "区民政局", "progress=两行\n文字")
    book = str(tmp_path / "out" / "台账.xlsx")
    assert tz("export", book, "--db", ledger, "--json", *DAY).json == {"path": book, "tasks": 138}
    other = str(tmp_path / "other.tzdb")
    assert tz("plan", "import", book, "--db", other).code == 0
    assert _show(tz, other) == _show(tz, ledger)


def test_importing_again_compares_and_doubles_nothing(tz: Run, ledger: str, tmp_path: Path) -> None:
    _set(tz, ledger, "1", "percent=10")
    changed = tmp_path / "改.txt"
    text = Path(PLAN).read_text(encoding="utf-8")
    changed.write_text(text.replace("增长5%左右。", "增长6%左右。", 1), encoding="utf-8")
    found = tz("plan", "import", str(changed), "--db", ledger, "--json").json
    assert [(one["number"], one["field"]) for one in found["compared"]] == [("1", "text")]
    assert len(tz("plan", "list", "--db", ledger, "--json").json["plans"]) == 1
    task = _show(tz, ledger)["tasks"][0]
    assert (task["text"], task["percent"]) == ("实现地区生产总值增长6%左右。", 10)


def test_units_aliases_members_and_exemption(tz: Run, ledger: str) -> None:
    units = {one["name"]: one for one in tz("unit", "list", "--db", ledger, "--json").json["units"]}
    assert len(units) == 73
    assert units["区水务局"]["tasks"] == 11
    assert units["各乡镇政府"]["category"] == "统称单位"
    found = tz("unit", "alias", "区城市管理委", "区城市管理委（区城管执法局）", "--db", ledger)
    assert found.code == 0, found.err
    assert _show(tz, ledger, "--unit", "区城市管理委")["shown"] == 17
    assert _show(tz, ledger, "--unit", "区城市管理委（区城管执法局）")["shown"] == 17
    words = ("unit", "member", "各乡镇政府", "宋庄镇政府", "新设镇政府", "--db", ledger, "--json")
    units = {one["name"]: one for one in tz(*words).json["units"]}
    assert units["各乡镇政府"]["members"] == ["宋庄镇政府", "新设镇政府"]
    assert tz("unit", "exempt", "区财政局", "2", "--db", ledger).code == 0
    assert _show(tz, ledger, "--unreported")["shown"] == 137


def test_backup_opens_as_a_ledger_and_check_is_clean(tz: Run, ledger: str, tmp_path: Path) -> None:
    copy = str(tmp_path / "sicher" / "copy.tzdb")
    made = tz("backup", copy, "--db", ledger, "--json").json
    assert made["path"] == copy
    assert _show(tz, copy) == _show(tz, ledger)
    assert tz("check", "--db", copy, "--json").json == {"ok": True, "findings": []}


def test_periods(tz: Run, ledger: str) -> None:
    found = tz("period", "list", "--db", ledger, "--json").json["periods"]
    assert [one["code"] for one in found] == ["2023Q1", "2023Q2", "2023Q3", "2023Q4"]
    assert found[2] == {
        "code": "2023Q3",
        "label": "2023年第三季度",
        "kind": "quarter",
        "start": "2023-07-01",
        "end": "2023-09-30",
        "due": "2023-10-10",
        "dispatched_on": None,
    }


def test_a_ledger_that_cannot_be_made_is_refused(tz: Run, tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("", "utf-8")
    found = tz("plan", "import", PLAN, "--db", str(tmp_path / "文件" / "台账.tzdb"))
    assert found.code == 1
    assert "无法保存到" in found.err


def test_options_may_stand_before_the_command(tz: Run, ledger: str) -> None:
    assert tz("--db", ledger, "--json", "plan", "list").json["plans"][0]["tasks"] == 138
