"""工具 ▸ 单位管理… from the window."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.modal import when_open
from tzdesk.ui.dialogs.units import UnitsDialog
from tzdesk.ui.main_window import MainWindow


def test_units_open_and_lead_to_a_task(example: MainWindow, qtbot: QtBot) -> None:
    seen: list[str] = []

    def look(dialog: UnitsDialog) -> None:
        seen.append(dialog.footer.told.text())
        qtbot.keyClicks(dialog.field, "qswj")
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
        tasks = dialog.pane.tasks
        seen.append(f"{tasks.count()} {tasks.item(0).text().split('　')[0]}")
        tasks.itemActivated.emit(tasks.item(0))

    when_open(UnitsDialog, look)
    example.commands["manage_units"].trigger()
    assert seen[0] == "73 个单位，其中统称单位 5 个"
    row = example.session.row
    assert row
    assert seen[1] == f"11 {row.number}"
