"""Enter and Tab inside several chosen cells, as a spreadsheet has them."""

from PySide6.QtTest import QTest

from tests.ui.widgets.test_tree_editing import cell, editor
from tests.ui.widgets.test_tree_keys import SHIFT, Key, at, here, press
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.task_tree import TaskTree


def test_tab_goes_round_in_what_is_chosen(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t2", "status")
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Right):
        press(tree, key, SHIFT)
    block = [(uid, field) for uid in ("t2", "t3") for field in ("status", "percent")]
    at_start = here(tree)
    assert at_start == block[-1]
    for wanted in (*block, block[0]):
        press(tree, Key.Key_Tab)
        assert here(tree) == wanted
        assert tasks.selected == ("t2", "t3")
    press(tree, Key.Key_Backtab, SHIFT)
    assert here(tree) == block[-1]


def test_what_is_typed_stays_in_what_is_chosen(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t2", "percent")
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Right):
        press(tree, key, SHIFT)
    press(tree, Key.Key_Tab)
    for typed, key, wanted in (
        ("5", Key.Key_Return, ("t3", "percent")),
        ("6", Key.Key_Return, ("t2", "progress")),
        ("a", Key.Key_Tab, ("t3", "percent")),
        ("7", Key.Key_Tab, ("t3", "progress")),
    ):
        QTest.keyClicks(tree.view, typed)
        QTest.keyClick(editor(tree), key)
        assert here(tree) == wanted
        assert tasks.selected == ("t2", "t3")
    assert [cell(tasks, uid, "percent") for uid in ("t2", "t3")] == [5, 7]


def test_enter_passes_read_only_cells_and_goes_round_in_columns(tree: TaskTree) -> None:
    at(tree, "t2", "deadline")
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Right):
        press(tree, key, SHIFT)
    press(tree, Key.Key_Tab)
    for wanted in (("t3", "deadline"), ("t2", "status")):
        press(tree, Key.Key_Return)
        assert here(tree) == wanted
    press(tree, Key.Key_Backtab, SHIFT)
    assert here(tree) == ("t2", "deadline")
    press(tree, Key.Key_Return, SHIFT)
    assert here(tree) == ("t3", "status")
