"""An exported ledger coming back: the same in an empty ledger, compared in one that knows it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.services.clocks import Clock
from tests.services.small_plans import plan, take, task
from tzdesk.domain.changes import Change, Source, created
from tzdesk.domain.draft import ProblemKind
from tzdesk.domain.periods import PeriodKind
from tzdesk.domain.records import Plan, Section, Unit, UnitCategory
from tzdesk.domain.status import Status
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.exporting import export_ledger
from tzdesk.services.importing import compare_plan, default_options, import_plan
from tzdesk.services.incoming import Incoming, read_plan
from tzdesk.services.leaders import succeed
from tzdesk.services.rolling_over import RollOver, roll_over
from tzdesk.services.unit_members import add_members


@pytest.fixture
def exported(desk: Desk, tmp_path: Path) -> Path:
    """The sample ledger with something said, as a workbook."""
    edit(desk, [Edit("t1", "progress", "已开工", "2023Q2")])
    edit(desk, [Edit("t1", "percent", 58.5, "2023Q3"), Edit("t4", "status", "已完成")])
    edit(desk, [Edit("t2", "status", "滞后", "2023Q3", "a2water")])
    add_members(desk, "towns", ["台湖镇政府"])
    succeed(desk, "zhang", "王五", date(2023, 7, 1))
    settings = {"short_title": ("2023年重点工作", "年度任务"), "reporting": ("all", "first")}
    own = [Change("plan", "plan", name, old, new) for name, (old, new) in settings.items()]
    desk.write(own, Source.SETTINGS, "方案设置")
    path = tmp_path / "台账.xlsx"
    export_ledger(desk.board(), list(desk.board()), path)
    return path


def bring_in(desk: Desk, incoming: Incoming, **options: Any) -> None:
    assert incoming.exported
    known = compare_plan(desk.ledger, incoming.draft, incoming.exported).plan
    chosen = default_options(incoming.draft, desk.today, known)
    chosen = replace(chosen, **options)
    import_plan(desk, incoming.draft, chosen, exported=incoming.exported)


def write_cell(path: Path, row: int, label: str, value: str | int) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["台账"]
    heads = [str(cell.value) for cell in sheet[3]]
    sheet.cell(row, heads.index(label) + 1, value)
    book.save(path)


def test_an_empty_ledger_becomes_the_same(
    desk: Desk, exported: Path, tmp_path: Path, clock: Clock
) -> None:
    with Desk.create(tmp_path / "另一本.tzdb", clock=clock) as other:
        bring_in(other, read_plan(exported))
        assert other.file.content_hash() == desk.file.content_hash()
        other.undo()
        assert not other.ledger.plans


def test_the_ledger_itself_sees_no_difference(desk: Desk, exported: Path) -> None:
    before = desk.file.content_hash()
    incoming = read_plan(exported)
    assert compare_plan(desk.ledger, incoming.draft, incoming.exported).differences == ()
    bring_in(desk, incoming)
    assert desk.file.content_hash() == before


def test_what_was_changed_in_the_workbook_is_compared(desk: Desk, exported: Path) -> None:
    write_cell(exported, 4, "工作任务", "完成河道治理和验收。")
    write_cell(exported, 4, "完成时限", "2023年11月底")
    write_cell(exported, 5, "责任单位", "区园林绿化局、区教委")
    write_cell(exported, 6, "进展状态", "滞后")
    incoming = read_plan(exported)
    found = compare_plan(desk.ledger, incoming.draft, incoming.exported).differences
    assert [(one.number, one.field, one.new) for one in found] == [
        ("1", "text", "完成河道治理和验收。"),
        ("1", "deadline", "2023年11月底"),
        ("2", "units", "区园林绿化局、区教委"),
        ("3", "status", "滞后"),
    ]
    bring_in(desk, incoming)
    rows = desk.board().rows
    assert rows["t1"].due_on == rows["t1"].due_on.replace(month=11, day=30)  # type: ignore[union-attr]
    assert rows["t3"].status is Status.LATE
    assert rows["t2"].unit_names == ("区园林绿化局", "区教委", "区水务局")
    assert desk.ledger.report("a2water", "2023Q3")
    assert not desk.file.check()


def test_the_same_changes_in_an_empty_ledger(exported: Path, tmp_path: Path, clock: Clock) -> None:
    write_cell(exported, 4, "工作任务", "完成河道治理和验收。")
    write_cell(exported, 5, "完成比例(%)", 80)
    with Desk.create(tmp_path / "另一本.tzdb", clock=clock) as other:
        bring_in(other, read_plan(exported))
        rows = other.board(None, "2023Q3").rows
        assert rows["t1"].text == "完成河道治理和验收。"
        assert rows["t1"].percent == 58.5
        assert rows["t2"].percent == 80


def test_units_that_are_there_by_name_are_used(
    exported: Path, tmp_path: Path, clock: Clock
) -> None:
    water = Unit(uid="ours", name="区水务局", category=UnitCategory.OFFICE, position=0)
    with Desk.create(tmp_path / "另一本.tzdb", clock=clock) as other:
        other.write(
            created([Plan(uid="older", title="旧", year=2020), water]), Source.IMPORT, "旧方案"
        )
        bring_in(other, read_plan(exported))
        assert other.board().rows["t1"].units[0].unit_uid == "ours"
        assert len(other.ledger.rows(Unit)) == 5
        assert not other.file.check()


def test_a_plan_of_the_same_number_but_other_uids_is_updated(
    desk: Desk, exported: Path, tmp_path: Path, clock: Clock
) -> None:
    """Two machines imported the same document each for itself."""
    number = [Change("plan", "plan", "doc_no", None, "政发〔2023〕1号")]
    desk.write(number, Source.SETTINGS, "方案设置")
    export_ledger(desk.board(), list(desk.board()), exported)
    write_cell(exported, 4, "进展状态", "滞后")
    incoming = read_plan(exported)
    assert incoming.exported
    with Desk.create(tmp_path / "另一本.tzdb", clock=clock) as other:
        take(
            other,
            plan(task("1", "别的工作"), title="别的方案", doc_no="政发〔2023〕8号"),
            periods=PeriodKind.QUARTER,
        )
        options = default_options(incoming.draft, other.today)
        import_plan(other, incoming.draft, replace(options, periods=PeriodKind.QUARTER))
        bring_in(other, incoming)
        assert len(other.ledger.plans) == 2
        ours = other.board(other.ledger.plans[1].uid)
        assert ours.plan.doc_no == "政发〔2023〕1号"
        first = next(iter(ours))
        assert (first.status, first.pinned) == (Status.LATE, True)


def test_what_cannot_be_read_is_a_problem_of_the_draft(exported: Path) -> None:
    write_cell(exported, 4, "进展状态", "未完成")
    write_cell(exported, 8, "工作任务", "新任务")
    problems = read_plan(exported).draft.problems
    assert [(one.line, one.kind) for one in problems] == [
        (4, ProblemKind.UNKNOWN_VALUE),
        (8, ProblemKind.UNKNOWN_VALUE),
    ]
    assert "进展状态“未完成”不是规定的进展状态" in problems[0].message


def test_a_section_without_tasks_comes_along(desk: Desk, tmp_path: Path, clock: Clock) -> None:
    empty = Section(uid="s3", plan_uid="plan", position=2, title="保障", heading="二、保障")
    desk.write(created([empty]), Source.EDIT, "新增章节")
    export_ledger(desk.board(), list(desk.board()), tmp_path / "台账.xlsx")
    with Desk.create(tmp_path / "另一本.tzdb", clock=clock) as other:
        bring_in(other, read_plan(tmp_path / "台账.xlsx"))
        assert other.ledger.sections("plan") == desk.ledger.sections("plan")


def test_tasks_that_were_rolled_over_come_in_without_the_plan_that_they_came_from(
    desk: Desk, tmp_path: Path, clock: Clock
) -> None:
    _, uid = roll_over(desk, "plan", RollOver(frozenset({"t1", "t4"}), title="2024年重点工作"))
    path, board = tmp_path / "新年.xlsx", desk.board(uid)
    export_ledger(board, list(board), path)
    with Desk.create(tmp_path / "另一本.tzdb", clock=clock) as other:
        bring_in(other, read_plan(path))
        assert [row.text for row in other.board()] == [row.text for row in board]
        assert not other.file.check()
    before = desk.file.content_hash()
    bring_in(desk, read_plan(path))
    assert desk.file.content_hash() == before
