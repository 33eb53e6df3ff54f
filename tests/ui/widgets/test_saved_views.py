"""我的视图 from saving to removing, by keyboard alone, in the whole window."""

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.records import Leader
from tzdesk.domain.status import Status
from tzdesk.services.saved_views import save_view
from tzdesk.ui.dialogs.save_view import SaveViewForm
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.messages import MessageBox
from tzdesk.ui.models.navigation_lines import MY_VIEWS, Level

Key, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
LATE = TaskFilter(statuses=frozenset({Status.LATE}))


@pytest.fixture
def window(example: MainWindow, qtbot: QtBot) -> MainWindow:
    example.activateWindow()
    qtbot.waitUntil(example.isActiveWindow)
    return example


def save_as(window: MainWindow, name: str) -> list[str]:
    """保存为视图…, the name typed, Enter; what the form said."""
    said: list[str] = []

    def fill() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, SaveViewForm)
        form.name.setText(name)
        said.extend((form.told.text(), form.verb.text()))
        QTest.keyClick(form.name, Key.Key_Return)

    QTimer.singleShot(0, fill)
    window.commands["save_view"].trigger()
    return said


def titles(window: MainWindow) -> list[str]:
    model = window.navigation.lines
    lines = [model.line(model.index(row, 0)) for row in range(model.rowCount())]
    return [line.title for line in lines if line.level is Level.SAVED]


def reach(window: MainWindow, title: str) -> QModelIndex:
    model = window.navigation.lines
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    index = next(one for one in rows if model.line(one).title == title)
    window.activateWindow()
    QApplication.processEvents()
    window.navigation.setFocus()
    window.navigation.setCurrentIndex(index)
    return index


def press(window: MainWindow, key: Key) -> None:
    QTest.keyClick(window.navigation, key)
    QApplication.processEvents()


def test_a_view_is_saved_left_and_come_back_to(window: MainWindow) -> None:
    session = window.session
    session.ask(LATE)
    window.commands["by_unit"].trigger()
    window.tree.view.columns.want("problem", True)
    window.tree.sort("percent")
    said = save_as(window, "滞后任务")
    assert said == ["保留：按单位，筛选 状态 滞后，显示的列、列宽和排序。", "保存视图"]
    assert titles(window) == ["滞后任务"]
    session.ask(TaskFilter())
    window.commands["by_leader"].trigger()
    window.tree.view.columns.want("problem", False)
    window.tree.sort("number")
    reach(window, "滞后任务")
    press(window, Key.Key_Return)
    assert (session.grouping, session.asked) == (GroupBy.UNIT, LATE)
    assert window.tree.view.columns.shown("problem")
    layout = window.tree.view.tree.layout
    assert layout
    assert [key.column for key in layout.keys] == ["percent"]
    assert [token.words for token in window.filters.tokens()] == ["状态：滞后"]


def test_the_view_that_is_shown_is_lit(window: MainWindow) -> None:
    window.session.ask(LATE)
    save_as(window, "滞后任务")
    index = reach(window, "滞后任务")
    line = window.navigation.lines.line(index)
    assert window.navigation._is_open(line)
    window.session.ask(TaskFilter())
    assert not window.navigation._is_open(line)


def test_f2_renames_and_undo_takes_it_back(window: MainWindow) -> None:
    save_as(window, "甲")
    reach(window, "甲")
    press(window, Key.Key_F2)
    (editor,) = window.navigation.findChildren(QLineEdit)
    assert editor.accessibleName()
    assert editor.text() == "甲"
    editor.setText("乙")
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()
    assert titles(window) == ["乙"]
    assert window.navigation.hasFocus()
    window.commands["undo"].trigger()
    assert titles(window) == ["甲"]


def test_a_name_that_is_taken_is_refused(window: MainWindow) -> None:
    save_as(window, "甲")
    save_as(window, "乙")
    index = reach(window, "甲")
    told: list[str] = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, MessageBox)
        told.append(box.windowTitle())
        QTest.keyClick(box, Key.Key_Escape)

    QTimer.singleShot(0, close)
    assert not window.navigation.lines.setData(index, "乙")
    assert told == ["无法改名"]
    assert titles(window) == ["甲", "乙"]


def test_delete_removes_and_undo_brings_back(window: MainWindow) -> None:
    for name in ("甲", "乙"):
        save_as(window, name)
    reach(window, "甲")
    press(window, Key.Key_Delete)
    assert titles(window) == ["乙"]
    assert window.navigation.currentIndex().data() == "乙"
    press(window, Key.Key_Delete)
    assert titles(window) == []
    model = window.navigation.lines
    assert MY_VIEWS not in [model.index(row, 0).data() for row in range(model.rowCount())]
    window.commands["undo"].trigger()
    window.commands["undo"].trigger()
    assert titles(window) == ["甲", "乙"]


def test_f2_and_delete_leave_other_rows_alone(window: MainWindow) -> None:
    reach(window, "逾期")
    press(window, Key.Key_F2)
    press(window, Key.Key_Delete)
    assert not window.navigation.findChildren(QLineEdit)


def test_saving_under_a_name_that_is_taken_replaces(window: MainWindow) -> None:
    save_as(window, "甲")
    window.session.ask(LATE)
    assert save_as(window, "甲") == ["已有视图“甲”，保存后替换它。", "替换视图"]
    window.session.ask(TaskFilter())
    reach(window, "甲")
    press(window, Key.Key_Return)
    assert window.session.asked == LATE


def test_a_view_takes_over_what_is_shown(window: MainWindow) -> None:
    save_as(window, "甲")
    window.session.ask(LATE)
    menu = window.navigation.menu_of(reach(window, "甲"))
    next(one for one in menu.actions() if one.text().startswith("更新")).trigger()
    window.session.ask(TaskFilter())
    press(window, Key.Key_Return)
    assert window.session.asked == LATE


def test_the_menu_lists_them(window: MainWindow) -> None:
    menu = window.commands.menu("saved_views")
    menu.aboutToShow.emit()
    assert [(one.text(), one.isEnabled()) for one in menu.actions()] == [
        ("还没有保存的视图", False)
    ]
    window.session.ask(LATE)
    save_as(window, "甲&乙")
    window.session.ask(TaskFilter())
    menu.aboutToShow.emit()
    (action,) = menu.actions()
    assert action.text() == "甲&&乙"
    action.trigger()
    assert window.session.asked == LATE


def test_a_leader_who_is_gone_is_told_of(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    assert session.desk
    present = next(iter(session.desk.ledger.rows(Leader)))
    look = {"grouping": "leader", "filter": {"leaders": [present, "gone"]}}
    session.write(lambda desk: save_view(desk, "甲", look))
    with qtbot.waitSignal(session.said) as told:
        window.groups.saved_views.open(session.desk.ledger.saved_views()[0].uid)
    assert told.args[0].text == "视图“甲”的筛选中有 1 处已不在台账中，没有用到。"
    assert session.asked == TaskFilter(leaders=frozenset({present}))


def test_the_finder_finds_them(window: MainWindow) -> None:
    window.session.ask(LATE)
    save_as(window, "滞后任务")
    window.session.ask(TaskFilter())
    dialog = window.groups.finding.finder(window.commands)
    dialog.field.setText("zhrw")
    entry = dialog.hits.entry(dialog.hits.index(1))
    assert entry
    assert (entry.title, entry.note) == ("滞后任务", "我的视图")
    QTest.keyClick(dialog.field, Key.Key_Return)
    assert window.session.asked == LATE
