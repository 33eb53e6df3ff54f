"""设置: every change works at once, is kept, and can be put back page by page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.windows import Opened
from tzdesk.app import Start
from tzdesk.services.backups import BackupRules, backups
from tzdesk.settings import BACKUP_FOLDER, OPEN_LAST, RED_GAP, ROW_HEIGHT, YELLOW_GAP, Settings
from tzdesk.ui.commands import settings
from tzdesk.ui.dialogs.settings import SettingsDialog
from tzdesk.ui.dialogs.settings.backup_page import BackupPage
from tzdesk.ui.dialogs.settings.pages import LookPage, RulesPage, UsualPage
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.theme import ThemeName, current_theme

Key = Qt.Key
Pages = tuple[UsualPage, LookPage, RulesPage, BackupPage]


@pytest.fixture
def window(opened: Opened, ledger: Path) -> MainWindow:
    return opened(Start(ledger=ledger))


@pytest.fixture
def dialog(window: MainWindow) -> Iterator[SettingsDialog]:
    groups = window.groups
    made = SettingsDialog(window.place, groups.preferences, groups.keeping.back_up)
    made.show()
    yield made
    made.done(0)
    made.setParent(None)
    made.deleteLater()


def pages_of(dialog: SettingsDialog) -> Pages:
    usual, look, rules, backup = dialog.pages
    assert isinstance(usual, UsualPage)
    assert isinstance(look, LookPage)
    assert isinstance(rules, RulesPage)
    assert isinstance(backup, BackupPage)
    return usual, look, rules, backup


def stored(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


def test_menu_opens_it(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(settings, "run", lambda dialog: shown.append(dialog.windowTitle()))
    window.commands["settings"].trigger()
    assert shown == ["设置"]


def test_page_in_front_is_marked_in_the_list(dialog: SettingsDialog) -> None:
    dialog.list.setCurrentRow(1)
    places = [dialog.list.visualItemRect(dialog.list.item(row)).center().y() for row in (0, 1)]
    picture = dialog.list.viewport().grab().toImage()
    grounds = [picture.pixelColor(2, y).name() for y in places]
    assert grounds[1] == current_theme().palette.selection.lower()
    assert grounds[0] != grounds[1]


def test_name_signs_the_next_change(
    dialog: SettingsDialog, window: MainWindow, tmp_path: Path
) -> None:
    usual, *_ = pages_of(dialog)
    usual.operator.setFocus()
    usual.operator.insert(" 张三 ")
    QTest.keyClick(usual.operator, Key.Key_Tab)
    assert stored(tmp_path).operator == "张三"
    desk = window.session.desk
    assert desk
    assert desk.by == "张三"
    usual.operator.setFocus()
    usual.operator.setText("李四")
    QTest.keyClick(dialog, Key.Key_Escape)
    assert stored(tmp_path).operator == "李四", "what was typed is kept however it is closed"


def test_look_changes_at_once(dialog: SettingsDialog, window: MainWindow, tmp_path: Path) -> None:
    _, look, *_ = pages_of(dialog)
    dialog.list.setCurrentRow(1)
    look.scale.setFocus()
    QTest.keyClick(look.scale, Key.Key_Down)
    QTest.keyClick(look.theme, Key.Key_End)
    assert (current_theme().name, current_theme().sizes.scale) == (ThemeName.HIGH_CONTRAST, 120)
    QTest.keyClick(look.row_height, Key.Key_Home)
    assert window.tree.view.height_name == "compact"
    assert stored(tmp_path).get(ROW_HEIGHT) == "compact"
    dialog.restore.click()
    assert (window.tree.view.height_name, current_theme().sizes.scale) == ("standard", 100)
    assert look.theme.currentText() == "跟随系统"


def test_row_height_is_the_machines(window: MainWindow, opened: Opened, tmp_path: Path) -> None:
    window.commands["row_relaxed"].trigger()
    assert stored(tmp_path).get(ROW_HEIGHT) == "relaxed"
    again = opened(Start(example=True))
    assert again.tree.view.height_name == "relaxed"
    assert again.filters.row_height.text() == "宽松行高"


def test_rules_count_anew(dialog: SettingsDialog, window: MainWindow, qtbot: QtBot) -> None:
    def days() -> int:
        assert window.session.board
        return window.session.board.rules.due_soon_days

    before = window.session.board
    assert days() != 366
    _, _, rules, _ = pages_of(dialog)
    dialog.list.setCurrentRow(2)
    rules.due_soon.setFocus()
    rules.due_soon.lineEdit().selectAll()
    QTest.keyClicks(rules.due_soon, "366")
    QTest.keyClick(rules.due_soon, Key.Key_Tab)
    qtbot.waitUntil(lambda: days() == 366)
    assert window.session.board is not before, "its rows follow the rules"


def test_red_light_never_begins_before_the_yellow_one(
    dialog: SettingsDialog, tmp_path: Path
) -> None:
    _, _, rules, _ = pages_of(dialog)
    rules.yellow.setValue(40)
    assert rules.red.value() == 40
    rules.red.setValue(20)
    assert rules.yellow.value() == 20
    kept = stored(tmp_path)
    assert (kept.get(YELLOW_GAP), kept.get(RED_GAP)) == (20, 20)
    dialog.list.setCurrentRow(2)
    dialog.restore.click()
    assert (rules.yellow.value(), rules.red.value()) == (10, 30)


def test_each_page_restores_only_its_own(dialog: SettingsDialog, tmp_path: Path) -> None:
    usual, _, rules, _ = pages_of(dialog)
    usual.open_last.click()
    rules.recent.setValue(30)
    dialog.list.setCurrentRow(0)
    dialog.restore.click()
    assert usual.open_last.isChecked()
    assert stored(tmp_path).get(OPEN_LAST)
    assert rules.recent.value() == 30


def test_backup_at_once_into_a_chosen_folder(
    dialog: SettingsDialog,
    window: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    *_, page = pages_of(dialog)
    dialog.list.setCurrentRow(3)
    assert page.first.path.text() == "台账旁的“备份”文件夹"
    assert page.last.text() == "还没有备份"
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "没有的文件夹")
    )
    page.first.choose.click()
    assert page.error.text() == f"不能写入“{tmp_path / '没有的文件夹'}”，请换一个文件夹。"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "盘"))
    (tmp_path / "盘").mkdir()
    page.first.choose.click()
    assert page.error.text() == ""
    page.now.click()
    qtbot.waitUntil(lambda: page.last.text().startswith("上次：今天"))
    desk = window.session.desk
    assert desk
    rules = BackupRules.of(stored(tmp_path))
    assert backups(desk.path, rules)[0].path.is_relative_to(tmp_path / "盘")
    page.first.clear.click()
    assert stored(tmp_path).get(BACKUP_FOLDER) == ""
