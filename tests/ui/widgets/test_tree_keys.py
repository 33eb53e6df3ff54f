"""Moving, opening, selecting and copying in the tree by keys and mouse."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView

from tests.ui.tree_ledger import PERIOD
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import GroupBy
from tzdesk.services.editing import Edit
from tzdesk.ui.models.task_columns import COLUMNS, PLACES
from tzdesk.ui.session import Said, Session
from tzdesk.ui.widgets.task_tree import TaskTree

Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


def at(tree: TaskTree, uid: str, column: str, unit: str = "") -> None:
    """Makes a cell the current one."""
    tree.view.go(tree.view.tree.find(("", uid, unit), PLACES[column]))


def here(tree: TaskTree) -> tuple[str, str]:
    """The task or unit and the column of the current cell; of a group its title."""
    index = tree.view.currentIndex()
    spot = tree.view.tree.spot(index)
    name = spot.unit.uid if spot.unit else spot.task.uid if spot.task else spot.group.title
    return name, COLUMNS[index.column()].name


def press(tree: TaskTree, key: Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(tree.view, key, held)


def test_arrows_open_and_close_in_the_number_column_and_move_elsewhere(tree: TaskTree) -> None:
    at(tree, "t3", "number")
    task = tree.view.currentIndex()
    press(tree, Key.Key_Right)
    assert tree.view.isExpanded(task)
    assert here(tree) == ("t3", "number")
    press(tree, Key.Key_Right)
    assert here(tree) == ("t3", "text")
    press(tree, Key.Key_Right)
    assert here(tree) == ("t3", "leaders")
    press(tree, Key.Key_Left)
    press(tree, Key.Key_Left)
    press(tree, Key.Key_Left)
    assert not tree.view.isExpanded(task)
    press(tree, Key.Key_Left)
    assert here(tree) == ("二、聚焦规划体系落地", "number")
    press(tree, Key.Key_Left)
    assert not tree.view.isExpanded(tree.view.currentIndex())
    press(tree, Key.Key_Right)
    press(tree, Key.Key_Right)
    assert here(tree) == ("t3", "number")


def test_left_in_a_units_number_cell_leads_to_its_task(tree: TaskTree) -> None:
    at(tree, "t3", "number")
    press(tree, Key.Key_Right)
    press(tree, Key.Key_Down)
    assert here(tree) == ("t3-u1", "number")
    press(tree, Key.Key_Left)
    assert here(tree) == ("t3", "number")


def test_ctrl_arrows_and_home_lead_to_the_edges(tree: TaskTree) -> None:
    at(tree, "t3", "status")
    press(tree, Key.Key_Left, CTRL)
    assert here(tree) == ("t3", "number")
    press(tree, Key.Key_Right, CTRL)
    assert here(tree) == ("t3", "progress")
    press(tree, Key.Key_Up, CTRL)
    assert here(tree) == ("一、主要预期目标", "progress")
    press(tree, Key.Key_Down, CTRL)
    assert here(tree) == ("t8", "progress")
    press(tree, Key.Key_Home)
    assert here(tree) == ("t8", "number")
    press(tree, Key.Key_End)
    assert here(tree) == ("t8", "progress")
    press(tree, Key.Key_Home, CTRL)
    assert here(tree) == ("一、主要预期目标", "number")


def test_tab_goes_on_in_the_next_row(tree: TaskTree) -> None:
    at(tree, "t3", "percent")
    press(tree, Key.Key_Tab)
    assert here(tree) == ("t3", "progress")
    press(tree, Key.Key_Tab)
    assert here(tree) == ("t4", "number")
    press(tree, Key.Key_Backtab, SHIFT)
    assert here(tree) == ("t3", "progress")
    assert tree.view.hasFocus()


def test_shift_selects_a_block_of_cells_over_groups(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t2", "status")
    for _ in range(3):
        press(tree, Key.Key_Down, SHIFT)
    press(tree, Key.Key_Right, SHIFT)
    cells = tree.view.selectionModel().selectedIndexes()
    chosen = {tree.view.tree.words(index) for index in cells}
    assert {"未启动", "正常推进", "0%", "75%"} <= chosen
    assert tasks.selected == ("t2", "t3", "t4")
    press(tree, Key.Key_Up, SHIFT)
    assert tasks.selected == ("t2", "t3")
    press(tree, Key.Key_Down)
    assert tasks.selected == ("t4",)


def test_a_click_on_the_chevron_opens(tree: TaskTree) -> None:
    index = tree.view.tree.find(("s1", "t3", ""), 0)
    rect = tree.view.visualRect(index)
    QTest.mouseClick(
        tree.view.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(10, rect.center().y())
    )
    assert tree.view.isExpanded(index)
    group = tree.view.tree.index(1, 0)
    QTest.mouseClick(
        tree.view.viewport(),
        Qt.MouseButton.LeftButton,
        NONE,
        QPoint(12, tree.view.visualRect(group).center().y()),
    )
    assert not tree.view.isExpanded(group)


def test_double_click_on_a_group_opens_and_closes(tree: TaskTree) -> None:
    group = tree.view.tree.index(0, 0)
    middle = QPoint(300, tree.view.visualRect(group).center().y())
    QTest.mouseDClick(tree.view.viewport(), Qt.MouseButton.LeftButton, NONE, middle)
    assert not tree.view.isExpanded(group)


def test_copy_gives_cells_to_other_programs(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t6", "text")
    press(tree, Key.Key_Down, SHIFT)
    press(tree, Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == '确保公租房小学投入使用。\n"优化营商环境。\n完善政务服务。"'
    assert "<td>确保公租房小学投入使用。</td>" in data.html()
    assert "优化营商环境。<br" in data.html()


def test_what_is_open_and_current_outlives_a_filter(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t3", "number")
    press(tree, Key.Key_Right)
    at(tree, "t3", "status")
    tree.view.set_open(tree.view.tree.index(0, 0), False)
    tasks.ask(TaskFilter(leaders=frozenset({"l0"})))
    assert here(tree) == ("t3", "status")
    assert tree.view.isExpanded(tree.view.tree.find(("", "t3", "")))
    assert not tree.view.isExpanded(tree.view.tree.index(0, 0))
    tasks.ask(TaskFilter(search="没有这样的字"))
    assert tree.currentWidget() is tree.empty
    tasks.ask(TaskFilter())
    assert tree.currentWidget() is tree.view
    assert here(tree) == ("t3", "status")


def test_the_task_in_front_is_shared(tree: TaskTree, tasks: Session) -> None:
    at(tree, "t4", "text")
    assert tasks.task_uid == "t4"
    tasks.choose("t7")
    assert here(tree) == ("t7", "text")
    tree.step(-1)
    assert tasks.task_uid == "t6"
    tree.step(1)
    tree.step(1)
    tree.step(1)
    assert tasks.task_uid == "t8"


def test_undo_goes_where_the_change_was(tree: TaskTree, tasks: Session) -> None:
    tasks.edit([Edit("t7", "status", "滞后", PERIOD)])
    at(tree, "t1", "status")
    tasks.undo()
    assert here(tree) == ("t7", "status")


def test_a_group_is_sought(tree: TaskTree, tasks: Session, said: list[Said]) -> None:
    tasks.seek_group(GroupBy.UNIT, "u3")
    assert here(tree)[0] == "区体育局"
    tasks.ask(replace(tasks.asked, units=frozenset({"u0"})))
    tasks.seek_group(GroupBy.UNIT, "u3")
    assert said[-1].text == "“区体育局”没有符合当前筛选的任务。"


def test_first_hit(tree: TaskTree, tasks: Session) -> None:
    tasks.ask(TaskFilter(search="海绵"))
    tree.go_to_first()
    assert here(tree) == ("t3", "text")


def test_letters_in_read_only_cells_are_answered(
    tree: TaskTree, tasks: Session, said: list[Said]
) -> None:
    at(tree, "t3", "text")
    QTest.keyClicks(tree.view, "a")
    assert said[-1].text.startswith("方案内容不能在表中直接修改。方案有调整时")
    assert tree.view.state() is not QAbstractItemView.State.EditingState
    assert here(tree) == ("t3", "text")


def test_context_menu_filters_by_what_stands_in_the_cell(
    tree: TaskTree, tasks: Session, said: list[Said]
) -> None:
    index = tree.view.tree.find(("s1", "t3", ""), PLACES["units"])
    menu = tree.menu_at(tree.view.visualRect(index).center())
    assert menu
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == [
        *("编辑", "批量修改…"),
        *("筛选“区水务局”", "筛选“区商务局”", "筛选“区教委”"),
        *("剪切", "复制", "粘贴", "清空内容"),
        *("催报", "标签…", "历次进展…", "修改记录…"),
    ]
    assert not menu.actions()[0].isEnabled()
    next(one for one in menu.actions() if "区水务局" in one.text()).trigger()
    assert tasks.asked.units == {"u1"}
    group = tree.menu_at(tree.view.visualRect(tree.view.tree.index(0, 0)).center())
    assert group
    assert [action.text() for action in group.actions()] == ["折叠", "复制"]
    group.actions()[0].trigger()
    assert not tree.view.isExpanded(tree.view.tree.index(0, 0))


def test_context_menu_exempts_the_chosen_units(tree: TaskTree, tasks: Session) -> None:
    tree.view.set_open(tree.view.tree.find(("s1", "t3", ""), 0), True)
    at(tree, "t3", "text", "t3-u1")
    press(tree, Key.Key_Down, SHIFT)
    at_unit = tree.view.visualRect(tree.view.currentIndex()).center()
    for wanted in (True, False):
        menu = tree.menu_at(at_unit)
        assert menu
        entry = next(one for one in menu.actions() if one.text() == "本项免报")
        assert entry.isChecked() is not wanted
        entry.trigger()
        assert tasks.board
        assert [one.exempt for one in tasks.board.rows["t3"].units] == [wanted, wanted, False]


def test_context_menu_asks_for_commands(tree: TaskTree) -> None:
    heard: list[str] = []
    tree.command_wanted.connect(heard.append)
    at(tree, "t3", "status")
    menu = tree.menu_at(tree.view.visualRect(tree.view.currentIndex()).center())
    assert menu
    for words in ("批量修改…", "修改记录…"):
        next(one for one in menu.actions() if one.text() == words).trigger()
    assert heard == ["bulk_edit", "task_history"]


def test_coming_back_with_control_held_selects_one_cell(tree: TaskTree) -> None:
    at(tree, "t4", "percent")
    QTest.keyPress(tree.view, Key.Key_Control, CTRL)
    tree.view.show_task("t2")
    QTest.keyRelease(tree.view, Key.Key_Control)
    assert here(tree) == ("t2", "percent")
    assert tree.view.selectionModel().selectedIndexes() == [tree.view.currentIndex()]


def test_units_of_a_task_that_opens_come_into_view(tree: TaskTree) -> None:
    tree.resize(1100, 200)
    at(tree, "t3", "number")
    tree.view.scrollTo(tree.view.currentIndex(), tree.view.ScrollHint.PositionAtBottom)
    press(tree, Key.Key_Right)
    shown = tree.view.viewport().rect()
    last = tree.view.tree.index(2, 0, tree.view.currentIndex().siblingAtColumn(0))
    assert shown.contains(tree.view.visualRect(last).center())
    assert shown.contains(tree.view.visualRect(tree.view.currentIndex()).center())


def test_regrouping_shows_the_head_of_the_group(tree: TaskTree, tasks: Session) -> None:
    tree.resize(1100, 260)
    at(tree, "t3", "text")
    tree.view.scrollTo(tree.view.currentIndex(), tree.view.ScrollHint.PositionAtTop)
    tasks.group_by(GroupBy.UNIT)
    assert here(tree) == ("t3", "text")
    head = tree.view.currentIndex().parent()
    assert tree.view.viewport().rect().contains(tree.view.visualRect(head))
