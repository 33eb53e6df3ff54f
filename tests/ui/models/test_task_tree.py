"""The tree's model: levels, words, filters, groups, and changes without a new layout."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from tests.ui.tree_ledger import PERIOD, tree_desk
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.status import Status
from tzdesk.services.editing import Edit
from tzdesk.ui.models.task_columns import PLACES
from tzdesk.ui.models.task_sort import SortKey
from tzdesk.ui.models.task_tree import TaskTreeModel
from tzdesk.ui.session import Session

Role = Qt.ItemDataRole


@pytest.fixture
def session(tree_session: Session) -> Session:
    return tree_session


@pytest.fixture
def model(session: Session) -> Iterator[TaskTreeModel]:
    made = TaskTreeModel(session)
    # Checks every signal and index against what Qt demands; a breach is a Qt warning.
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    yield made
    del tester


def shape(model: TaskTreeModel, parent: QModelIndex | None = None) -> list[object]:
    """Titles of groups with the numbers or uids of their tasks."""
    assert model.layout
    rows = model.layout.rows
    return [(line.title, [rows[n].uid for n in line.numbers]) for line in model.layout.shown]


def cell(model: TaskTreeModel, uid: str, column: str, unit: str = "") -> QModelIndex:
    return model.find(("", uid, unit), PLACES[column])


def test_levels_are_group_task_unit(model: TaskTreeModel) -> None:
    assert model.rowCount() == 3
    group = model.index(1, 0)
    assert model.rowCount(group) == 3
    task = model.index(0, 0, group)
    assert model.spot(task).task.uid == "t3"
    assert model.rowCount(task) == 3
    unit = model.index(2, 5, task)
    assert model.spot(unit).unit.name == "区教委"
    assert model.rowCount(unit.siblingAtColumn(0)) == 0
    assert model.parent(unit) == task
    assert model.parent(task) == group
    assert model.spot(unit).key == ("s1", "t3", "t3-u2")


def test_index_refuses_what_is_not_there(model: TaskTreeModel) -> None:
    assert not model.index(3, 0).isValid()
    assert not model.index(0, 99).isValid()
    assert not model.index(-1, 0).isValid()
    unit = model.index(0, 0, model.index(0, 0, model.index(0, 0)))
    assert unit.isValid()
    assert not model.index(0, 0, unit).isValid()
    assert not model.find(("", "nobody", "")).isValid()


def test_cells_say_their_whole_content(model: TaskTreeModel) -> None:
    said = {name: model.words(cell(model, "t3", name)) for name in PLACES}
    assert said["number"] == "3"
    assert said["leaders"] == "董明慧、杨磊"
    assert said["units"] == "区水务局、区商务局、区教委"
    assert said["deadline"] == "2023-12-31"
    assert said["status"] == "正常推进"
    assert said["percent"] == "75%"
    unit = {name: model.words(cell(model, "t3", name, "t3-u0")) for name in PLACES}
    assert unit["text"] == "区商务局"
    assert unit["deadline"] == "10-09 交回"
    assert unit["progress"] == "完成管网改造 3 公里。"
    silent = {name: model.words(cell(model, "t3", name, "t3-u1")) for name in PLACES}
    assert silent["units"] == "待催报：李四 1002"
    assert (silent["status"], silent["percent"], silent["progress"]) == ("未报送", "—", "—")


def test_rows_are_read_out_as_sentences(model: TaskTreeModel) -> None:
    assert model.data(cell(model, "t3", "number"), Role.AccessibleTextRole) == (
        "第 3 项，推进水环境治理，建设海绵城市，牵头领导董明慧、杨磊，责任单位 3 个，已报 1 个，"
        "时限 2023-12-31，剩 80 天，正常推进，75%，达到序时进度"
    )
    model.opened = lambda _index: True
    assert model.data(cell(model, "t1", "number"), Role.AccessibleTextRole).endswith(
        "滞后，64%，低于序时进度 11 个百分点，待核实，已展开"
    )
    assert model.data(cell(model, "t3", "status"), Role.AccessibleTextRole) == "正常推进"
    group = model.index(1, 0)
    assert model.data(group, Role.AccessibleTextRole) == (
        "二、聚焦规划体系落地　3 项，未启动 2 项，正常推进 1 项，已展开"
    )


def test_tooltips_are_plain_text(model: TaskTreeModel, session: Session) -> None:
    session.edit([Edit("t1", "progress", "<b>粗</b>\n第二行", PERIOD)])
    tip = model.data(cell(model, "t1", "progress"), Role.ToolTipRole)
    assert "&lt;b&gt;粗&lt;/b&gt;<br>第二行" in tip
    assert "序时进度 75%，低 11 个百分点" in model.data(
        cell(model, "t1", "percent"), Role.ToolTipRole
    )


def test_filtering_leaves_empty_groups_out_and_counts(
    model: TaskTreeModel, session: Session
) -> None:
    session.ask(TaskFilter(leaders=frozenset({"l0"})))
    assert shape(model) == [
        ("一、主要预期目标", ["t1"]),
        ("二、聚焦规划体系落地", ["t3"]),
        ("三、全面深化改革", ["t6"]),
    ]
    assert model.words(model.index(0, 0)) == "一、主要预期目标　1 项（本章共 2 项）"
    session.ask(TaskFilter(search="shuiwj"))
    assert [uids for _, uids in shape(model)] == [["t3", "t5"]]
    session.ask(TaskFilter())
    assert model.words(model.index(0, 0)) == "一、主要预期目标　2 项"


def test_a_task_stands_under_each_leader_and_counts_once(
    model: TaskTreeModel, session: Session
) -> None:
    session.group_by(GroupBy.LEADER)
    assert shape(model)[:2] == [("董明慧", ["t1", "t3", "t6"]), ("杨磊", ["t2", "t3", "t5", "t7"])]
    assert shape(model)[-1] == ("未明确领导", ["t8"])
    assert model.layout
    assert (model.layout.passing, model.layout.counted) == (8, 10)


def test_a_view_by_the_filtered_kind_shows_the_chosen_groups_only(
    model: TaskTreeModel, session: Session
) -> None:
    session.group_by(GroupBy.LEADER)
    session.ask(TaskFilter(leaders=frozenset({"l1"})))
    assert shape(model) == [("杨磊", ["t2", "t3", "t5", "t7"])]
    session.group_by(GroupBy.UNIT)
    session.ask(TaskFilter(units=frozenset({"u1"})))
    assert shape(model) == [("区水务局", ["t3", "t5"])]


def test_an_edit_changes_its_rows_only(model: TaskTreeModel, session: Session) -> None:
    resets, changes = QSignalSpy(model.modelReset), QSignalSpy(model.dataChanged)
    kept = QPersistentModelIndex(cell(model, "t3", "status"))
    assert model.setData(cell(model, "t3", "status"), "滞后")
    assert resets.count() == 0
    assert kept.isValid()
    assert model.words(kept) == "滞后"
    rows = {changes.at(n)[0].internalId() for n in range(changes.count())}
    assert cell(model, "t3", "number").internalId() in rows
    assert model.index(1, 0).internalId() in rows


def test_an_edit_of_a_unit_changes_its_report(model: TaskTreeModel, session: Session) -> None:
    assert model.setData(cell(model, "t3", "percent", "t3-u1"), "８０％")
    assert model.words(cell(model, "t3", "percent", "t3-u1")) == "80%"
    assert model.words(cell(model, "t3", "percent")) == "75%"


def test_a_task_moves_to_the_group_of_its_new_status(
    model: TaskTreeModel, session: Session
) -> None:
    session.group_by(GroupBy.STATUS)
    resets = QSignalSpy(model.modelReset)
    session.edit([Edit("t3", "status", "已完成", PERIOD)])
    assert resets.count() == 0
    assert shape(model) == [
        ("未启动", ["t2", "t4", "t5", "t6", "t7", "t8"]),
        ("滞后", ["t1"]),
        ("已完成", ["t3"]),
    ]
    session.edit([Edit("t5", "status", "滞后", PERIOD)])
    assert ("滞后", ["t1", "t5"]) in shape(model)


def test_a_task_that_no_longer_passes_goes_and_comes_back(
    model: TaskTreeModel, session: Session
) -> None:
    session.ask(TaskFilter(statuses=frozenset({Status.LATE})))
    assert shape(model) == [("一、主要预期目标", ["t1"])]
    session.edit([Edit("t1", "status", "正常推进", PERIOD)])
    assert shape(model) == []
    assert model.layout
    assert model.layout.passing == 0
    session.undo()
    assert shape(model) == [("一、主要预期目标", ["t1"])]
    session.edit([Edit("t2", "status", "滞后", PERIOD)])
    assert shape(model) == [("一、主要预期目标", ["t1", "t2"])]


def test_sorting_stays_inside_groups_and_gives_way(model: TaskTreeModel) -> None:
    model.sort_by([SortKey("percent", descending=True)])
    assert [uids for _, uids in shape(model)] == [
        ["t1", "t2"],
        ["t3", "t4", "t5"],
        ["t6", "t7", "t8"],
    ]
    model.sort_by([SortKey("percent")])
    assert [uids for _, uids in shape(model)] == [
        ["t2", "t1"],
        ["t4", "t5", "t3"],
        ["t7", "t8", "t6"],
    ]
    model.sort_by([SortKey("deadline"), SortKey("number", descending=True)])
    assert shape(model)[2][1] == ["t6", "t7", "t8"]  # type: ignore[index]
    model.sort_by([])
    assert shape(model)[1][1] == ["t3", "t4", "t5"]  # type: ignore[index]


def test_what_may_be_edited(model: TaskTreeModel) -> None:
    assert model.editable(cell(model, "t3", "status"))
    assert model.editable(cell(model, "t3", "progress", "t3-u1"))
    assert not model.editable(cell(model, "t3", "text"))
    assert not model.editable(cell(model, "t5", "status", "t5-u4"))  # a collective name
    assert not model.editable(model.index(0, PLACES["status"]))
    assert model.edit_of(cell(model, "t3", "text"), "x") is None


def test_without_periods_units_cannot_report(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session()
    session.open(tree_desk(tmp_path, periods=False))
    model = TaskTreeModel(session)
    assert model.editable(cell(model, "t3", "status"))
    assert not model.editable(cell(model, "t3", "status", "t3-u1"))
    assert model.setData(cell(model, "t3", "status"), "滞后")
    assert model.words(cell(model, "t3", "status")) == "滞后"
    session.open(None)
    assert model.rowCount() == 0


def test_another_period_lays_everything_out_anew(model: TaskTreeModel, session: Session) -> None:
    session.show_period("2023Q1")
    assert model.words(cell(model, "t3", "status")) == "未启动"
    assert model.words(cell(model, "t1", "percent")) == "0%"


def test_members_that_appear_below_a_task_are_laid_out(
    model: TaskTreeModel, session: Session
) -> None:
    board = session.board
    assert board
    row = board.rows["t3"]
    board.rows["t3"] = replace(row, units=row.units[:1])
    session.rows_changed.emit(frozenset({"t3"}))
    assert model.rowCount(cell(model, "t3", "number")) == 1


def test_typing_on_shows_what_asking_at_once_shows(model: TaskTreeModel, session: Session) -> None:
    for words in ("区", "区体", "区体 tiyu", "t", "ti", "tiy", "ti", ""):
        session.ask(TaskFilter(search=words))
        assert shape(model) == shape(TaskTreeModel(session)), words
