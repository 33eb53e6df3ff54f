"""Workbooks of today: values, and what values alone do not tell."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.office_files import text_cell, write, xlsx_parts
from tzdesk.documents import Reader, document_from_workbook
from tzdesk.documents.formats import read_file
from tzdesk.documents.grid import Grid, Grids, workbook_from_grids
from tzdesk.documents.limits import Limits
from tzdesk.documents.number_formats import Shown, Style
from tzdesk.documents.xlsx_look import look
from tzdesk.domain.document import Sheet, SheetCell, Workbook
from tzdesk.errors import UserError

PERCENT = '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="57"/></cellXfs>'
STRUCK = (
    "<fonts><font/><font><strike/></font></fonts>"
    '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs>'
)


def _workbook(path: Path) -> Workbook:
    found = read_file(path, Limits())
    assert isinstance(found, Grids)
    return workbook_from_grids(found)


def _sheet(tmp_path: Path, rows: str, styles: str = "", after: str = "") -> Sheet:
    return _workbook(write(tmp_path / "a.xlsx", xlsx_parts(rows, styles, after))).sheets[0]


def _texts(workbook: Workbook) -> list[str]:
    return [line.text for line in document_from_workbook(workbook).lines]


def test_an_error_and_a_formula_without_result_are_no_blanks(tmp_path: Path) -> None:
    cells = (
        '<c r="A1" t="e"><f>B9</f><v>#REF!</v></c><c r="B1"><f>1+1</f></c>'
        '<c r="C1"><f>1+1</f><v></v></c><c r="D1" t="str"><f>""</f><v></v></c>'
        '<c r="E1" t="str"><f>X1</f><v>0100</v></c><c r="F1"><f>2*3</f><v>6</v></c>'
    )
    (row,) = _sheet(tmp_path, f'<row r="1">{cells}</row>').rows
    assert [(cell.value, cell.error, cell.formula) for cell in row] == [
        (None, "#REF!", True),
        (None, "uncached", True),
        (None, "uncached", True),
        (None, "", True),
        ("0100", "", True),
        (6, "", True),
    ]


def test_a_trailing_error_is_not_cut(tmp_path: Path) -> None:
    sheet = _sheet(tmp_path, '<row r="3"><c r="C3" t="e"><v>#N/A</v></c></row>')
    assert (len(sheet.rows), len(sheet.rows[0])) == (3, 3)
    assert sheet.cell(2, 2).error == "#N/A"
    assert sheet.cell(99, 99) == SheetCell()


def test_formats_tell_percents_and_months(tmp_path: Path) -> None:
    cells = (
        '<c r="A1" s="1"><v>0.85</v></c><c r="B1" s="2"><v>45231</v></c><c r="C1"><v>0.8</v></c>'
    )
    path = write(tmp_path / "a.xlsx", xlsx_parts(f'<row r="1">{cells}</row>', PERCENT))
    workbook = _workbook(path)
    assert workbook.sheets[0].rows[0] == (
        SheetCell(0.85, percent=True),
        SheetCell(date(2023, 11, 1), month=True),
        SheetCell(0.8),
    )
    assert _texts(workbook) == ["85%\t2023年11月\t0.8"]


def test_what_cells_show(tmp_path: Path) -> None:
    made = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = made.add_worksheet()
    day = made.add_format({"num_format": "yyyy/m/d"})
    minute = made.add_format({"num_format": "yyyy/m/d h:mm"})
    percent = made.add_format({"num_format": "0.0%"})
    sheet.write_row(0, 0, [1.0, 2024.12, 0.1 + 0.2, True, 13800138000, "0100", "甲\n乙"])
    sheet.write(1, 0, date(2023, 12, 31), day)
    sheet.write(1, 1, 45291.5, minute)
    sheet.write(1, 2, 0.585, percent)
    sheet.write(1, 3, "=cmd|'/c calc'!A0")
    made.close()
    assert _texts(_workbook(tmp_path / "a.xlsx")) == [
        "1\t2024.12\t0.3\tTRUE\t13800138000\t0100\t甲\n乙",
        "2023-12-31\t2023-12-31 12:00\t58.5%\t0\t\t\t",
    ]


def test_merged_ranges_cover_cells(tmp_path: Path) -> None:
    rows = (
        f'<row r="1">{text_cell("A1", "一、目标")}</row>'
        f'<row r="2">{text_cell("A2", "水")}{text_cell("B2", "甲")}{text_cell("C2", "x")}</row>'
        f'<row r="3">{text_cell("A3", "盖住")}{text_cell("B3", "乙")}{text_cell("C3", "y")}</row>'
    )
    after = '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/></mergeCells>'
    path = write(tmp_path / "a.xlsx", xlsx_parts(rows, after=after))
    workbook = _workbook(path)
    assert workbook.sheets[0].merged == ((0, 0, 0, 2), (1, 0, 2, 0))
    lines = document_from_workbook(workbook).lines
    assert [line.text for line in lines] == ["一、目标\t\t", "水\t甲\tx", "\t乙\ty"]
    assert [[cell.covered for cell in line.cells or ()] for line in lines] == [
        ["", "left", "left"],
        ["", "", ""],
        ["up", "", ""],
    ]


def test_blank_surroundings_are_cut_and_blank_rows_inside_kept(tmp_path: Path) -> None:
    rows = (
        f'<row r="2">{text_cell("B2", "甲")}{text_cell("F2", " ")}</row>'
        f'<row r="4">{text_cell("B4", "乙")}</row><row r="9">{text_cell("A9", "  ")}</row>'
    )
    sheet = _sheet(tmp_path, rows)
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        [None, None], [None, "甲"], [None, None], [None, "乙"],
    ]  # fmt: skip


def test_visible_sheets_are_tables_and_hidden_ones_named(tmp_path: Path) -> None:
    made = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    for name in ("一", "藏", "空", "二"):
        sheet = made.add_worksheet(name)
        if name != "空":
            sheet.write(0, 0, name)
        if name == "藏":
            sheet.very_hidden()
    made.close()
    workbook = _workbook(tmp_path / "a.xlsx")
    assert [(sheet.name, sheet.hidden) for sheet in workbook.sheets] == [
        ("一", False), ("藏", True), ("空", False), ("二", False),
    ]  # fmt: skip
    document = document_from_workbook(workbook)
    assert [(line.number, line.text, line.table, line.sheet) for line in document.lines] == [
        (1, "一", 1, "一"),
        (2, "二", 2, "二"),
    ]
    assert document.unread == ("隐藏的工作表“藏”",)


def test_hidden_and_struck_rows_are_read_and_told(tmp_path: Path) -> None:
    rows = (
        f'<row r="1" hidden="1">{text_cell("A1", "藏")}</row>'
        f'<row r="2">{text_cell("A2", "划", 1)}{text_cell("B2", "去", 1)}</row>'
        f'<row r="3">{text_cell("A3", "半", 1)}{text_cell("B3", "留")}</row>'
    )
    workbook = _workbook(write(tmp_path / "a.xlsx", xlsx_parts(rows, STRUCK)))
    assert workbook.sheets[0].hidden_rows == {0}
    assert workbook.sheets[0].struck_rows == {1}
    document = document_from_workbook(workbook)
    assert [line.text for line in document.lines] == ["藏\t", "划\t去", "半\t留"]
    assert len(document.unread) == 2


def test_properties_comments_pictures_and_boxes_are_found(tmp_path: Path) -> None:
    made = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = made.add_worksheet()
    sheet.write(0, 0, "x")
    sheet.write_comment(0, 0, "批")
    sheet.insert_textbox(3, 3, "框里的字")
    made.set_custom_property("tzdesk", "2023Q3")
    made.close()
    workbook = _workbook(tmp_path / "a.xlsx")
    assert workbook.properties == (("tzdesk", "2023Q3"),)
    assert set(workbook.unread) == {"批注 1 条", "文本框 1 个"}
    assert workbook.saved_at


def test_line_ends_become_line_feeds_and_control_characters_go(tmp_path: Path) -> None:
    cell = text_cell("A1", "甲_x000D_\n乙&#13;丙_x0007_")
    assert _sheet(tmp_path, f'<row r="1">{cell}</row>').cell(0, 0).value == "甲\n乙\n丙"


def test_cells_without_addresses_follow_one_another(tmp_path: Path) -> None:
    row = '<row><c t="inlineStr"><is><t>甲</t></is></c><c t="e"><v>#REF!</v></c></row>'
    sheet = _sheet(tmp_path, row + row)
    assert [(row[0].value, row[1].error) for row in sheet.rows] == [("甲", "#REF!")] * 2


def test_one_far_cell_costs_no_memory(tmp_path: Path, reader: Reader) -> None:
    row = f'<row r="1048576">{text_cell("XFD1048576", "远")}</row>'
    workbook = reader.workbook(write(tmp_path / "a.xlsx", xlsx_parts(row)))
    assert workbook.sheets[0].cell(1048575, 16383).value == "远"
    lines = document_from_workbook(workbook).lines
    assert len(lines) < 200
    assert lines[-1].text.strip("\t") == "远"


def test_two_cells_far_apart_are_refused_with_the_address(tmp_path: Path, reader: Reader) -> None:
    rows = (
        f'<row r="1">{text_cell("A1", "近")}</row>'
        f'<row r="1048576">{text_cell("XFD1048576", "远")}</row>'
    )
    path = write(tmp_path / "a.xlsx", xlsx_parts(rows))
    with pytest.raises(UserError, match="工作表“表”一直延伸到 XFD1048576"):
        reader.workbook(path)


CELLS = st.sampled_from(
    [
        '<c r="{}"><v>1</v></c>',
        '<c r="{}" s="1"><v>0.5</v></c>',
        '<c r="{}" s="1"/>',
        '<c r="{}" t="e"><v>#N/A</v></c>',
        '<c s="1" r="{}" t="e"><f>A9</f><v>#REF!</v></c>',
        '<c r="{}"><f>A1</f></c>',
        '<c r="{}" t="str"><f t="shared" si="0"/><v>0100</v></c>',
        '<c r="{}" t="inlineStr"><is><t>&lt;f> t="e" s="1"</t></is></c>',
    ]
)
ROWS = st.lists(st.tuples(st.booleans(), st.lists(CELLS, max_size=5)), max_size=5)


@given(ROWS)
def test_cutting_out_the_telling_cells_finds_what_reading_all_finds(
    rows: list[tuple[bool, list[str]]],
) -> None:
    text = ""
    for number, (hidden, cells) in enumerate(rows, 1):
        filled = "".join(cell.format(f"{'ABCDE'[at]}{number}") for at, cell in enumerate(cells))
        text += f'<row r="{number}"{" hidden=" + chr(34) + "1" + chr(34) if hidden else ""}>'
        text += f"{filled}</row>"
    styles = {"1": Style(Shown.PERCENT)}
    cut, whole = Grid("", []), Grid("", [])
    look(f"<sheetData>{text}</sheetData>".encode(), styles, cut)
    look(f"<sheetData><!-- all -->{text}</sheetData>".encode(), styles, whole)
    assert (cut.marks, sorted(cut.hidden_rows)) == (whole.marks, sorted(whole.hidden_rows))
