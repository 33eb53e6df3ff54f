"""The navigation: counts, views, watch lists, keys, and while nothing is open."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from tests.ui.tree_ledger import PERIOD
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import GroupBy
from tzdesk.services.editing import Edit
from tzdesk.ui.models.navigation import NavigationModel
from tzdesk.ui.models.navigation_lines import Level, Line
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.navigation import Navigation

Key = Qt.Key
Role = Qt.ItemDataRole


@pytest.fixture
def navigation(qtbot: QtBot, themed: None, tasks: Session) -> Iterator[Navigation]:
    made = Navigation(tasks)
    qtbot.addWidget(made)
    tester = QAbstractItemModelTester(
        made.lines, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    made.resize(183, 700)
    made.show()
    yield made
    del tester


def lines(model: NavigationModel, parent: QModelIndex | None = None) -> list[Line]:
    above = parent or QModelIndex()
    return [model.line(model.index(row, 0, above)) for row in range(model.rowCount(above))]


def counts(model: NavigationModel) -> dict[str, int | None]:
    return {line.title: line.count for line in lines(model) if line.level is not Level.HEADING}


def row(navigation: Navigation, title: str) -> QModelIndex:
    model = navigation.lines
    for place, line in enumerate(lines(model)):
        top = model.index(place, 0)
        if line.title == title:
            return top
        for below, entry in enumerate(lines(model, top)):
            if entry.title == title:
                return model.index(below, 0, top)
    raise AssertionError(title)


def click(navigation: Navigation, title: str, x: int = 80) -> None:
    spot = navigation.visualRect(row(navigation, title)).center()
    spot.setX(x)
    QTest.mouseClick(
        navigation.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
    )


def test_views_and_watch_lists_with_their_counts(navigation: Navigation) -> None:
    assert counts(navigation.lines) == {
        "总览": None,
        "按章节": 8,
        "按领导": 3,
        "按单位": 5,
        "按时限": 4,
        "按状态": 3,
        "本期未报送": 3,
        "逾期": 1,
        "临期 ≤30天": 1,
        "需领导协调": 1,
        "待核实": 1,
        "最近修改": 4,
        "星标": 0,
    }


def test_what_the_counts_mean(navigation: Navigation) -> None:
    def tip(title: str) -> str:
        text = navigation.lines.data(row(navigation, title), Role.ToolTipRole)
        return str(text).removeprefix("<span>").removesuffix("</span>")

    assert tip("按章节") == "3 章，8 项任务"
    assert tip("按单位") == "5 个单位，共 11 条分工"
    assert tip("本期未报送") == "3 个单位未报送，1 个单位部分未报；另有 1 个统称单位没有填报表"
    assert tip("待核实") == (
        "1 项任务的填报待核实：与上期文字相同；已完成，没有写进展情况；"
        "已完成，完成比例不足 100%；滞后，没有写存在问题"
    )
    assert tip("二、聚焦规划体系落地") == "二、聚焦规划体系落地　3 项"


def test_sub_entries_count_tasks_in_the_documents_order(navigation: Navigation) -> None:
    entries = lines(navigation.lines, row(navigation, "按领导"))
    assert [(line.title, line.count) for line in entries] == [
        ("董明慧", 3),
        ("杨磊", 4),
        ("卢庆雷", 2),
        ("未明确领导", 1),
    ]


def test_counts_follow_edits_but_not_filters(navigation: Navigation, tasks: Session) -> None:
    resets = QSignalSpy(navigation.lines.modelReset)
    tasks.ask(TaskFilter(leaders=frozenset({"l0"})))
    assert counts(navigation.lines)["按章节"] == 8
    tasks.edit([Edit("t6", "status", "已完成", PERIOD)])
    assert counts(navigation.lines)["逾期"] == 0
    assert counts(navigation.lines)["按状态"] == 4
    statuses = lines(navigation.lines, row(navigation, "按状态"))
    assert [(line.title, line.count) for line in statuses] == [
        ("未启动", 5),
        ("正常推进", 1),
        ("滞后", 1),
        ("已完成", 1),
    ]
    tasks.edit([Edit("t3", "status", "正常推进", PERIOD, "t3-u1")])
    assert counts(navigation.lines)["本期未报送"] == 2
    tasks.undo()
    assert counts(navigation.lines)["本期未报送"] == 3
    assert resets.count() == 0


def test_choosing_a_view_groups(navigation: Navigation, tasks: Session) -> None:
    click(navigation, "按单位")
    assert tasks.grouping is GroupBy.UNIT
    assert navigation.isExpanded(row(navigation, "按单位"))


def test_the_open_view_comes_into_sight(navigation: Navigation, tasks: Session) -> None:
    navigation.resize(183, 240)
    tasks.group_by(GroupBy.UNIT)
    tasks.group_by(GroupBy.STATUS)
    place = navigation.visualRect(navigation.lines.view_index(GroupBy.STATUS))
    assert navigation.viewport().rect().contains(place)


def test_the_chevron_opens_without_going_there(navigation: Navigation, tasks: Session) -> None:
    click(navigation, "按领导", x=10)
    assert navigation.isExpanded(row(navigation, "按领导"))
    assert tasks.grouping is GroupBy.SECTION


def test_a_sub_entry_seeks_its_group(navigation: Navigation, tasks: Session) -> None:
    sought = QSignalSpy(tasks.group_sought)
    click(navigation, "按领导", x=10)
    click(navigation, "杨磊")
    assert tasks.grouping is GroupBy.LEADER
    assert sought.at(0) == ["l1"]


def test_a_watch_list_filters_and_a_second_click_ends_it(
    navigation: Navigation, tasks: Session
) -> None:
    tasks.ask(TaskFilter(leaders=frozenset({"l0"})))
    click(navigation, "逾期")
    assert tasks.asked == TaskFilter(leaders=frozenset({"l0"}), overdue=True)
    click(navigation, "逾期")
    assert tasks.asked == TaskFilter(leaders=frozenset({"l0"}))


def test_keys(navigation: Navigation, tasks: Session) -> None:
    navigation.setFocus()
    navigation.setCurrentIndex(row(navigation, "按章节"))
    QTest.keyClick(navigation, Key.Key_Left)
    assert not navigation.isExpanded(row(navigation, "按章节"))
    QTest.keyClick(navigation, Key.Key_Down)
    QTest.keyClick(navigation, Key.Key_Return)
    assert tasks.grouping is GroupBy.LEADER
    QTest.keyClick(navigation, Key.Key_Down)
    assert navigation.lines.line(navigation.currentIndex()).title == "董明慧"
    QTest.keyClick(navigation, Key.Key_Left)
    assert navigation.lines.line(navigation.currentIndex()).title == "按领导"


def test_nothing_open(navigation: Navigation, tasks: Session) -> None:
    tasks.open(None)
    assert not navigation.isEnabled()
    assert set(counts(navigation.lines).values()) == {None}
    tip = navigation.lines.data(row(navigation, "按章节"), Role.ToolTipRole)
    assert "先导入方案或打开台账" in tip


def test_names_are_read_out_with_what_their_count_means(navigation: Navigation) -> None:
    index = row(navigation, "临期 ≤30天")
    assert navigation.lines.data(index, Role.AccessibleTextRole) == "临期 ≤30天 1"
    described = navigation.lines.data(index, Role.AccessibleDescriptionRole)
    assert described == "1 项任务在 30 天内到期，尚未完成"
