"""The program started twice: the second start raises the first window and ends."""

import os
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

from tests.ui.small_ledger import small_desk
from tzdesk.paths import ROOT
from tzdesk.ui.open_windows import windows_folder


def start(*words: str) -> "subprocess.Popen[str]":
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), *words], env=environment, text=True
    )


def test_second_start_ends_at_once(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    desk.close()
    first = start(str(desk.path))
    try:
        given_up = monotonic() + 30
        while not any("tzdb" in entry.read_text() for entry in windows_folder().glob("*.window")):
            assert monotonic() < given_up
            sleep(0.05)
        for words in ((str(desk.path),), ()):
            second = start(*words)
            assert second.wait(20) == 0
        assert first.poll() is None
    finally:
        first.kill()
        first.wait()
