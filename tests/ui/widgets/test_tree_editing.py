"""Editors in the tree's cells, by real keys: opened, refused, committed, given up."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.test_tree_keys import ALT, CTRL, SHIFT, Key, at, here, press
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.status import Status
from tzdesk.ui.delegates.cell_editors import LineEditor, TextEditor
from tzdesk.ui.delegates.list_editors import StatusEditor
from tzdesk.ui.delegates.refusal_line import RefusalLine
from tzdesk.ui.session import Said, Session
from tzdesk.ui.widgets.task_tree import TaskTree


def editor(tree: TaskTree) -> Any:
    """The open editor, or None."""
    kinds = (StatusEditor, LineEditor, TextEditor)
    children = tree.view.viewport().findChildren(QWidget)
    found = [one for one in children if isinstance(one, kinds) and one.isVisible()]
    return found[-1] if found else None


def refusal(tree: TaskTree) -> str:
    lines = [one for one in tree.view.viewport().findChildren(RefusalLine) if one.isVisible()]
    return lines[0].text() if lines else ""


def cell(tasks: Session, uid: str, field: str) -> object:
    assert tasks.board
    return getattr(tasks.board.rows[uid], field)


def test_typing_replaces_and_enter_goes_down(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t3", "percent")
    QTest.keyClicks(tree.view, "8")
    assert isinstance(editor(tree), LineEditor)
    QTest.keyClicks(editor(tree), "5%")
    QTest.keyClick(editor(tree), Key.Key_Return)
    assert cell(tasks, "t3", "percent") == 85
    assert here(tree) == ("t4", "percent")
    assert tree.view.hasFocus()


@pytest.mark.parametrize(("typed", "stored"), [("58", 58), ("58%", 58), ("８０％", 80), ("", 0)])
def test_percents_as_people_write_them(
    tree: TaskTree, tasks: Session, typed: str, stored: float
) -> None:
    at(tree, "t1", "percent")
    press(tree, Key.Key_F2)
    editor(tree).setText(typed)
    QTest.keyClick(editor(tree), Key.Key_Tab)
    assert cell(tasks, "t1", "percent") == stored
    assert here(tree) == ("t1", "progress")


def test_a_refused_value_stays_with_the_reason(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t1", "percent")
    press(tree, Key.Key_Return)
    field = editor(tree)
    assert field.text() == "64%"
    QTest.keyClick(field, Key.Key_F2)  # goes on to the tree, which must not open another
    QTest.keyClicks(field, "158")
    QTest.keyClick(field, Key.Key_Return)
    assert editor(tree) is field
    assert field.text() == "158"
    assert refusal(tree) == "完成比例应为 0–100 的数字，例如 58 或 58%。"
    tree.setFocus()
    assert editor(tree) is field
    QTest.keyClick(field, Key.Key_Backspace)
    assert refusal(tree) == ""
    QTest.keyClick(field, Key.Key_Return)
    assert cell(tasks, "t1", "percent") == 15


def test_escape_gives_the_old_value_back(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t1", "percent")
    QTest.keyClicks(tree.view, "9")
    QTest.keyClick(editor(tree), Key.Key_Escape)
    assert editor(tree) is None
    assert cell(tasks, "t1", "percent") == 64
    assert here(tree) == ("t1", "percent")
    assert tree.view.hasFocus()


def test_leaving_by_a_click_commits(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t1", "percent")
    QTest.keyClicks(tree.view, "7")
    QTest.keyClicks(editor(tree), "0")
    tree.view.setFocus()
    assert cell(tasks, "t1", "percent") == 70


def test_nothing_is_written_where_nothing_changed(
    tree: TaskTree, tasks: Session, said: list[Said]
) -> None:
    at(tree, "t1", "percent")
    press(tree, Key.Key_Return)
    QTest.keyClick(editor(tree), Key.Key_Return)
    assert said == []


def test_progress_breaks_lines_with_alt_enter(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t2", "progress")
    QTest.keyClicks(tree.view, "a")
    page = editor(tree)
    assert isinstance(page, TextEditor)
    QTest.keyClick(page, Key.Key_Return, ALT)
    QTest.keyClicks(page, "b")
    QTest.keyClick(page, Key.Key_Return)
    summary = cell(tasks, "t2", "summary")
    assert getattr(summary, "progress", None) == "a\nb"
    assert here(tree) == ("t3", "progress")


def test_tab_leaves_a_page_of_text_to_the_next_cell(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t2", "progress")
    QTest.keyClicks(tree.view, "a")
    QTest.keyClick(editor(tree), Key.Key_Tab)
    assert here(tree) == ("t3", "number")
    at(tree, "t2", "progress")
    QTest.keyClicks(tree.view, "c")
    QTest.keyClick(editor(tree), Key.Key_Backtab, SHIFT)
    assert here(tree) == ("t2", "percent")


def test_a_unit_row_holds_that_units_report(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t3", "number")
    press(tree, Key.Key_Right)
    at(tree, "t3", "percent", "t3-u1")
    QTest.keyClicks(tree.view, "4")
    QTest.keyClicks(editor(tree), "0")
    QTest.keyClick(editor(tree), Key.Key_Return)
    assert tasks.board
    report = tasks.board.rows["t3"].units[0].report
    assert report
    assert report.percent == 40
    assert cell(tasks, "t3", "percent") == 75
    assert here(tree) == ("t3-u0", "percent")


def open_list(tree: TaskTree, qtbot: QtBot) -> StatusEditor:
    qtbot.waitUntil(lambda: isinstance(editor(tree), StatusEditor))
    box: StatusEditor = editor(tree)
    qtbot.waitUntil(box.view().isVisible)
    return box


@pytest.mark.parametrize("way", [(Key.Key_Return, None), (Key.Key_Down, ALT), (Key.Key_F2, None)])
def test_the_list_of_statuses_opens_at_once(
    tree: TaskTree, tasks: Session, qtbot: QtBot, way: tuple[Key, Qt.KeyboardModifier | None]
) -> None:
    at(tree, "t1", "status")
    press(tree, way[0], way[1] or Qt.KeyboardModifier.NoModifier)
    box = open_list(tree, qtbot)
    assert [box.itemText(n) for n in range(box.count())] == [one.value for one in Status]
    QTest.keyClick(box.view(), Key.Key_Down)
    QTest.keyClick(box.view(), Key.Key_Return)
    qtbot.waitUntil(lambda: cell(tasks, "t1", "status") is Status.DONE)
    qtbot.waitUntil(lambda: here(tree) == ("t2", "status"))


def test_initials_choose_a_status(tree: TaskTree, tasks: Session, qtbot: QtBot) -> None:
    at(tree, "t2", "status")
    QTest.keyClicks(tree.view, "z")
    box = open_list(tree, qtbot)
    QTest.keyClicks(box.view(), "h")
    QTest.keyClick(box.view(), Key.Key_Return)
    qtbot.waitUntil(lambda: cell(tasks, "t2", "status") is not Status.NOT_STARTED)
    assert cell(tasks, "t2", "status") is Status.LATE


def test_closing_the_list_keeps_the_status(tree: TaskTree, tasks: Session, qtbot: QtBot) -> None:
    at(tree, "t1", "status")
    press(tree, Key.Key_Return)
    box = open_list(tree, qtbot)
    QTest.keyClick(box.view(), Key.Key_Down)
    QTest.keyClick(box.view(), Key.Key_Escape)
    qtbot.waitUntil(lambda: editor(tree) is None)
    assert cell(tasks, "t1", "status") is Status.LATE
    qtbot.waitUntil(tree.view.hasFocus)


def test_done_below_a_hundred_is_told(
    tree: TaskTree, tasks: Session, said: list[Said], qtbot: QtBot
) -> None:
    at(tree, "t1", "status")
    press(tree, Key.Key_Return)
    box = open_list(tree, qtbot)
    QTest.keyClicks(box.view(), "y")
    QTest.keyClick(box.view(), Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1].text == "第 1 项已改为已完成，完成比例仍为 64%。"
    assert [words for words, _ in said[-1].actions] == ["改为 100%", "撤销"]
    said[-1].actions[0][1]()  # type: ignore[operator]
    assert cell(tasks, "t1", "percent") == 100


def test_delete_clears_all_chosen_white_cells_as_one_step(
    tree: TaskTree, tasks: Session, said: list[Said]
) -> None:
    at(tree, "t1", "percent")
    for _ in range(3):
        press(tree, Key.Key_Down, SHIFT)
    press(tree, Key.Key_Delete)
    assert (cell(tasks, "t1", "percent"), cell(tasks, "t3", "percent")) == (0, 0)
    tasks.undo()
    assert (cell(tasks, "t1", "percent"), cell(tasks, "t3", "percent")) == (64, 75)


def test_a_row_that_leaves_the_filter_takes_its_editor_along(
    tree: TaskTree, tasks: Session, qtbot: QtBot
) -> None:
    tasks.ask(TaskFilter(statuses=frozenset({Status.NOT_STARTED})))
    at(tree, "t4", "status")
    press(tree, Key.Key_Return)
    box = open_list(tree, qtbot)
    QTest.keyClicks(box.view(), "z")
    QTest.keyClick(box.view(), Key.Key_Return)
    qtbot.waitUntil(lambda: cell(tasks, "t4", "status") is Status.ON_TRACK)
    QApplication.processEvents()
    assert editor(tree) is None
    assert tree.view.tree.layout
    assert tree.view.tree.layout.passing == 5


def test_the_first_composed_key_reaches_the_editor(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t2", "progress")
    QApplication.sendEvent(tree.view, QInputMethodEvent("已", []))
    page = editor(tree)
    assert isinstance(page, TextEditor)
    committed = QInputMethodEvent("", [])
    committed.setCommitString("已完成")
    QApplication.sendEvent(tree.view, committed)
    assert page.toPlainText() == "已完成"
    QTest.keyClick(page, Key.Key_Return)
    assert getattr(cell(tasks, "t2", "summary"), "progress", None) == "已完成"


def test_composing_in_a_read_only_cell_opens_nothing(tree: TaskTree) -> None:
    at(tree, "t2", "text")
    QApplication.sendEvent(tree.view, QInputMethodEvent("已", []))
    assert editor(tree) is None


def test_control_letters_do_not_edit(tree: TaskTree) -> None:
    at(tree, "t2", "percent")
    press(tree, Key.Key_1, CTRL)
    assert editor(tree) is None
