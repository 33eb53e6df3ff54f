"""修改记录 in the screen's words."""

from datetime import datetime

from tests.services.clocks import Clock
from tzdesk.domain.changes import Source, created
from tzdesk.domain.records import Receipt, Report, report_uid
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.history import Entry, changes_of_batch, describe, entries
from tzdesk.services.unit_names import add_alias
from tzdesk.services.units import exempt


def lines(found: list[Entry]) -> list[tuple[str | None, str, str, str, str]]:
    return [(one.number, one.unit, one.label, one.shown_old, one.shown_new) for one in found]


def test_each_field_is_a_line_with_its_task_and_unit(desk: Desk) -> None:
    written = edit(
        desk,
        [
            Edit("t2", "status", "滞后", "2023Q3"),
            Edit("t2", "percent", "58", "2023Q3", "a2water"),
            Edit("t2", "coordination", "是", "2023Q3", "a2water"),
        ],
    )
    assert written.batch
    assert lines(changes_of_batch(desk, written.batch)) == [
        ("2", "", "进展状态", "", "滞后"),
        ("2", "区水务局", "完成比例", "", "58%"),
        ("2", "区水务局", "需领导协调", "", "是"),
        ("2", "区水务局", "填报日期", "", "2023-09-30"),
    ]


def test_one_tasks_history_is_newest_first(desk: Desk, clock: Clock) -> None:
    edit(desk, [Edit("t1", "status", "滞后", "2023Q3")])
    clock.set("2023-10-01T08:00")
    edit(desk, [Edit("t1", "progress", "", "2023Q3"), Edit("t1", "percent", 5, "2023Q3")])
    edit(desk, [Edit("t2", "percent", 7, "2023Q3")])
    found = [one for one in entries(desk, "t1") if one.source != "导入方案"]
    assert [(one.label, one.source, one.by, one.at.day) for one in found] == [
        ("完成比例", "手工修改", "张三", 1),
        ("进展状态", "手工修改", "张三", 30),
    ]
    assert {one.number for one in entries(desk, "t1") if one.entity == "task"} == {"1"}


def test_what_is_copied_from_the_period_before_is_no_change(desk: Desk) -> None:
    edit(desk, [Edit("t1", "status", "滞后", "2023Q2"), Edit("t1", "percent", 10, "2023Q2")])
    edit(desk, [Edit("t1", "percent", 20, "2023Q3")])
    desk.undo()
    assert lines(entries(desk, "t1"))[:4] == [
        ("1", "", "完成比例", "20%", "10%"),
        ("1", "", "完成比例", "10%", "20%"),
        ("1", "", "完成比例", "", "10%"),
        ("1", "", "进展状态", "", "滞后"),
    ]


def test_what_was_taken_back_tells_of_both(desk: Desk) -> None:
    edit(desk, [Edit("t1", "status", "滞后", "2023Q3", "a1water")])
    desk.undo()
    found = entries(desk, "t1")
    assert lines(found)[:2] == [
        ("1", "区水务局", "进展状态", "滞后", ""),
        ("1", "区水务局", "填报日期", "2023-09-30", ""),
    ]
    assert found[0].source == "撤销"


def test_kept_changes_are_told_like_any_others(desk: Desk) -> None:
    first = edit(desk, [Edit("t1", "status", "滞后", "2023Q3"), Edit("t1", "percent", 5, "2023Q3")])
    edit(desk, [Edit("t1", "percent", 6, "2023Q3")])
    assert first.batch
    undone = desk.undo(first.batch.uid)
    kept = describe(desk, undone.batch, undone.kept)
    assert lines(kept) == [("1", "", "完成比例", "", "5%")]


def test_rows_that_come_and_go_have_names(desk: Desk) -> None:
    exempt(desk, ["a2water"])
    assert lines(entries(desk))[0] == ("2", "区水务局", "本项免报", "否", "是")
    add_alias(desk, "parks", "区水务局")
    told = lines(entries(desk))
    assert (None, "区园林绿化局", "单位别名", "", "区水务局") in told
    assert any(label == "单位" and old == "区水务局" for _, _, label, old, _ in told)
    imported = [one for one in entries(desk) if one.source == "导入方案"]
    assert ("1", "第 1 项　完成河道治理。") in [
        (one.number, one.shown_new) for one in imported if one.entity == "task"
    ]
    assert all(one.shown_new for one in imported)


def test_a_limit_counts_from_the_newest(desk: Desk) -> None:
    edit(desk, [Edit("t1", "status", "滞后", "2023Q3")])
    assert [one.label for one in entries(desk, limit=1)] == ["进展状态"]


def test_of_many_files_the_one_that_brought_a_change_is_named(desk: Desk) -> None:
    at = datetime.fromisoformat("2023-09-28T09:00:00")
    brought = {"a1water": ("water", "水务.xlsx"), "a2parks": ("parks", "园林.xlsx")}
    rows = [
        row
        for part, (unit, name) in brought.items()
        for row in (
            Report(
                uid=report_uid(part, "2023Q3"), assignment_uid=part, period_uid="2023Q3", percent=5
            ),
            Receipt(uid=name, unit_uid=unit, period_uid="2023Q3", file_name=name, received_at=at),
        )
    ]
    written = desk.write(created(rows), Source.MERGE, "合并 2 个文件", "水务.xlsx、园林.xlsx")
    assert written.batch
    told = [(one.label, one.detail) for one in changes_of_batch(desk, written.batch)]
    assert ("完成比例", "水务.xlsx") in told
    assert ("完成比例", "园林.xlsx") in told
    desk.undo()
    assert {one.detail for one in changes_of_batch(desk, written.batch)} == {"2 个文件"}
