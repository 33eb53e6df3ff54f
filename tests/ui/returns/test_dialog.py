"""报送情况: what the table says, ticks with 撤销, reminders, copying, drilling, sorting."""

import pytest
from PySide6.QtCore import SIGNAL, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tzdesk.domain.changes import Source, removed
from tzdesk.domain.records import Period, Receipt, Record, Report, Summary
from tzdesk.domain.return_matrix import MatrixRow
from tzdesk.services.editing import Edit
from tzdesk.services.receipts import handed_in_of
from tzdesk.ui.dialogs.returns import ReturnsDialog
from tzdesk.ui.session import Said, Session
from tzdesk.ui.workplace import Workplace

PERIOD = "2023Q3"
Role = Qt.ItemDataRole


def table_of(dialog: ReturnsDialog) -> list[list[str]]:
    model = dialog.table.lines
    rows = range(model.rowCount())
    columns = range(model.columnCount())
    found = [[model.index(row, column).data() or "" for column in columns] for row in rows]
    return [[cell for cell in row if cell] for row in found]


def units_of(dialog: ReturnsDialog) -> list[str]:
    listed = dialog.table.lines.listed
    return [row.unit.name for row in listed.units] if listed else []


def tick(dialog: ReturnsDialog, name: str, qtbot: QtBot) -> None:
    box = dialog.pane.receipt.boxes[name]
    at = QPoint(8, box.height() // 2)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=at)


def test_units_down_and_periods_across(dialog: ReturnsDialog) -> None:
    head = [
        dialog.table.lines.headerData(at, Qt.Orientation.Horizontal)
        for at in range(dialog.table.lines.columnCount())
    ]
    assert head == [
        "单位",
        "任务数",
        "一季度",
        "二季度",
        "三季度",
        "四季度",
        "未报合计",
        "最近交回",
    ]
    assert table_of(dialog) == [
        ["委办局、分局与专班　3 个单位"],
        ["区体育局", "2", "未报送 0/2", "未报送 0/2", "未报送 0/2", "—", "6", "—"],
        ["区卫生健康委", "1", "未报送 0/1", "未报送 0/1", "已报 1/1", "—", "2", "10-09"],
        ["区民政局", "1", "未报送 0/1", "未报送 0/1", "已报 1/1", "—", "2", "10-08"],
        ["统称单位　1 个单位"],
        ["各乡镇政府", "1", "无填报表", "无填报表", "无填报表", "无填报表", "0", "—"],
    ]
    assert dialog.footer.told.text() == (
        "2023年第三季度：已报 2/3 单位，部分未报 0，未报送 1；另有 1 个统称单位没有填报表"
    )


def test_one_unit_in_one_period(dialog: ReturnsDialog) -> None:
    pane = dialog.pane
    assert pane.name.text() == "区体育局"
    assert pane.period.text() == "2023年第三季度，10月10日前报送"
    assert pane.state.text() == "未报送 0/2"
    assert pane.contact.text() == "联系人：王五　1003"
    assert pane.missing.text() == "未报任务 2 项"
    assert pane.tasks.item(0).text().startswith("29　建设区级体育中心")
    dialog.table.go("区体育局", 3)
    assert pane.state.text() == "未下发"
    assert not pane.remind_button.isEnabled()


def test_ticks_are_written_and_taken_back(
    dialog: ReturnsDialog, session: Session, qtbot: QtBot
) -> None:
    assert session.desk
    ledger = session.desk.ledger
    tick(dialog, "paper", qtbot)
    tick(dialog, "stamped", qtbot)
    assert handed_in_of(ledger, "区体育局", PERIOD).ticked == ("paper", "stamped")
    assert dialog.pane.receipt.came.text() == "10-12 14:32 交回"
    assert dialog.table.current
    assert dialog.table.current.unit.name == "区体育局"
    tip = dialog.table.currentIndex().data(Role.ToolTipRole)
    assert "收件：纸质、盖章" in tip
    qtbot.keyClick(dialog.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.pane.receipt.boxes["paper"].isChecked()
    assert not dialog.pane.receipt.boxes["stamped"].isChecked()
    session.undo()
    assert dialog.pane.receipt.came.text() == "未交回"
    assert not dialog.pane.receipt.boxes["paper"].isChecked()


def test_reminders(dialog: ReturnsDialog, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    qtbot.mouseClick(dialog.pane.remind_button, Qt.MouseButton.LeftButton)
    assert clipboard.text() == (
        "区体育局：你单位2023年第三季度填报表（第 29 项等 2 项任务）应于10月10日前报送，"
        "目前尚未收到，请尽快报送。"
    )
    assert dialog.footer.message.text == "已复制催报文字"
    dialog.table.go("区体育局", 0)
    qtbot.mouseClick(dialog.remind_button, Qt.MouseButton.LeftButton)
    said = clipboard.text().split("\n")
    assert [one.split("：")[0] for one in said] == [
        "区卫生健康委（张三　1001）",
        "区民政局（李四　1002）",
        "区体育局（王五　1003）",
    ]
    assert all("2023年第一季度" in one and "4月10日前" in one for one in said)
    assert dialog.footer.message.text == "已复制催报文字（3 个单位）"


def test_copying_selected_units_or_all(dialog: ReturnsDialog, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    qtbot.keySequence(dialog.table, QKeySequence(QKeySequence.StandardKey.Copy))
    assert clipboard.text().split("\n") == [
        "单位\t任务数\t2023年第一季度\t2023年第二季度\t2023年第三季度\t2023年第四季度\t未报合计\t最近交回",
        "区体育局\t2\t未报送 0/2\t未报送 0/2\t未报送 0/2\t—\t6\t—",
    ]
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert clipboard.text().count("\t") == 5 * 7
    assert '"已报 1/1\n电子"' in clipboard.text()
    assert dialog.footer.message.text == "已复制 4 个单位的报送情况"


def test_heads_sort_and_the_filters_find(dialog: ReturnsDialog, qtbot: QtBot) -> None:
    click = dialog.table.horizontalHeader().sectionClicked.emit
    assert units_of(dialog)[0] == "区体育局"
    click(0)
    assert units_of(dialog)[:3] == ["区卫生健康委", "区民政局", "区体育局"]
    click(7)
    assert units_of(dialog)[:3] == ["区卫生健康委", "区民政局", "区体育局"]
    click(7)
    assert units_of(dialog)[:3] == ["区体育局", "区民政局", "区卫生健康委"]
    click(7)
    assert units_of(dialog)[:3] == ["区卫生健康委", "区民政局", "区体育局"]
    qtbot.keyClicks(dialog.field, "qmz")
    assert units_of(dialog) == ["区民政局"]
    qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert len(units_of(dialog)) == 4
    dialog.table.go("区体育局", 2)
    dialog.only_missing.setChecked(True)
    assert units_of(dialog) == ["区体育局"]


def test_enter_asks_for_the_units_tasks(dialog: ReturnsDialog, qtbot: QtBot) -> None:
    found: list[tuple[MatrixRow, int, Period, str]] = []
    dialog.tasks_wanted.connect(lambda *what: found.append(what))
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert [(row.unit.name, at, period.code, task) for row, at, period, task in found] == [
        ("区体育局", 2, PERIOD, "")
    ]
    assert not dialog.isVisible()


def test_what_others_write_is_shown(dialog: ReturnsDialog, session: Session) -> None:
    session.edit([Edit("t29", "status", "正常推进", PERIOD, "t29-区体育局")])
    assert dialog.pane.state.text() == "部分未报 1/2"
    assert dialog.footer.told.text().startswith(
        "2023年第三季度：已报 2/3 单位，部分未报 1，未报送 0"
    )


@pytest.mark.parametrize("size", [(960, 600), (1340, 740)])
def test_nothing_is_cut_at_any_size(dialog: ReturnsDialog, size: tuple[int, int]) -> None:
    dialog.resize(*size)
    table = dialog.table
    assert table.columnWidth(0) >= 144
    total = sum(table.columnWidth(at) for at in range(table.lines.columnCount()))
    assert total <= table.viewport().width()
    assert not dialog.grab().isNull()


def test_the_filter_stays_with_its_period(dialog: ReturnsDialog, qtbot: QtBot) -> None:
    dialog.only_missing.setChecked(True)
    dialog.table.go("区体育局", 1)
    tick(dialog, "paper", qtbot)
    assert units_of(dialog) == ["区体育局"]
    assert dialog.table.place == 1
    dialog.only_missing.setChecked(False)
    assert len(units_of(dialog)) == 4


def test_a_merged_file_cannot_be_denied(dialog: ReturnsDialog) -> None:
    dialog.table.go("区卫生健康委", 2)
    box = dialog.pane.receipt.boxes["electronic"]
    assert box.isChecked()
    assert not box.isEnabled()
    assert "撤销那次合并" in box.toolTip()


def test_a_closed_dialog_hears_no_more(place: Workplace, session: Session) -> None:
    def listeners() -> list[int]:
        signals = ("history_changed()", "said(PyObject)")
        return [session.receivers(SIGNAL(one)) for one in signals]

    before = listeners()
    dialog = ReturnsDialog(place)
    assert all(now > then for now, then in zip(listeners(), before, strict=True))
    dialog.reject()
    dialog.deleteLater()
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    assert listeners() == before
    session.edit([Edit("t29", "status", "正常推进", PERIOD, "t29-区体育局")])
    session.said.emit(Said("已导出"))


def test_undo_may_take_away_what_it_stands_on(dialog: ReturnsDialog, session: Session) -> None:
    dialog.only_missing.setChecked(True)
    assert session.desk
    ledger = session.desk.ledger
    kinds: tuple[type[Record], ...] = (Report, Receipt, Summary, Period)
    gone = [one for kind in kinds for one in ledger.rows(kind).values()]
    session.write(lambda desk: desk.write(removed(gone), Source.UNDO, "撤销"))
    assert not dialog.isVisible()
