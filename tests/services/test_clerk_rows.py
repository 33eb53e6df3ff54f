"""Tags, own columns, views, files and successions through the one path for every write."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.services.clocks import Clock
from tzdesk.domain.changes import Change, Source, created, removed
from tzdesk.domain.filters import TaskFilter, select
from tzdesk.domain.records import (
    Attachment,
    CustomField,
    CustomKind,
    CustomScope,
    Record,
    ReportValue,
    SavedView,
    Succession,
    TaskTag,
    TaskValue,
)
from tzdesk.services.desk import Desk
from tzdesk.services.history import changes_of_batch, entries

SOURCE = CustomField(
    uid="source", name="任务来源", kind=CustomKind.LIST, choices=("市级", "区级"), position=0
)
COST = CustomField(uid="cost", name="投资额", scope=CustomScope.REPORT, position=1)
TAG = TaskTag(uid="t1.民生", task_uid="t1", name="民生")
VALUE = TaskValue(uid="t1.source", task_uid="t1", field_uid="source", value="市级")
REPORTED = ReportValue(
    uid="a1water.2023Q3.cost",
    assignment_uid="a1water",
    period_uid="2023Q3",
    field_uid="cost",
    value="1200",
)
SUCCESSION = Succession(uid="s", leader_uid="li", name="王五", start=date(2023, 7, 1))
VIEW = SavedView(uid="v", name="滞后", position=0, look="{}")
FILE = Attachment(
    uid="t1.00",
    task_uid="t1",
    file_name="批复.pdf",
    sha256="00",
    size=9,
    added_at=datetime.fromisoformat("2023-09-04T08:00:00"),
)
ALL: Sequence[Record] = (SOURCE, COST, TAG, VALUE, REPORTED, SUCCESSION, VIEW, FILE)


def told(desk: Desk, changes: Sequence[Change]) -> list[tuple[str | None, str, str, str, str]]:
    written = desk.write(changes, Source.EDIT, "试")
    assert written.batch
    return [
        (one.number, one.unit, one.label, one.shown_old, one.shown_new)
        for one in changes_of_batch(desk, written.batch)
    ]


@pytest.fixture
def full(desk: Desk) -> Iterator[Desk]:
    desk.board()
    desk.write(created(ALL), Source.EDIT, "都有")
    yield desk
    assert desk.file.check() == ()


def test_all_are_in_the_file_and_go_and_come_again(full: Desk, path: Path, clock: Clock) -> None:
    digest = full.file.content_hash()
    full.undo()
    assert full.file.content_hash() != digest
    assert full.board().rows["t1"].tags == ()
    full.redo()
    assert full.file.content_hash() == digest
    with Desk.open(path, clock=clock) as other:
        assert other.board().rows == full.board().rows
        assert other.board().rows["t1"].values == (("source", "市级"),)
        assert other.ledger.get(CustomField, "source") == SOURCE


def test_they_are_found_in_pinyin(full: Desk, path: Path, clock: Clock) -> None:
    full.write([Change("task_value", "t1.source", "value", "市级", "部委")], Source.EDIT, "改")
    with Desk.open(path, clock=clock) as other:
        for desk in (full, other):
            for query in ("ms", "minsheng", "buwei", "1200"):
                found = select(TaskFilter(search=query), desk.board())
                assert [one.uid for one in found] == ["t1"]
    full.write(removed([TAG]), Source.EDIT, "去掉")
    assert "t1.民生" not in full.file.load().pinyin


def test_each_is_told_in_the_screens_words(desk: Desk) -> None:
    assert told(desk, created(ALL)) == [
        (None, "", "自定义列", "", "任务来源"),
        (None, "", "自定义列", "", "投资额"),
        ("1", "", "标签", "", "民生"),
        ("1", "", "任务来源", "", "市级"),
        ("1", "区水务局", "投资额", "", "1200"),
        (None, "", "接任", "", "2023-07-01 起由王五接任李四"),
        (None, "", "我的视图", "", "滞后"),
        ("1", "", "附件", "", "批复.pdf"),
    ]


def test_each_field_is_told_in_the_screens_words(full: Desk) -> None:
    assert told(
        full,
        [
            Change("task", "t1", "starred", False, True),
            Change("task", "t2", "parent_uid", None, "t1"),
            Change("task", "t3", "origin_uid", None, "t1"),
            Change("task_value", "t1.source", "value", "市级", "区级"),
            Change("custom_field", "source", "choices", '["市级", "区级"]', '["区级"]'),
            Change("custom_field", "cost", "kind", "text", "number"),
            Change("custom_field", "cost", "scope", "report", "task"),
            Change("succession", "s", "name", "王五", "张三"),
            Change("succession", "s", "start", "2023-07-01", "2023-08-01"),
            Change("saved_view", "v", "look", "{}", '{"group": "unit"}'),
            Change("saved_view", "v", "position", 0, 1),
            Change("attachment", "t1.00", "file_name", "批复.pdf", "text"),
        ],
    ) == [
        ("1", "", "星标", "否", "是"),
        ("2", "", "上级任务", "", "第 1 项"),
        ("3", "", "结转自", "", "第 1 项"),
        ("1", "", "任务来源", "市级", "区级"),
        (None, "", "自定义列“任务来源”可选内容", "市级、区级", "区级"),
        (None, "", "自定义列“投资额”类型", "文字", "数字"),
        (None, "", "自定义列“投资额”由谁填写", "责任单位", "办公室"),
        (None, "", "接任人", "王五", "张三"),
        (None, "", "接任日期", "2023-07-01", "2023-08-01"),
        (None, "", "我的视图“滞后”筛选和布局", "原来的", "新的"),
        (None, "", "我的视图“滞后”顺序", "0", "1"),
        ("1", "", "附件名称", "批复.pdf", "text"),
    ]


def test_a_column_that_is_gone_is_still_told_by_its_name(full: Desk) -> None:
    assert told(full, removed([VALUE, REPORTED, SOURCE, COST])) == [
        ("1", "", "任务来源", "市级", ""),
        ("1", "区水务局", "投资额", "1200", ""),
        (None, "", "自定义列", "任务来源", ""),
        (None, "", "自定义列", "投资额", ""),
    ]


def test_a_tasks_history_has_what_is_gone(full: Desk) -> None:
    full.write(removed([TAG, VALUE, REPORTED, FILE]), Source.EDIT, "去掉")
    found = [(one.label, one.shown_old) for one in entries(full, "t1") if one.title == "去掉"]
    assert found == [
        ("附件", "批复.pdf"),
        ("投资额", "1200"),
        ("任务来源", "市级"),
        ("标签", "民生"),
    ]
    assert not [one for one in entries(full, "t2") if one.title != "导入方案（4 项任务）"]


def test_they_count_as_changed_lately(full: Desk, path: Path, clock: Clock) -> None:
    full.write(removed([TAG]), Source.EDIT, "去掉")
    with Desk.open(path, clock=clock) as other:
        for desk in (full, other):
            recent = select(TaskFilter(recent=True), desk.board())
            assert [one.uid for one in recent] == ["t1"]


@pytest.mark.parametrize("row", [TAG, VALUE, REPORTED], ids=lambda one: one.entity)
def test_what_says_nothing_is_no_row(full: Desk, row: Record) -> None:
    field = "name" if row is TAG else "value"
    old = getattr(row, field)
    for text in ("", " x", "a\x00"):
        with pytest.raises(ValueError, match=f"{row.entity}.{field}"):
            full.write([Change(row.entity, row.uid, field, old, text)], Source.EDIT, "x")
