"""What happens when the program fails: one dialog, one entry in the log, no traceback to read."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.windows import TODAY, Opened
from tzdesk.app import Start
from tzdesk.errors import UserError
from tzdesk.services.editing import Edit
from tzdesk.ui import crash, log
from tzdesk.ui.crash import CrashGuard, Rescue, error_code
from tzdesk.ui.dialogs.crash import QUIT, REOPEN, CrashDialog
from tzdesk.ui.drafts import DraftFile
from tzdesk.ui.log import Log
from tzdesk.ui.rescue import unsaved

AT = datetime.fromisoformat("2023-10-12 14:32")


def _error() -> Exception:
    try:
        raise ValueError("机密文字")
    except ValueError as error:
        return error


class Watched:
    """A guard whose dialog is answered at once."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, verb: str = QUIT):
        self.shown: list[CrashDialog] = []
        self.words: list[str] = []
        self.told: list[UserError] = []
        self.codes: list[int] = []
        self.log = Log(folder)

        def answer(dialog: CrashDialog) -> None:
            self.shown.append(dialog)
            self.words.append(dialog.windowTitle())
            self.words += [one.text() for one in dialog.findChildren(QLabel)]
            button = next(one for one in dialog.findChildren(QPushButton) if one.text() == verb)
            button.click()
            dialog.deleteLater()

        monkeypatch.setattr(crash, "run", answer)
        monkeypatch.setattr(crash, "show_error", lambda _parent, error: self.told.append(error))
        monkeypatch.setattr(crash.QApplication, "exit", self.codes.append)
        self.guard = CrashGuard(self.log)

    def fail(self, error: BaseException) -> None:
        self.guard._hook(type(error), error, error.__traceback__)


def test_bug_is_told_once_and_logged(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watched(tmp_path, monkeypatch, REOPEN)
    said = ["最后一处修改没有保存：第 30 项 完成比例 58。"]
    watched.guard.rescue = Rescue(lambda: said, lambda *_: None, lambda: ["一.tzdb"])
    watched.fail(_error())
    watched.fail(_error())
    qtbot.waitUntil(lambda: bool(watched.codes))
    assert len(watched.shown) == 1
    head, title, text, not_saved, code = watched.words[:5]
    assert head == title == "程序出现问题"
    assert text == "程序遇到意外问题，需要重新打开。已提交的修改都已保存。"
    assert not_saved == said[0]
    assert not any("Traceback" in words for words in watched.words)
    assert code.removeprefix("错误编号 ") in watched.log.path.read_text("utf-8")
    assert watched.guard.again == ["一.tzdb"]
    watched.log.close()


def test_quitting_does_not_begin_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watched(tmp_path, monkeypatch)
    assert watched.guard.end_with(ValueError("x")) == crash.EXIT_CODE
    assert watched.guard.again is None
    assert watched.codes == [crash.EXIT_CODE]
    watched.log.close()


def test_dialog_comes_even_where_the_window_cannot_say_what_is_lost(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> list[str]:
        raise RuntimeError("ruins")

    watched = Watched(tmp_path, monkeypatch)
    watched.guard.rescue = Rescue(broken, lambda *_: None, list)
    watched.fail(_error())
    qtbot.waitUntil(lambda: bool(watched.codes))
    assert len(watched.shown) == 1
    watched.log.close()


def test_window_says_what_is_typed_and_what_was_not_written(
    opened: Opened, ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(Start(ledger=ledger, today=TODAY))
    window.session.choose("t30")
    window.inspector.form.type_in("progress", "还没写完")
    monkeypatch.setattr(window.groups.unsaved, "tell", lambda _error: None)
    window.session.failed.disconnect()
    monkeypatch.setattr("tzdesk.store.ledger_file.LedgerFile.write", _disk_full)
    assert window.session.edit([Edit("t30", "percent", "59", "2023Q3")]) is None
    monkeypatch.undo()
    assert unsaved(window.session, window.drafts) == [
        "第 30 项“进展情况”中正在输入的文字已另存，重新打开后可以取回。",
        "最后一处修改没有保存：第 30 项 完成比例 59。",
    ]
    assert DraftFile(tmp_path, ledger).read()[0].text == "还没写完"


def _disk_full(*_: object) -> None:
    raise UserError("修改没有保存：磁盘已满。")


def test_diagnostics_are_saved_from_the_dialog(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed: list[tuple[Path, bool]] = []
    dialog = CrashDialog("1012-1432-7F3A", [], lambda *asked: packed.append(asked))
    qtbot.addWidget(dialog)
    dialog.show()
    path = tmp_path / "包"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    dialog.with_texts.setChecked(True)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert packed == [(path.with_suffix(".zip"), False), (path.with_suffix(".zip"), True)]
    assert dialog.isVisible()
    assert "诊断包已保存到" in dialog.told.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.wants_reopen


def test_what_the_world_does_is_no_crash(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watched(tmp_path, monkeypatch)
    watched.fail(UserError("磁盘已满。"))
    assert [error.message for error in watched.told] == ["磁盘已满。"]
    assert watched.shown == []
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
