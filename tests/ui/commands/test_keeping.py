"""The day's backup: made once, kept as the settings say, and told only where it fails."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.small_ledger import small_desk
from tests.ui.windows import Opened
from tzdesk.app import Start
from tzdesk.services.backups import backups
from tzdesk.ui.commands import keeping
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.session import Said


def _opened(opened: Opened, folder: Path) -> tuple[MainWindow, Path]:
    desk = small_desk(folder)
    path = desk.path
    desk.close()
    return opened(Start(ledger=path)), path


def _idle(window: MainWindow) -> Callable[[], bool]:
    return lambda: not window.jobs.busy


def test_first_opening_of_a_day_makes_one_copy(
    opened: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    window, path = _opened(opened, tmp_path / "ledger")
    for _again in range(2):
        window.groups.keeping.back_up_daily()
        qtbot.waitUntil(_idle(window))
    assert [one.reason.value for one in backups(path)] == ["每日"]


def test_opening_a_ledger_asks_for_it_later(
    opened: Opened, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "QUIET_AT_FIRST", 0)
    window, path = _opened(opened, tmp_path / "ledger")
    qtbot.waitUntil(lambda: bool(backups(path)))
    qtbot.waitUntil(_idle(window))
    assert [one.reason.value for one in backups(path)] == ["每日"]


def test_copy_that_cannot_be_written_is_one_line(
    opened: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    window, path = _opened(opened, tmp_path / "ledger")
    (path.parent / "备份").write_text("not a folder")
    said: list[Said] = []
    window.session.said.connect(said.append)
    window.groups.keeping.back_up_daily()
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].text.startswith("今天的备份没有写成：")
    assert [verb for verb, _deed in said[0].actions] == ["立即备份"]
    qtbot.waitUntil(_idle(window))


def test_it_waits_for_what_runs(
    opened: Opened, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, path = _opened(opened, tmp_path / "ledger")
    monkeypatch.setattr(keeping, "QUIET_AT_FIRST", 0)
    go = Event()
    window.jobs.run("合并", lambda _report: go.wait(5), lambda _none: None, print)
    window.groups.keeping.back_up_daily()
    assert not backups(path)
    go.set()
    qtbot.waitUntil(lambda: bool(backups(path)))
    qtbot.waitUntil(_idle(window))


def test_the_example_is_thrown_away_and_not_kept(example: MainWindow) -> None:
    example.groups.keeping.back_up_daily()
    assert not example.jobs.busy


def test_closing_does_not_ask_about_it(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, path = _opened(opened, tmp_path / "ledger")
    window.groups.keeping.back_up_daily()
    assert window.jobs.busy
    assert window.close()
    assert [one.reason.value for one in backups(path)] == ["每日"]
