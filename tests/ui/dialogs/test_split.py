"""拆分任务 in the window: proposal, typing, the tree with sub-tasks, editing them, all undone."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.typing import commit
from tests.ui.windows import Opened
from tzdesk.app import Start
from tzdesk.domain.draft import Role
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import GroupBy
from tzdesk.services.editing import Edit
from tzdesk.services.splitting import proposed_parts, split_task
from tzdesk.ui.dialogs.split import SplitDialog
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.models.task_columns import PLACES
from tzdesk.ui.workplace import Workplace

Key = Qt.Key


@pytest.fixture
def dialog(place: Workplace, qtbot: QtBot) -> SplitDialog:
    assert place.session.board
    made = SplitDialog(place, place.session.board, "t30")

    def forget(one: SplitDialog) -> None:
        one.parts = list(one._before)

    qtbot.addWidget(made, before_close_func=forget)
    made.show()
    qtbot.waitExposed(made)
    return made


def words(dialog: SplitDialog) -> list[str]:
    return [dialog.items.item(row).text() for row in range(dialog.items.rowCount())]


def test_each_part_is_typed_by_keys(dialog: SplitDialog, place: Workplace) -> None:
    assert dialog.list.hasFocus()
    assert dialog.verb.text() == "拆分为 2 个子任务"
    dialog.fields.text.selectAll()
    commit(dialog.fields.text, "改造社区卫生服务站。")
    QTest.keyClick(dialog.list, Key.Key_Down)
    assert dialog.fields.number.text() == "30-2"
    assert dialog.fields.units[Role.RESPONSIBLE].text() == "区体育局"
    dialog.fields.text.selectAll()
    commit(dialog.fields.text, "新增健身设施。")
    dialog.fields.deadline.setText("11月底")
    assert words(dialog) == ["30-1　改造社区卫生服务站。", "30-2　新增健身设施。"]
    dialog.verb.click()
    assert place.session.board
    row = place.session.board.rows["t30"]
    assert [one.text for one in row.subtasks] == ["改造社区卫生服务站。", "新增健身设施。"]
    assert row.subtasks[1].deadline_text == "11月底"
    place.session.undo()
    assert not place.session.board.rows["t30"].subtasks


def test_more_and_fewer(dialog: SplitDialog) -> None:
    assert not dialog.fewer_button.isEnabled()
    dialog.more_button.click()
    assert dialog.verb.text() == "拆分为 3 个子任务"
    dialog.list.setCurrentIndex(dialog.items.index(0, 0))
    dialog.fewer_button.click()
    assert [one.number for one in dialog.parts] == ["30-1", "30-2"]


@pytest.fixture
def window(opened: Opened) -> MainWindow:
    """The example with task 30 in two; its first sub-task is in front."""
    made = opened(Start(example=True))
    session = made.session
    assert session.board
    assert session.desk
    uid = next(row.uid for row in session.board if row.number == "30")
    parts = proposed_parts(session.desk.ledger, uid)
    session.write(lambda desk: split_task(desk, uid, parts))
    session.choose(session.board.rows[uid].subtasks[0].uid)
    QApplication.processEvents()
    return made


def whole(window: MainWindow) -> QModelIndex:
    return window.tree.view.currentIndex().parent()


def test_sub_tasks_stand_below_their_task(window: MainWindow) -> None:
    view = window.tree.view
    tree, above = view.tree, whole(window)
    assert view.isExpanded(above.siblingAtColumn(0))
    assert tree.words(above.siblingAtColumn(PLACES["number"])) == "30"
    numbers = [tree.index(at, PLACES["number"], above) for at in range(tree.rowCount(above))]
    assert [tree.words(one) for one in numbers] == ["30-1", "30-2"]
    units = [tree.rowCount(one) for one in numbers]
    assert sum(units) == 3
    assert "（本章共" not in tree.words(above.parent())
    assert tree.words(above.parent()).endswith("　34 项")
    assert tree.parent(tree.index(0, 0, numbers[1])) == numbers[1].siblingAtColumn(0)


def test_figures_stay(window: MainWindow) -> None:
    counts = window.session.counts
    assert counts
    assert counts.view_tip(GroupBy.SECTION) == "7 章，138 项任务"
    assert counts.view_tip(GroupBy.UNIT) == "73 个单位，共 352 条分工"
    assert counts.view_tip(GroupBy.LEADER) == "10 位领导，共 225 条分工"


def test_sub_task_is_edited_in_the_tree_and_its_whole_follows(window: MainWindow) -> None:
    view = window.tree.view
    view.go(view.currentIndex().siblingAtColumn(PLACES["percent"]))
    QTest.keyClicks(view, "8")
    QTest.keyClicks(QApplication.focusWidget(), "0")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    board = window.session.board
    assert board
    row = next(one for one in board if one.number == "30")
    assert (row.subtasks[0].percent, row.percent) == (80, 40)
    index = view.tree.find(("", row.uid, ""), PLACES["percent"])
    assert view.tree.words(index) == "40%"
    assert not view.tree.editable(index)
    window.session.undo()


def test_inspector_of_the_whole_says_that_it_is_summed_up(window: MainWindow) -> None:
    board = window.session.board
    assert board
    row = next(one for one in board if one.number == "30")
    window.session.choose(row.uid)
    QApplication.processEvents()
    form = window.inspector.form
    assert not form.editors["status"].isEnabled()
    assert form.editors["progress"].isEnabled()
    summed = "状态和比例由 2 个子任务汇总"
    assert form._suggestion.text() == f"{summed}；子任务还没有填写，暂为拆分前的"
    part = row.subtasks[0].uid
    period = board.period.uid if board.period else None
    window.session.edit([Edit(part, "percent", 80.0, period)])
    assert form._suggestion.text() == summed
    assert window.inspector.units.isHidden()
    window.session.undo()
    assert window.session.task_uid == part, "undo goes to the very sub-task"


def test_next_task_goes_through_the_parts(window: MainWindow) -> None:
    numbers = []
    for _ in range(3):
        assert window.session.row
        numbers.append(window.session.row.number)
        window.commands["next_task"].trigger()
    assert numbers == ["30-1", "30-2", "31"]


def test_search_finds_the_whole_by_its_part(window: MainWindow) -> None:
    window.session.ask(TaskFilter(search="30-2"))
    layout = window.tree.view.tree.layout
    assert layout
    assert layout.passing == 1
    window.session.ask(TaskFilter())


def test_joined_again_by_the_menu(window: MainWindow) -> None:
    window.commands["join_task"].trigger()
    assert window.session.row
    assert window.session.row.number == "30"
    assert not window.session.row.subtasks
    window.session.undo()
    window.session.undo()
    assert window.session.board
    assert len(window.session.board.rows) == 138
