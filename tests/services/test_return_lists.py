"""The lists of who has not reported, as workbooks: read back cell by cell."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tzdesk.domain.periods import PeriodKind
from tzdesk.domain.return_matrix import ReturnMatrix, return_matrix
from tzdesk.errors import UserError
from tzdesk.exchange.styles import text_width
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.periods import add_year
from tzdesk.services.receipts import tick
from tzdesk.services.return_lists import (
    UNREPORTED,
    matrix_heads,
    matrix_lines,
    proposed_name,
    write_matrix,
    write_unreported,
)
from tzdesk.services.units import exempt

PERIOD = "2023Q3"
INFO = (
    "2023年重点工作分工方案　报送截止：2023年10月10日　"
    "未报送 2 个单位，部分未报 1 个单位（截至2023年9月30日）"
)


@pytest.fixture
def partly(desk: Desk) -> Desk:
    """One of two reports of 区水务局 is in; 区园林绿化局 handed in paper only."""
    edit(desk, [Edit("t1", "status", "滞后", PERIOD, "a1water")])
    tick(desk, "parks", PERIOD, "paper", on=True)
    return desk


def matrix(desk: Desk) -> ReturnMatrix:
    return return_matrix(desk.ledger, desk.plan(), desk.today)


def sheet_of(path: Path) -> Any:
    return load_workbook(path).worksheets[0]


def rows_of(sheet: Any) -> list[list[Any]]:
    found = ([cell.value for cell in row] for row in sheet.iter_rows())
    return [[value for value in row if value is not None] for row in found]


def test_whom_to_call_about_what(partly: Desk, tmp_path: Path) -> None:
    path = tmp_path / "清单" / "名单.xlsx"
    missing = write_unreported(partly.board(), matrix(partly), path)
    assert [one.unit.uid for one in missing] == ["water", "parks", "song"]
    sheet = sheet_of(path)
    assert rows_of(sheet) == [
        ["2023年第三季度未报送单位清单"],
        [INFO],
        ["单位", "联系人", "电话", "未报任务数", "任务序号", "截止日期", "上次报送时间"],
        ["未报送　2 个单位"],
        ["区园林绿化局", "未填", "未填", 1, "2", "2023-10-10", "2023-09-30"],
        ["宋庄镇政府", "未填", "未填", 1, "3", "2023-10-10", "—"],
        ["部分未报　1 个单位"],
        ["区水务局", "王五", "100", 1, "2", "2023-10-10", "2023-09-30"],
        ["另有 1 个统称单位没有填报表：各乡镇政府。"],
    ]
    assert sheet["C8"].data_type == "s"
    assert sheet.page_setup.orientation == "landscape"
    assert str(sheet.page_setup.paperSize) == "9"
    assert sheet.print_title_rows == "$3:$3"


def test_only_some_units(partly: Desk, tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    assert len(write_unreported(partly.board(), matrix(partly), path, ["song"])) == 1
    assert [row[0] for row in rows_of(sheet_of(path))][3:] == ["未报送　1 个单位", "宋庄镇政府"]


def test_collective_units_that_are_asked_for_or_exempted(partly: Desk, tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    write_unreported(partly.board(), matrix(partly), path, ["towns", "song"])
    assert rows_of(sheet_of(path))[-1] == ["另有 1 个统称单位没有填报表：各乡镇政府。"]
    exempt(partly, ["a3towns"])
    write_unreported(partly.board(), matrix(partly), path)
    assert rows_of(sheet_of(path))[-1][0] == "区水务局"


def test_the_whole_matrix(partly: Desk, tmp_path: Path) -> None:
    path = tmp_path / "情况.xlsx"
    write_matrix(partly.board(), matrix(partly), path)
    assert rows_of(sheet_of(path))[2:] == [
        ["单位", "任务数", "2023年第二季度", "2023年第三季度", "未报合计", "最近交回"],
        ["委办局、分局与专班　2 个单位"],
        ["区水务局", 2, "未报送 0/2", "部分未报 1/2", 3, "2023-09-30"],
        ["区园林绿化局", 1, "未报送 0/1", "未报送 0/1\n纸质", 2, "2023-09-30"],
        ["街道、乡镇　1 个单位"],
        ["宋庄镇政府", 1, "未报送 0/1", "未报送 0/1", 2, "—"],
        ["统称单位　1 个单位"],
        ["各乡镇政府", 1, "无填报表", "无填报表", 0, "—"],
    ]


def test_what_is_copied_stands_under_its_heads(partly: Desk) -> None:
    found = matrix(partly)
    assert all(len(matrix_lines(row)) == len(matrix_heads(found)) for row in found.rows)


def test_names_and_refusals(partly: Desk, tmp_path: Path) -> None:
    board = partly.board()
    assert proposed_name(board, UNREPORTED) == "2023年重点工作_2023年第三季度_未报送单位清单.xlsx"
    with pytest.raises(UserError, match=r"不是 \.xlsx"):
        write_matrix(board, matrix(partly), tmp_path / "a.csv")
    (tmp_path / "x.xlsx").mkdir()
    with pytest.raises(UserError, match="无法保存到"):
        write_matrix(board, matrix(partly), tmp_path / "x.xlsx")


def test_numbers_are_never_broken(real_desk: Desk, tmp_path: Path) -> None:
    add_year(real_desk, real_desk.plan().uid, PeriodKind.QUARTER, 2023)
    path = tmp_path / "名单.xlsx"
    missing = write_unreported(real_desk.board(), matrix(real_desk), path)
    most = max(missing, key=lambda one: len(one.rows))
    cells = {row[0]: str(row[4]) for row in rows_of(sheet_of(path)) if len(row) == 7}
    lines = cells[most.unit.name].split("\n")
    assert len(lines) > 3
    assert "".join(lines) == "、".join(most.numbers)
    assert all(text_width(line) <= 34 for line in lines)
