"""Wrongly written commands are told in Chinese; options may stand anywhere; unsaid is null."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tzdesk.cli.answers import USAGE


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("plan", "import"), "缺少文件"),
        (("plan",), "缺少动作"),
        (("period", "add", "X", "--kind", "month"), "缺少--start、--end、--due"),
        (("plan", "show", "--db"), "--db 后面缺少内容"),
        (("plan", "show", "--json=1"), "--json 后面不能写“1”"),
        (("plan", "show", "--status", "滞"), "--status不能是“滞”，可用：未启动、正常推进"),
        (("plan", "show", "--due-before", "2023-13-01"), "“2023-13-01”不是日期"),
        (("plan", "show", "--bogus"), "不认识“--bogus”"),
        (("plan", "import", "甲.txt", "乙.txt"), "不认识“乙.txt”"),
        (("nothing",), "命令不能是“nothing”，可用：plan、set"),
    ],
)
def test_wrong_use_is_told_in_one_chinese_sentence(
    tz: Run, words: tuple[str, ...], told: str
) -> None:
    found = tz(*words)
    sentence = found.err.splitlines()[0]
    assert (found.code, found.out) == (USAGE, "")
    assert told in sentence
    assert sentence.endswith("。")
    assert found.err.splitlines()[1].startswith("用法： tzdesk")
    assert not re.search(r"argument|expected|required|choose|invalid", found.err)


def test_options_stand_between_the_words_of_a_command(tz: Run, ledger: str) -> None:
    found = tz("--json", "set", "30", "status=滞后", "--db", ledger, "percent=60", "--by", "张三")
    assert [one["field"] for one in found.json["changes"]] == ["status", "percent"]
    listed = tz("unit", "--db", ledger, "member", "各乡镇政府", "--json", "张家湾镇", "宋庄镇")
    members = {one["name"]: one["members"] for one in listed.json["units"]}
    assert members["各乡镇政府"] == ["张家湾镇", "宋庄镇"]


def test_what_nobody_said_is_null_and_whole_numbers_have_no_point(tz: Run, ledger: str) -> None:
    for percent in ("80", "80.5"):
        last = tz("set", "30", f"percent={percent}", "--db", ledger, "--json")
    assert '"old": 80,' in last.out
    changes = tz("history", "30", "--db", ledger, "--json").json["changes"]
    assert changes[-1]["old"] is None
    assert all("" not in (one["old"], one["new"]) for one in changes)


def test_an_unknown_plan_is_not_an_empty_ledger(tz: Run, ledger: str) -> None:
    found = tz("--plan", "x", "plan", "show", "--db", ledger, "--json")
    assert found.json["error"] == {
        "message": "台账中没有方案“x”。",
        "advice": "请核对方案标识。",
    }


def test_a_cleared_deadline_compares_as_null(tz: Run, tmp_path: Path) -> None:
    path, ledger = tmp_path / "甲.txt", str(tmp_path / "甲.tzdb")
    text = "2024年任务\n1.推进甲。\n责任单位：区教委\n完成时限：6月底\n"
    path.write_text(text, encoding="utf-8")
    assert tz("plan", "import", str(path), "--db", ledger).code == 0
    path.write_text(text.replace("完成时限：6月底\n", ""), encoding="utf-8")
    found = tz("plan", "import", str(path), "--db", ledger, "--dry-run", "--json").json
    assert found["compared"] == [{"number": "1", "field": "deadline", "old": "6月底", "new": None}]
