"""Many cells at once, by real keys: cut, paste, fill, Ctrl+Enter – and what cannot be written."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.widgets.test_tree_editing import cell, editor, open_list
from tests.ui.widgets.test_tree_keys import ALT, CTRL, SHIFT, Key, at, here, press
from tzdesk.domain.status import Status
from tzdesk.services.history import changes_of_batch
from tzdesk.ui.dialogs.refused_cells import RefusedCells
from tzdesk.ui.models.task_words import READ_ONLY
from tzdesk.ui.session import Said, Session
from tzdesk.ui.widgets.task_tree import TaskTree

SUMMED = ["t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8"]


def copied(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def choose(tree: TaskTree, uid: str, column: str, down: int = 0, right: int = 0) -> None:
    """A block of cells from here on."""
    at(tree, uid, column)
    for _ in range(down):
        press(tree, Key.Key_Down, SHIFT)
    for _ in range(right):
        press(tree, Key.Key_Right, SHIFT)


def percents(tasks: Session) -> list[object]:
    return [cell(tasks, uid, "percent") for uid in SUMMED]


def words(said: list[Said]) -> str:
    return said[-1].text


def verb(said: list[Said], name: str) -> Callable[[], object]:
    return dict(said[-1].actions)[name]


def test_a_block_lands_over_group_rows(tree: TaskTree, tasks: Session, said: list[Said]) -> None:
    at(tree, "t2", "status")
    copied("滞后\t40%\n正常推进\t50\n已完成\t１００％\n")
    press(tree, Key.Key_V, CTRL)
    assert percents(tasks)[:5] == [64, 40, 50, 100, 0]
    assert cell(tasks, "t4", "status") is Status.DONE
    assert words(said) == "已写入 5 格"  # t3 was 正常推进 already
    assert list(dict(said[-1].actions)) == ["撤销"]
    verb(said, "撤销")()
    assert percents(tasks)[:5] == [64, 0, 75, 0, 0]
    assert words(said) == "已撤销 粘贴 5 格"


def test_one_value_goes_to_all_chosen_cells(
    tree: TaskTree, tasks: Session, said: list[Said]
) -> None:
    choose(tree, "t1", "percent", down=3)
    copied("30%\n")
    press(tree, Key.Key_V, CTRL)
    assert percents(tasks)[:4] == [30, 30, 30, 0]
    assert words(said) == "已写入 3 格"


def test_a_row_is_repeated_over_the_chosen_ones(tree: TaskTree, tasks: Session) -> None:
    choose(tree, "t3", "status", down=1, right=1)
    copied("滞后\t20")
    press(tree, Key.Key_V, CTRL)
    assert percents(tasks)[2:4] == [20, 20]
    assert cell(tasks, "t4", "status") is Status.LATE


def test_cells_of_several_lines_stay_cells(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t1", "progress")
    copied('"第一行\n第二行"\n"说""好"""\n')
    press(tree, Key.Key_V, CTRL)
    for uid, text in (("t1", "第一行\n第二行"), ("t2", '说"好"')):
        assert getattr(cell(tasks, uid, "summary"), "progress", None) == text


def test_the_html_of_a_spreadsheet(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t1", "progress")
    copied("甲\n乙\n丙", "<table><tr><td>甲<br>乙</td></tr><tr><td>丙</td></tr></table>")
    press(tree, Key.Key_V, CTRL)
    assert getattr(cell(tasks, "t1", "summary"), "progress", None) == "甲\n乙"
    assert getattr(cell(tasks, "t2", "summary"), "progress", None) == "丙"


def test_what_is_refused_is_listed_and_taken_by_its_suggestion(
    tree: TaskTree, tasks: Session, said: list[Said], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[RefusedCells] = []
    monkeypatch.setattr("tzdesk.ui.messages.run", seen.append)
    at(tree, "t1", "status")
    copied("未完成\t八成\n滞后\t58\n办结\t很多\n")
    press(tree, Key.Key_V, CTRL)
    assert words(said) == "已写入 3 格，3 格未写入"
    assert list(dict(said[-1].actions)) == ["查看", "撤销"]
    assert percents(tasks)[:3] == [64, 58, 75]
    assert cell(tasks, "t3", "status") is Status.DONE
    verb(said, "查看")()
    box = seen[0]
    qtbot.addWidget(box)
    box.show()
    model = box.model
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken[1] == "第 1 项 完成比例：“八成”不是 0–100 的数字，建议 80"
    assert spoken[0].endswith("，建议 滞后")
    box.table.setCurrentIndex(model.index(1, 0))
    QTest.keyClick(box.table, Key.Key_Return)
    assert percents(tasks)[0] == 80
    assert len(model.refused) == 2
    box.table.setCurrentIndex(model.index(1, 0))
    assert not box.adopt.isEnabled()
    box.table.setCurrentIndex(model.index(0, 0))
    QTest.mouseClick(box.adopt, Qt.MouseButton.LeftButton)
    QTest.mouseClick(box.locate, Qt.MouseButton.LeftButton)
    assert here(tree) == ("t3", "percent")


def test_what_was_copied_comes_back_without_a_change(
    tree: TaskTree, tasks: Session, said: list[Said]
) -> None:
    press(tree, Key.Key_A, CTRL)
    press(tree, Key.Key_C, CTRL)
    choose(tree, "t1", "number")
    press(tree, Key.Key_V, CTRL)
    assert words(said) == "粘贴的内容与台账相同，没有改动"


def test_rows_in_another_order_are_not_mixed_up(
    tree: TaskTree, tasks: Session, said: list[Said]
) -> None:
    at(tree, "t1", "number")
    cells = [f"{n}\t\t\t\t\t滞后\t3{n}%" for n in (2, 1, 3)]
    copied("\n".join(cells))
    press(tree, Key.Key_V, CTRL)
    assert percents(tasks)[:3] == [64, 0, 33]
    assert words(said).startswith("已写入 2 格")


def test_plan_cells_refuse_what_differs(tree: TaskTree, tasks: Session, said: list[Said]) -> None:
    at(tree, "t1", "deadline")
    copied("2024-03-31\t正常推进")
    press(tree, Key.Key_V, CTRL)
    assert words(said) == "已写入 1 格，1 格未写入"


def test_more_than_there_is_room_for(tree: TaskTree, tasks: Session, said: list[Said]) -> None:
    at(tree, "t8", "percent")
    copied("5\n6\n7\n")
    press(tree, Key.Key_V, CTRL)
    assert words(said) == "已写入 1 格，2 格未写入"


def test_units_rows_take_their_own_cells(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t3", "number")
    press(tree, Key.Key_Right)
    at(tree, "t3", "percent")
    copied("76\n41\n42\n43\n9\n")
    press(tree, Key.Key_V, CTRL)
    assert tasks.board
    reports = [unit.report for unit in tasks.board.rows["t3"].units]
    assert [one and one.percent for one in reports] == [41, 42, 43]
    assert (percents(tasks)[2], percents(tasks)[3]) == (76, 9)


def test_an_empty_clipboard_is_told(
    tree: TaskTree, said: list[Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    at(tree, "t1", "percent")
    copied("")
    press(tree, Key.Key_V, CTRL)
    assert words(said) == "剪贴板里没有文字，请先复制。"
    said.clear()
    # Qt answers nothing at all where nobody has copied anything since the start.
    monkeypatch.setattr(QClipboard, "mimeData", lambda _clipboard: None)
    press(tree, Key.Key_V, CTRL)
    assert words(said) == "剪贴板里没有文字，请先复制。"


def test_ctrl_d_fills_down_from_the_uppermost_chosen_cell(
    tree: TaskTree, tasks: Session, said: list[Said]
) -> None:
    choose(tree, "t1", "status", down=3, right=1)
    press(tree, Key.Key_D, CTRL)
    assert percents(tasks)[:4] == [64, 64, 64, 0]
    assert cell(tasks, "t2", "status") is Status.LATE
    assert words(said) == "已向下填充 4 格"
    tasks.undo()
    assert percents(tasks)[:4] == [64, 0, 75, 0]


def test_ctrl_d_in_one_row_takes_from_above(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t4", "percent")
    press(tree, Key.Key_D, CTRL)
    assert percents(tasks)[3] == 75
    at(tree, "t1", "percent")
    press(tree, Key.Key_D, CTRL)
    assert percents(tasks)[0] == 64


def test_ctrl_enter_writes_what_is_typed_to_all_chosen(
    tree: TaskTree, tasks: Session, said: list[Said]
) -> None:
    choose(tree, "t1", "percent", down=3)
    QTest.keyClicks(tree.view, "4")
    QTest.keyClicks(editor(tree), "5")
    QTest.keyClick(editor(tree), Key.Key_Return, CTRL)
    assert editor(tree) is None
    assert percents(tasks)[:4] == [45, 45, 45, 0]
    assert words(said) == "已填充完成比例（3 项）"
    assert tree.view.hasFocus()
    assert tasks.selected == ("t1", "t2", "t3")


def test_ctrl_enter_refuses_for_all(tree: TaskTree, tasks: Session) -> None:
    choose(tree, "t1", "percent", down=4)
    QTest.keyClicks(tree.view, "9")
    QTest.keyClicks(editor(tree), "99")
    QTest.keyClick(editor(tree), Key.Key_Return, CTRL)
    assert editor(tree) is not None
    assert percents(tasks)[:3] == [64, 0, 75]
    QTest.keyClick(editor(tree), Key.Key_Escape)


def test_ctrl_enter_in_the_list_of_statuses(tree: TaskTree, tasks: Session, qtbot: QtBot) -> None:
    choose(tree, "t1", "status", down=4)
    press(tree, Key.Key_Down, ALT)
    box = open_list(tree, qtbot)
    QTest.keyClicks(box.view(), "y")
    QTest.keyClick(box.view(), Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: cell(tasks, "t3", "status") is Status.DONE)
    assert [cell(tasks, uid, "status") for uid in ("t1", "t2")] == [Status.DONE] * 2


def test_ctrl_enter_alone_fills_with_the_cell_where_the_choice_began(
    tree: TaskTree, tasks: Session
) -> None:
    choose(tree, "t3", "percent", down=2)
    press(tree, Key.Key_Return, CTRL)
    assert percents(tasks)[2:5] == [75, 75, 75]


def test_cut_copies_and_clears(tree: TaskTree, tasks: Session, said: list[Said]) -> None:
    at(tree, "t1", "progress")
    press(tree, Key.Key_X, CTRL)
    assert QGuiApplication.clipboard().text() == "增速低于年度目标。"
    assert getattr(cell(tasks, "t1", "summary"), "progress", "") is None
    assert words(said) == "已剪切本期进展情况"


def test_read_only_cells_say_why(tree: TaskTree, said: list[Said]) -> None:
    for key in (Key.Key_X, Key.Key_D):
        at(tree, "t2", "text")
        press(tree, key, CTRL)
        assert words(said) == READ_ONLY


def test_the_history_says_that_it_was_pasted(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t1", "percent")
    copied("12")
    press(tree, Key.Key_V, CTRL)
    assert tasks.desk
    batch = tasks.desk.file.batch(tasks.desk.recent(1)[0].uid)
    assert batch
    assert [one.source for one in changes_of_batch(tasks.desk, batch)] == ["粘贴"]


def test_many_rows_are_chosen_at_once(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t1", "status")
    press(tree, Key.Key_Down, CTRL | SHIFT)
    QApplication.processEvents()
    assert tasks.selected == tuple(SUMMED)
    assert len(tree.view.selectionModel().selectedIndexes()) == len(SUMMED) + 2


def test_texts_that_look_like_formulas_are_copied_as_text(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t1", "progress")
    copied("=1+1\n3-1\n")
    press(tree, Key.Key_V, CTRL)
    choose(tree, "t1", "progress", down=1)
    press(tree, Key.Key_C, CTRL)
    html = QGuiApplication.clipboard().mimeData().html()
    assert html.count("mso-number-format:'\\@'") == 2
