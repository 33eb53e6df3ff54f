"""Returns come back in a folder: dropped on the window, and from there on settled by keys alone.

The folder is described in `returned_folder`. Run with QT_QPA_PLATFORM=xcb it is the same on a
display.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.scenarios.clerk import ALT, CTRL, NONE, Clerk, come_to_front
from tests.scenarios.pictures import Pictures
from tests.scenarios.returned_folder import make_returns, part_of, report_of
from tests.ui.windows import TODAY, open_window
from tzdesk.app import Start
from tzdesk.domain.filters import select
from tzdesk.domain.records import OpenCell, Report, Task
from tzdesk.domain.values import Stored
from tzdesk.services.desk import Desk
from tzdesk.ui.dialogs.merge import MergeDialog
from tzdesk.ui.dialogs.merge.rows import ChangeRow, ConflictRow, InvalidRow, Row
from tzdesk.ui.main_window import MainWindow

Key, COPY = Qt.Key, Qt.DropAction.CopyAction
AT = QPoint(600, 400)
SHOWN = [
    ("区体育局.xlsx", "没有改动", None),
    ("区农业农村局.xlsx", "可合并", True),
    ("区卫生健康委.xlsx", "可合并", True),
    ("区商务局.xlsx", "有冲突", True),
    ("区园林绿化局.xlsx", "可合并", True),
    ("区教委.xlsx", "可合并", True),
    ("区民政局.xlsx", "有错误", True),
    ("区水务局.xlsx", "有冲突", True),
    ("区生态环境局.xlsx", "可合并", True),
    ("区财政局.xlsx", "可合并", True),
    ("区财政局2022年报表.xlsx", "非本方案", None),
    ("通讯录.xlsx", "非填报表", None),
]
CHANGED: dict[str, dict[str, Stored]] = {
    "区水务局": {
        "progress": "已完成选址，开工建设。",
        "percent": 80,
        "problem": "资金和用地紧张。\n拆迁进度慢。",
    },
    "区商务局": {"progress": "已完成选址和设计。", "status": "滞后"},
    "区教委": {"progress": "新建学校两所。", "percent": 70},
    "区民政局": {"progress": "养老驿站已开放。", "percent": 80},
    "区园林绿化局": {"progress": "完成绿化三公顷。"},
    "区财政局": {"progress": "资金已下达。", "percent": 90, "next_step": None},
    "区农业农村局": {"status": "正常推进", "percent": 75, "progress": "建成示范村五个。"},
}
"""What the ledger says of each unit's first task in the end."""


@pytest.fixture
def pictures() -> Pictures:
    return Pictures()


@pytest.fixture
def returns(tmp_path: Path) -> tuple[Path, Path]:
    return make_returns(tmp_path)


@pytest.fixture
def window(
    qapp: QApplication, tmp_path: Path, returns: tuple[Path, Path]
) -> Iterator[list[MainWindow]]:
    """The windows that were opened, one after the other; the last is the present one."""
    made = [open_window(qapp, tmp_path, Start(ledger=returns[0], today=TODAY, by="张三"))]
    yield made
    for one in made:
        one.close()
        one.deleteLater()


def test_returns_by_keyboard(
    window: list[MainWindow],
    qapp: QApplication,
    returns: tuple[Path, Path],
    pictures: Pictures,
    tmp_path: Path,
) -> None:
    first = window[0]
    clerk = Clerk(first)
    before = _desk(first).file.content_hash()
    reports = len(_desk(first).ledger.rows(Report))
    data = _drag(first, returns[1])
    pictures.take(first, "拖到窗口")
    with clerk.meanwhile(lambda: _settle(clerk, pictures)):
        _drop(first, data)
    _look_at_the_result(clerk, first, pictures)
    _check_ledger(_desk(first))
    first.close()

    again = open_window(qapp, tmp_path, Start(today=TODAY, by="张三"))
    window.append(again)
    clerk = Clerk(again)
    with clerk.meanwhile(lambda: _look_at_open_cells(clerk, pictures)):
        clerk.press(Key.Key_M, CTRL)
    assert _desk(again).file.content_hash() != before
    clerk.press(Key.Key_Z, CTRL)
    assert _desk(again).file.content_hash() == before
    assert len(_desk(again).ledger.rows(Report)) == reports
    assert not _desk(again).ledger.rows(OpenCell)
    pictures.take(again, "撤销")


def _drag(window: MainWindow, folder: Path) -> QMimeData:
    """Over the window, which says that it would take it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    enter = QDragEnterEvent(AT, COPY, data, Qt.MouseButton.LeftButton, NONE)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    return data


def _drop(window: MainWindow, data: QMimeData) -> None:
    """Lets go."""
    event = QDropEvent(QPointF(AT), COPY, data, Qt.MouseButton.LeftButton, NONE)
    QApplication.sendEvent(window, event)


def _settle(clerk: Clerk, pictures: Pictures) -> None:
    dialog = clerk.box(MergeDialog)
    clerk.wait(lambda: not dialog.checking.running)
    files = dialog.page.files
    assert [(one.name, one.state, one.ticked) for one in files.found.entries] == SHOWN
    assert files.hasFocus()
    _expect(dialog, "将 10 个文件的 14 处改动写入台账；跳过 2 个文件", conflicts=3, invalid=2)
    pictures.take(dialog, "检查完成")
    _conflicts(clerk, dialog, pictures)
    _suggestion(clerk, dialog, pictures)
    _ticks(clerk, dialog, pictures)
    clerk.press(Key.Key_Return, CTRL)
    clerk.wait(lambda: not dialog.isVisible())


def _conflicts(clerk: Clerk, dialog: MergeDialog, pictures: Pictures) -> None:
    """F8 leads to them; the first is left open."""
    clerk.press(Key.Key_F8)
    assert _stands(dialog, ConflictRow) == ("区商务局.xlsx", "status")
    pictures.take(dialog, "第一处冲突")
    clerk.press(Key.Key_F8)
    assert _stands(dialog, ConflictRow) == ("区水务局.xlsx", "percent")
    clerk.press(Key.Key_2, ALT)
    assert _stands(dialog, ConflictRow) == ("区水务局.xlsx", "problem")
    clerk.press(Key.Key_3, ALT)
    assert _stands(dialog, ConflictRow) == ("区商务局.xlsx", "status")
    _expect(dialog, "将 10 个文件的 16 处改动写入台账；跳过 2 个文件", conflicts=1, invalid=2)
    clerk.press(Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    pictures.take(dialog, "已选择")


def _suggestion(clerk: Clerk, dialog: MergeDialog, pictures: Pictures) -> None:
    """八成 becomes 80; 未完成 stays open."""
    _go_to_file(clerk, dialog, "区民政局.xlsx")
    clerk.press(Key.Key_Return)
    while _field(dialog, InvalidRow) != "percent":
        _down(clerk, dialog)
    clerk.press(Key.Key_Space)
    _expect(dialog, "将 10 个文件的 17 处改动写入台账；跳过 2 个文件", conflicts=1, invalid=1)
    pictures.take(dialog, "采用建议")


def _ticks(clerk: Clerk, dialog: MergeDialog, pictures: Pictures) -> None:
    """One cell and one file are left out."""
    _go_to_file(clerk, dialog, "区财政局.xlsx")
    clerk.press(Key.Key_Return)
    while _field(dialog, ChangeRow) != "next_step":
        _down(clerk, dialog)
    clerk.press(Key.Key_Space)
    pictures.take(dialog, "不采用一格")
    _go_to_file(clerk, dialog, "区卫生健康委.xlsx")
    clerk.press(Key.Key_Space)
    _expect(dialog, "将 9 个文件的 15 处改动写入台账；跳过 3 个文件", conflicts=1, invalid=1)
    assert dialog.footer.write.text() == "写入 15 处改动"
    pictures.take(dialog, "不采用一个文件")


def _look_at_the_result(clerk: Clerk, window: MainWindow, pictures: Pictures) -> None:
    """The status bar's 查看改动 shows exactly the tasks that were written."""
    message = window.status_bar.message
    assert message.text == "已合并 9 个文件、15 处改动；1 处冲突待处理"
    verb = next(one for one in message.verbs if one.text() == "查看改动")
    pictures.take(window, "已合并")
    _come_to_status_bar(clerk, window)
    _come_to(clerk, verb)
    clerk.press(Key.Key_Space)
    assert window.session.asked.origin == "本次合并"
    board = window.session.board
    assert board
    ledger = _desk(window).ledger
    written = {part_of(_desk(window), unit, 0).task_uid for unit in CHANGED}
    written.add(part_of(_desk(window), "区生态环境局", 1).task_uid)
    shown = [one.uid for one in select(window.session.asked, board)]
    assert {ledger.get(Task, uid).number for uid in shown} == {
        ledger.get(Task, uid).number for uid in written
    }
    pictures.take(window, "本次合并")


def _check_ledger(desk: Desk) -> None:
    for unit, values in CHANGED.items():
        report = report_of(desk, unit, 0)
        assert report
        assert {name: getattr(report, name) for name in values} == values
    air, health = report_of(desk, "区生态环境局", 1), report_of(desk, "区卫生健康委", 0)
    assert air
    assert air.progress == "站点已布设。"
    assert health is None
    assert len(desk.ledger.rows(OpenCell)) == 3


def _look_at_open_cells(clerk: Clerk, pictures: Pictures) -> None:
    """Conflict, invalid status and unticked cell are where they were left; nothing is written."""
    dialog = clerk.box(MergeDialog)
    come_to_front(dialog)
    clerk.wait(lambda: QApplication.activeWindow() is dialog)
    assert dialog.start.open.text() == "待处理冲突 2 处"
    _come_to(clerk, dialog.start.resume)
    clerk.press(Key.Key_Space)
    entries = dialog.page.files.found.entries
    names = {"区商务局.xlsx", "区民政局.xlsx", "区财政局.xlsx"}
    assert {one.name for one in entries} == names
    clerk.press(Key.Key_F8)
    assert _stands(dialog, ConflictRow) == ("区商务局.xlsx", "status")
    pictures.take(dialog, "继续处理")
    clerk.press(Key.Key_Escape)
    assert not dialog.isVisible()


def _expect(dialog: MergeDialog, words: str, *, conflicts: int, invalid: int) -> None:
    footer = dialog.footer
    assert footer.told.text() == words
    assert footer.conflicts.text() == f"剩 {conflicts} 处冲突未选择"
    assert footer.invalid.text() == f"{invalid} 处填写有误"


def _stands(dialog: MergeDialog, kind: type[Row]) -> tuple[str, str]:
    file = dialog.page.files.file
    return file.name if file else "", _field(dialog, kind)


def _field(dialog: MergeDialog, kind: type[Row]) -> str:
    """The field of the current row, if it is of that kind."""
    row = dialog.page.rows.current
    if isinstance(row, kind) and isinstance(row, (ChangeRow, ConflictRow, InvalidRow)):
        return row.place.cell.field
    return ""


def _go_to_file(clerk: Clerk, dialog: MergeDialog, name: str) -> None:
    """Back to the files by Tab, then up or down."""
    files = dialog.page.files
    _come_to(clerk, files)
    clerk.press(Key.Key_Home)
    for _ in range([one.name for one in files.found.entries].index(name)):
        clerk.press(Key.Key_Down)
    assert files.file
    assert files.file.name == name


def _down(clerk: Clerk, dialog: MergeDialog) -> None:
    before = dialog.page.rows.currentIndex().row()
    clerk.press(Key.Key_Down)
    assert dialog.page.rows.currentIndex().row() == before + 1


def _come_to(clerk: Clerk, widget: QWidget) -> None:
    """By Tab."""
    for _ in range(40):
        if QApplication.focusWidget() is widget:
            return
        clerk.press(Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {widget}")


def _come_to_status_bar(clerk: Clerk, window: MainWindow) -> None:
    """By F6; in the tree Tab means the next cell."""
    for _ in range(7):
        focus = QApplication.focusWidget()
        if focus and window.status_bar.isAncestorOf(focus):
            return
        clerk.press(Key.Key_F6)
    raise AssertionError("F6 does not lead to the status bar")


def _desk(window: MainWindow) -> Desk:
    assert window.session.desk
    return window.session.desk
