"""What people do to a workbook, each done by several units; the outcome is written by hand."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.services.merging.office import UNITS, Alter, Book, Office
from tzdesk.services.merge_plan import CellKind, FileState

Cells = set[tuple[int, str, Any]]
"""Place of the task, field, value."""
LAST_PROGRESS, LAST_STEP = "二季度完成立项。", "三季度开工。"


@dataclass(frozen=True)
class Case:
    """A deed and all that comes of it, for each unit alike."""

    alter: Alter
    changes: Cells = field(default_factory=set)
    invalid: Cells = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    state: FileState = FileState.READY
    missing: list[int] = field(default_factory=list)
    added: int = 0
    locked: list[str] = field(default_factory=list)


CASES: dict[str, Case] = {}
WHOLE: dict[str, Any] = {
    "progress": "完成主体结构。",
    "percent": 80,
    "status": "正常推进",
    "contact": "李四",
    "phone": "01069540001",
}
SAID: Cells = {(2, name, value) for name, value in WHOLE.items()}
"""What `fill` leads to."""


def case(**expected: Any) -> Any:
    def keep(alter: Alter) -> Alter:
        CASES[alter.__name__] = Case(alter, **expected)
        return alter

    return keep


def fill(book: Book, place: int = 2, **values: Any) -> None:
    book.put(place, **(WHOLE | values))


def said(**values: Any) -> Cells:
    """What `fill(book, **values)` leads to."""
    return {(2, name, value) for name, value in (WHOLE | values).items() if value is not None}


@case(state=FileState.UNCHANGED)
def nothing(book: Book) -> None:
    pass


@case(changes=SAID)
def one_row_filled(book: Book) -> None:
    fill(book)


@case(changes=SAID)
def sorted_with_the_keys(book: Book) -> None:
    fill(book)
    book.rewrite(reversed(book.values()))


@case(changes=SAID, kinds={"misplaced"})
def sorted_without_the_keys(book: Book) -> None:
    fill(book)
    rows = book.values()
    key = book.columns["row_key"] - 1
    keys = [row[key] for row in rows]
    moved = [*rows[1:3], rows[0], *rows[3:]]
    for row, kept in zip(moved, keys, strict=True):
        row[key] = kept
    book.rewrite(moved)


@case(changes=SAID, kinds={"unread"})
def filtered(book: Book) -> None:
    fill(book)
    for place in (0, 2):
        book.sheet.row_dimensions[book.row(place)].hidden = True


@case(changes=SAID)
def columns_reordered(book: Book) -> None:
    fill(book)
    rows = range(3, book.row(book.tasks))
    for row in rows:
        cells = [book.sheet.cell(row, column) for column in (7, 9)]
        cells[0].value, cells[1].value = cells[1].value, cells[0].value


@case(changes=SAID, kinds={"unread"})
def a_column_put_in(book: Book) -> None:
    fill(book)
    book.sheet.insert_cols(4)
    book.sheet.cell(3, 4).value = "科室"
    book.sheet.cell(6, 4).value = "办公室"


@case(changes=SAID)
def a_column_hidden(book: Book) -> None:
    fill(book)
    book.sheet.column_dimensions["H"].hidden = True


@case(changes=SAID)
def heads_renamed(book: Book) -> None:
    fill(book)
    for name, head in (("progress", "工作 进展"), ("percent", "完成率（％）"), ("phone", "电话")):
        book.sheet.cell(3, book.columns[name]).value = head


@case(changes=said(percent=None), kinds={"column"})
def a_column_deleted(book: Book) -> None:
    fill(book)
    book.sheet.delete_cols(book.columns["percent"])


@case(changes=SAID, missing=[3, 4])
def rows_deleted(book: Book) -> None:
    fill(book)
    book.sheet.delete_rows(book.row(3), 2)


@case(changes=SAID, added=1)
def a_row_added(book: Book) -> None:
    fill(book)
    row = book.row(book.tasks)
    book.sheet.cell(row, 1).value, book.sheet.cell(row, 2).value = 999, "另外做的一件事"
    book.sheet.cell(row, book.columns["progress"]).value = "已完成"


@case(changes=SAID)
def a_row_copied_as_it_is(book: Book) -> None:
    fill(book)
    rows = book.values()
    book.rewrite([*rows, rows[2]])


@case(kinds={"repeated"}, state=FileState.READY)
def a_row_copied_and_altered(book: Book) -> None:
    fill(book)
    rows = book.values()
    other = [*rows[2]]
    other[book.columns["percent"] - 1] = 90
    book.rewrite([*rows, other])


@case(changes=SAID, added=1)
def a_row_copied_for_another_task(book: Book) -> None:
    fill(book)
    rows = book.values()
    other = [*rows[2]]
    other[0], other[1] = 999, "另外做的一件事，与方案无关"
    book.rewrite([*rows, other])


@case(changes=SAID, kinds={"merged_cells"})
def cells_merged_over_tasks(book: Book) -> None:
    fill(book)
    column = book.columns["problem"]
    book.cell(3, "problem").value = "均受资金影响。"
    book.sheet.merge_cells(
        start_row=book.row(3), end_row=book.row(4), start_column=column, end_column=column
    )


@case(
    changes=SAID | {(3, name, value) for name, value in WHOLE.items()},
    kinds=set(),
)
def contact_merged_over_all_tasks(book: Book) -> None:
    fill(book)
    fill(book, 3)
    for name in ("contact", "phone"):
        column = book.columns[name]
        value = book.cell(2, name).value
        for place in range(book.tasks):
            book.cell(place, name).value = None
        book.cell(0, name).value = value
        last = book.row(book.tasks - 1)
        book.sheet.merge_cells(
            start_row=book.row(0), end_row=last, start_column=column, end_column=column
        )


@case(changes=SAID | {(3, name, value) for name, value in WHOLE.items()})
def contact_given_once(book: Book) -> None:
    fill(book)
    fill(book, 3, contact=None, phone=None)


@case(changes=SAID)
def other_fields_said_with_width_and_breaks(book: Book) -> None:
    fill(
        book,
        progress="  完成主体结构。\r\n ",
        percent="８０％",
        status=" 正常 ",
        phone="010 6954 0001",
    )


@case(changes=said(percent=80))
def percent_as_text(book: Book) -> None:
    fill(book, percent="80%")


@case(changes=said(percent=80))
def percent_by_format(book: Book) -> None:
    fill(book, percent=0.8)
    book.cell(2, "percent").number_format = "0%"


@case(changes=said(percent=None), invalid={(2, "percent", 80)}, state=FileState.ERRORS)
def percent_as_fraction(book: Book) -> None:
    fill(book, percent=0.8)


@case(changes=said(percent=None), invalid={(2, "percent", 80)}, state=FileState.ERRORS)
def percent_in_words(book: Book) -> None:
    fill(book, percent="八成")


@case(changes=said(percent=33.3), kinds={"cut"})
def percent_with_decimals(book: Book) -> None:
    fill(book, percent=33.39)


@case(changes=said(percent=None), invalid={(2, "percent", None)}, state=FileState.ERRORS)
def percent_beyond_bounds(book: Book) -> None:
    fill(book, percent=120)


@case(changes=said(status="已完成", percent=100))
def status_in_other_words(book: Book) -> None:
    fill(book, status="已办结。", percent=100)


@case(changes=said(status=None), invalid={(2, "status", "滞后")}, state=FileState.ERRORS)
def status_not_done(book: Book) -> None:
    fill(book, status="未完成")


@case(changes=said(status=None), invalid={(2, "status", "正常推进")}, state=FileState.ERRORS)
def status_nearly_done(book: Book) -> None:
    fill(book, status="基本完成")


@case(changes=said(status=None), invalid={(2, "status", None)}, state=FileState.ERRORS)
def status_pasted_over_the_list(book: Book) -> None:
    fill(book, status="差不多了吧")


@case(changes=said(percent=None), invalid={(2, "percent", None)}, state=FileState.ERRORS)
def formula_without_a_result(book: Book) -> None:
    fill(book, percent="=40+40")


@case(changes=said(percent=None), invalid={(2, "percent", None)}, state=FileState.ERRORS)
def formula_error(book: Book) -> None:
    fill(book)
    book.cell(2, "percent").value = "#REF!"
    book.cell(2, "percent").data_type = "e"


@case(changes=said(phone="13800001111"))
def phone_as_a_number(book: Book) -> None:
    fill(book, phone=13800001111)


@case(changes=said(progress="=cmd|' /C calc'!A0"))
def formula_text(book: Book) -> None:
    fill(book)
    book.cell(2, "progress").value = "=cmd|' /C calc'!A0"
    book.cell(2, "progress").data_type = "s"


@case(changes=said(coordination=True), kinds={"flag_text"})
def coordination_in_words(book: Book) -> None:
    fill(book, coordination="请协调解决用地")


@case(changes=SAID, locked=["deadline"])
def a_grey_cell_changed(book: Book) -> None:
    fill(book)
    book.put(2, deadline="2024年3月底")


@case(changes={(0, "problem", None)}, kinds={"clear", "required"})
def a_value_cleared(book: Book) -> None:
    book.put(0, problem=None)


@case(kinds={"blank", "required"}, missing=[3], state=FileState.UNCHANGED)
def a_value_cleared_with_a_row_gone(book: Book) -> None:
    book.put(0, problem=None)
    book.sheet.delete_rows(book.row(3))


@case(
    changes={
        (1, "percent", 30),
        (1, "status", "滞后"),
        (1, "progress", LAST_PROGRESS),
        (1, "next_step", LAST_STEP),
    },
    kinds={"required", "late", "same_as_last"},
)
def prefilled_taken_along(book: Book) -> None:
    book.put(1, percent=30, status="滞后")


@case(state=FileState.UNCHANGED)
def prefilled_blanked(book: Book) -> None:
    book.put(1, progress=None)


@case(changes=said(status="已完成"), kinds={"done_percent"})
def done_below_a_hundred(book: Book) -> None:
    fill(book, status="已完成")


@case(kinds={"struck"}, state=FileState.UNCHANGED)
def a_row_struck_through(book: Book) -> None:
    fill(book)
    for cell in book.sheet[book.row(2)]:
        cell.font = Font(strike=True)


@case(changes=SAID, kinds={"no_key"})
def key_column_deleted(book: Book) -> None:
    fill(book)
    book.sheet.delete_cols(book.columns["row_key"])


@case(changes=SAID, kinds={"unread"})
def another_sheet_and_a_comment(book: Book) -> None:

    fill(book)
    book.workbook.create_sheet("附件")["A1"] = "明细"
    book.cell(2, "progress").comment = Comment("请看附件", "李四")


@pytest.mark.parametrize("name", CASES)
def test_deed(office: Office, name: str) -> None:
    expected = CASES[name]
    plan = office.plan(*office.hand_in_all(expected.alter))
    for file, unit in zip(plan.files, UNITS, strict=True):
        assert file.unit
        assert file.unit.name == unit
        found = {(place, what, value) for of, place, what, value in office.said(plan) if of == unit}
        assert found == expected.changes
        wrong = office.said(plan, CellKind.INVALID)
        assert {one[1:] for one in wrong if one[0] == unit} == expected.invalid
        assert office.said(plan, CellKind.CONFLICT) == set()
        kinds = {notice.kind for notice in file.notices}
        assert (
            kinds - ({"struck"} if "struck" not in expected.kinds else {"unread"}) == expected.kinds
        )
        assert file.state is expected.state, file.message
        assert list(file.missing) == [office.number(unit, place) for place in expected.missing]
        assert len(file.added) == expected.added
        assert [one.field for one in file.locked] == expected.locked
