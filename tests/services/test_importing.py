"""Importing the real plan and others: what is made, what is compared, what is taken over."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.services.clocks import Clock
from tests.services.small_plans import plan, take, task
from tzdesk.domain.board import Board
from tzdesk.domain.draft import Named, Role, SummaryDraft
from tzdesk.domain.filters import TaskFilter, select
from tzdesk.domain.grouping import GroupBy, group
from tzdesk.domain.periods import PeriodKind
from tzdesk.domain.records import (
    Assignment,
    Duty,
    Leader,
    Leadership,
    Period,
    Plan,
    Task,
    Unit,
    UnitCategory,
)
from tzdesk.domain.returns import unit_returns
from tzdesk.domain.status import Status
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.importing import (
    ImportOptions,
    compare_plan,
    import_plan,
    short_title,
)
from tzdesk.services.incoming import Incoming, read_pasted

FACTS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "data" / "2023-tongzhou-facts.json").read_text(encoding="utf-8")
)


def shown(board: Board, leaders: Sequence[str] = (), units: Sequence[str] = ()) -> int:
    ledger = board.ledger
    return len(
        select(
            TaskFilter(
                leaders=frozenset(ledger.leader_named(one).uid for one in leaders),  # type: ignore[union-attr]
                units=frozenset(ledger.unit_named(one).uid for one in units),  # type: ignore[union-attr]
            ),
            board,
        )
    )


def test_the_real_plan_has_its_totals(real_desk: Desk) -> None:
    ledger, board = real_desk.ledger, real_desk.board()
    totals = FACTS["totals"]
    assert len(board) == totals["tasks"] == 138
    assert len(ledger.rows(Leadership)) == totals["leader_assignments"] == 225
    assert len(ledger.rows(Assignment)) == totals["unit_assignments"] == 352
    sections = [len(one.rows) for one in group(board, GroupBy.SECTION)]
    assert sections == [8, 34, 19, 19, 19, 28, 11]
    for by, truth in ((GroupBy.LEADER, "by_leader"), (GroupBy.UNIT, "by_unit")):
        assert {one.title: len(one.rows) for one in group(board, by)} == FACTS[truth]
    assert [one.title for one in group(board, GroupBy.DEADLINE)] == [
        "2023年9月底",
        "2023年10月底",
        "2023年11月底",
        "2023年12月底",
    ]


def test_a_plan_that_names_no_year_is_known_again_by_its_title(path: Path, clock: Clock) -> None:
    draft = read_pasted("重点任务分工方案\n1.抓好防汛。\n责任单位：区水务局\n2.抓好绿化。").draft
    assert draft.year is None
    with Desk.create(path, clock=clock) as desk:
        take(desk, draft)
        take(desk, draft)
        assert [plan.year for plan in desk.ledger.plans] == [2023]
        assert len(desk.board()) == 2


def test_filters_on_the_real_plan(real_desk: Desk) -> None:
    board = real_desk.board()
    assert shown(board, leaders=["卢庆雷"]) == 46
    assert shown(board, units=["区水务局"]) == 11
    assert shown(board, leaders=["卢庆雷"], units=["区水务局"]) == 2
    assert len(select(TaskFilter(search="qswj"), board)) >= 11


def test_leaders_are_ranked_as_the_document_implies(real_desk: Desk) -> None:
    leaders = sorted(real_desk.ledger.rows(Leader).values(), key=lambda one: one.position)
    names = [one.name for one in leaders]
    implied = FACTS["leader_rank_order_implied"]
    free = {"倪德才", "杨磊"}
    assert [one for one in names[:-1] if one not in free] == [
        one for one in implied if one not in free
    ]
    assert names[-1] == "区政府班子成员"


def test_units_that_have_a_form_and_those_that_have_none(real_desk: Desk) -> None:
    counts = dict.fromkeys(UnitCategory, 0)
    for unit in real_desk.ledger.rows(Unit).values():
        counts[unit.category] += 1
    assert list(counts.values()) == [47, 13, 8, 5]


def test_who_reports_on_the_real_plan(path: Path, clock: Clock, real_plan: Incoming) -> None:
    with Desk.create(path, clock=clock) as desk:
        board = take(desk, real_plan.draft, periods=PeriodKind.QUARTER)
        returns = unit_returns(board)
        assert (returns.owing, len(returns.formless)) == (68, 5)
        assert sum(row.owed for row in board) == 341
        assert [one.code for one in desk.ledger.periods(board.plan.uid)] == [
            f"2023Q{n}" for n in range(1, 5)
        ]


def test_the_whole_import_is_one_step(real_desk: Desk) -> None:
    assert real_desk.undoable
    assert real_desk.undoable.title == "导入方案（138 项任务）"
    real_desk.undo()
    for kind in (Plan, Task, Leader, Unit, Assignment, Leadership):
        assert not real_desk.ledger.rows(kind)
    assert not real_desk.file.check()
    real_desk.redo()
    assert len(real_desk.board()) == 138


def test_an_agreed_alias_makes_one_unit(path: Path, clock: Clock, real_plan: Incoming) -> None:
    pair_ = ("区城市管理委", "区城市管理委（区城管执法局）")
    with Desk.create(path, clock=clock) as desk:
        board = take(desk, real_plan.draft, aliases=(pair_,))
        assert len(desk.ledger.rows(Unit)) == 72
        assert shown(board, units=["区城市管理委"]) == 17
        printed = {one.printed for row in board for one in row.units if one.name == pair_[0]}
        assert printed == set(pair_)


def test_the_same_document_again_changes_nothing(real_desk: Desk, real_plan: Incoming) -> None:
    edit(real_desk, [Edit(task_uid(real_desk, "30"), "status", "滞后")])
    before = real_desk.file.content_hash()
    comparison = compare_plan(real_desk.ledger, real_plan.draft)
    assert comparison.plan == real_desk.plan()
    assert comparison.differences == ()
    take(real_desk, real_plan.draft)
    assert real_desk.file.content_hash() == before


def task_uid(desk: Desk, number: str) -> str:
    return next(row.uid for row in desk.board() if row.number == number)


def test_a_changed_document_is_shown_point_by_point(real_desk: Desk, real_plan: Incoming) -> None:
    edit(real_desk, [Edit(task_uid(real_desk, "30"), "status", "滞后")])
    tasks = list(real_plan.draft.tasks)
    tasks[4] = replace(tasks[4], text=tasks[4].text + "并建立台账。")
    tasks[29] = replace(tasks[29], deadline_text="2023年11月底", due_on=tasks[26].due_on)
    tasks[40] = replace(tasks[40], leaders=tasks[40].leaders[::-1][:1])
    tasks[50] = replace(tasks[50], units=(*tasks[50].units, Named("区新设局", Role.ASSIST)))
    gone = tasks.pop(60)
    tasks.insert(10, replace(tasks[0], number="11甲", text="筹办重大国际会议保障工作。"))
    draft = replace(real_plan.draft, tasks=tuple(tasks))
    found = compare_plan(real_desk.ledger, draft)
    assert [(one.number, one.field) for one in found.differences] == [
        ("5", "text"),
        ("11甲", None),
        ("30", "deadline"),
        *([("41", "leaders")] if len(real_plan.draft.tasks[40].leaders) > 1 else []),
        ("51", "units"),
        (gone.number, None),
    ]
    assert found.count("减少") == 1
    take(real_desk, draft, chosen=tuple(one for one in found.selectable if one.field == "units"))
    assert real_desk.ledger.unit_named("区新设局")
    again = compare_plan(real_desk.ledger, draft)
    assert ("51", "units") not in [(one.number, one.field) for one in again.differences]
    board = take(real_desk, draft)
    assert len(board) == 139
    assert [row.number for row in board][9:12] == ["10", "11甲", "11"]
    assert board.rows[task_uid(real_desk, "30")].status is Status.LATE
    left = compare_plan(real_desk.ledger, draft).differences
    assert [(one.number, one.label) for one in left] == [(gone.number, "减少")]
    assert not real_desk.file.check()


def test_a_unit_that_reported_keeps_its_part(empty: Desk) -> None:
    with empty as desk:
        board = take(desk, plan(task("1", "甲", "区水务局", "区教委")), periods=PeriodKind.QUARTER)
        row = next(iter(board))
        assert board.period
        edit(desk, [Edit(row.uid, "status", "滞后", board.period.uid, row.units[0].uid)])
        board = take(desk, plan(task("1", "甲", "区商务局")))
        duties = {one.name: (one.owes, one.reported) for one in board.rows[row.uid].units}
        assert duties == {"区商务局": (True, False), "区水务局": (False, True)}
        kept = [one for one in desk.ledger.rows(Assignment).values() if one.duty is Duty.EXEMPT]
        assert len(kept) == 1
        assert compare_plan(desk.ledger, plan(task("1", "甲", "区商务局"))).differences == ()


def test_units_and_leaders_serve_all_plans_of_a_ledger(empty: Desk) -> None:
    with empty as desk:
        take(desk, plan(task("1", "甲", "区水务局")))
        take(desk, plan(task("1", "乙", "区 水务局"), doc_no="政发〔2024〕1号", year=2024))
        assert len(desk.ledger.rows(Plan)) == 2
        assert len(desk.ledger.rows(Unit)) == 1
        assert desk.plan().year == 2024


def test_two_names_of_one_unit_on_a_task_are_one_part(empty: Desk) -> None:
    draft = plan(task("1", "甲", "区水务局", "区水利局", "区水务局"))
    with empty as desk:
        row = next(iter(take(desk, draft, aliases=(("区水务局", "区水利局"),))))
        assert [one.printed for one in row.units] == ["区水务局"]


def test_a_plan_is_known_by_number_or_by_title_and_year(empty: Desk) -> None:
    with empty as desk:
        take(desk, plan(task("1", "甲", "区水务局")))
        renamed = plan(task("1", "甲", "区水务局"), title="新题目")
        assert compare_plan(desk.ledger, renamed).plan
        unnumbered = plan(task("1", "甲", "区水务局"), doc_no=None)
        assert compare_plan(desk.ledger, unnumbered).plan
        assert compare_plan(desk.ledger, replace(unnumbered, year=2024)).plan is None
        other = plan(task("1", "甲", "区水务局"), doc_no="政发〔2023〕9号")
        assert compare_plan(desk.ledger, other).plan is None


def test_a_tables_words_become_the_summary_of_the_year(empty: Desk) -> None:
    said = SummaryDraft(status="滞后", percent=40, progress="已开工", coordination=True)
    with empty as desk:
        row = next(iter(take(desk, plan(replace(task("1", "甲"), summary=said)))))
        assert (row.status, row.percent, row.coordination) == (Status.LATE, 40, True)
        assert row.summary
        assert row.summary.period_uid is None
        assert "'kai'gong" in row.search.spelled


def test_a_moved_task_finds_its_section(empty: Desk) -> None:
    with empty as desk:
        take(desk, plan(task("1", "甲"), task("2", "乙")))
        moved = plan(task("1", "甲"), task("2", "乙", section=1))
        assert [(one.field, one.new) for one in compare_plan(desk.ledger, moved).differences] == [
            ("section", "二、保障")
        ]
        board = take(desk, moved)
        assert [row.section for row in board] == ["一、目标", "二、保障"]


def test_periods_that_are_there_are_not_doubled(empty: Desk) -> None:
    with empty as desk:
        take(desk, plan(task("1", "甲")), periods=PeriodKind.QUARTER)
        take(desk, plan(task("1", "甲")), periods=PeriodKind.HALF)
        assert len(desk.ledger.rows(Period)) == 4


def test_nothing_to_import_is_refused(empty: Desk) -> None:
    with empty as desk, pytest.raises(UserError, match="没有可导入的任务"):
        import_plan(desk, plan(), ImportOptions("题", "题", 2023))


def test_pasted_text_is_a_plan_like_any_other() -> None:
    incoming = read_pasted("一、目标\n1. 治理河道。\n责任单位：区水务局\n完成时限：2023年12月底")
    assert [one.text for one in incoming.draft.tasks] == ["治理河道。"]


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("2023年通州区政府工作报告重点工作分工方案", "2023年重点工作"),
        ("关于印发《2023年营商环境改革任务分工方案》的通知", "2023年营商环境改革"),
        ("方案", "2023年方案"),
    ],
)
def test_short_titles_fit_into_file_names(title: str, short: str) -> None:
    assert short_title(title, 2023) == short
