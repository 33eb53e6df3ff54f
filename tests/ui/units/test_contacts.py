"""从 Excel 导入联系人…: a real workbook read by a job, shown with ticks, written as one step."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.import_plan.steps import answer
from tests.ui.modal import when_open
from tzdesk.domain.records import Unit
from tzdesk.ui.dialogs.units import UnitsDialog
from tzdesk.ui.dialogs.units.contacts import ContactsDialog
from tzdesk.ui.session import Session


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet
    for row in (
        ["各单位联系人"],
        [],
        ["单位名称", "联络员", "手机号码"],
        ["区卫生健康委", "王五", 13800000001],
        ["卫生健康委", "李四", 13800000009],
        ["民政局", "李四", 13800000002],
        ["区体育局", "王五", 1003],
        ["区水务局", "张三", 13800000004],
    ):
        sheet.append(row)
    path = tmp_path / "联系人.xlsx"
    book.save(path)
    return path


def test_a_list_is_read_shown_and_written(
    dialog: UnitsDialog,
    session: Session,
    qtbot: QtBot,
    workbook: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = session.desk
    assert desk
    before = desk.file.content_hash()
    seen: list[object] = []

    def look(box: ContactsDialog) -> None:
        for at in range(box.items.rowCount()):
            seen.append([box.items.item(at, column).text() for column in range(5)])
        seen.extend((box.told.text(), box.unknown.toPlainText(), box.verb.text()))
        assert desk.file.content_hash() == before
        box.table.setCurrentIndex(box.items.index(1, 0))
        qtbot.keyClick(box.table, Qt.Key.Key_Space)
        qtbot.mouseClick(box.verb, Qt.MouseButton.LeftButton)
        seen.append("written")

    choose = lambda *_args, **_options: (str(workbook), "")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    when_open(ContactsDialog, look)
    qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "written" in seen, timeout=20000)
    assert seen[:-1] == [
        [
            *("区卫生健康委", "区卫生健康委", "张三 → 王五", "1001 → 13800000001"),
            "另有 1 人，取第一位；第 4 行",
        ],
        ["区民政局", "民政局", "李四", "1002 → 13800000002", "名称不同，请核对；第 6 行"],
        "将更新 1 个单位的联系方式；1 个没有变化",
        "第 8 行　区水务局　张三　13800000004",
        "导入 1 个联系人",
    ]
    units = [desk.ledger.get(Unit, uid) for uid in ("区卫生健康委", "区民政局")]
    assert [(one.contact, one.phone) for one in units] == [
        ("王五", "13800000001"),
        ("李四", "13800000002"),
    ]
    assert desk.undoable
    assert desk.undoable.title == "导入联系人（2 个单位）"
    session.undo()
    assert desk.file.content_hash() == before


def test_a_file_of_something_else_is_told(
    dialog: UnitsDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "其他.csv"
    path.write_text("任务,时限\n河道治理,12月底\n", "utf-8")
    seen: list[str] = []

    def press() -> None:
        if QApplication.activeModalWidget() in (None, dialog):
            QTimer.singleShot(10, press)
        else:
            answer("关闭", seen)()

    press()
    dialog.read_contacts(path)
    qtbot.waitUntil(lambda: bool(seen), timeout=20000)
    assert dialog.reading.text() == ""
