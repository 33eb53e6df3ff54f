"""The window: what it says, what its keys do, what it keeps."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QEnterEvent, QFont, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.windows import TODAY, Opened, open_window
from tzdesk.app import Start
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.records import Leader
from tzdesk.services.editing import Edit
from tzdesk.services.example import import_bundled
from tzdesk.settings import SCALE, Settings
from tzdesk.ui import main_window, messages
from tzdesk.ui.actions import COMMANDS, MENUS, Submenu, shortcut_rows
from tzdesk.ui.desks import Desks
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.status_bar_message import Message

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def opened(qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    windows: list[MainWindow] = []

    def make(start: Start) -> MainWindow:
        windows.append(open_window(qapp, tmp_path, start))
        return windows[-1]

    yield make
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture
def example(opened: Opened) -> MainWindow:
    return opened(Start(example=True))


def test_no_two_commands_share_keys() -> None:
    keys = Counter(command.keys for command in COMMANDS if command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_keys_that_input_methods_own() -> None:
    owned = ("Ctrl+Shift", "Ctrl+Space", "Ctrl+.")
    assert not [one.name for one in COMMANDS if one.keys.startswith(owned)]
    assert not [one.name for one in COMMANDS if len(one.keys) == 1]


def test_every_command_stands_in_a_menu_once() -> None:
    placed: list[str] = []
    for menu in MENUS:
        for entry in menu.entries:
            placed += entry.entries if isinstance(entry, Submenu) else [entry] if entry else []
    by_keys_only = {"next_pane", "previous_pane"}
    assert Counter(placed) == Counter(one.name for one in COMMANDS if one.name not in by_keys_only)


def test_sheet_lists_every_shortcut() -> None:
    rows = dict(shortcut_rows())
    assert rows["Ctrl+F"] == "搜索"
    assert rows["Ctrl+PgDn"] == "下一项"
    assert rows["Ctrl+−"] == "缩小"


def test_window_without_a_ledger(opened: Opened) -> None:
    window = opened(Start())
    assert window.windowTitle() == "tzdesk · 台账桌面"
    assert window.pages.currentWidget() is window.first_run
    assert not window.navigation.isEnabled()
    assert not window.inspector.isVisible()
    assert window.status_bar.nothing.text() == "未打开台账"
    assert not window.commands["export"].isEnabled()
    assert window.commands["open_ledger"].isEnabled()


def test_example_says_what_it_is(example: MainWindow) -> None:
    assert example.windowTitle() == (
        "2023年重点工作台账（演示数据，进展为虚构） — tzdesk · 台账桌面"
    )
    assert example.banner.text == "这是示例台账，可以随意修改，不影响正式数据。"
    bar = example.status_bar
    assert bar.period.text() == "填报期：2023年第三季度"
    assert bar.reported.text() == "已报 58/68 单位"
    assert bar.reported.toolTip() == "10 个单位未报送；另有 5 个统称单位没有填报表"
    assert bar.pace.text() == "序时进度 75%"


def test_closing_the_example_leaves_nothing(example: MainWindow) -> None:
    desk = example.session.desk
    assert desk is not None
    example.ledgers.close()
    assert not desk.path.exists()
    assert example.pages.currentWidget() is example.first_run
    assert example.banner.text == ""


def _edit_first(window: MainWindow) -> str:
    board = window.session.board
    assert board is not None
    assert board.period is not None
    row = next(iter(board))
    window.session.edit([Edit(row.uid, "status", "滞后", board.period.uid)])
    return row.uid


def test_edit_is_said_with_its_undo(example: MainWindow) -> None:
    uid = _edit_first(example)
    board, message = example.session.board, example.status_bar.message
    assert board is not None
    assert message.text == "已修改进展状态"
    assert example.commands["undo"].text() == "撤销 修改进展状态"
    message.verbs[0].click()
    assert board.rows[uid].status == "已完成"
    assert message.text == "已撤销 修改进展状态"
    QTest.keyClick(example, Key.Key_Y, Modifier.ControlModifier)
    assert board.rows[uid].status == "滞后"


def test_message_stays_under_the_pointer(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tzdesk.ui.widgets.status_bar_message.SHOWN_FOR", 30)
    message = Message()
    qtbot.addWidget(message)
    message.show()
    message.say("已修改", [("撤销", lambda: None)])
    QApplication.sendEvent(message, _entering())
    qtbot.wait(60)
    assert message.text == "已修改"
    message.say("再改", [])
    qtbot.waitUntil(lambda: message.text == "", timeout=1000)


@pytest.mark.parametrize("width", [1024, 1440])
def test_message_has_room_for_its_verb(example: MainWindow, width: int) -> None:
    example.place.switch.choose(example.place.switch.choice, 140)
    example.resize(width, 800)
    _edit_first(example)
    QApplication.processEvents()
    message = example.status_bar.message
    verb = message.verbs[0]
    assert verb.geometry().right() <= message.width()
    assert verb.width() >= verb.sizeHint().width()
    message.end()
    assert example.status_bar.pace.isVisible()


def _entering() -> QEnterEvent:
    return QEnterEvent(QPointF(), QPointF(), QPointF())


def test_search_filters_and_esc_returns(example: MainWindow) -> None:
    search = example.toolbar.search
    QTest.keyClick(example, Key.Key_F, Modifier.ControlModifier)
    assert search.hasFocus()
    QTest.keyClicks(search, "swj")
    assert example.session.asked.search == "swj"
    QTest.keyClick(search, Key.Key_Escape)
    assert search.text() == ""
    assert example.session.asked.empty
    assert example.tree.view.hasFocus()


def test_search_goes_to_the_first_hit(example: MainWindow) -> None:
    search = example.toolbar.search
    search.setFocus()
    search.insert("老城医疗")
    QTest.keyClick(search, Key.Key_Down)
    assert example.session.row is not None
    assert example.session.row.number == "30"
    assert example.tree.view.hasFocus()


def test_composition_does_not_filter(example: MainWindow) -> None:
    search = example.toolbar.search
    search.setFocus()
    QApplication.sendEvent(search, QInputMethodEvent("shui", []))
    assert example.session.asked.empty
    QTest.keyClick(search, Key.Key_Escape)
    assert search.hasFocus()
    done = QInputMethodEvent()
    done.setCommitString("水务")
    QApplication.sendEvent(search, done)
    assert example.session.asked.search == "水务"


def test_past_period_is_said(example: MainWindow) -> None:
    box = example.toolbar.period
    assert box.currentText() == "2023年第三季度"
    box.setCurrentIndex(box.findText("2023年第二季度"))
    box.activated.emit(box.currentIndex())
    assert example.banner.text == "正在查看往期：2023年第二季度，修改会记入修改记录。"
    example.session.show_period(None)
    assert box.currentText() == "2023年第三季度"


@pytest.mark.parametrize(
    ("key", "grouping"),
    [(Key.Key_3, GroupBy.LEADER), (Key.Key_4, GroupBy.UNIT), (Key.Key_6, GroupBy.STATUS)],
)
def test_keys_regroup(example: MainWindow, key: Qt.Key, grouping: GroupBy) -> None:
    QTest.keyClick(example, key, Modifier.ControlModifier)
    assert example.session.grouping is grouping


def test_size_changes_live_and_is_kept(example: MainWindow, opened: Opened) -> None:
    before = example.toolbar.height()
    QTest.keyClick(example, Key.Key_Equal, Modifier.ControlModifier)
    assert current_theme().sizes.scale == 120
    assert example.toolbar.height() > before
    assert opened(Start()).commands["size_120"].isChecked()
    QTest.keyClick(example, Key.Key_0, Modifier.ControlModifier)
    assert current_theme().sizes.scale == 100


@pytest.mark.parametrize("scale", [100, 140])
def test_everything_wears_the_font(
    qapp: QApplication, tmp_path: Path, opened: Opened, scale: int
) -> None:
    qapp.setStyleSheet("")
    qapp.setFont(QFont("Sans Serif", 9))
    Settings(tmp_path / "settings.json").set(SCALE, scale)
    window = opened(Start(example=True))
    font = current_theme().font()
    widgets = (window.menuBar(), window.toolbar.search, window.filters.clear, window.first_run)
    assert {widget.font().families()[0] for widget in widgets} == {font.families()[0]}
    export = window.toolbar.widgetForAction(window.commands["export"])
    assert export.font().pixelSize() == font.pixelSize()


def test_hidden_pane_stays_hidden(example: MainWindow, opened: Opened) -> None:
    QTest.keyClick(example, Key.Key_F9)
    assert not example.inspector.isVisible()
    example.close()
    again = opened(Start(example=True))
    assert not again.inspector.isVisible()
    QTest.keyClick(again, Key.Key_F9)
    assert again.inspector.isVisible()


def test_view_of_a_ledger_is_kept(opened: Opened, tmp_path: Path) -> None:
    ledger = tmp_path / "台账.tzdb"
    with Desks(today=TODAY).create(ledger) as desk:
        import_bundled(desk)
    window = opened(Start(ledger=ledger, today=TODAY))
    leader = next(iter(window.session.desk.ledger.rows(Leader)))
    window.session.group_by(GroupBy.LEADER)
    window.session.ask(TaskFilter(leaders=frozenset([leader]), overdue=True, search="区"))
    window.close()
    again = opened(Start(today=TODAY))
    assert again.session.grouping is GroupBy.LEADER
    assert again.session.asked == TaskFilter(leaders=frozenset([leader]), overdue=True)


def test_f6_goes_round(example: MainWindow) -> None:
    example.tree.view.setFocus()
    seen = []
    for _ in range(6):
        QTest.keyClick(example, Key.Key_F6)
        focus = QApplication.focusWidget()
        places = (
            example.toolbar,
            example.navigation,
            example.filters,
            example.tree,
            example.inspector,
            example.status_bar,
        )
        seen += [place for place in places if place is focus or place.isAncestorOf(focus)]
    assert len(set(seen)) == 6
    assert seen[-1] is example.tree


def _drop(window: MainWindow, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Modifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    taken = enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, data, left, none))
    return taken


def test_dropped_files(opened: Opened, tmp_path: Path) -> None:
    window = opened(Start())
    heard: list[str] = []
    window.drop.ledger_dropped.disconnect()
    window.drop.ledger_dropped.connect(heard.append)
    assert _drop(window, tmp_path / "台账.tzdb")
    assert not _drop(window, tmp_path / "一.docx", tmp_path / "二.docx")
    assert not _drop(window, tmp_path / "图.png")
    assert [Path(name).name for name in heard] == ["台账.tzdb"]


def test_ledger_that_is_gone(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[messages.Question] = []
    monkeypatch.setattr(
        messages, "ask", lambda _parent, question: (told.append(question), "关闭")[1]
    )
    window = opened(Start(ledger=tmp_path / "没有.tzdb"))
    assert window.pages.currentWidget() is window.first_run
    assert "没有.tzdb" in told[0].text
    assert told[0].verbs == ("关闭", "查找文件…")


def test_closing_during_a_job_asks(example: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    told, go = [], Event()
    monkeypatch.setattr(
        main_window, "ask", lambda _parent, question: (told.append(question), "继续合并")[1]
    )
    example.jobs.run("合并", lambda _report: go.wait(5), lambda _none: None, print)
    assert not example.commands["export"].isEnabled()
    assert not example.close()
    assert told[0].text == "正在合并。现在退出会取消合并，台账保持不变。"
    assert told[0].verbs == ("继续合并", "取消合并并退出")
    go.set()


def test_export_writes_what_is_shown(example: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    example.view.search("水务局")
    with qtbot.waitSignal(example.jobs.ended):
        example.keeping.export(tmp_path / "出.xlsx")
    assert (tmp_path / "出.xlsx").stat().st_size > 1000
    assert example.status_bar.message.text.startswith("已导出 11 项任务")


def test_controls_have_names(example: MainWindow) -> None:
    buttons = [
        *example.toolbar.findChildren(QToolButton),
        *example.status_bar.findChildren(QToolButton),
    ]
    nameless = [
        one for one in buttons if one.isVisible() and not (one.accessibleName() or one.text())
    ]
    assert nameless == []
