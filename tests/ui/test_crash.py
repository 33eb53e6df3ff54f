"""What happens when the program fails: one dialog, one entry in the log, no traceback to read."""

from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tzdesk.errors import UserError
from tzdesk.ui import crash, log
from tzdesk.ui.crash import QUIT, REOPEN, CrashGuard, error_code
from tzdesk.ui.log import Log
from tzdesk.ui.messages import Question

AT = datetime.fromisoformat("2023-10-12 14:32")


def _error() -> Exception:
    try:
        raise ValueError("机密文字")
    except ValueError as error:
        return error


class Watched:
    """A guard whose dialog is answered at once."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, verb: str):
        self.asked: list[Question] = []
        self.told: list[UserError] = []
        self.reopened = 0
        self.codes: list[int] = []
        self.log = Log(folder)

        def answer(_parent: object, question: Question) -> str:
            self.asked.append(question)
            return verb

        monkeypatch.setattr(crash, "ask", answer)
        monkeypatch.setattr(crash, "show_error", lambda _parent, error: self.told.append(error))
        monkeypatch.setattr(crash.QApplication, "exit", self.codes.append)
        self.guard = CrashGuard(self.log, self._reopen)

    def _reopen(self) -> None:
        self.reopened += 1

    def fail(self, error: BaseException) -> None:
        self.guard._hook(type(error), error, error.__traceback__)


def test_bug_is_told_once_and_logged(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watched(tmp_path, monkeypatch, REOPEN)
    watched.fail(_error())
    watched.fail(_error())
    qtbot.waitUntil(lambda: bool(watched.codes))
    question = watched.asked[0]
    assert len(watched.asked) == 1
    assert question.title == "程序出现问题"
    assert question.text == "程序遇到意外问题，需要重新打开。已提交的修改都已保存。"
    assert question.verbs == (QUIT, REOPEN)
    assert "Traceback" not in question.advice
    code = question.advice.removeprefix("错误编号 ")
    assert code in watched.log.path.read_text("utf-8")
    assert watched.reopened == 1
    watched.log.close()


def test_what_the_world_does_is_no_crash(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watched(tmp_path, monkeypatch, QUIT)
    watched.fail(UserError("磁盘已满。"))
    assert [error.message for error in watched.told] == ["磁盘已满。"]
    assert watched.asked == []
    watched.log.close()


def test_code_names_time_and_place() -> None:
    first, second = error_code(_error(), AT), error_code(_error(), AT)
    assert first.startswith("1012-1432-")
    assert first == second
    assert first != error_code(KeyError("x"), AT)


def test_log_is_private_and_turns_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "LARGEST", 100)
    for _ in range(6):
        one = Log(tmp_path)
        one.note("很长的一行" * 20)
        one.close()
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["tzdesk.log", "tzdesk.log.1", "tzdesk.log.2", "tzdesk.log.3"]
    assert (tmp_path / "tzdesk.log").stat().st_mode & 0o077 == 0


def test_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("")
    one = Log(place / "folder")
    one.note("无处可写")
    one.close()
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert place.read_text() == ""
