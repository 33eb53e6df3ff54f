"""The window: what it says, what its keys do, what it keeps."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.windows import Opened
from tzdesk.app import Start
from tzdesk.settings import OPEN_LAST, Settings
from tzdesk.ui import leaving, messages
from tzdesk.ui.main_window import MainWindow

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def test_window_without_a_ledger(opened: Opened, qtbot: QtBot) -> None:
    window = opened(Start())
    assert window.windowTitle() == "tzdesk · 台账桌面"
    assert window.pages.currentWidget() is window.first_run
    assert not window.navigation.isEnabled()
    assert not window.inspector.isVisible()
    assert window.status_bar.nothing.text() == "未打开台账"
    assert not window.commands["export"].isEnabled()
    assert window.commands["export"].toolTip() == "先导入方案或打开台账"
    assert window.commands["open_ledger"].isEnabled()
    window.first_run.chosen.disconnect()
    with qtbot.waitSignal(window.first_run.chosen) as chosen:
        QTest.mouseClick(window.first_run.drop_area, Qt.MouseButton.LeftButton)
    assert chosen.args == ["import_plan"]


def test_first_page_offers_what_was_open_lately(
    opened: Opened, ledger: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    settings = Settings(tmp_path / "settings.json")
    assert opened(Start()).first_run.recent.isHidden()
    settings.set(OPEN_LAST, False)
    settings.remember_ledger(ledger)
    settings.remember_ledger(tmp_path / "没有了.tzdb")
    window = opened(Start())
    gone, there = window.first_run.recent.findChildren(QToolButton)
    assert (gone.text(), gone.isEnabled()) == ("没有了（找不到）", False)
    qtbot.mouseClick(there, Qt.MouseButton.LeftButton)
    assert window.session.desk
    assert window.session.desk.path == ledger


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
    example.groups.ledgers.close()
    assert not desk.path.exists()
    assert example.pages.currentWidget() is example.first_run
    assert example.banner.text == ""


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


def test_search_says_what_it_looks_in_where_there_is_room(example: MainWindow) -> None:
    search = example.toolbar.search
    assert search.placeholderText() == search.accessibleDescription()
    example.resize(1024, 700)
    QApplication.processEvents()
    assert search.placeholderText() != search.accessibleDescription()
    assert search.geometry().right() <= example.toolbar.width()


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


def test_files_are_no_text_for_the_field_that_they_are_dropped_on(
    example: MainWindow, tmp_path: Path
) -> None:
    example.session.choose(next(iter(example.session.board or ())).uid)
    field = example.inspector.form.editors["progress"]
    heard: list[object] = []
    example.drop.returns_dropped.disconnect()
    example.drop.returns_dropped.connect(heard.append)
    at = field.mapTo(example, field.rect().center())
    before = field.typed
    for name, taken in (("表.xlsx", True), ("图.png", False)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Modifier.NoModifier)
        for event in (QDragEnterEvent(at, *how), QDragMoveEvent(at, *how)):
            event.ignore()
            QApplication.sendEvent(example.windowHandle(), event)
            assert event.isAccepted() is taken
            assert example.drop.hint.isVisible() is taken
        if taken:
            QApplication.sendEvent(example.windowHandle(), QDropEvent(QPointF(at), *how))
            assert example.drop.hint.isHidden()
    assert len(heard) == 1
    assert field.typed == before


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


def test_closing_during_a_job_asks(
    example: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, go = [], Event()
    monkeypatch.setattr(
        leaving, "ask", lambda _parent, question: (told.append(question), "继续合并")[1]
    )
    example.jobs.run("合并", lambda _report: go.wait(5), lambda _none: None, print)
    dispatch = example.commands["dispatch"]
    assert not dispatch.isEnabled()
    assert dispatch.toolTip() == "正在合并，完成后再下发填报表"
    assert not example.close()
    assert told[0].text == "正在合并。现在退出会取消合并，台账保持不变。"
    assert told[0].verbs == ("继续合并", "取消合并并退出")
    with qtbot.waitSignal(example.jobs.ended):
        go.set()
    assert dispatch.toolTip() == "为各责任单位生成本期填报表（Ctrl+T）"


def test_export_writes_what_is_shown(example: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    example.groups.view.search("水务局")
    with qtbot.waitSignal(example.jobs.ended):
        example.groups.keeping.export(tmp_path / "出.xlsx")
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
