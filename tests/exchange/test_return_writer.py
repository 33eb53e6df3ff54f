"""Writing into others' workbooks: numbers by their formats, texts with their looks, odd files."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.exchange.odd_workbooks import with_odd_pattern
from tzdesk.exchange.return_format import CellContent
from tzdesk.exchange.return_writer import WorkbookError, check, filled_in


def workbook(value: object, number_format: str = "General") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "填报表"
    book.active["A1"] = value
    book.active["A1"].number_format = number_format
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def written(data: bytes, value: CellContent) -> object:
    made = filled_in(data, "填报表", {"A1": value}, [1])
    return openpyxl.load_workbook(BytesIO(made), rich_text=True)["填报表"]["A1"].value


@pytest.mark.parametrize(
    ("there", "number_format", "value", "expected"),
    [
        (0, "General", "", None),
        (0, "General", 0, 0),
        (None, "General", 0, 0),
        (1, "0%", 1, 0.01),
        (0.5, "0.0%", 50, 0.5),
        (0.5, "[红色]0%", 57.5, 0.575),
        (1, '0"%"', 1, 1),
        (1, r"0\%", 60, 60),
        ("60", "@", 60, 60),
        (60, "General", "60", "60"),
        ("=1+1", "General", "=1+1", "=1+1"),
    ],
)
def test_what_a_cell_holds_then(
    there: object, number_format: str, value: CellContent, expected: object
) -> None:
    assert written(workbook(there, number_format), value) == expected


def test_what_looks_like_a_formula_is_text() -> None:
    made = filled_in(workbook("=1+1"), "填报表", {"A1": "=1+1"}, [1])
    assert openpyxl.load_workbook(BytesIO(made))["填报表"]["A1"].data_type == "s"


def test_a_text_that_stays_keeps_the_looks_of_its_parts() -> None:
    rich = CellRichText("已", TextBlock(InlineFont(b=True), "开工"))
    assert isinstance(written(workbook(rich), "已开工"), CellRichText)
    assert written(workbook(rich), "未开工") == "未开工"


def test_a_workbook_that_cannot_be_opened_says_so() -> None:
    data = with_odd_pattern(workbook("已开工"))
    with pytest.raises(WorkbookError):
        check(data)
    with pytest.raises(WorkbookError):
        filled_in(data, "填报表", {"A1": "已开工"}, [1])
