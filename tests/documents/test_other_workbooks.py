"""The other formats tell the same as .xlsx: .xls, .et, .ods, and what only calls itself a table."""

from datetime import date
from pathlib import Path

import pytest

from tests.documents.office_files import ods_parts, write
from tzdesk.documents import Reader, document_from_workbook
from tzdesk.domain.document import Sheet, SheetCell
from tzdesk.errors import UserError

SAVED = Path(__file__).parent.parent / "data" / "workbooks"


@pytest.mark.parametrize("name", ["ledger.xls", "ledger.et", "ledger.ods"])
def test_a_saved_ledger_reads_alike_in_every_format(name: str, reader: Reader) -> None:
    workbook = reader.workbook(SAVED / name)
    sheet, hidden = workbook.sheets
    assert (sheet.name, sheet.hidden, hidden.name, hidden.hidden) == ("台账", False, "底稿", True)
    assert sheet.rows[2] == (
        SheetCell(1),
        SheetCell("推进雨污分流\n改造"),
        SheetCell(0.85, percent=True),
        SheetCell(date(2023, 12, 31)),
        SheetCell(None, error="#N/A", formula=True),
        SheetCell("01012345678"),
    )
    assert sheet.rows[3][3:] == (
        SheetCell(date(2023, 11, 1), month=True),
        SheetCell(2, formula=True),
        SheetCell(13800138000),
    )
    assert sheet.merged == ((0, 0, 0, 5), (4, 4, 5, 4))
    assert sheet.hidden_rows == {5}
    assert workbook.unread == ("批注 1 条",)


@pytest.mark.parametrize("name", ["ledger.xls", "ledger.et", "ledger.ods"])
def test_its_lines_are_what_the_cells_show(name: str, reader: Reader) -> None:
    lines = reader.document(SAVED / name).lines
    assert [line.text for line in lines][2:] == [
        "1\t推进雨污分流\n改造\t85%\t2023-12-31\t#N/A\t01012345678",
        "2\t建设老城医疗中心\t50%\t2023年11月\t2\t13800138000",
        "3\t\t\t\t合并的问题\t",
        "4\t\t\t\t\t",
    ]
    assert lines[5].cells is not None
    assert lines[5].cells[4].covered == "up"


def test_ods_keeps_custom_properties(reader: Reader) -> None:
    workbook = reader.workbook(SAVED / "ledger.ods")
    assert ("tzdesk", "2023Q3") in workbook.properties
    assert workbook.saved_at.startswith("2026")


def _ods(tmp_path: Path, reader: Reader, rows: str) -> Sheet:
    table = f'<table:table table:name="表">{rows}</table:table>'
    return reader.workbook(write(tmp_path / "a.ods", ods_parts(table))).sheets[0]


def _cell(text: str, more: str = "", kind: str = "string") -> str:
    return (
        f'<table:table-cell office:value-type="{kind}" {more}><text:p>{text}</text:p>'
        "</table:table-cell>"
    )


def test_ods_repeats_rows_and_cells(tmp_path: Path, reader: Reader) -> None:
    gap = '<table:table-cell table:number-columns-repeated="2"/>'
    twice = _cell("甲", 'table:number-columns-repeated="2"')
    rows = f'<table:table-row table:number-rows-repeated="2">{gap}{twice}</table:table-row>'
    sheet = _ods(tmp_path, reader, rows)
    assert [[cell.value for cell in row] for row in sheet.rows] == [[None, None, "甲", "甲"]] * 2


def test_ods_spaces_breaks_and_formulas_without_result(tmp_path: Path, reader: Reader) -> None:
    text = 'a<text:s text:c="2"/>b<text:line-break/><text:span>c</text:span>d'
    formula = '<table:table-cell table:formula="of:=1+1"/>'
    sheet = _ods(tmp_path, reader, f"<table:table-row>{_cell(text)}{formula}</table:table-row>")
    assert sheet.rows == ((SheetCell("a  b\ncd"), SheetCell(None, "uncached", formula=True)),)


def test_ods_with_one_far_cell(tmp_path: Path, reader: Reader) -> None:
    rows = (
        f"<table:table-row>{_cell('近')}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048574"><table:table-cell/>'
        "</table:table-row>"
        '<table:table-row><table:table-cell table:number-columns-repeated="16383"/>'
        f"{_cell('远')}</table:table-row>"
    )
    sheet = _ods(tmp_path, reader, rows)
    assert sheet.cell(0, 0).value == "近"
    assert sheet.cell(1048575, 16383).value == "远"


def test_ods_that_repeats_a_filled_cell_without_end_is_refused(
    tmp_path: Path, reader: Reader
) -> None:
    full = _cell("甲", 'table:number-columns-repeated="16384"')
    rows = f'<table:table-row table:number-rows-repeated="1048576">{full}</table:table-row>'
    with pytest.raises(UserError, match="超过 256 MB"):
        _ods(tmp_path, reader, rows)


HTML = """<html><head><meta charset="{0}"><style>td {{color: red}}</style></head><body><p>前言</p>
<table><tr><th colspan=3>一、目标</th></tr>
<tr><td rowspan="2">区水务局</td><td>甲<br>乙</td><td>&nbsp;丙&lt;</td></tr>
<tr><td>丁<td>戊</tr></table></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_html_that_calls_itself_xls(encoding: str, tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "导出.xls"
    path.write_bytes(HTML.format(encoding).encode(encoding))
    sheet = reader.workbook(path).sheets[0]
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["一、目标", None, None],
        ["区水务局", "甲\n乙", "丙<"],
        [None, "丁", "戊"],
    ]
    assert sheet.merged == ((0, 0, 0, 2), (1, 0, 2, 0))


@pytest.mark.parametrize("name", ["导出.csv", "导出.xls"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_separated_values(
    name: str, encoding: str, separator: str, tmp_path: Path, reader: Reader
) -> None:
    path = tmp_path / name
    rows = [["序号", "任务", "电话"], ["1", '"甲\n乙"', "0100"]]
    path.write_bytes("\r\n".join(map(separator.join, rows)).encode(encoding))
    sheet = reader.workbook(path).sheets[0]
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["序号", "任务", "电话"],
        ["1", "甲\n乙", "0100"],
    ]


def test_the_xml_of_excel_2003(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "导出.xls"
    path.write_bytes(
        """<?xml version="1.0" encoding="gb2312"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style></Styles>
<Worksheet ss:Name="台账"><Table>
<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">标题</Data></Cell>
<Cell><Data ss:Type="String">末</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="Number">12</Data></Cell>
<Cell ss:StyleID="p"><Data ss:Type="Number">0.5</Data></Cell>
<Cell ss:Formula="=NA()"><Data ss:Type="Error">#N/A</Data></Cell></Row>
</Table></Worksheet></Workbook>""".encode("gb18030")
    )
    workbook = reader.workbook(path)
    assert workbook.sheets[0].merged == ((0, 0, 0, 1),)
    assert [line.text for line in document_from_workbook(workbook).lines] == [
        "标题\t\t末",
        "\t\t",
        "12\t50%\t#N/A",
    ]
