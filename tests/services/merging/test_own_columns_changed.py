"""Columns of the ledger's own that came, went or were renamed after workbooks had gone out."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl

from tests.services.clocks import Clock
from tests.services.dispatches import Q3, WATER, say
from tests.services.own_columns import (
    FILLED,
    PART,
    STORED,
    add_columns,
    column,
    fill_in,
    heads,
    merged,
    planned,
    said,
    send,
    told,
)
from tzdesk.domain.changes import Change, Source, removed
from tzdesk.domain.records import CustomField, CustomKind, ReportValue
from tzdesk.exchange.return_format import FORM_SHEET
from tzdesk.services.desk import Desk
from tzdesk.services.merge_applying import apply
from tzdesk.services.merging import plan_merge
from tzdesk.services.open_cells import open_plan


def test_a_column_added_since_is_no_change(desk: Desk, folder: Path, clock: Clock) -> None:
    say(desk, PART, Q3, progress="已开工。")
    send(desk, folder)
    add_columns(desk)
    say(desk, PART, Q3, cost="5")
    file = planned(desk, fill_in(folder / WATER, {"本期进展情况": None}))
    assert [one.merge.outcome.value for one in file.cells] == ["clear"]
    assert not any("缺少列" in one for one in told(file))
    merged(desk, folder / WATER)
    assert said(desk, PART) == {"cost": "5"}


def test_a_column_removed_since_is_told_and_not_taken(desk: Desk, book: Path) -> None:
    path = fill_in(book, {"投资额": 7, "备注说明": "话。"})
    cost = desk.ledger.get(CustomField, "cost")
    values = list(desk.ledger.rows(ReportValue).values())
    desk.write(removed([*values, cost]), Source.EDIT, "删除自定义列")
    file = planned(desk, path)
    assert [one.field for one in file.cells] == ["note"]
    assert "栏目已删除：“投资额”已不在台账中，所填 1 格没有采用" in told(file)
    merged(desk, path)
    assert said(desk, PART) == {"note": "话。"}


def test_what_was_left_open_goes_with_its_column(desk: Desk, book: Path) -> None:
    merged(desk, fill_in(book, {"投资额": "若干"}))
    assert open_plan(desk.ledger).files
    cost = desk.ledger.get(CustomField, "cost")
    values = list(desk.ledger.rows(ReportValue).values())
    batch = desk.write(removed([*values, cost]), Source.EDIT, "删除自定义列").batch
    assert batch
    assert open_plan(desk.ledger).files == ()
    desk.undo(batch.uid)
    assert open_plan(desk.ledger).files


def test_a_column_removed_while_the_clerk_looks_is_not_written(desk: Desk, book: Path) -> None:
    plan = plan_merge(desk, [fill_in(book, {"投资额": 7, "备注说明": "话。"})])
    cost = desk.ledger.get(CustomField, "cost")
    values = list(desk.ledger.rows(ReportValue).values())
    desk.write(removed([*values, cost]), Source.EDIT, "删除自定义列")
    assert apply(desk, plan).applied == 1
    assert said(desk, PART) == {"note": "话。"}


def test_renamed_columns_are_found_by_what_they_were_sent_as(desk: Desk, book: Path) -> None:
    """Two have even changed names."""
    path = fill_in(book, {"投资额": 7, "备注说明": "话。"})
    names = (("cost", "投资额", "备注说明"), ("note", "备注说明", "投资额"))
    changes = [Change("custom_field", uid, "name", old, new) for uid, old, new in names]
    desk.write(changes, Source.EDIT, "改名")
    merged(desk, path)
    assert said(desk, PART) == {"cost": "7", "note": "话。"}


def test_a_column_made_anew_by_its_old_name_takes_what_comes(desk: Desk, book: Path) -> None:
    path = fill_in(book, {"投资额": 7})
    cost = desk.ledger.get(CustomField, "cost")
    values = list(desk.ledger.rows(ReportValue).values())
    desk.write(removed([*values, cost]), Source.EDIT, "删除自定义列")
    add_columns(desk, replace(cost, uid="cost2"))
    merged(desk, path)
    assert said(desk, PART) == {"cost2": "7"}


def alone(path: Path, **renamed: str) -> Path:
    """The sheet, copied into a new file: what is hidden elsewhere is gone."""
    book = openpyxl.load_workbook(path)
    for name in book.sheetnames:
        if name != FORM_SHEET:
            del book[name]
    for one in list(book.custom_doc_props.names):
        del book.custom_doc_props[one]
    for place, text in renamed.items():
        book[FORM_SHEET][place].value = text
    book.save(path)
    return path


def test_a_sheet_that_comes_back_alone_still_has_them(desk: Desk, book: Path) -> None:
    merged(desk, alone(fill_in(book, FILLED)))
    assert said(desk, PART) == STORED


def test_a_column_that_a_unit_deleted_is_told(desk: Desk, book: Path) -> None:
    path = fill_in(book, {"备注说明": "话。"})
    workbook = openpyxl.load_workbook(path)
    sheet = workbook[FORM_SHEET]
    sheet.delete_cols(heads(sheet)["投资额"])
    workbook.save(path)
    file = planned(desk, path)
    assert "缺少列：投资额" in told(file)
    merged(desk, path)
    assert said(desk, PART) == {"cost": "800", "note": "话。"}


def test_a_name_that_is_another_word_for_a_field_is_its_own(
    desk: Desk, folder: Path, clock: Clock
) -> None:
    """电话 is what some forms say for 联系电话; here both stand in the sheet."""
    add_columns(desk, column("line", "电话", CustomKind.TEXT, 0))
    send(desk, folder)
    merged(desk, fill_in(folder / WATER, {"电话": "内线", "联系电话": "01012345678"}))
    report = desk.ledger.report(PART, Q3)
    assert report
    assert (report.phone, said(desk, PART)) == ("01012345678", {"line": "内线"})


def test_a_long_list_is_still_a_list(desk: Desk, folder: Path) -> None:
    """Whose words may even be those of the form, or a unit's."""
    choices = ("填报单位：区商务局", "2023年第二季度", *(f"第{n}类资金，专项" for n in range(60)))
    add_columns(desk, column("source", "资金来源", CustomKind.LIST, 0, *choices))
    send(desk, folder)
    file = planned(desk, folder / WATER)
    assert (file.unit and file.unit.name, file.notices, file.cells) == ("区水务局", (), ())
    merged(desk, fill_in(folder / WATER, {"资金来源": choices[40]}))
    assert said(desk, PART) == {"source": choices[40]}
    send(desk, folder / "二")
    file = planned(desk, alone(fill_in(folder / "二" / WATER, {"资金来源": choices[41]})))
    assert file.unit
    assert file.unit.name == "区水务局"
    assert [one.merge.theirs for one in file.cells] == [choices[41]]


def test_old_values_of_another_kind_go_out_as_text(desk: Desk, folder: Path) -> None:
    texts: Mapping[str, Any] = {"note": "二百", "cost": "5"}
    add_columns(desk)
    say(desk, PART, Q3, **texts)
    kinds = [
        Change("custom_field", "note", "kind", "text", "number"),
        Change("custom_field", "cost", "kind", "number", "date"),
    ]
    desk.write(kinds, Source.EDIT, "改类型")
    send(desk, folder)
    assert planned(desk, folder / WATER).cells == ()
