"""Columns of the ledger's own come back from units, by the rule and the words of all others."""

from pathlib import Path

import openpyxl
import pytest

from tests.services.dispatches import Q3, WATER, say, third_quarter
from tests.services.own_columns import (
    COLUMNS,
    FILLED,
    PART,
    STORED,
    fill_in,
    heads,
    merged,
    planned,
    said,
    send,
)
from tzdesk.domain.merge import Choice
from tzdesk.domain.records import OpenCell, ReportValue
from tzdesk.exchange.return_format import FORM_SHEET
from tzdesk.services.desk import Desk
from tzdesk.services.history import entries
from tzdesk.services.merge_applying import apply
from tzdesk.services.merge_plan import CellKind, Decisions, FilePlan
from tzdesk.services.merging import plan_merge
from tzdesk.services.open_cells import open_plan


def invalid(file: FilePlan) -> dict[str, tuple[str, str, object]]:
    cells = file.of(CellKind.INVALID)
    return {one.entry.label: (one.value, one.message, one.merge.theirs) for one in cells}


def test_what_a_unit_fills_in_is_written_and_taken_back(desk: Desk, book: Path) -> None:
    before = desk.file.content_hash()
    done = merged(desk, fill_in(book, FILLED))
    assert (done.applied, done.conflicts) == (4, 0)
    assert said(desk, PART) == STORED
    newest = [(one.unit, one.label, one.shown_old, one.shown_new) for one in entries(desk, "t1", 4)]
    assert sorted(newest) == [
        ("区水务局", "备注说明", "", "已批复。"),
        ("区水务局", "开工日期", "", "2023-08-01"),
        ("区水务局", "投资额", "800", "1200.5"),
        ("区水务局", "资金来源", "", "区级"),
    ]
    assert desk.file.check() == ()
    desk.undo()
    assert desk.file.content_hash() == before


def test_an_untouched_workbook_brings_nothing(desk: Desk, book: Path) -> None:
    file = planned(desk, book)
    assert (file.cells, file.notices) == ((), ())


def test_own_columns_alone_are_a_word_but_no_report(desk: Desk, book: Path) -> None:
    merged(desk, fill_in(book, {"投资额": 5}))
    (unit,) = third_quarter(desk).rows["t1"].units
    assert (unit.reported, unit.report) == (False, None)
    assert dict(unit.values)["cost"] == "5"


@pytest.mark.parametrize(
    ("choice", "value"),
    [(None, "900"), (Choice.OURS, "900"), (Choice.THEIRS, "1200.5")],
)
def test_a_conflict_is_left_or_decided(
    desk: Desk, book: Path, choice: Choice | None, value: str
) -> None:
    say(desk, PART, Q3, cost="900")
    plan = plan_merge(desk, [fill_in(book, {"投资额": 1200.5})])
    (cell,) = plan.files[0].cells
    assert cell.kind is CellKind.CONFLICT
    assert (cell.merge.base, cell.merge.ours, cell.merge.theirs) == ("800", "900", "1200.5")
    assert not cell.can_keep_both
    apply(desk, plan, Decisions(choices={cell.key: choice}) if choice else None)
    assert said(desk, PART)["cost"] == value
    left = open_plan(desk.ledger).files
    assert len(left) == (choice is None)
    if left:
        (again,) = left[0].cells
        assert (again.entry.label, again.merge.theirs) == ("投资额", "1200.5")


def test_both_texts_of_a_text_column_can_be_kept(desk: Desk, book: Path) -> None:
    say(desk, PART, Q3, note="台账。")
    plan = plan_merge(desk, [fill_in(book, {"备注说明": "来件。"})])
    (cell,) = plan.files[0].of(CellKind.CONFLICT)
    apply(desk, plan, Decisions(choices={cell.key: Choice.BOTH}))
    assert said(desk, PART)["note"] == "台账。\n来件。"


def test_values_that_no_column_takes_are_told_like_any_other(desk: Desk, book: Path) -> None:
    path = fill_in(book, {"投资额": "约1200万元", "开工日期": "下半年", "资金来源": "中央"})
    assert invalid(planned(desk, path)) == {
        "投资额": ("约1200万元", "不是数字", "1200"),
        "开工日期": ("下半年", "不是日期，应写成 2023-10-09 的样子", None),
        "资金来源": ("中央", "不在可选内容中，可填：市级、区级、社会资本", None),
    }
    plan = plan_merge(desk, [path])
    (amount,) = [one for one in plan.files[0].cells if one.field == "cost"]
    apply(desk, plan, Decisions(accepted=frozenset([amount.key])))
    assert said(desk, PART) == {"cost": "1200"}
    assert {one.field for one in desk.ledger.rows(OpenCell).values()} == {"begun", "source"}


@pytest.mark.parametrize(
    ("head", "typed", "stored"),
    [
        ("投资额", "１，２００", "1200"),
        ("投资额", "12345678901234567.5", "12345678901234567.5"),
        ("投资额", 0.1 + 0.2, "0.3"),
        ("投资额", -3, "-3"),
        ("开工日期", "2023年8月1日", "2023-08-01"),
        ("开工日期", "1899.12.5", "1899-12-05"),
        ("资金来源", " 社会 资本", "社会资本"),
        ("备注说明", "=1+1\n另行", None),
    ],
)
def test_values_are_read_as_people_write_them(
    desk: Desk, book: Path, head: str, typed: object, stored: str | None
) -> None:
    path = fill_in(book, {head: typed})
    if stored is None:
        sheet = openpyxl.load_workbook(path)
        cell = sheet[FORM_SHEET].cell(4, heads(sheet[FORM_SHEET])[head])
        cell.value, cell.data_type = typed, "s"
        sheet.save(path)
        stored = str(typed)
    merged(desk, path)
    names = {one.name: one.uid for one in COLUMNS}
    assert said(desk, PART)[names[head]] == stored
    assert planned_again(desk, path)


def planned_again(desk: Desk, path: Path) -> bool:
    """What was written goes out, and comes back as it went."""
    out = path.parent / "再次"
    send(desk, out)
    return planned(desk, out / WATER).cells == ()


def test_a_blanked_cell_clears_what_went_out(desk: Desk, book: Path) -> None:
    done = merged(desk, fill_in(book, {"投资额": None}))
    assert done.applied == 1
    assert said(desk, PART) == {}
    assert not desk.ledger.rows(ReportValue)


def test_a_later_return_corrects_an_earlier_one(desk: Desk, book: Path) -> None:
    merged(desk, fill_in(book, {"投资额": 1000}, book.parent / "一" / WATER))
    done = merged(desk, fill_in(book, {"投资额": 1100}, book.parent / "二" / WATER))
    assert (done.applied, done.conflicts) == (1, 0)
    assert said(desk, PART)["cost"] == "1100"
