"""下发填报表… from the window: by its keys, and for a plan without periods."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.import_plan.steps import answer
from tests.ui.small_ledger import small_desk
from tzdesk.ui.dialogs.dispatch import DispatchDialog
from tzdesk.ui.main_window import MainWindow


def when_there(deed: Callable[[DispatchDialog], None]) -> None:
    box = QApplication.activeModalWidget()
    if isinstance(box, DispatchDialog):
        deed(box)
    else:
        QTimer.singleShot(10, lambda: when_there(deed))


def test_keys_open_it_with_every_unit(example: MainWindow, qtbot: QtBot) -> None:
    seen: list[str] = []

    def look(box: DispatchDialog) -> None:
        seen.extend((box.units.told.text(), box.footer.verb.text()))
        box.reject()

    example.activateWindow()
    when_there(look)
    qtbot.keyClick(example, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["已选 68 个单位，341 行任务", "生成 68 个填报表"]


def test_plan_without_periods_is_told_so(example: MainWindow, tmp_path: Path) -> None:
    example.session.open(small_desk(tmp_path, periods=False))
    seen: list[str] = []
    QTimer.singleShot(100, answer("关闭", seen))
    example.commands["dispatch"].trigger()
    assert seen == ["关闭 填报期设置…"]
