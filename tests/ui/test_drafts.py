"""Long text that was typed and not committed outlives the program, however it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from tests.ui.small_ledger import small_desk
from tests.ui.windows import TODAY, Opened
from tzdesk.app import Start
from tzdesk.paths import ROOT
from tzdesk.settings import Settings
from tzdesk.ui.draft_keeping import DraftKeeper
from tzdesk.ui.drafts import Draft, DraftFile
from tzdesk.ui.main_window import MainWindow

Key = Qt.Key
PERIOD = "2023Q3"
TYPED = "abc def"
DRAFT = Draft(("t30",), "problem", TYPED, PERIOD)
TYPES_AND_WAITS = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtCore import Qt
from tzdesk.app import Start, make_application, make_window
from tzdesk.settings import Settings
from tzdesk.ui.models.task_columns import PLACES
import datetime

settings, ledger, where = sys.argv[1:]
app = make_application(headless=True)
start = Start(ledger=Path(ledger), today=datetime.date(2023, 10, 12))
window = make_window(app, start, Settings(Path(settings)))
window.resize(1440, 870)
window.show()
window.session.choose("t30")
app.processEvents()
if where == "cell":
    view = window.tree.view
    view.setFocus()
    view.go(view.currentIndex().siblingAtColumn(PLACES["progress"]))
    QTest.keyClick(view, Qt.Key.Key_F2)
    box = app.focusWidget()
else:
    window.inspector.form.editors["progress"].setFocus()
    box = window.inspector.form.editors["progress"].control
box.selectAll()
QTest.keyClicks(box, "abc def")
app.exec()
"""
"""The program, killed by the test while the clerk types."""


def _file(tmp_path: Path, ledger: Path) -> DraftFile:
    return DraftFile(Settings(tmp_path / "settings.json").folder, ledger)


def _open(opened: Opened, ledger: Path) -> MainWindow:
    return opened(Start(ledger=ledger, today=TODAY))


def _type(window: MainWindow, name: str, text: str) -> QPlainTextEdit:
    window.session.choose("t30")
    box = window.inspector.form.editors[name].control
    assert isinstance(box, QPlainTextEdit)
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    return box


def _press(window: MainWindow, verb: str) -> None:
    button = next(one for one in window.banner.findChildren(QPushButton) if one.text() == verb)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_typing_is_kept_in_a_private_file_and_gone_once_committed(
    opened: Opened, tmp_path: Path, ledger: Path
) -> None:
    window = _open(opened, ledger)
    box = _type(window, "problem", TYPED)
    assert window.drafts.look() == DRAFT
    file = _file(tmp_path, ledger)
    assert file.read() == (DRAFT,)
    assert file.path.stat().st_mode & 0o077 == 0
    QTest.keyClick(box, Key.Key_Tab)
    assert window.drafts.look() is None
    assert not file.path.exists()


def test_typing_that_is_given_up_is_not_kept(opened: Opened, tmp_path: Path, ledger: Path) -> None:
    window = _open(opened, ledger)
    box = _type(window, "problem", TYPED)
    window.drafts.look()
    QTest.keyClick(box, Key.Key_Escape)
    window.drafts.look()
    assert not _file(tmp_path, ledger).path.exists()


def test_what_was_typed_is_filled_in_and_goes_on_from_there(
    opened: Opened, tmp_path: Path, ledger: Path
) -> None:
    file = _file(tmp_path, ledger)
    file.write([DRAFT])
    window = _open(opened, ledger)
    window.commands["show_inspector"].trigger()
    assert window.banner.text == "已取回上次未提交的文字：第 30 项 存在问题"
    _press(window, "填入")
    assert window.banner.text == ""
    editor = window.inspector.form.editors["problem"]
    assert editor.control.isVisible()
    assert editor.typed == TYPED
    assert window.session.row is not None
    assert window.session.row.summary.problem != TYPED  # type: ignore[union-attr]
    assert file.read() == (DRAFT,)
    QTest.keyClick(editor.control, Key.Key_Tab)
    assert window.session.row.summary.problem == TYPED  # type: ignore[union-attr]


def test_text_of_a_units_report_goes_back_there(
    opened: Opened, tmp_path: Path, ledger: Path
) -> None:
    desk = small_desk(tmp_path / "other")
    part = next(one for one in desk.board(None, PERIOD).rows["t30"].units if not one.collective)
    desk.close()
    _file(tmp_path, ledger).write([Draft(("t30",), "progress", TYPED, PERIOD, part.uid)])
    window = _open(opened, ledger)
    assert window.banner.text == f"已取回上次未提交的文字：第 30 项 {part.name} 进展情况"
    _press(window, "填入")
    assert window.inspector.typed() == Draft(("t30",), "progress", TYPED, PERIOD, part.uid)


def test_abandoned_text_does_not_come_back(opened: Opened, tmp_path: Path, ledger: Path) -> None:
    file = _file(tmp_path, ledger)
    file.write([DRAFT])
    window = _open(opened, ledger)
    _press(window, "放弃")
    assert window.banner.text == ""
    assert not file.path.exists()


def test_an_offer_without_an_answer_is_made_again(
    opened: Opened, tmp_path: Path, ledger: Path
) -> None:
    _file(tmp_path, ledger).write([DRAFT])
    first = _open(opened, ledger)
    box = _type(first, "next_step", "xyz")
    first.drafts.look()
    assert len(_file(tmp_path, ledger).read()) == 2
    QTest.keyClick(box, Key.Key_Tab)
    first.close()
    assert _file(tmp_path, ledger).read() == (DRAFT,)
    assert _open(opened, ledger).banner.text.startswith("已取回上次未提交的文字")


def test_text_that_was_committed_after_all_is_not_offered(
    opened: Opened, tmp_path: Path, ledger: Path
) -> None:
    window = _open(opened, ledger)
    QTest.keyClick(_type(window, "problem", TYPED), Key.Key_Tab)
    window.close()
    _file(tmp_path, ledger).write([DRAFT])
    assert _open(opened, ledger).banner.text == ""


def test_text_whose_task_is_gone_can_be_copied(
    opened: Opened, tmp_path: Path, ledger: Path, qapp: object
) -> None:
    _file(tmp_path, ledger).write([Draft(("gone",), "problem", TYPED, PERIOD)])
    window = _open(opened, ledger)
    assert window.banner.text == "已取回上次未提交的文字，所属任务已不在台账中。"
    _press(window, "复制")
    assert qapp.clipboard().text() == TYPED  # type: ignore[attr-defined]


@pytest.mark.parametrize("content", ["", "[", "{}", '[1, {"text": 2}]', "[" * 100_000])
def test_a_file_that_cannot_be_read_is_no_draft(tmp_path: Path, ledger: Path, content: str) -> None:
    file = _file(tmp_path, ledger)
    file.write([DRAFT])
    file.path.write_text(content)
    assert file.read() == ()


def test_the_example_keeps_none(example: MainWindow, tmp_path: Path) -> None:
    example.session.choose(next(iter(example.session.board or ())).uid)
    example.inspector.form.type_in("problem", TYPED)
    assert example.inspector.typed() is not None
    assert example.drafts.look() is None
    assert not (tmp_path / "drafts").exists()


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9")
@pytest.mark.parametrize("where", ["cell", "inspector"])
def test_text_survives_kill_9(opened: Opened, tmp_path: Path, ledger: Path, where: str) -> None:
    file, settings = _file(tmp_path, ledger), tmp_path / "settings.json"
    command = [sys.executable, "-c", TYPES_AND_WAITS, str(settings), str(ledger), where]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as program:
        deadline = time.monotonic() + 60
        while not file.read() and program.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
        program.send_signal(signal.SIGKILL)
    window = _open(opened, ledger)
    assert window.banner.text == "已取回上次未提交的文字：第 30 项 进展情况"
    _press(window, "填入")
    assert window.inspector.form.editors["progress"].typed == TYPED


def test_it_looks_by_itself(opened: Opened, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tzdesk.ui.draft_keeping.EVERY", 10)
    looked: list[DraftKeeper] = []
    look = DraftKeeper.look
    monkeypatch.setattr(DraftKeeper, "look", lambda one: (looked.append(one), look(one))[1])
    _open(opened, ledger)
    QTest.qWait(100)
    assert looked
