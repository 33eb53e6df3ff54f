"""Lists of contacts in the layouts in which offices keep them."""

from collections.abc import Sequence

import pytest

from tzdesk.domain.document import CellValue, Document, Line, Sheet, SheetCell, TableCell, Workbook
from tzdesk.exchange.contacts_reader import read_contacts

Rows = Sequence[Sequence[CellValue]]
UNITS = {"区水务局", "区民政局", "区教委", "宋庄镇政府"}
WATER, CIVIL = ("区水务局", "张三", "81234567"), ("区民政局", "李四", "13800000000")


def read(
    *sheets: Rows, merged: tuple[tuple[int, int, int, int], ...] = ()
) -> list[tuple[str, ...]]:
    made = []
    for number, rows in enumerate(sheets, 1):
        width = max(map(len, rows))
        cells = tuple(
            tuple(SheetCell(value) for value in (*row, *[None] * (width - len(row))))
            for row in rows
        )
        made.append(Sheet(f"表{number}", cells, merged))
    found = read_contacts(Workbook("通讯录.xlsx", tuple(made)), lambda name: name in UNITS)
    return [(one.unit, one.contact, one.phone) for one in found]


LAYOUTS: dict[str, Rows] = {
    "heads below a title": [
        ["督查工作联系人名单"],
        [None],
        ["序号", "责任单位", "联系人", "职务", "联系电话", "备注"],
        [1, "区水务局", "张三", "科长", 81234567, None],
        [2, "区民政局", "李四", "科员", "138 0000 0000", None],
        ["注：如有变动请及时告知。"],
    ],
    "other words, other order": [
        ["手机号码", "联络员姓名", "所在单位"],
        ["81234567", "张三", "区水务局"],
        ["13800000000", "李四", "区民政局"],
    ],
    "both in one cell": [
        ["单位名称", "联系人及联系方式"],
        ["区水务局", "张三 81234567"],
        ["区民政局", "李四：13800000000"],
    ],
    "name and number under a head of numbers": [
        ["单位", "联系电话"],
        ["区水务局", "张三　81234567"],
        ["区民政局", "李四13800000000"],
    ],
    "the leader's number stands before the contact's": [
        ["单位", "分管领导", "电话", "联系人", "电话"],
        ["区水务局", "王五", "100", "张三", "81234567"],
        ["区民政局", "王五", "101", "李四", "13800000000"],
    ],
    "department beside the unit": [
        ["单位", "内设机构", "姓名", "办公电话", "手机"],
        ["区水务局", "办公室", "张三", "81234567", "139"],
        ["区民政局", "综合科", "李四", None, "13800000000"],
    ],
    "two tables side by side": [
        ["单位", "联系人", "电话", "单位", "联系人", "电话"],
        ["区水务局", "张三", "81234567", "区民政局", "李四", "13800000000"],
    ],
    "no heads at all": [
        ["区水务局", "张三", "81234567"],
        ["区民政局", "李四", "13800000000"],
    ],
    "groups between, heads once more": [
        ["单位", "联系人", "电话"],
        ["一、委办局"],
        ["区水务局", "张三", "81234567"],
        ["单位", "联系人", "电话"],
        ["区民政局", "李四", "13800000000"],
    ],
    "fax is no phone": [
        ["部门", "传真", "联系人", "联系电话"],
        ["区水务局", "60000000", "张三", "81234567"],
        ["区民政局", "60000001", "李四", "13800000000"],
    ],
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout(layout: str) -> None:
    assert read(LAYOUTS[layout]) == [WATER, CIVIL]


def test_heads_in_two_rows_reach_over_what_is_merged() -> None:
    rows: Rows = [
        ["序号", "单位", "主管领导", None, "联络员", None],
        [None, None, "姓名", "电话", "姓名", "电话"],
        [1, "区水务局", "王五", "100", "张三", "81234567"],
        [2, "区民政局", "王五", "101", "李四", "13800000000"],
    ]
    merged = ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5))
    assert read(rows, merged=merged) == [WATER, CIVIL]


def test_several_people_of_a_unit_and_several_sheets() -> None:
    towns: Rows = [["街道乡镇", "联系人", "电话"], ["宋庄镇政府", "王五", "1003"]]
    offices: Rows = [
        ["单位", "联系人", "电话"],
        ["区水务局", "张三", "81234567"],
        [None, "王五", "81234568"],
        ["区民政局", "李四", "13800000000"],
    ]
    assert read(towns, offices) == [
        ("宋庄镇政府", "王五", "1003"),
        WATER,
        ("区水务局", "王五", "81234568"),
        CIVIL,
    ]


def test_a_table_typed_in_word() -> None:
    texts = [("单位", "联系人", "电话"), WATER, CIVIL]
    lines = tuple(
        Line(number, "\t".join(row), tuple(map(TableCell, row)), 1)
        for number, row in enumerate(texts, 1)
    )
    found = read_contacts(Document("名单.docx", lines), UNITS.__contains__)
    assert [(one.unit, one.contact, one.phone) for one in found] == [WATER, CIVIL]
    assert found[0].place == "第 2 行"


@pytest.mark.parametrize(
    "rows",
    [
        [["任务", "完成时限"], ["河道治理", "12月底"]],
        [["单位", "地址"], ["区水务局", "运河东大街"]],
        [[None]],
    ],
)
def test_what_is_no_list_of_contacts(rows: Rows) -> None:
    assert read(rows) == []
