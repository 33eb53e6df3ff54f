"""附件 in the window: the list, what each button does, what is said of a file that is gone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tzdesk.services.attachments import attached_files
from tzdesk.ui.commands.keeping import backed_up_words
from tzdesk.ui.dialogs.attachments import AttachmentsDialog
from tzdesk.ui.workplace import Workplace


@pytest.fixture
def dialog(place: Workplace, qtbot: QtBot, tmp_path: Path) -> AttachmentsDialog:
    """Of task 30, with one file."""
    desk = place.session.desk
    assert desk
    made = AttachmentsDialog(place, desk, "t30")
    qtbot.addWidget(made)
    made.show()
    source = tmp_path / "批示.pdf"
    source.write_bytes(b"%PDF" * 500)
    made.add([source])
    return made


def row(dialog: AttachmentsDialog) -> list[str]:
    return [dialog.items.item(0, column).text() for column in (0, 1, 3)]


def test_added(dialog: AttachmentsDialog, place: Workplace) -> None:
    assert dialog.windowTitle() == "附件 — 第 30 项"
    assert row(dialog) == ["批示.pdf", "2 KB", "完好"]
    desk = place.session.desk
    assert desk
    assert "1 个附件不在备份中" in backed_up_words(desk, Path("a.tzdb"))


def test_opened_and_saved(
    dialog: AttachmentsDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []

    def take(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    target = tmp_path / "另存.pdf"
    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.open_button.click()
    assert dialog.file
    assert opened == [str(dialog.file.path)]
    dialog.save_button.click()
    assert target.read_bytes() == b"%PDF" * 500


def test_taken_off_and_back(dialog: AttachmentsDialog, place: Workplace) -> None:
    dialog.remove_button.click()
    assert dialog.items.rowCount() == 0
    assert dialog.told.text().startswith("还没有附件")
    place.session.undo()
    dialog._load()
    assert row(dialog)[2] == "完好"


def test_a_file_that_is_gone_is_said(dialog: AttachmentsDialog, place: Workplace) -> None:
    desk = place.session.desk
    assert desk
    attached_files(desk, "t30")[0].path.unlink()
    dialog.open_button.click()
    assert "找不到附件“批示.pdf”" in dialog.error.text()
    assert row(dialog)[2] == "找不到文件"
