"""The composition root: which words open the window, which run a command."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tzdesk.app import NO_DISPLAY, Start, window_start
from tzdesk.paths import ROOT


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ([], Start()),
        (["--example"], Start(example=True)),
        (["--example", "--today", "2023-10-12"], Start(example=True, today=date(2023, 10, 12))),
        (["/台账/一.tzdb", "--by", "张三"], Start(Path("/台账/一.tzdb"), by="张三")),
        (["--db", "/台账/一.tzdb"], Start(Path("/台账/一.tzdb"))),
        (["plan", "list"], None),
        (["--db", "一.tzdb", "plan", "list"], None),
        (["--json", "check"], None),
        (["--help"], None),
        (["--today", "昨天"], None),
        (["一.xlsx"], None),
    ],
)
def test_words(words: list[str], start: Start | None) -> None:
    assert window_start(words) == start


def test_environment_names_the_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZDESK_DB", "/台账/二.tzdb")
    assert window_start([]) == Start(Path("/台账/二.tzdb"))
    assert window_start(["--example"]) == Start(example=True)


def _run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: text for name, text in os.environ.items() if "DISPLAY" not in name}
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=kept | environment,
        timeout=240,
        check=False,
    )


def test_window_without_a_display_says_so() -> None:
    done = _run("--example", QT_QPA_PLATFORM="")
    assert done.returncode == 1
    assert done.stderr.strip() == NO_DISPLAY


def test_demo_writes_files_and_pictures(tmp_path: Path) -> None:
    done = _run("demo", "--out", str(tmp_path), "--json")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    answer = json.loads(done.stdout)
    assert answer["steps"][0] == "导入方案：138 项任务"
    assert answer["steps"][1] == "筛选牵头领导卢庆雷：46 项"
    assert "下发 68 个填报表，341 行任务；没有下发的分工 11 条" in answer["steps"]
    assert "回收合并 1 个文件、33 处改动" in answer["steps"]
    kinds = {Path(name).suffix for name in answer["files"]}
    assert kinds == {".tzdb", ".xlsx", ".png"}
    assert all(Path(name).stat().st_size > 0 for name in answer["files"])


def test_window_starts_without_the_heavy_libraries(tmp_path: Path) -> None:
    """Nor does it leave any trace of reading documents until it is asked to."""
    code = (
        "import sys; from tzdesk.app import *; app = make_application(headless=True);"
        "from tzdesk.settings import Settings; from pathlib import Path;"
        "window = make_window(app, Start(), Settings(Path(sys.argv[1])));"
        "print(sorted(name for name in sys.modules if name in"
        " ('alembic', 'pypinyin', 'docx', 'openpyxl', 'xlsxwriter', 'python_calamine')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "settings.json")],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == "[]", done.stderr
