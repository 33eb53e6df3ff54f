"""A unit's ledger over time: newer workbooks, the next period, units below it."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.receivers import COMPLETE, FULL, REACHED, SENT, back, cells, numbers, told


def test_what_the_unit_wrote_survives_a_newer_workbook(
    tz: Run, ledger: str, unit: str, tmp_path: Path
) -> None:
    first, second, third = numbers(tz, unit)[:3]
    tz("set", first, "progress=单位写的。", "percent=30", "--db", unit)
    office = ("--unit", "区商务局", "--db", ledger, *SENT)
    tz("set", first, "progress=办公室写的。", "problem=办公室的问题。", *office)
    tz("set", second, "progress=办公室登记的。", *office)
    out = str(tmp_path / "再下发")
    words = ("--period", "2023Q3", "--today", "2023-10-06", "--unit", "区商务局")
    ran = tz("dispatch", *words, "--out", out, "--db", ledger, "--json")
    newer = ran.json["files"][0]["path"]
    data = tz("receive", newer, "--db", unit, "--json").json
    assert data["state"] == "更新台账"
    assert data["kept"] == [
        {"number": first, "field": "progress", "ours": "单位写的。", "theirs": "办公室写的。"}
    ]
    reports = {
        one["number"]: one["reports"]
        for one in tz("plan", "show", "--db", unit, "--json").json["tasks"]
    }
    (kept,) = reports[first]
    assert (kept["progress"], kept["percent"], kept["problem"]) == (
        *("单位写的。", 30),
        "办公室的问题。",
    )
    assert [one["progress"] for one in reports[second]] == ["办公室登记的。"]
    assert reports[third] == []
    tz("set", third, "progress=之后写的。", "--db", unit)
    merged = tz("merge", back(tz, unit, tmp_path / "交回")["path"], "--db", ledger, "--json")
    fields = {(first, "progress"), (first, "percent"), (third, "progress")}
    assert {(number, field) for _, number, field in cells(merged)} == fields


def test_an_older_workbook_is_left(
    tz: Run, ledger: str, books: dict[str, Path], tmp_path: Path
) -> None:
    words = ("--period", "2023Q3", "--today", "2023-10-06", "--unit", "区商务局")
    out = str(tmp_path / "再下发")
    ran = tz("dispatch", *words, "--out", out, "--db", ledger, "--json")
    path = str(tmp_path / "商务局.tzdb")
    tz("receive", ran.json["files"][0]["path"], "--db", path)
    older = tz("receive", str(books["区商务局"]), "--db", path)
    assert older.code == 1
    assert "10-01 下发的，台账已接收 10-06 下发的" in older.err


def test_the_next_period_joins_the_same_ledger(
    tz: Run, ledger: str, unit: str, tmp_path: Path
) -> None:
    first = numbers(tz, unit)[0]
    tz("set", first, *FULL, *REACHED, "--db", unit)
    tz("merge", back(tz, unit, tmp_path / "交回")["path"], "--db", ledger)
    out = str(tmp_path / "四季度")
    words = ("--period", "2023Q4", "--today", "2023-12-28", "--unit", "区商务局")
    book = tz("dispatch", *words, "--out", out, "--db", ledger, "--json").json["files"][0]["path"]
    assert tz("receive", book, "--db", unit, "--json").json["state"] == "更新台账"
    listed = tz("period", "list", "--db", unit, "--json").json["periods"]
    assert [one["code"] for one in listed] == ["2023Q3", "2023Q4"]
    ran = tz("set", first, "status=已完成", "percent=100", "--db", unit, "--json")
    # What came prefilled is taken along, as when a row is filled in by hand.
    assert {one["field"] for one in ran.json["changes"]} == {
        *("status", "percent", "progress", "next_step"),
    }
    data = back(tz, unit, tmp_path / "四季度交回")
    merged = tz("merge", data["path"], "--db", ledger, "--json")
    assert cells(merged) == {
        ("区商务局", first, name) for name in ("status", "percent", "progress", "next_step")
    }
    past = back(tz, unit, tmp_path / "三季度", "--period", "2023Q3")
    assert tz("merge", past["path"], "--db", ledger, "--json").json["files"][0]["state"] in (
        "没有改动",
        "往期填报表",
    )


def test_units_below_report_to_the_unit(tz: Run, ledger: str, unit: str, tmp_path: Path) -> None:
    """Dispatched further, merged, and returned upwards."""
    first, second = numbers(tz, unit)[:2]
    assert tz("unit", "member", "区商务局", "市场科", "外贸科", "--db", unit).code == 0
    out = str(tmp_path / "再下发")
    ran = tz("dispatch", "--out", out, "--db", unit, "--today", "2023-10-06", "--json")
    files = ran.json["files"]
    assert sorted(one["unit"] for one in files) == ["外贸科", "市场科"]
    assert {one["tasks"] for one in files} == {11}
    assert ran.json["uncovered"] == []
    below = str(tmp_path / "市场科.tzdb")
    market = next(one["path"] for one in files if one["unit"] == "市场科")
    assert tz("receive", market, "--db", below, "--json").json["unit"] == "市场科"
    tz("set", first, *FULL, *REACHED, "--db", below)
    returned = back(tz, below, tmp_path / "科室交回")["path"]
    merged = tz("merge", returned, "--db", unit, "--json")
    assert cells(merged) == {("市场科", first, field) for field in COMPLETE}
    assert told(merged) == {"unfilled"}
    # The unit's own word is still its own to say.
    assert (
        tz("merge", back(tz, unit, tmp_path / "空")["path"], "--db", ledger, "--json").json[
            "changes"
        ]
        == []
    )
    tz("set", first, "status=正常推进", "progress=汇总两科。", *REACHED, "percent=60", "--db", unit)
    tz("set", second, *FULL, *REACHED, "--db", unit)
    up = tz("merge", back(tz, unit, tmp_path / "交回")["path"], "--db", ledger, "--json")
    assert up.code == 0
    own = {("区商务局", first, one) for one in COMPLETE - {"problem", "next_step"}}
    assert cells(up) == own | {("区商务局", second, one) for one in COMPLETE}
    astray = tz("merge", returned, "--db", ledger, "--json")
    assert astray.json["changes"] == []
    assert tz("receive", market, "--db", unit).code == 1
