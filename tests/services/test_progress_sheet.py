"""历次进展: who said what of a task in which period, side by side."""

from dataclasses import replace
from datetime import date

from tzdesk.domain.task_periods import over_periods
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.progress_sheet import (
    HELD,
    NOTHING,
    ProgressPart,
    TaskProgress,
    heads,
    progress_of,
)
from tzdesk.services.splitting import proposed_parts, split_task

Q2, Q3 = "2023Q2", "2023Q3"


def said(desk: Desk, uid: str, most: int = 0) -> TaskProgress:
    board = desk.board("plan", Q3)
    return progress_of(next(over_periods(board, [uid], most)), board.ledger.fields)


def lines(task: TaskProgress, who: str) -> dict[str, tuple[str, ...]]:
    part: ProgressPart = next(one for one in task.parts if one.who == who)
    return {line.label: line.cells for line in part.lines}


def test_each_period_has_what_was_said_in_it(desk: Desk) -> None:
    edits = [
        Edit("t1", "status", "正常推进", Q2),
        Edit("t1", "percent", 40, Q2),
        Edit("t1", "progress", "开工。", Q2),
        Edit("t1", "status", "已完成", Q3),
        Edit("t1", "percent", 100, Q3),
        Edit("t1", "progress", "完工。", Q3),
        Edit("t1", "coordination", True, Q3),
        Edit("t1", "status", "滞后", Q2, "a1water"),
        Edit("t1", "problem", "缺资金。", Q2, "a1water"),
    ]
    edit(desk, edits)
    task = said(desk, "t1")
    assert task.title == "第 1 项　完成河道治理。"
    assert task.about == "牵头领导：张三　责任单位：区水务局　完成时限：2023年12月底"
    assert task.heads == ("二季度", "三季度")
    assert lines(task, "办公室汇总") == {
        "进展状态": ("正常推进", "已完成"),
        "完成比例": ("40%", "100%"),
        "本期进展情况": ("开工。", "完工。"),
        "需领导协调": (NOTHING, "是"),
    }
    assert lines(task, "区水务局") == {
        "进展状态": ("滞后", "未报送"),
        "完成比例": (NOTHING, NOTHING),
        "存在问题": ("缺资金。", NOTHING),
    }


def test_what_still_holds_is_told_from_what_was_said_anew(desk: Desk) -> None:
    edit(desk, [Edit("t1", "status", "滞后", Q2), Edit("t1", "percent", 40, Q2)])
    office = lines(said(desk, "t1"), "办公室汇总")
    assert office == {
        "进展状态": ("滞后", f"滞后{HELD}"),
        "完成比例": ("40%", f"40%{HELD}"),
    }


def test_last_periods_only(desk: Desk) -> None:
    assert said(desk, "t1", most=1).heads == ("三季度",)
    assert said(desk, "t1", most=9).heads == ("二季度", "三季度")


def test_collective_unit_that_owes_nothing_has_no_part(desk: Desk) -> None:
    assert [one.who for one in said(desk, "t3").parts] == ["办公室汇总", "宋庄镇政府"]
    assert [one.who for one in said(desk, "t4").parts] == ["办公室汇总"]


def test_sub_tasks_follow_their_whole(desk: Desk) -> None:
    edit(desk, [Edit("t2", "status", "正常推进", Q2)])
    split_task(desk, "t2", proposed_parts(desk.ledger, "t2"))
    task = said(desk, "t2")
    assert [one.who for one in task.parts if one.who.startswith("2-1")] == [
        "2-1　办公室汇总",
        "2-1　区园林绿化局",
    ]
    part = desk.ledger.subtasks("t2")[0]
    unit = desk.ledger.assignments(part.uid)[0]
    edit(desk, [Edit(part.uid, "percent", 60, Q3, unit.uid)])
    assert lines(said(desk, "t2"), "2-1　区园林绿化局")["完成比例"][-1] == "60%"


def test_table_for_a_spreadsheet_is_as_wide_everywhere(desk: Desk) -> None:
    table = said(desk, "t1").table
    assert {len(row) for row in table} == {3}
    assert table[2] == ["栏目", "二季度", "三季度"]


def test_periods_of_several_years_are_named_in_full(desk: Desk) -> None:
    first, last = desk.ledger.periods("plan")
    before = replace(first, start=date(2022, 4, 1), label="2022年第二季度")
    assert heads([before, last]) == ("2022年第二季度", "2023年第三季度")
    assert heads([first, last]) == ("二季度", "三季度")
