"""A ledger's own columns in 填报表: white cells, heads, what they take, what is kept of them."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.exchange.forms import sample_form
from tests.services.own_columns import COLUMNS, column, heads
from tzdesk.documents import read_workbook
from tzdesk.domain.catalogue import Catalogue, field_of
from tzdesk.domain.clerk_records import CustomField, CustomKind
from tzdesk.domain.document import SheetCell, Workbook
from tzdesk.domain.values import Stored
from tzdesk.exchange.dispatch_writer import form_bytes
from tzdesk.exchange.form_columns import columns_of_return
from tzdesk.exchange.form_rows import Form
from tzdesk.exchange.hidden_sheet import SHEET
from tzdesk.exchange.return_format import FORM_SHEET, GUIDE_SHEET, shown
from tzdesk.exchange.return_reader import read_return
from tzdesk.exchange.sent_form import SentForm, read_form

OWN = {"note": "=1+1", "cost": "1200.5", "begun": "2023-08-01", "source": "区级"}
LONG = tuple(f"第{n}类，资金" for n in range(60))
MANY = column("many", "是否纳入市级重点工程并完成前期手续办理", CustomKind.LIST, 4, *LONG)
LAST = 6
"""The sheet's last row of a task."""


def own_form(*columns: CustomField) -> Form:
    form = sample_form()
    first, *others = form.rows
    said = replace(first, base={**first.base, **OWN})
    return replace(form, rows=(said, *others), own=columns or (*COLUMNS, MANY))


@pytest.fixture(scope="module")
def book() -> Any:
    return openpyxl.load_workbook(BytesIO(form_bytes(own_form())))


@pytest.fixture(scope="module")
def sheet(book: Any) -> Any:
    return book[FORM_SHEET]


def rules(sheet: Any) -> dict[str, Any]:
    """Validations by the heads of their columns."""
    found = {str(one.sqref).split("4:")[0]: one for one in sheet.data_validations.dataValidation}
    letters = {place: head for head, place in heads(sheet).items()}
    index = openpyxl.utils.column_index_from_string
    return {letters[index(at)]: rule for at, rule in found.items()}


def test_they_stand_behind_the_others_and_before_the_key(sheet: Any) -> None:
    names = [one.name for one in (*COLUMNS, MANY)]
    assert list(heads(sheet))[-6:] == [*names, "行标识"]
    assert sheet.auto_filter.ref == f"A3:T{LAST}"
    assert sheet.column_dimensions["T"].hidden
    assert str(sheet.print_area).endswith(f"$S${LAST + 2}")
    assert sheet.row_dimensions[3].height > 30


def test_their_cells_are_white_and_hold_what_was_said(sheet: Any) -> None:
    row = {head: sheet.cell(4, place) for head, place in heads(sheet).items()}
    assert row["备注说明"].value == "=1+1"
    assert row["备注说明"].data_type == "s"
    assert row["投资额"].value == 1200.5
    assert row["开工日期"].value == datetime(2023, 8, 1)  # noqa: DTZ001
    assert row["资金来源"].value == "区级"
    formats = [row[one.name].number_format for one in COLUMNS]
    assert formats == ["@", "General", "yyyy-mm-dd", "@"]
    for one in COLUMNS:
        assert row[one.name].fill.fill_type is None
        assert sheet.cell(3, heads(sheet)[one.name]).fill.fgColor.rgb == "FFDDE9F5"


def test_they_take_what_their_column_takes(sheet: Any) -> None:
    found = rules(sheet)
    assert found["投资额"].type == "decimal"
    assert found["投资额"].error == "请填写数字，不带单位。"
    assert found["开工日期"].type == "date"
    assert found["开工日期"].error == "请填写日期，例如 2023-10-09。"
    assert found["资金来源"].formula1 == '"市级,区级,社会资本"'
    assert found["资金来源"].prompt == "请从下拉列表选择：市级、区级、社会资本；没有的不填。"
    assert found["备注说明"].prompt == "据实填写；没有的不填。"
    for one in found.values():
        assert len(one.promptTitle or "") <= 32
        assert len(one.prompt or "") <= 255
        assert str(one.sqref).endswith(str(LAST))


def test_a_long_list_stands_hidden_on_the_same_sheet(sheet: Any) -> None:
    rule = rules(sheet)[MANY.name]
    assert (rule.type, rule.formula1) == ("list", "$U$1:$CB$1")
    assert [cell.value for cell in sheet["U1":"CB1"][0]] == list(LONG)
    hidden = sheet.column_dimensions["U"]
    assert (hidden.hidden, hidden.min, hidden.max) == (True, 21, 80)


@pytest.mark.parametrize("choices", [("甲", '"乙"'), ("甲,乙", "丙")])
def test_words_that_no_validation_holds_stand_in_the_sheet(choices: tuple[str, ...]) -> None:
    form = own_form(column("one", "类别", CustomKind.LIST, 0, *choices))
    found = openpyxl.load_workbook(BytesIO(form_bytes(form)))[FORM_SHEET]
    assert rules(found)["类别"].formula1 == "$Q$1:$R$1"
    assert [cell.value for cell in found["Q1":"R1"][0]] == list(choices)


def test_instructions_name_them(book: Any) -> None:
    lines = [[cell for cell in row if cell] for row in book[GUIDE_SHEET].values]
    assert ["投资额", "选填", "只填数字，不带单位；没有的不填。"] in lines
    assert [MANY.name, "选填", "请从下拉列表选择；没有的不填。"] in lines


def read(tmp_path: Path, form: Form) -> Workbook:
    path = tmp_path / "填报表.xlsx"
    path.write_bytes(form_bytes(form))
    return read_workbook(path)


def test_the_hidden_sheet_keeps_what_they_are_and_held(tmp_path: Path) -> None:
    form = own_form()
    found = read_form(read(tmp_path, form))
    assert found
    assert found.intact
    assert found.columns == form.own
    assert list(found.rows.values()) == [row.sent for row in form.rows]


def test_rows_are_read_without_a_ledger_that_knows_them(tmp_path: Path) -> None:
    found = read_return(read(tmp_path, own_form()), Catalogue())
    assert found
    first = found.rows[0].cells
    assert {name: first[name].value for name in OWN} == OWN
    assert found.unread == ()


def damaged(tmp_path: Path, old: str, new: str) -> SentForm | None:
    """The hidden sheet with a text exchanged."""
    found = read(tmp_path, own_form())

    def cell(one: SheetCell) -> SheetCell:
        return (
            one._replace(value=one.value.replace(old, new)) if isinstance(one.value, str) else one
        )

    sheets = tuple(
        replace(one, rows=tuple(tuple(map(cell, row)) for row in one.rows))
        if one.name == SHEET
        else one
        for one in found.sheets
    )
    return read_form(replace(found, sheets=sheets))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"scope": "report"', '"scope": "task"'),
        ('"kind": "number"', '"kind": "money"'),
        ('"kind": "number"', '"kind": null'),
        ('"name": "投资额"', '"name": ""'),
        ('"name": "投资额"', '"name": ["投资额"]'),
        ('"uid": "cost"', '"user": "cost"'),
    ],
)
def test_columns_that_are_none_are_not_taken(tmp_path: Path, old: str, new: str) -> None:
    found = damaged(tmp_path, old, new)
    assert found
    assert (found.intact, found.columns) == (False, ())
    assert list(found.rows) == ["t1u1", "t2u1"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"cost": "1200.5"', '"cost": "许多"'),
        ('"cost": "1200.5"', '"cost": 1200.5'),
        ('"source": "区级"', '"source": "中央"'),
        ('"begun": "2023-08-01"', '"begun": "八月"'),
        ('"note": "=1+1"', '"strange": "=1+1"'),
        ('"note": "=1+1"', '"status": "滞后"'),
    ],
)
def test_a_row_with_a_value_that_its_column_never_held_is_none(
    tmp_path: Path, old: str, new: str
) -> None:
    found = damaged(tmp_path, old, new)
    assert found
    assert not found.intact
    assert list(found.rows) == ["t1u1", "t2u1"]


@pytest.mark.parametrize(
    ("kind", "value", "cell"),
    [
        (CustomKind.NUMBER, "1200.5", 1200.5),
        (CustomKind.NUMBER, "123456789012345", 123456789012345),
        (CustomKind.NUMBER, "12345678901234567", "12345678901234567"),
        (CustomKind.NUMBER, "0.1234567890123456", "0.1234567890123456"),
        (CustomKind.NUMBER, "若干", "若干"),
        (CustomKind.DATE, "1899-12-05", "1899-12-05"),
        (CustomKind.DATE, "八月", "八月"),
        (CustomKind.TEXT, None, ""),
    ],
)
def test_cells_hold_what_can_be_read_back(kind: CustomKind, value: Stored, cell: object) -> None:
    assert shown(field_of(column("one", "一列", kind, 0)), value) == cell


def test_heads_are_the_forms_own_before_all_others() -> None:
    """A label counts before another word; a column as it was sent before what it is called now."""
    fields = Catalogue(
        [column("a", "电话", CustomKind.TEXT, 0), column("b", "投资额", CustomKind.TEXT, 1)]
    )
    sent = [column("b", "电话", CustomKind.TEXT, 0), column("gone", "旧列", CustomKind.TEXT, 1)]
    found = columns_of_return(fields, sent)

    def named(head: str) -> str:
        one = found.headed(head)
        return one.name if one else ""

    words = ("联系电话*", "电话", "投资额", "旧列", "备注")
    assert [named(head) for head in words] == ["phone", "b", "b", "gone", ""]


def test_marks_part_columns_of_like_names() -> None:
    names = ("完成比例%", "投资额", "投资额（必填）")
    fields = [column(name, name, CustomKind.TEXT, at) for at, name in enumerate(names)]
    found = columns_of_return(Catalogue(fields), ())
    for name in names:
        one = found.headed(name)
        assert one
        assert one.name == name
    percent = found.headed("完成比例\n(%)*")
    assert percent
    assert percent.name == "percent"
