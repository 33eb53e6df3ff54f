"""Empty tree, columns, heads, heights of rows, and what is kept from one start to the next."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.tree_ledger import PERIOD
from tests.ui.widgets.test_tree_keys import NONE, at
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.status import Status
from tzdesk.services.editing import Edit
from tzdesk.ui.models.task_columns import PLACES
from tzdesk.ui.session import Session
from tzdesk.ui.theme.theme import ThemeName, theme_of
from tzdesk.ui.theme.wearing import apply_theme
from tzdesk.ui.widgets.task_tree import TaskTree


@pytest.mark.parametrize(
    ("asked", "heading", "reason"),
    [
        (
            TaskFilter(leaders=frozenset({"l0"}), statuses=frozenset({Status.ADJUSTED})),
            "没有符合条件的任务",
            "当前筛选：牵头领导 董明慧；状态 已调整。",
        ),
        (
            TaskFilter(search="yhswq"),
            "没有找到“yhswq”",
            "可输入序号、任务文字、单位、领导或拼音首字母。",
        ),
    ],
)
def test_nothing_matches(
    tree: TaskTree, tasks: Session, asked: TaskFilter, heading: str, reason: str
) -> None:
    tasks.ask(asked)
    assert tree.empty.heading.text() == heading
    assert tree.empty.reason.text() == reason
    QTest.mouseClick(tree.empty.button, Qt.MouseButton.LeftButton)
    assert tasks.asked.empty
    assert tree.currentWidget() is tree.view


def test_no_task_is_overdue_any_more(tree: TaskTree, tasks: Session) -> None:
    tasks.edit([Edit("t6", "status", "已完成", PERIOD)])
    tasks.ask(TaskFilter(overdue=True))
    assert tree.empty.heading.text() == "目前没有逾期任务"


def test_columns_give_way_in_their_order(tree: TaskTree) -> None:
    columns = tree.view.columns
    shown = {}
    for width in (1000, 900, 740, 620):
        tree.resize(width, 700)
        shown[width] = [name for name in ("progress", "percent", "leaders") if columns.shown(name)]
        assert not tree.view.horizontalScrollBar().isVisible()
    assert shown == {
        1000: ["progress", "percent", "leaders"],
        900: ["percent", "leaders"],
        740: ["leaders"],
        620: [],
    }
    assert tree.view.percent_under_status
    columns.want("percent", True)
    assert columns.shown("percent")
    columns.restore()
    assert not columns.shown("percent")


def test_heads_sort(tree: TaskTree) -> None:
    header = tree.view.heads
    left = header.sectionViewportPosition(PLACES["percent"])
    spot = QPoint(left + 20, header.height() // 2)

    def click(held: Qt.KeyboardModifier = NONE) -> list[str]:
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, held, spot)
        layout = tree.view.tree.layout
        assert layout
        return [layout.rows[n].uid for n in layout.shown[0].numbers]

    assert click() == ["t2", "t1"]
    assert click() == ["t1", "t2"]
    assert header.keys
    click()
    assert not header.keys


def test_row_heights(tree: TaskTree) -> None:
    index = tree.view.tree.find(("", "t3", ""))
    heights = []
    for name in ("compact", "standard", "relaxed"):
        tree.set_row_height(name)
        heights.append(tree.view.visualRect(index).height())
    assert heights == [28, 44, 62]
    assert tree.view.visualRect(tree.view.tree.index(0, 0)).height() == 28


def test_the_look_is_kept(tree: TaskTree, tasks: Session, qtbot: QtBot) -> None:
    tree.view.columns.want("problem", True)
    tree.view.columns.want("leaders", False)
    tree.view.heads.resizeSection(PLACES["units"], 200)
    tree.view.heads.moveSection(tree.view.heads.visualIndex(PLACES["status"]), 1)
    tree.sort("percent")
    at(tree, "t3", "number")
    tree.view.set_open(tree.view.currentIndex(), True)
    tree.view.set_open(tree.view.tree.index(0, 0), False)
    kept = json.loads(json.dumps(tree.state()))
    other = TaskTree(tasks)
    qtbot.addWidget(other)
    other.resize(1100, 700)
    other.show()
    other.take_state(kept)
    assert other.view.columns.shown("problem")
    assert not other.view.columns.shown("leaders")
    assert other.view.heads.sectionSize(PLACES["units"]) == 200
    assert other.view.heads.visualIndex(PLACES["status"]) == 1
    assert [key.column for key in other.view.heads.keys] == ["percent"]
    assert other.view.isExpanded(other.view.tree.find(("", "t3", "")))
    assert not other.view.isExpanded(other.view.tree.index(0, 0))
    assert other.state() == tree.state()


@pytest.mark.parametrize(
    "kept",
    [
        {},
        None,
        [1],
        {"layouts": None},
        {"layouts": {"columns": {"section": {"wanted": ["gone", 1, None], "widths": 3}}}},
        {"layouts": {"columns": {"section": {"order": [["text"]], "widths": {"units": "wide"}}}}},
        {"layouts": {"columns": {"section": 5, "planet": {}}, "sort": ["status"]}},
        {"layouts": {"sort": {"section": [["gone", True], ["status"], ["status", 1], 7]}}},
        {"expansion": {"groups": [1], "tasks": [["a", "b"], [None, 1, 2]]}},
        {"expansion": 3},
    ],
)
def test_an_unreadable_look_is_passed_over(tree: TaskTree, kept: object) -> None:
    before = tree.state()
    tree.take_state(kept)
    assert tree.state() == before


def test_widths_outside_all_reason_are_brought_inside(tree: TaskTree) -> None:
    widths = {"units": 10**9, "leaders": -5}
    tree.take_state({"layouts": {"columns": {"section": {"widths": widths}}}})
    assert tree.view.heads.sectionSize(PLACES["units"]) == 600
    assert tree.view.heads.sectionSize(PLACES["leaders"]) == 36


def test_each_grouping_has_its_own_columns_and_order(tree: TaskTree, tasks: Session) -> None:
    tree.view.heads.resizeSection(PLACES["units"], 200)
    tree.view.columns.want("problem", True)
    tree.sort("percent")
    tasks.group_by(GroupBy.UNIT)
    assert tree.view.heads.sectionSize(PLACES["units"]) == 144
    assert not tree.view.columns.shown("problem")
    assert not tree.view.heads.keys
    tree.sort("deadline")
    kept = json.loads(json.dumps(tree.state()))
    tasks.group_by(GroupBy.SECTION)
    assert tree.view.heads.sectionSize(PLACES["units"]) == 200
    assert [key.column for key in tree.view.heads.keys] == ["percent"]
    tree.view.columns.restore()
    tree.take_state(kept)
    assert tree.view.columns.shown("problem")
    tasks.group_by(GroupBy.UNIT)
    assert [key.column for key in tree.view.heads.keys] == ["deadline"]


def test_drawn_width_follows_the_size_of_letters(
    tree: TaskTree, qapp: QApplication, tmp_path: Path
) -> None:
    tree.view.heads.resizeSection(PLACES["units"], 200)
    apply_theme(qapp, theme_of(ThemeName.LIGHT, 140), tmp_path)
    assert tree.view.heads.sectionSize(PLACES["units"]) == 280
