"""诊断包, 关于, 开源组件 and the shortcut sheet, by real buttons."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tzdesk import __version__
from tzdesk.paths import ROOT
from tzdesk.ui.dialogs.about import About
from tzdesk.ui.dialogs.components import COMPONENTS, ComponentsDialog, licence_text
from tzdesk.ui.dialogs.diagnostics import DiagnosticsDialog
from tzdesk.ui.session import Said, Session
from tzdesk.ui.workplace import Workplace


def _press(widget: QWidget, verb: str, qtbot: QtBot) -> None:
    button = next(one for one in widget.findChildren(QPushButton) if one.text() == verb)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _listed(dialog: DiagnosticsDialog) -> list[str]:
    items = dialog.items
    return [items.item(row, 0).text() for row in range(items.rowCount())]


def test_content_is_listed_before_it_is_saved(
    place: Workplace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, said = tmp_path / "包.zip", []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    place.session.said.connect(said.append)
    dialog = DiagnosticsDialog(place)
    dialog.show()
    assert _listed(dialog) == ["版本.txt", "设置.json"]
    assert dialog.note.text().startswith("不含任务文字")
    dialog.with_texts.setChecked(True)
    listed = _listed(dialog)
    assert listed[-1] == "台账副本.tzdb"
    _press(dialog, "保存诊断包…", qtbot)
    qtbot.waitUntil(lambda: bool(said))
    assert isinstance(said[0], Said)
    assert said[0].text == "已保存诊断包：包.zip"
    with ZipFile(path) as archive:
        assert archive.namelist() == listed
    dialog.deleteLater()


def test_about_says_version_format_and_place(session: Session, qtbot: QtBot, themed: None) -> None:
    dialog = About(session.desk)
    qtbot.addWidget(dialog)
    dialog.show()
    _press(dialog, "复制版本信息", qtbot)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "tzdesk · 台账桌面"
    assert re.fullmatch(rf"版本 {re.escape(__version__)}（\d{{4}}-\d\d-\d\d）", lines[1])
    assert lines[2] == "本机离线运行，不连接任何网络。"
    assert session.desk
    assert lines[3] == f"台账格式 {session.desk.file.format} · {session.desk.path}"


def test_every_package_that_is_installed_is_named_with_its_licence() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    locked = {name.lower() for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}
    assert {one.name.lower() for one in COMPONENTS} == locked
    assert all(licence_text(row) for row in range(len(COMPONENTS) + 1))


def test_licence_follows_the_row(qtbot: QtBot, themed: None) -> None:
    dialog = ComponentsDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert "MIT License" in dialog.text.toPlainText()
    names = [one.name for one in COMPONENTS]
    dialog.table.selectRow(1 + names.index("SQLAlchemy"))
    assert "SQLAlchemy authors" in dialog.text.toPlainText()
