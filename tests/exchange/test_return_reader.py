"""A return as sheets hold it: heads wherever they stand, errors, merges, signatures, tables."""

import pytest

from tzdesk.domain.catalogue import FIXED
from tzdesk.domain.document import (
    UNCACHED,
    Document,
    Line,
    Sheet,
    SheetCell,
    TableCell,
    Workbook,
)
from tzdesk.errors import UserError
from tzdesk.exchange.return_reader import read_return
from tzdesk.exchange.returned import ReturnedForm
from tzdesk.exchange.row_key import RowKey

KEY = RowKey.of("d" * 32, "a1").text
HEAD = ("序号", "工作任务", "本期进展情况*", "完成比例\n(%)*", "进展状态*", "行标识")
ROW = (1, "完成河道治理。", "已开工。", 60, "正常推进", KEY)


def workbook(*rows: tuple[object, ...], **looks: object) -> Workbook:
    """One sheet; a cell may be given as a `SheetCell`."""
    width = max(map(len, rows))
    cells = tuple(
        tuple(
            cell if isinstance(cell, SheetCell) else SheetCell(cell)  # type: ignore[arg-type]
            for cell in (*row, *[None] * (width - len(row)))
        )
        for row in rows
    )
    return Workbook("交回.xlsx", (Sheet("填报表", cells, **looks),))  # type: ignore[arg-type]


def read(*rows: tuple[object, ...], **looks: object) -> ReturnedForm:
    form = read_return(workbook(*rows, **looks), FIXED)
    assert form
    return form


def test_rows_are_read_by_their_heads() -> None:
    form = read(("标题",), ("填报单位：区水务局",), HEAD, ROW)
    (row,) = form.rows
    assert form.unit_name == "区水务局"
    assert form.columns == {"number", "text", "progress", "percent", "status", "row_key"}
    assert (row.number, row.key) == (4, RowKey.of("d" * 32, "a1"))
    assert (row.printed("number"), row.printed("text")) == ("1", "完成河道治理。")
    assert {name: cell.value for name, cell in row.cells.items()} == {
        "progress": "已开工。",
        "percent": 60,
        "status": "正常推进",
    }
    assert row.cells["percent"].address == "D4"


@pytest.mark.parametrize("unit", [("填报 单位:", "区水务局"), ("填报单位：  区水务局",)])
def test_the_unit_stands_in_the_cell_or_beside_it(unit: tuple[object, ...]) -> None:
    assert read(unit, HEAD, ROW).unit_name == "区水务局"


def test_keys_are_found_without_their_head() -> None:
    form = read((*HEAD[:-1], None), ROW)
    assert form.rows[0].key == RowKey.of("d" * 32, "a1")


def test_of_two_columns_for_a_field_the_own_label_counts() -> None:
    form = read(("序号", "工作任务", "进展", "本期进展情况", "比例"), (1, "治理", "旧", "新", 5))
    assert form.rows[0].cells["progress"].value == "新"
    assert form.unread == ("未识别的列“进展”",)


def test_no_head_no_form() -> None:
    assert read_return(workbook(("姓名", "电话", "单位"), ("张三", 1, "甲")), FIXED) is None
    assert read_return(workbook(("任务", "领导", "单位"), ("治理", "张三", "甲")), FIXED) is None
    assert read_return(Document("说明.txt", (Line(1, "序号 工作任务 进展"),)), FIXED) is None


def test_a_table_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tzdesk.exchange.return_reader._MOST_ROWS", 3)
    assert len(read(HEAD, *[ROW] * 3).rows) == 3
    with pytest.raises(UserError, match=r"“交回\.xlsx”的表格超过 3 行"):
        read(HEAD, *[ROW] * 4)


def test_signatures_repeated_heads_and_blank_rows_are_no_rows() -> None:
    blank = SheetCell("  ")
    form = read(HEAD, ROW, (blank,) * 6, HEAD, (None, "单位负责人（签字）：", None, "审核人："))
    assert [row.number for row in form.rows] == [2]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (SheetCell(None, error="#REF!"), "#REF!"),
        (SheetCell(None, error=UNCACHED), ""),
        (SheetCell("#N/A"), "#N/A"),
        (SheetCell("八成"), "八成"),
    ],
)
def test_errors_and_strange_values_are_no_blanks(cell: SheetCell, text: str) -> None:
    found = read(HEAD, (1, "治理", None, cell, None, KEY)).rows[0].cells["percent"]
    assert found.problem
    assert (found.value, found.text) == (None, text)


def test_a_percent_is_read_by_its_format() -> None:
    shown = SheetCell(0.85, percent=True)
    assert read(HEAD, (1, "治理", None, shown)).rows[0].cells["percent"].value == 85
    bare = read(HEAD, (1, "治理", None, 0.85)).rows[0].cells["percent"]
    assert (bare.problem != "", bare.suggestion) == (True, 85)


def test_a_merged_cell_speaks_for_its_rows() -> None:
    rows = [(n, f"任务{n}", "同一段话" if n == 1 else None) for n in (1, 2, 3)]
    form = read(HEAD, *rows, merged=((1, 2, 2, 2),))
    cells = [row.cells["progress"] for row in form.rows]
    assert [(one.value, one.span) for one in cells] == [
        ("同一段话", (2, 3)),
        ("同一段话", (2, 3)),
        (None, None),
    ]


def test_cells_that_a_merge_covers_from_the_left_say_nothing() -> None:
    form = read(HEAD, (1, "治理", "一段话", None, None, KEY), merged=((1, 2, 1, 4),))
    assert set(form.rows[0].cells) == {"progress"}


def test_other_sheets_are_named_and_the_form_is_found_among_them() -> None:
    form, other = workbook(HEAD, ROW).sheets[0], workbook(("附表",)).sheets[0]
    several = Workbook("交回.xlsx", (Sheet("附件", other.rows), form), unread=("批注 1 条",))
    found = read_return(several, FIXED)
    assert found
    assert found.unread == ("另有工作表“附件”", "批注 1 条")


def test_a_documents_table_is_read() -> None:
    def line(number: int, *texts: str) -> Line:
        cells = tuple(TableCell(text, "up" if text == "^" else "") for text in texts)
        cells = tuple(TableCell("", "up") if one.covered else one for one in cells)
        return Line(number, "", cells, 1)

    document = Document(
        "交回.docx",
        (
            Line(1, "填报单位：区水务局"),
            line(2, "序号", "工作任务", "进展情况", "完成比例"),
            line(3, "1", "治理", "同一段话", "80%"),
            line(4, "2", "绿化", "^", "10"),
        ),
    )
    form = read_return(document, FIXED)
    assert form
    assert form.unit_name == "区水务局"
    assert [row.cells["progress"].span for row in form.rows] == [(2, 3), (2, 3)]
    assert [row.cells["percent"].value for row in form.rows] == [80, 10]
