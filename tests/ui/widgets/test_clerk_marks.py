"""Star and tags in the tree, its menu, the inspector and 标签…, by real keys and clicks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.task_rows import TaskRow
from tzdesk.services.clerk_edits import tag_tasks
from tzdesk.ui.dialogs.tags import NOTHING, TagsForm
from tzdesk.ui.models.board_counts import BoardCounts
from tzdesk.ui.models.navigation import NavigationModel
from tzdesk.ui.models.task_columns import PLACES
from tzdesk.ui.session import Said, Session
from tzdesk.ui.widgets.inspector_tags import TaskMarks
from tzdesk.ui.widgets.task_tree import TaskTree

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def row(session: Session, uid: str = "t3") -> TaskRow:
    assert session.board
    return session.board.rows[uid]


def tag(session: Session, uids: tuple[str, ...], *tags: str) -> None:
    assert session.write(lambda desk: tag_tasks(desk, uids, tags, ()))


@pytest.fixture
def starred(tree: TaskTree) -> TaskTree:
    """The tree with the column 星标, at the cell of the third task."""
    tree.view.columns.want("starred", True)
    tree.view.go(tree.view.tree.find(("s1", "t3", ""), PLACES["starred"]))
    return tree


def test_star_by_key_and_click(starred: TaskTree, tasks: Session, said: list[Said]) -> None:
    QTest.keyClick(starred.view, Key.Key_Space)
    assert row(tasks).starred
    assert said[-1].text == "已修改星标"
    QTest.keyClick(starred.view, Key.Key_F2)
    assert not row(tasks).starred
    cell = starred.view.visualRect(starred.view.currentIndex()).center()
    QTest.mouseClick(starred.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, cell)
    assert row(tasks).starred
    QTest.mouseDClick(starred.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, cell)
    assert not row(tasks).starred
    tasks.undo()
    assert row(tasks).starred
    assert starred.view.currentIndex().column() == PLACES["starred"]


def test_a_star_is_a_watch_list_and_a_token(starred: TaskTree, tasks: Session) -> None:
    QTest.keyClick(starred.view, Key.Key_Space)
    assert tasks.counts
    assert tasks.counts.watched("starred") == 1
    starred.funnel_clicked.emit("starred", starred.pos())  # nobody listens here: harmless
    assert tasks.board
    assert BoardCounts(tasks.board).watch_tip("starred") == "1 项任务标了星标"


def test_tags_group_and_come_as_a_view(tree: TaskTree, tasks: Session, qtbot: QtBot) -> None:
    navigation = NavigationModel(tasks)
    assert not navigation.view_index(GroupBy.TAG).isValid()
    tag(tasks, ("t3", "t5"), "民生", "督查")
    view = navigation.view_index(GroupBy.TAG)
    assert navigation.line(view).count == 2
    below = [navigation.index(at, 0, view) for at in range(navigation.rowCount(view))]
    assert [(one.data(), navigation.line(one).count) for one in below] == [
        ("民生", 2),
        ("督查", 2),
        ("没有标签", 6),
    ]
    tasks.group_by(GroupBy.TAG)
    layout = tree.view.tree.layout
    assert layout
    assert [line.title for line in layout.shown] == ["民生", "督查", "没有标签"]
    tasks.undo()
    assert [line.title for line in layout.shown] == ["没有标签"]


def test_cell_of_tags_filters_by_each(tree: TaskTree, tasks: Session) -> None:
    tag(tasks, ("t3",), "民生", "督查")
    tree.view.columns.want("tags", True)
    tree.view.go(index := tree.view.tree.find(("s1", "t3", ""), PLACES["tags"]))
    menu = tree.menu_at(tree.view.visualRect(index).center())
    assert menu
    next(one for one in menu.actions() if one.text() == "筛选“督查”").trigger()
    assert tasks.asked.tags == {"督查"}


# The inspector


@pytest.fixture
def marks(tasks: Session, qtbot: QtBot, themed: None) -> TaskMarks:
    tag(tasks, ("t3",), "民生", "督查")
    made = TaskMarks(tasks)
    tasks.rows_changed.connect(lambda _uids: made.show_task(row(tasks)))
    qtbot.addWidget(made)
    made.show_task(row(tasks))
    made.show()
    made.activateWindow()
    return made


def test_chips_are_taken_off_by_key(marks: TaskMarks, tasks: Session, qtbot: QtBot) -> None:
    assert [chip.words for chip in marks.tags.chips] == ["民生", "督查"]
    QTest.keyClick(marks.tags.chips[0], Key.Key_Delete)
    assert row(tasks).tags == ("督查",)
    assert [chip.words for chip in marks.tags.chips] == ["督查"]
    QTest.keyClick(marks.star, Key.Key_Space)
    assert row(tasks).starred
    assert marks.star.toolTip() == "去掉星标"
    with qtbot.waitSignal(marks.tags_wanted):
        QTest.keyClick(marks.more, Key.Key_Space)


# 标签…


@pytest.fixture
def form(tasks: Session, qtbot: QtBot, themed: None) -> Iterator[TagsForm]:
    tag(tasks, ("t3", "t5"), "民生")
    tag(tasks, ("t1",), "督查")
    tasks.choose("t3", ("t3", "t5", "t1"))
    made = TagsForm(tasks, None)
    made.show()
    made.activateWindow()
    yield made
    made.done(0)
    made.deleteLater()


def test_ticks_of_many_tasks(form: TagsForm, tasks: Session, said: list[Said]) -> None:
    half, off = Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked
    listed = [(form.list.item(at).text(), form.list.item(at).checkState()) for at in (0, 1)]
    assert listed == [("民生", half), ("督查", half)]
    assert form.windowTitle() == "标签 — 3 项任务"
    assert not form.verb.isEnabled()
    form.field.setText("重点、民生")
    form.field.textEdited.emit("重点、民生")
    QTest.keyClick(form.field, Key.Key_Return)
    assert form.list.count() == 3
    form.list.setFocus()
    form.list.setCurrentRow(1)
    QTest.keyClick(form.list, Key.Key_Space)
    QTest.keyClick(form.list, Key.Key_Space)
    assert form.list.item(1).checkState() is off
    QTest.keyClick(form.list, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [row(tasks, uid).tags for uid in ("t3", "t5", "t1")] == [
        ("民生", "重点"),
        ("民生", "重点"),
        ("民生", "重点"),
    ]
    assert said[-1].text == "已修改标签（3 项）"
    tasks.undo()
    assert row(tasks, "t1").tags == ("督查",)


def test_too_long_a_tag_is_refused(form: TagsForm, tasks: Session) -> None:
    QTest.keyClicks(form.field, "x" * 21)
    QTest.keyClick(form.field, Key.Key_Return)
    assert form.error.text().endswith("过长，标签不超过 20 个字。")
    QTest.keyClick(form, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.isVisible()
    assert form.told.text() == NOTHING
