"""快速查找 in the window, by keyboard alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.windows import Opened
from tzdesk.app import Start
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.status import Status
from tzdesk.ui.dialogs.finder import NEVER_USED, NOTHING, FinderDialog
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.session import Said

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
Find = Callable[..., FinderDialog]


@pytest.fixture
def find(example: MainWindow, qtbot: QtBot) -> Find:
    example.activateWindow()

    def opened(text: str = "") -> FinderDialog:
        qtbot.waitUntil(example.isActiveWindow)
        QTest.keyClick(example, Key.Key_K, CTRL)
        (dialog,) = shown(example)
        qtbot.waitUntil(dialog.isActiveWindow)
        write(dialog, text)
        return dialog

    return opened


def write(dialog: FinderDialog, text: str) -> None:
    """Letters by keys, Hanzi as an input method hands them over."""
    if text.isascii():
        QTest.keyClicks(dialog.field, text)
    else:
        composed = QInputMethodEvent()
        composed.setCommitString(text)
        QApplication.sendEvent(dialog.field, composed)


def shown(window: QWidget) -> list[FinderDialog]:
    return [one for one in window.findChildren(FinderDialog) if one.isVisible()]


def lines(dialog: FinderDialog) -> list[str]:
    return [dialog.hits.index(row).data() for row in range(dialog.hits.rowCount())]


def current(dialog: FinderDialog) -> str:
    words: str = dialog.list.currentIndex().data()
    return words


def press(dialog: FinderDialog, key: Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(dialog.field, key, modifier or Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()


def test_a_number_goes_to_its_task(example: MainWindow, find: Find) -> None:
    dialog = find("101")
    assert lines(dialog)[0] == "任务"
    press(dialog, Key.Key_Return)
    assert not shown(example)
    assert example.session.row
    assert example.session.row.number == "101"
    view = example.tree.view
    assert view.hasFocus()
    assert view.tree.spot(view.currentIndex()).task == example.session.row


def test_arrows_move_in_the_list_while_the_field_keeps_the_focus(
    example: MainWindow, find: Find
) -> None:
    dialog = find("swj")
    first = current(dialog)
    assert lines(dialog)[:2] == ["单位", first]
    press(dialog, Key.Key_Down)
    second = current(dialog)
    assert second != first
    assert dialog.field.hasFocus()
    press(dialog, Key.Key_Up)
    press(dialog, Key.Key_Up)
    assert current(dialog) == first
    press(dialog, Key.Key_PageDown)
    press(dialog, Key.Key_PageDown)
    press(dialog, Key.Key_PageDown)
    assert current(dialog) == lines(dialog)[-1]
    press(dialog, Key.Key_Escape)
    assert not shown(example)
    assert example.tree.view.hasFocus()


def test_a_unit_is_gone_to_or_becomes_a_filter(example: MainWindow, find: Find) -> None:
    session = example.session
    press(find("区水务局"), Key.Key_Return)
    assert session.grouping is GroupBy.UNIT
    view = example.tree.view
    assert view.tree.spot(view.currentIndex()).group.title == "区水务局"
    dialog = find("区水务局")
    assert "Ctrl+Enter 加入筛选" in dialog.hint.text()
    press(dialog, Key.Key_Return, CTRL)
    press(find("区商务局"), Key.Key_Return, CTRL)
    assert [token.words for token in example.filters.tokens()] == [
        "责任单位：区商务局",
        "责任单位：区水务局",
    ]


def test_ctrl_enter_on_what_is_no_filter_does_nothing(example: MainWindow, find: Find) -> None:
    dialog = find("30")
    press(dialog, Key.Key_Return, CTRL)
    assert dialog.isVisible()
    dialog.reject()


def test_a_command_runs(example: MainWindow, find: Find) -> None:
    press(find("an zhuang tai"), Key.Key_Return)
    assert example.session.grouping is GroupBy.STATUS
    dialog = find("dc excel")
    assert current(dialog) == "导出 Excel…"
    dialog.reject()
    press(find("quanbuzhedie"), Key.Key_Return)
    layout = example.tree.view.tree.layout
    assert layout
    assert not example.tree.view.isExpanded(example.tree.view.tree.index(0, 0))


def test_a_command_that_cannot_run_says_why(example: MainWindow, find: Find) -> None:
    dialog = find("重做")
    entry = dialog.hits.entry(dialog.list.currentIndex())
    assert entry
    assert entry.refused == "没有可重做的操作"
    press(dialog, Key.Key_Return)
    assert dialog.isVisible()
    dialog.reject()
    example.session.choose("")
    dialog = find("标记需领导")
    entry = dialog.hits.entry(dialog.list.currentIndex())
    assert entry
    assert entry.refused == "先选中一项任务"
    dialog.reject()


def test_a_hidden_task_is_uncovered_and_the_filter_comes_back(
    example: MainWindow, find: Find, qtbot: QtBot
) -> None:
    asked = TaskFilter(statuses=frozenset({Status.ADJUSTED}))
    example.session.ask(asked)
    with qtbot.waitSignal(example.session.said) as told:
        press(find("30"), Key.Key_Return)
    said: Said = told.args[0]
    assert said.text == "已清除筛选以显示第 30 项"
    assert example.session.asked.empty
    assert example.session.row
    assert example.session.row.number == "30"
    (verb, back) = said.actions[0]
    assert verb == "恢复筛选"
    back()
    assert example.session.asked == asked


def test_a_task_that_is_shown_leaves_the_filter(example: MainWindow, find: Find) -> None:
    asked = TaskFilter(statuses=frozenset({Status.LATE}))
    example.session.ask(asked)
    press(find("30"), Key.Key_Return)
    assert example.session.asked == asked
    assert example.session.row


def test_a_watch_list_and_a_section(example: MainWindow, find: Find) -> None:
    press(find("xldxt"), Key.Key_Return)
    assert example.session.asked == TaskFilter(coordination=True)
    example.session.ask(TaskFilter())
    dialog = find("jjgh")
    assert current(dialog).startswith("二、聚焦规划体系")
    press(dialog, Key.Key_Return)
    view = example.tree.view
    assert view.tree.spot(view.currentIndex()).group.title.startswith("二、")


def test_the_last_five_stand_in_the_empty_line(example: MainWindow, find: Find) -> None:
    dialog = find()
    assert dialog.nothing.text() == NEVER_USED
    assert dialog.nothing.isVisible()
    dialog.reject()
    for text in ("1", "2", "3", "4", "5", "6", "2"):
        press(find(text), Key.Key_Return)
    dialog = find()
    numbers = [line.split("　")[0] for line in lines(dialog)]
    assert numbers == ["任务", "第 2 项", "第 6 项", "第 5 项", "第 4 项", "第 3 项"]
    press(dialog, Key.Key_Down)
    press(dialog, Key.Key_Return)
    assert example.session.row
    assert example.session.row.number == "6"


def test_nothing_found(find: Find) -> None:
    dialog = find("没有这样的东西")
    assert dialog.nothing.text() == NOTHING
    assert dialog.nothing.isVisible()
    press(dialog, Key.Key_Return)
    assert dialog.isVisible()
    dialog.reject()


def test_a_click_elsewhere_closes_it(example: MainWindow, find: Find, qtbot: QtBot) -> None:
    find("30")
    assert shown(example)
    example.activateWindow()
    qtbot.waitUntil(example.isActiveWindow)
    assert not shown(example)


def test_a_click_chooses(example: MainWindow, find: Find) -> None:
    dialog = find("102")
    spot: QPoint = dialog.list.visualRect(dialog.hits.index(1)).center()
    QTest.mouseClick(
        dialog.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
    )
    assert not shown(example)
    assert example.session.row
    assert example.session.row.number == "102"


def test_nothing_is_looked_for_while_composing(find: Find) -> None:
    dialog = find()
    event = QInputMethodEvent("shui wu", [])
    QApplication.sendEvent(dialog.field, event)
    assert dialog.hits.rowCount() == 0
    press(dialog, Key.Key_Return)
    assert dialog.isVisible()
    write(dialog, "水务")
    assert current(dialog) == "区水务局"
    dialog.reject()


def test_without_a_ledger_only_commands(opened: Opened, qtbot: QtBot) -> None:
    window = opened(Start())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Key.Key_K, CTRL)
    (dialog,) = shown(window)
    QTest.keyClicks(dialog.field, "dc")
    entry = dialog.hits.entry(dialog.list.currentIndex())
    assert entry
    assert (entry.title, entry.refused) == ("导出 Excel…", "先导入方案或打开台账")
    dialog.reject()


def test_everything_has_a_name(find: Find) -> None:
    dialog = find("30")
    assert dialog.field.accessibleName()
    assert dialog.list.accessibleName()
    spoken = dialog.hits.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("任务 第 30 项")
    dialog.reject()
