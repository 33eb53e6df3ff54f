"""诊断包 tells of program and machine, and nothing of what the clerk writes unless she ticks so."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.ui.small_ledger import small_desk
from tzdesk.errors import UserError
from tzdesk.services.diagnostics import COPY, HIDDEN, Known, parts, write_diagnostics
from tzdesk.store.ledger_file import LedgerFile

LOG = """2023-10-12 14:31:00 start 0.1.0, Python 3.11.2, linux
2023-10-12 14:31:05 WARNING tzdesk.settings: settings cannot be read from /home/zhangsan/督查/s.json
2023-10-12 14:31:06 Qt QtWarningMsg: odd font of zhangsan
2023-10-12 14:32:00 failure 1012-1432-7F3A
Traceback (most recent call last):
  File "/home/zhangsan/tzdesk/ui/session.py", line 130, in write
    raise ValueError("状态不对")
  File "/home/zhangsan/secret.py", line 3, in secret
    plan_5G = 1
ValueError: 建设区级体育中心 plan 5G
second line of the same 5G secret

tzdesk.errors.UserError: budget 5000000
"""
SECRETS = ("zhangsan", "督查", "体育", "5G", "5000000", "office-02", "secret.json", "张三")
KEPT = (
    "start 0.1.0, Python 3.11.2, linux",
    "failure 1012-1432-7F3A",
    'File "tzdesk/ui/session.py", line 130, in write',
    "WARNING tzdesk.settings: settings cannot be read from",
    f"ValueError: {HIDDEN}",
)


def known() -> Known:
    settings = {
        "operator": "张三",
        "theme": "dark",
        "scale": 140,
        "open_last": True,
        "recent_files": ["/home/zhangsan/secret.json"],
        "folders": {"ledgers": "/home/zhangsan"},
        "last_ledger": "D:\\office-02\\secret.tzdb",
    }
    names = ("/home/zhangsan", "office-02", "zhangsan")
    return Known({"tzdesk": "0.1.0"}, settings, {"tzdesk.log": LOG}, names)


def texts(path: Path) -> dict[str, str]:
    with ZipFile(path) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def test_nothing_of_the_clerk_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    with small_desk(tmp_path) as desk:
        words = [row.text for row in desk.board()] + [
            unit.name for row in desk.board() for unit in row.units
        ]
        write_diagnostics(path, parts(known(), desk, with_texts=False))
    found = texts(path)
    assert set(found) == {"版本.txt", "设置.json", "tzdesk.log"}
    whole = "\n".join(found.values())
    assert [word for word in (*SECRETS, *words) if word in whole] == []
    assert "ledger task: 4" in found["版本.txt"]
    assert [line for line in KEPT if line not in found["tzdesk.log"]] == []


def test_plain_settings_stay(tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    write_diagnostics(path, parts(known(), None, with_texts=False))
    settings = json.loads(texts(path)["设置.json"])
    assert (settings["theme"], settings["scale"], settings["open_last"]) == ("dark", 140, True)
    assert settings["operator"] == "□×2"
    assert settings["recent_files"] == "□（1）"


def test_ticked_it_holds_the_ledger_and_the_whole_log(tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    with small_desk(tmp_path) as desk:
        write_diagnostics(path, parts(known(), desk, with_texts=True), desk)
        records = desk.file.load().records
    with ZipFile(path) as archive:
        assert archive.read("tzdesk.log").decode() == LOG
        copy = Path(archive.extract(COPY, tmp_path / "aus"))
    with LedgerFile.open(copy) as file:
        assert file.load().records == records
    assert sorted(one.name for one in tmp_path.iterdir()) == ["aus", "包.zip", desk.path.name]


def test_the_list_names_each_file_and_what_it_holds() -> None:
    listed = parts(known(), None, with_texts=False)
    assert [(part.name, part.says) for part in listed] == [
        ("版本.txt", "程序、系统、屏幕和台账的版本与数量"),
        ("设置.json", "本机设置，不含文件名和姓名"),
        ("tzdesk.log", "运行日志，文字已隐去"),
    ]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "包.zip").mkdir()
    with pytest.raises(UserError) as caught:
        write_diagnostics(tmp_path / "包.zip", [])
    assert caught.value.title == "无法保存诊断包"
