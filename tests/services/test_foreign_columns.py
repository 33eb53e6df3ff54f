"""Columns of an imported table that are none of ours: offered, guessed, taken, known again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.parsing.tables import UP, document, table
from tests.services.clocks import Clock
from tzdesk.domain.draft import PlanDraft, ProblemKind
from tzdesk.domain.records import CustomKind, TaskValue
from tzdesk.parsing import parse
from tzdesk.services.corrections import TakeColumn, corrected
from tzdesk.services.custom_fields import Wish, add_column, change_column
from tzdesk.services.desk import Desk
from tzdesk.services.foreign_columns import guessed, offered, with_known_columns
from tzdesk.services.importing import default_options, import_plan
from tzdesk.ui.dialogs.import_plan.finding import State
from tzdesk.ui.dialogs.import_plan.review import Review

HEADS = [
    *("序号", "工作任务", "任务来源", "市折子号", "任务类别", "目标值", "启动日期"),
    *("责任单位", "完成时限"),
]
ROWS = [
    [
        "1",
        "推进甲。",
        "市政府工作报告",
        "007",
        "民生",
        "1,200",
        "2023.3.1",
        "区教委",
        "2023年6月底",
    ],
    ["2", "推进乙。", "区委全会", "012", "经济", "80", "2023-04-01", "区民政局", "2023年9月底"],
    ["3", "推进丙。", UP, "", "民生", "", "2023/5/1", "区教委", "2023年12月底"],
    ["4", "推进丁。", "区人代会建议", "015", "经济", "6.5", "", "区水务局", "2023年12月底"],
]
NAMES = ("任务来源", "市折子号", "任务类别", "目标值", "启动日期")


def draft_of(*rows: list[str]) -> PlanDraft:
    return parse(document(table([HEADS, *rows]), name="2023年重点工作任务清单.xlsx"))


def unknown(draft: PlanDraft) -> list[str]:
    return [one.text for one in draft.problems if one.kind is ProblemKind.UNKNOWN_COLUMN]


def taking_all(draft: PlanDraft) -> PlanDraft:
    """The clerk presses 作为自定义列 for each."""
    taken = [
        TakeColumn(one.line, one.kind, one.message, guessed(draft, one.text, f"u{at}"))
        for at, one in enumerate(draft.problems)
        if one.kind is ProblemKind.UNKNOWN_COLUMN
    ]
    return corrected(document(table([HEADS, *ROWS])), draft, taken)


def said(desk: Desk, name: str) -> dict[str | None, str]:
    column = next(one for one in desk.ledger.custom_fields() if one.name == name)
    board = desk.board()
    found = {row.number: dict(row.values).get(column.uid, "") for row in board}
    return {number: text for number, text in found.items() if text}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = Clock(datetime.fromisoformat("2023-10-12T14:32:00"))
    with Desk.create(tmp_path / "台账.tzdb", clock=clock) as made:
        yield made
        assert made.file.check() == ()


def imported(desk: Desk, draft: PlanDraft) -> None:
    known = desk.ledger.plans[0] if desk.ledger.plans else None
    import_plan(desk, draft, default_options(draft, desk.today, known))


def test_all_five_are_offered_with_the_kind_that_fits() -> None:
    draft = draft_of(*ROWS)
    assert unknown(draft) == list(NAMES)
    assert draft.sections == ()
    assert all(offered(draft, name) for name in NAMES)
    kinds = {name: CustomKind(guessed(draft, name, "u").kind) for name in NAMES}
    assert kinds == {
        "任务来源": CustomKind.TEXT,
        "市折子号": CustomKind.TEXT,
        "任务类别": CustomKind.LIST,
        "目标值": CustomKind.NUMBER,
        "启动日期": CustomKind.DATE,
    }
    assert guessed(draft, "任务类别", "u").choices == ("民生", "经济")
    assert dict(draft.tasks[2].columns)["任务来源"] == "区委全会"  # merged over both


def test_a_column_of_kinds_that_is_merged_heads_the_rows_below() -> None:
    rows = [
        ["1", "推进甲。", "", "", "民生", "", "", "区教委", "2023年6月底"],
        ["2", "推进乙。", "", "", UP, "", "", "区民政局", "2023年9月底"],
        ["3", "推进丙。", "", "", "经济", "", "", "区教委", "2023年12月底"],
    ]
    assert [one.title for one in draft_of(*rows).sections] == ["民生", "经济"]


def test_taken_columns_come_in_and_go_with_the_import(desk: Desk) -> None:
    imported(desk, taking_all(draft_of(*ROWS)))
    assert [(one.name, one.kind) for one in desk.ledger.custom_fields()] == [
        ("任务来源", CustomKind.TEXT),
        ("市折子号", CustomKind.TEXT),
        ("任务类别", CustomKind.LIST),
        ("目标值", CustomKind.NUMBER),
        ("启动日期", CustomKind.DATE),
    ]
    assert said(desk, "目标值") == {"1": "1200", "2": "80", "4": "6.5"}
    assert said(desk, "启动日期") == {"1": "2023-03-01", "2": "2023-04-01", "3": "2023-05-01"}
    assert said(desk, "市折子号") == {"1": "007", "2": "012", "4": "015"}
    desk.undo()
    assert desk.ledger.custom_fields() == []
    desk.redo()
    assert said(desk, "任务类别") == {"1": "民生", "2": "经济", "3": "民生", "4": "经济"}


def test_what_the_ledger_has_is_known_again_and_compared(desk: Desk) -> None:
    imported(desk, taking_all(draft_of(*ROWS)))
    target = desk.ledger.custom_fields()[3]
    change_column(desk, target.uid, Wish("目标 值", CustomKind.NUMBER))
    rows = [list(row) for row in ROWS]
    rows[1][5], rows[2][5], rows[0][4] = "95", "约三成", ""
    rows.append(["5", "推进戊。", "", "", "经济", "7", "", "区教委", "2023年12月底"])
    draft = with_known_columns(desk.ledger, draft_of(*rows))
    assert unknown(draft) == []
    imported(desk, draft)
    assert said(desk, "目标 值") == {"1": "1200", "2": "95", "4": "6.5", "5": "7"}
    assert said(desk, "任务类别")["1"] == "民生"  # a blank cell says nothing
    assert desk.ledger.sections(desk.plan().uid) == []
    assert len(desk.ledger.rows(TaskValue)) == 19


def test_columns_of_ours_are_not_offered() -> None:
    draft = draft_of(*ROWS)
    named = replace(draft.tasks[0], columns=(("进展状态", "好"), ("", "无"), ("来" * 21, "长")))
    draft = replace(draft, tasks=(named,))
    assert not any(offered(draft, name) for name in ("进展状态", "", "来" * 21, "没有"))


def test_review_offers_takes_and_takes_back(desk: Desk) -> None:
    add_column(desk, Wish("目标值", CustomKind.NUMBER))
    rows = [list(row) for row in ROWS]
    rows[3][5] = "六成"
    draft = with_known_columns(desk.ledger, draft_of(*rows))
    review = Review(document(table([HEADS, *rows])), draft)
    hint = next(one for one in review.findings if one.title == "自定义列")
    assert hint.text == ("栏目“目标值”列入自定义列（数字），其中 1 格不是数字，不导入，例如“六成”")
    kind = next(one for one in review.findings if "任务类别" in one.text)
    assert [one.label for one in kind.remedies] == ["作为自定义列（列表 2 个选项）", "不采用"]
    assert review.carry_out(kind, kind.remedies[0])
    assert [one.name for one in review.draft.own] == ["目标值", "任务类别"]
    handled = next(one for one in review.findings if one.state is State.HANDLED)
    assert handled.done == "已作为自定义列（列表 2 个选项）"
    assert review.carry_out(handled, handled.remedies[0])
    assert [one.name for one in review.draft.own] == ["目标值"]
