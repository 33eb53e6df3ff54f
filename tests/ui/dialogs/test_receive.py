"""A unit's side in the window: a workbook becomes its ledger, and goes back filled in."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.small_ledger import small_desk
from tests.ui.windows import TODAY, Opened
from tzdesk.app import Start
from tzdesk.services.desk import Desk
from tzdesk.services.dispatching import DispatchOptions, dispatch
from tzdesk.services.editing import Edit
from tzdesk.services.merge_plan import FileState
from tzdesk.services.merging import plan_merge
from tzdesk.ui.dialogs.receive import ReceiveDialog
from tzdesk.ui.dialogs.return_file import BACK, ReturnDialog
from tzdesk.ui.main_window import MainWindow

UNIT = "区体育局"


@pytest.fixture
def office(tmp_path: Path) -> Desk:
    folder = tmp_path / "office"
    folder.mkdir()
    return small_desk(folder)


@pytest.fixture
def book(office: Desk, tmp_path: Path) -> Path:
    """What the office sent to one unit."""
    unit = office.ledger.unit_named(UNIT)
    assert unit
    options = DispatchOptions(tmp_path / "下发", unit_uids={unit.uid})
    (made,) = dispatch(office, office.board(), options).made.files
    return made.path


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at = QPointF(300, 300)
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(at.toPoint(), copy, data, left, none))
    QApplication.sendEvent(window, QDropEvent(at, copy, data, left, none))


def when_open(kind: type[QWidget], deed: Callable[[QWidget], None]) -> None:
    """Does something to the next dialog of a kind, once it runs."""
    found = QApplication.activeModalWidget()
    if isinstance(found, kind):
        deed(found)
    else:
        QTimer.singleShot(10, lambda: when_open(kind, deed))


def received(opened: Opened, book: Path, file: Path, qtbot: QtBot) -> MainWindow:
    """The window of the unit, whose ledger was made of the workbook that was dropped on it."""
    window = opened(Start(today=TODAY))
    seen: list[str] = []

    def make(dialog: QWidget) -> None:
        assert isinstance(dialog, ReceiveDialog)
        seen.append(dialog.headline.text())
        dialog.file = file
        dialog.verb.click()

    when_open(ReceiveDialog, make)
    drop(window, book)
    qtbot.waitUntil(lambda: window.session.board is not None)
    assert seen[0].startswith(f"“{UNIT}")
    assert "2 项任务" in seen[0]
    return window


def returned(window: MainWindow, folder: Path, qtbot: QtBot) -> tuple[Path, str, str]:
    """The workbook that goes back, what the dialog told, and the word of its other button."""
    told: list[str] = []

    def make(dialog: QWidget) -> None:
        assert isinstance(dialog, ReturnDialog)
        told.extend((dialog.told.text(), dialog.cancel.text()))
        dialog.folder.setText(str(folder))
        dialog.verb.click()

    when_open(ReturnDialog, make)
    window.commands["make_return"].trigger()
    qtbot.waitUntil(lambda: folder.is_dir() and any(folder.glob("*.xlsx")))
    qtbot.waitUntil(lambda: not window.jobs.busy)
    (path,) = folder.glob("*.xlsx")
    return path, told[0], told[1]


def test_a_dropped_workbook_becomes_the_units_ledger_and_goes_back(
    opened: Opened, office: Desk, book: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = received(opened, book, tmp_path / "体育局.tzdb", qtbot)
    board = window.session.board
    assert board
    row = next(one for one in board if one.number == "30")
    assert window.commands["make_return"].isVisible()
    _path, told, other = returned(window, tmp_path / "空", qtbot)
    assert told.startswith("还有 2 项没有填写本期进展")
    assert other == BACK
    assert board.period
    window.session.edit([Edit(row.uid, "progress", "已完成选址。", board.period.uid)])
    path, told, _other = returned(window, tmp_path / "交回", qtbot)
    assert told == "还有 1 项没有填写本期进展：第 29 项。"
    plan = plan_merge(office, [path])
    (file,) = plan.files
    assert file.state is FileState.READY
    # The contact came prefilled and is taken along, as when a row is filled in by hand.
    assert {(one.field, one.merge.theirs) for one in file.cells} == {
        ("progress", "已完成选址。"),
        ("contact", "王五"),
        ("phone", "1003"),
    }


def test_the_offices_own_window_makes_no_return(opened: Opened, office: Desk) -> None:
    path = office.path
    office.close()
    window = opened(Start(ledger=path, today=TODAY))
    assert not window.commands["make_return"].isVisible()
    assert window.commands["receive"].isEnabled()


def test_a_plan_that_was_dropped_is_imported_all_the_same(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(Start(today=TODAY))
    plans: list[Path] = []
    monkeypatch.setattr(window.groups.plans, "import_plan", plans.append)
    path = tmp_path / "分工方案.xlsx"
    path.write_bytes(b"no workbook")
    drop(window, path)
    qtbot.waitUntil(lambda: bool(plans))
    assert plans == [path]
    assert QApplication.activeModalWidget() is None


def test_the_file_that_is_being_written_is_waited_for(
    opened: Opened, book: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = received(opened, book, tmp_path / "体育局.tzdb", qtbot)
    dialog = ReturnDialog(window.place)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.folder.setText(str(tmp_path / "交回"))
    dialog.verb.click()
    assert not dialog.cancel.isEnabled()
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert not dialog.isVisible()
    assert len(list((tmp_path / "交回").iterdir())) == 1


def test_another_job_is_named(opened: Opened, book: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window = received(opened, book, tmp_path / "体育局.tzdb", qtbot)
    dialog = ReturnDialog(window.place)
    qtbot.addWidget(dialog)
    go = Event()
    window.jobs.run("检查数据", lambda _report: go.wait(5), lambda _none: None, print)
    dialog.verb.click()
    assert dialog.error.text() == "正在检查数据。完成后再生成报送文件。"
    assert dialog.verb.isEnabled()
    go.set()
    qtbot.waitUntil(lambda: not window.jobs.busy)


def test_a_folder_that_was_chosen_stays(
    opened: Opened, book: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = received(opened, book, tmp_path / "体育局.tzdb", qtbot)
    dialog = ReturnDialog(window.place)
    qtbot.addWidget(dialog)
    dialog.folder.clear()
    qtbot.keyClicks(dialog.folder, "/tmp")
    dialog._prepare()
    assert dialog.folder.text() == "/tmp"
