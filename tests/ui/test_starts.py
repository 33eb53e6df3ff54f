"""Three starts that come to nothing, and what is offered then: by the program itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.small_ledger import small_desk
from tzdesk.paths import ROOT
from tzdesk.settings import LAST_LEDGER, OPERATOR, RECENT_FILES, THEME, Settings, fresh_settings
from tzdesk.ui.log import log_folder
from tzdesk.ui.starts import QUIT, WITH_DEFAULTS, Starts

PROGRAM = """
import sys
from tzdesk import app
from tzdesk.ui import crash, messages, starts

how, answer = sys.argv[1:]
asked = []

def ask(_parent, question):
    asked.append(question.text)
    return answer

def run(dialog):
    asked.append(dialog.windowTitle())

def broken(*_):
    raise RuntimeError("no window")

starts.ask, crash.run = ask, run
if how == "broken":
    app.make_window = broken
else:
    from PySide6.QtCore import QTimer
    make_window = app.make_window

    def make_window_that_closes(*given):
        window = make_window(*given)
        asked.append(window.windowTitle())
        QTimer.singleShot(0, window.close)
        return window

    app.make_window = make_window_that_closes
code = app.main([])
print("|".join(asked))
sys.exit(code)
"""


def _start(how: str, answer: str = "") -> tuple[int, list[str]]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, how, answer],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return done.returncode, [word for word in done.stdout.strip().split("|") if word]


def test_defaults_are_offered_after_three_failed_starts(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    desk.close()
    settings = Settings()
    settings.remember_ledger(desk.path)
    settings.set(THEME, "dark")
    for _ in range(3):
        assert _start("broken") == (70, ["程序出现问题"])
    assert _start("broken", QUIT) == (0, ["连续三次未能启动。"])
    code, asked = _start("closes", WITH_DEFAULTS)
    assert code == 0
    assert asked == ["连续三次未能启动。", "tzdesk · 台账桌面"]
    assert Starts(log_folder()).failed == 0
    assert Settings().get(THEME) == "system"
    assert Settings().recent_files == [str(desk.path)]


def test_a_start_that_is_closed_at_once_has_not_failed() -> None:
    assert _start("closes")[0] == 0
    assert Starts(log_folder()).failed == 0


@pytest.mark.parametrize("content", ["", "x", "-"])
def test_a_count_that_cannot_be_read_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "starts").write_text(content)
    assert Starts(tmp_path).failed == 0


def test_fresh_settings_leave_the_old_ones_beside(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    old = Settings(path)
    old.set(OPERATOR, "张三")
    old.set(THEME, "dark")
    old.set(RECENT_FILES, ["/一.tzdb"])
    old.set(LAST_LEDGER, "/一.tzdb")
    made = fresh_settings(path)
    assert (made.operator, made.recent_files) == ("张三", ["/一.tzdb"])
    assert (made.get(THEME), made.last_ledger) == ("system", "")
    assert Settings(tmp_path / "settings.old.json").get(THEME) == "dark"
