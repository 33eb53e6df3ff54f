"""填报表 as other programs find it: cells, lists, refusals, print, instructions, hidden sheet."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from tests.exchange.forms import SAID, sample_form
from tests.exchange.ledgers import HOSTILE, LONG, board, records
from tzdesk.documents import read_workbook
from tzdesk.domain.draft import Role
from tzdesk.domain.records import Assignment, Plan, Record
from tzdesk.exchange.dispatch_writer import form_bytes
from tzdesk.exchange.form_columns import FIXED_COLUMNS
from tzdesk.exchange.form_rows import Form, FormRow, form_task
from tzdesk.exchange.return_format import FORM_SHEET, GUIDE_SHEET, SIGNATURES, is_signature
from tzdesk.exchange.row_key import read_key
from tzdesk.exchange.sent_form import read_form, read_properties

LAST = 6
"""The sheet's last row of a task."""
COLUMNS = FIXED_COLUMNS.every
AT = dict(zip((column.name for column in COLUMNS), "ABCDEFGHIJKLMNO", strict=True))


@pytest.fixture(scope="module")
def data() -> bytes:
    return form_bytes(sample_form())


@pytest.fixture(scope="module")
def book(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data))


@pytest.fixture(scope="module")
def sheet(book: Any) -> Any:
    return book[FORM_SHEET]


def _read(tmp_path: Path, form: Form) -> Any:
    path = tmp_path / "填报表.xlsx"
    path.write_bytes(form_bytes(form))
    return read_workbook(path)


def _rules(sheet: Any) -> dict[str, Any]:
    return {str(one.sqref): one for one in sheet.data_validations.dataValidation}


def test_only_the_form_and_its_instructions_show(book: Any) -> None:
    assert [(one.title, one.sheet_state) for one in book] == [
        (FORM_SHEET, "visible"),
        (GUIDE_SHEET, "visible"),
        ("_tzdesk", "veryHidden"),
    ]


def test_rows_above_the_table_say_whose_it_is(sheet: Any) -> None:
    assert sheet["C1"].value == "2023年重点工作任务进展情况填报表（2023年第三季度）"
    assert sheet["A2"].value == "填报单位：区水务局"
    assert sheet["C2"].value == (
        "任务数：3　　报送截止：2023年10月10日　　"
        "灰色列为方案内容，请只填写白色列；带 * 为必填。填写要求见“填报说明”。"
    )


def test_no_text_crosses_the_freeze_line(sheet: Any) -> None:
    assert sheet.freeze_panes == "C4"
    assert {str(one) for one in sheet.merged_cells.ranges} == {"C1:J1", "A2:B2"}


def test_heads_are_those_of_the_format(sheet: Any) -> None:
    heads = [cell.value for cell in sheet[3]]
    assert [FIXED_COLUMNS.headed(head) for head in heads] == list(COLUMNS)
    starred = [column.name for column, head in zip(COLUMNS, heads, strict=True) if "*" in head]
    assert starred == ["progress", "percent", "status", "contact", "phone"]


def test_the_filter_takes_the_hidden_key_along(sheet: Any) -> None:
    assert sheet.auto_filter.ref == f"A3:O{LAST}"
    assert sheet.column_dimensions["O"].hidden
    keys = [read_key(sheet[f"O{row}"].value) for row in range(4, LAST + 1)]
    assert [key and key.assignment_uid for key in keys] == ["t0u1", "t1u1", "t2u1"]


def test_cells_hold_what_was_said(sheet: Any) -> None:
    row = {name: sheet[f"{column}4"].value for name, column in AT.items()}
    assert row["number"] == 1
    assert (row["leaders"], row["units"]) == (
        "李四、张三（协同）",
        "区水务局（牵头）、区商务局、各乡镇政府（配合）",
    )
    assert (row["deadline"], row["last_progress"]) == ("2023年12月底", "上期说过的话")
    said = {column.name: row[column.name] for column in FIXED_COLUMNS.filled}
    assert said == SAID | {"coordination": "是", "next_step": None, "contact": None}
    assert sheet["M5"].value == "@王五"


def test_text_is_never_a_formula(sheet: Any) -> None:
    for cell in (sheet["B5"], sheet["G4"]):
        assert (cell.value, cell.data_type) == (HOSTILE, "s")


def test_a_hostile_plan_or_unit_name_is_only_text() -> None:
    form = sample_form()
    named = replace(form.identity, plan_short_title="=1+1", unit_name="=http://x")
    found = openpyxl.load_workbook(BytesIO(form_bytes(replace(form, identity=named))))[FORM_SHEET]
    assert [found[at].data_type for at in ("C1", "A2")] == ["s", "s"]
    assert found["A2"].hyperlink is None


def test_a_text_longer_than_a_cell_is_cut_but_its_base_is_whole(sheet: Any, tmp_path: Path) -> None:
    assert sheet["G5"].value == LONG[:32_767]
    form = read_form(_read(tmp_path, sample_form()))
    assert form is not None
    assert form.rows["t1u1"].base["progress"] == LONG


def test_formats_keep_zeros_and_percents(sheet: Any) -> None:
    for name in ("progress", "status", "problem", "next_step", "contact", "phone"):
        assert {sheet[f"{AT[name]}{row}"].number_format for row in (4, 6)} == {"@"}
    assert sheet["H4"].number_format == "General"
    assert sheet["N4"].data_type == "s"


def test_grey_cells_refuse_typing_without_protection(sheet: Any) -> None:
    rule = _rules(sheet)[f"A4:F{LAST}"]
    assert (rule.type, rule.formula1, rule.errorStyle) == ("custom", "FALSE", None)
    assert rule.error == "此列为方案内容，不能修改。如需调整，请另行来文。"
    assert not sheet.protection.sheet
    assert {sheet[f"{column}4"].fill.fgColor.rgb for column in "ABCDEF"} == {"FFEDEDED"}


def test_white_cells_have_their_lists_and_prompts(sheet: Any) -> None:
    rules = _rules(sheet)
    status, flag = rules[f"I4:I{LAST}"], rules[f"L4:L{LAST}"]
    assert status.formula1 == '"未启动,正常推进,滞后,已完成,已调整"'
    assert status.error == "进展状态只能填：未启动、正常推进、滞后、已完成、已调整。"
    assert flag.formula1 == '"是,否"'
    percent = rules[f"H4:H{LAST}"]
    assert (percent.type, percent.formula1, percent.formula2) == ("decimal", "0", "100")
    assert rules[f"G4:G{LAST}"].prompt.startswith("写截至9月30日（期末）实际完成的")
    titles = {one.promptTitle for one in rules.values() if one.prompt}
    assert titles == {
        "本期进展情况",
        "完成比例",
        "进展状态",
        "存在问题",
        "下一步措施",
        "需领导协调",
    }
    for rule in rules.values():
        assert len(rule.promptTitle or "") <= 32
        assert len(rule.prompt or "") <= 255


def test_it_prints_on_one_landscape_page_across(sheet: Any) -> None:
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToHeight) == ("landscape", 9, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$3"
    assert str(sheet.print_area) == f"'{FORM_SHEET}'!$A$1:$N${LAST + 2}"


def test_signatures_stand_two_rows_below(sheet: Any) -> None:
    found = [cell.value for cell in sheet[LAST + 2] if cell.value]
    assert found == list(SIGNATURES)
    assert all(map(is_signature, found))
    assert not any(cell.value for cell in sheet[LAST + 1])


def test_rows_fit_their_text_and_may_grow(data: bytes, sheet: Any) -> None:
    assert sheet.row_dimensions[6].height == 45
    assert sheet.row_dimensions[5].height == pytest.approx(400, abs=1)
    with ZipFile(BytesIO(data)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    rows = {int(part.split('"')[0]): part.split(">")[0] for part in xml.split('<row r="')[1:]}
    assert [at for at, tag in rows.items() if "customHeight" in tag] == [1, 2, 3, LAST + 2]


def test_typing_begins_at_the_first_white_cell(sheet: Any) -> None:
    assert {one.activeCell for one in sheet.sheet_view.selection} >= {"G4"}


def test_instructions_say_what_each_column_and_status_means(book: Any) -> None:
    rows = [[cell for cell in row if cell] for row in book[GUIDE_SHEET].values]
    texts = [row[0] for row in rows if row]
    assert texts[6].endswith("于2023年10月10日前报送；需要纸质件的，打印本表签字盖章。")
    assert ["完成比例(%)", "必填"] in [row[:2] for row in rows]
    assert ["存在问题", "滞后时必填", "写具体问题和涉及单位。"] in rows
    assert ["联系人", "必填"] in [row[:2] for row in rows]
    assert ["滞后", "未达到序时进度"] in rows
    assert not any("\n" in text for text in texts)


def test_our_reader_finds_what_was_sent(tmp_path: Path) -> None:
    form = sample_form()
    read = _read(tmp_path, form)
    found = read_form(read)
    assert found is not None
    assert found.intact
    assert found.identity == form.identity
    assert list(found.rows.values()) == [row.sent for row in form.rows]
    assert read_properties(read) == form.identity
    assert read.unread == ()


def test_roles_are_told_only_where_they_differ() -> None:
    def plain(one: Record) -> Record:
        return replace(one, role=Role.RESPONSIBLE) if isinstance(one, Assignment) else one

    rows = [plain(one) for one in records()]
    assert form_task(next(iter(board(rows)))).cells[3] == "区水务局、区商务局、各乡镇政府"
    led = [replace(one, first_unit_leads=True) if isinstance(one, Plan) else one for one in rows]
    assert form_task(next(iter(board(led)))).cells[3] == "区水务局（牵头）、区商务局、各乡镇政府"


@pytest.mark.parametrize(
    ("number", "cell"), [("12", 12), ("012", "012"), ("（一）", "（一）"), ("1" * 16, "1" * 16)]
)
def test_a_printed_number_sorts_as_one_and_stays_as_printed(number: str, cell: object) -> None:
    row = replace(next(iter(board())), number=number)
    form = Form(sample_form().identity, (FormRow("a", form_task(row)),))
    found = openpyxl.load_workbook(BytesIO(form_bytes(form)))[FORM_SHEET]["A4"]
    assert found.value == cell
