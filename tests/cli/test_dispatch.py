"""`dispatch`: its answer, its files and its refusals, on the bundled plan."""

from pathlib import Path

import pytest

from tests.cli.conftest import PLAN, Ran, Run

DAY = ("--today", "2023-10-01")


def _dispatch(tz: Run, ledger: str, folder: Path, *words: str) -> Ran:
    return tz("dispatch", "--db", ledger, "--out", str(folder), *DAY, *words)


def test_one_workbook_for_each_unit_that_owes_a_report(
    tz: Run, ledger: str, tmp_path: Path
) -> None:
    found = _dispatch(tz, ledger, tmp_path / "neu" / "out", "--period", "2023Q3", "--json")
    assert found.code == 0, found.err
    files, uncovered = found.json["files"], found.json["uncovered"]
    assert set(found.json) == {"files", "uncovered"}
    assert len(files) == 68
    assert sum(one["tasks"] for one in files) + len(uncovered) == 352
    assert all(Path(one["path"]).is_file() and Path(one["path"]).is_absolute() for one in files)
    assert len({one["unit"] for one in files}) == 68
    assert uncovered[0] == {
        "number": "34",
        "unit": "各乡镇政府",
        "reason": "统称单位，没有指定具体单位",
    }
    listed = tz("period", "list", "--db", ledger, "--json").json["periods"]
    assert [one["dispatched_on"] for one in listed] == [None, None, "2023-10-01", None]


def test_chosen_units_by_name_or_alias(tz: Run, ledger: str, tmp_path: Path) -> None:
    tz("unit", "alias", "区水务局", "区水利局", "--db", ledger)
    words = ("--unit", "区水利局", "--unit", "区商务局", "--period", "2023Q3")
    found = _dispatch(tz, ledger, tmp_path, *words, "--json")
    assert sorted(one["unit"] for one in found.json["files"]) == ["区商务局", "区水务局"]
    again = _dispatch(tz, ledger, tmp_path, "--unit", "区商务局", "--json").json["files"]
    assert Path(again[0]["path"]).name == "2023年重点工作_区商务局_2023年第三季度_填报表_2.xlsx"


def test_without_json_it_says_what_is_left_out(tz: Run, ledger: str, tmp_path: Path) -> None:
    found = _dispatch(tz, ledger, tmp_path, "--unit", "区商务局", "--period", "2023Q3")
    lines = found.out.splitlines()
    assert lines[0] == f"已生成 1 个填报表，11 行任务：{tmp_path}"
    assert lines[1] == "没有下发的分工 11 条："
    assert lines[2] == "第 34 项　各乡镇政府　统称单位，没有指定具体单位"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--unit", "各乡镇政府"), "“各乡镇政府”没有填报表：统称单位，没有指定具体单位。"),
        (("--unit", "区某局"), "没有单位“区某局”。"),
        (("--period", "2024Q1"), "没有填报期“2024Q1”。"),
    ],
)
def test_refusals_leave_no_file(
    tz: Run, ledger: str, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    found = _dispatch(tz, ledger, tmp_path / "out", *words, "--json")
    assert found.code == 1
    assert found.json["error"]["message"].startswith(sentence)
    assert not (tmp_path / "out").exists()


def test_a_folder_is_required(tz: Run, ledger: str) -> None:
    assert tz("dispatch", "--db", ledger, "--period", "2023Q3").code == 2


def test_a_ledger_without_periods_is_refused(tz: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "台账.tzdb")
    tz("plan", "import", PLAN, "--db", path)
    found = _dispatch(tz, path, tmp_path / "out")
    assert found.code == 1
    assert "还没有填报期" in found.err
