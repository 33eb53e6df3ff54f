"""`receive` and `return`: a unit's side by commands, and the office that merges what comes back."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.receivers import COMPLETE, FULL, REACHED, SENT, back, cells, numbers, told
from tests.cli.test_merge import put


def test_three_units_come_back_with_exactly_what_they_wrote(
    tz: Run, ledger: str, books: dict[str, Path], tmp_path: Path
) -> None:
    expected = set()
    for at, (name, book) in enumerate(books.items()):
        path = str(tmp_path / f"单位{at}.tzdb")
        received = tz("receive", str(book), "--db", path, "--json")
        assert received.code == 0, received.err
        assert received.json["tasks"] == len(numbers(tz, path))
        first, second = numbers(tz, path)[:2]
        by_name = tz("set", first, *FULL, *REACHED, "--unit", name, "--db", path, "--json")
        tz("set", second, *FULL, *REACHED, "--db", path)
        assert {one["field"] for one in by_name.json["changes"]} == COMPLETE
        back(tz, path, tmp_path / "交回")
        expected |= {(name, task, field) for task in (first, second) for field in COMPLETE}
    ran = tz("merge", str(tmp_path / "交回"), "--db", ledger, "--json", "--today", "2023-10-10")
    assert ran.code == 0
    assert {one["state"] for one in ran.json["files"]} == {"可合并"}
    assert cells(ran) == expected
    assert told(ran) == {"unfilled"}
    assert ran.json["applied"] == len(expected)


def test_what_is_received_is_the_offices_plan(
    tz: Run, ledger: str, books: dict[str, Path], tmp_path: Path
) -> None:
    path = str(tmp_path / "商务局.tzdb")
    data = tz("receive", str(books["区商务局"]), "--db", path, "--json").json
    assert (
        data["plan"]["uid"] == tz("plan", "list", "--db", ledger, "--json").json["plans"][0]["uid"]
    )
    assert (data["unit"], data["period"], data["tasks"]) == ("区商务局", "2023Q3", 11)
    assert (data["filled"], data["kept"], data["notices"]) == (0, [], [])
    office = {
        one["number"]: one
        for one in tz("plan", "show", "--unit", "区商务局", "--db", ledger, "--json").json["tasks"]
    }
    for one in tz("plan", "show", "--db", path, "--json").json["tasks"]:
        assert one == office[one["number"]]
    assert tz("check", "--db", path).code == 0
    (period,) = tz("period", "list", "--db", path, "--json").json["periods"]
    assert (period["code"], period["due"], period["dispatched_on"]) == (
        *("2023Q3", "2023-10-10"),
        "2023-10-01",
    )


def test_an_untouched_return_is_a_receipt(tz: Run, ledger: str, unit: str, tmp_path: Path) -> None:
    data = back(tz, unit, tmp_path / "交回")
    assert len({one["number"] for one in data["blank"]}) == 11
    ran = tz("merge", data["path"], "--db", ledger, "--json")
    assert ran.json["files"][0]["state"] == "没有改动"
    assert (ran.json["changes"], ran.json["notices"]) == ([], [])


def test_blank_names_what_must_be_filled_in(tz: Run, unit: str, tmp_path: Path) -> None:
    first = numbers(tz, unit)[0]
    tz("set", first, "progress=做了。", "percent=5", "--db", unit)
    ran = tz("return", "--out", str(tmp_path / "交回"), "--db", unit)
    assert "还有 10 项没有填写本期进展" in ran.out
    data = back(tz, unit, tmp_path / "交回")
    fields = {one["field"] for one in data["blank"] if one["number"] == first}
    assert fields == {"status", "contact", "phone"}
    assert Path(data["path"]).name == "2023年重点工作_区商务局_2023年第三季度_填报表_2.xlsx"


def test_the_same_twice_says_so(tz: Run, unit: str, books: dict[str, Path]) -> None:
    before = Path(unit).read_bytes()
    ran = tz("receive", str(books["区商务局"]), "--db", unit)
    assert (ran.code, ran.out.strip()) == (0, "这份填报表已经接收过，台账没有变化。")
    filled = put(books["区商务局"], G4="另填的。")
    again = tz("receive", filled, "--db", unit, "--json")
    assert (again.code, again.json["state"]) == (0, "已接收过")
    assert Path(unit).read_bytes() == before
    assert tz("merge", filled, "--db", unit, "--json").json["applied"] == 1


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("水务局", "这是“区水务局”的填报表，本台账是“区商务局”的。"),
        ("另一方案", "这份填报表属于“另一年的方案”，本台账是另一个方案的。"),
        ("说明.txt", "“说明.txt”不是下发的填报表。"),
        ("没有这个.xlsx", "找不到“没有这个.xlsx”。"),
    ],
)
def test_what_does_not_fit_is_refused(
    tz: Run, unit: str, books: dict[str, Path], tmp_path: Path, name: str, sentence: str
) -> None:
    path = tmp_path / name
    if name == "水务局":
        path = books["区水务局"]
    elif name == "另一方案":
        path = other_plan(tz, tmp_path)
    elif name == "说明.txt":
        path.write_text("关于报送的说明", encoding="utf-8")
    before = Path(unit).read_bytes()
    ran = tz("receive", str(path), "--db", unit, "--json")
    assert ran.code == 1
    assert ran.json["error"]["message"] == sentence
    assert Path(unit).read_bytes() == before
    fresh = tmp_path / "新.tzdb"
    made = tz("receive", str(path), "--db", str(fresh))
    assert fresh.exists() == (made.code == 0)


def other_plan(tz: Run, folder: Path) -> Path:
    """Another office's workbook for the same unit."""
    text = "另一年的方案\n1.办一件事。\n责任单位：区商务局\n完成时限：12月底\n"
    source, path = folder / "方案.txt", str(folder / "另一.tzdb")
    source.write_text(text, encoding="utf-8")
    words = ("--periods", "quarter", "--today", "2023-10-01")
    tz("plan", "import", str(source), "--db", path, *words)
    out = str(folder / "另一下发")
    ran = tz("dispatch", "--period", SENT[1], "--out", out, "--db", path, "--json")
    return Path(ran.json["files"][0]["path"])


def test_the_offices_own_ledger_receives_nothing(
    tz: Run, ledger: str, books: dict[str, Path]
) -> None:
    ran = tz("receive", str(books["区商务局"]), "--db", ledger)
    assert ran.code == 1
    assert "请用“回收合并”" in ran.err
    assert tz("return", "--out", str(books["区商务局"].parent), "--db", ledger).code == 1


def test_what_was_filled_in_by_hand_comes_along(
    tz: Run, ledger: str, books: dict[str, Path], tmp_path: Path
) -> None:
    book = put(books["区商务局"], G4="手填的。", H4=40, I5="未知的状态", E6="2024年3月底")
    path = str(tmp_path / "商务局.tzdb")
    data = tz("receive", book, "--db", path, "--json").json
    assert data["filled"] == 2
    task = numbers(tz, path)
    assert data["notices"] == [
        f"第 {task[1]} 项进展状态（I5）没有读入：未知的状态",
        f"第 {task[2]} 项灰色列被改动（E6），按表中文字接收",
    ]
    first = numbers(tz, path)[0]
    tz("set", first, "percent=45", "--db", path)
    merged = tz("merge", back(tz, path, tmp_path / "交回")["path"], "--db", ledger, "--json")
    assert {(one["field"], one["theirs"]) for one in merged.json["changes"]} == {
        ("progress", "手填的。"),
        ("percent", 45),
    }


needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not here"
)


@needs_libreoffice
def test_a_workbook_that_libreoffice_saved(
    tz: Run, ledger: str, books: dict[str, Path], tmp_path: Path
) -> None:
    book = resaved(books["区商务局"], tmp_path / "另存", "xlsx")
    path = str(tmp_path / "商务局.tzdb")
    data = tz("receive", str(book), "--db", path, "--json").json
    assert (data["tasks"], data["filled"], data["notices"]) == (11, 0, [])
    first = numbers(tz, path)[0]
    tz("set", first, *FULL, *REACHED, "--db", path)
    merged = tz("merge", back(tz, path, tmp_path / "交回")["path"], "--db", ledger, "--json")
    assert cells(merged) == {("区商务局", first, field) for field in COMPLETE}
    assert told(merged) == {"unfilled"}


@needs_libreoffice
def test_a_workbook_of_another_kind_is_told_how(
    tz: Run, books: dict[str, Path], tmp_path: Path
) -> None:
    book = resaved(books["区商务局"], tmp_path / "另存", "ods")
    ran = tz("receive", str(book), "--db", str(tmp_path / "新.tzdb"))
    assert ran.code == 1
    assert "另存为 .xlsx" in ran.err
    assert not (tmp_path / "新.tzdb").exists()


def resaved(book: Path, folder: Path, kind: str) -> Path:
    """The workbook as LibreOffice saves it."""
    folder.mkdir(exist_ok=True)
    profile = f"-env:UserInstallation=file://{folder}-profile"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, str(book)], check=True, capture_output=True, timeout=120)
    return folder / f"{book.stem}.{kind}"
