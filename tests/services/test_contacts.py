"""从 Excel 导入联系人: a real workbook, read in the child process, matched, shown, written."""

from pathlib import Path

import openpyxl
import pytest

from tzdesk.errors import UserError
from tzdesk.services.contacts import UnitNames, import_contacts, read_contact_list
from tzdesk.services.desk import Desk


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet
    sheet.append(["2023年督查工作联系人"])
    sheet.append(["序号", "单位", "联系人", "联系电话"])
    for row in (
        [1, "区水利局", "赵六", 81230001],
        [2, "园林绿化局", "孙七", "8123 0002"],
        [3, "宋庄镇政府", "周八", None],
        [4, "宋庄镇政府", "吴九", "81230004"],
        [5, "区体育局", "郑十", "81230005"],
        [6, "各乡镇政府", "冯一", "81230006"],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    path = tmp_path / "联系人.xlsx"
    book.save(path)
    return path


def test_a_list_is_shown_before_it_is_written(desk: Desk, workbook: Path) -> None:
    before = desk.file.content_hash()
    found = read_contact_list(workbook, UnitNames(desk.ledger))
    shown = [(one.unit.name, one.contact, one.phone, one.guessed, one.more) for one in found.found]
    assert shown == [
        ("区水务局", "赵六", "81230001", False, 0),
        ("区园林绿化局", "孙七", "81230002", True, 0),
        ("宋庄镇政府", "吴九", "81230004", False, 1),
    ]
    assert [(one.unit, one.place) for one in found.unknown] == [
        ("区体育局", "第 7 行"),
        ("各乡镇政府", "第 8 行"),
    ]
    assert desk.file.content_hash() == before
    written = import_contacts(desk, found.found)
    assert written.batch
    assert written.batch.title == "导入联系人（3 个单位）"
    assert not written.structure_changed
    assert desk.board().rows["t1"].units[0].contact == "赵六"
    again = read_contact_list(workbook, UnitNames(desk.ledger))
    assert (again.found, again.same) == ((), 3)
    desk.undo()
    assert desk.file.content_hash() == before


def test_a_blank_takes_nothing_away(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "联系人.csv"
    path.write_text("单位,联系人,电话\n区水务局,赵六,\n", "utf-8")
    (found,) = read_contact_list(path, UnitNames(desk.ledger)).found
    assert (found.contact, found.phone) == ("赵六", "100")


def test_a_file_without_such_a_table_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "其他.csv"
    path.write_text("任务,时限\n河道治理,12月底\n", "utf-8")
    with pytest.raises(UserError, match="没有找到单位、联系人和电话"):
        read_contact_list(path, UnitNames(desk.ledger))
