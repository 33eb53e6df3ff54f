"""Deeds that alter the sheet around the table, its heads and keys, and the sheets beside it."""

from openpyxl.cell.cell import Cell
from openpyxl.styles import Font
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.protection import SheetProtection

from tests.services.merging.deeds import SAID, case, fill
from tests.services.merging.office import Book
from tzdesk.services.merge_plan import FileState

HEAD = 3
"""The row of the heads, from 1."""


@case(changes=SAID)
def heads_in_two_rows(book: Book) -> None:
    fill(book)
    book.sheet.insert_rows(HEAD)
    for column, text in ((1, "方案内容"), (7, "填报内容"), (13, "联系方式")):
        book.sheet.cell(HEAD, column).value = text
    book.sheet.merge_cells("A3:F3")
    book.sheet.merge_cells("G3:L3")


@case(changes=SAID)
def title_deleted(book: Book) -> None:
    fill(book)
    book.sheet.delete_rows(1)


@case(changes=SAID)
def everything_above_the_heads_deleted(book: Book) -> None:
    fill(book)
    book.sheet.delete_rows(1, 2)


@case(changes=SAID)
def table_moved_right_and_down(book: Book) -> None:
    fill(book)
    book.sheet.insert_rows(1, 4)
    book.sheet.insert_cols(1, 2)


@case(changes=SAID)
def sheet_renamed(book: Book) -> None:
    fill(book)
    book.sheet.title = "Sheet1"


@case(changes=SAID)
def heads_with_breaks_and_marks(book: Book) -> None:
    fill(book)
    heads = {
        "number": "序\n号",
        "text": " 工 作 任 务：",
        "progress": "本期\n进展情况＊：",
        "percent": "完成比例\n（％）*",
        "status": "进展状态\r\n（必填）",
        "contact": "联 系 人",
        "phone": "联系\n电话 *",
    }
    for name, head in [(book.columns[name], head) for name, head in heads.items()]:
        book.sheet.cell(HEAD, name).value = head


@case(changes=SAID)
def heads_repeated_within_the_table(book: Book) -> None:
    fill(book)
    book.sheet.insert_rows(book.row(3))
    for cell in book.sheet[HEAD]:
        book.sheet.cell(book.row(3), cell.column).value = cell.value


@case(changes=SAID, kinds={"unread"})
def a_column_copied(book: Book) -> None:
    fill(book)
    last = book.sheet.max_column + 1
    book.sheet.cell(HEAD, last).value = "本期进展情况"
    book.sheet.cell(book.row(2), last).value = "另一种说法。"


@case(changes=SAID)
def a_blank_column_copied(book: Book) -> None:
    fill(book)
    book.sheet.cell(HEAD, book.sheet.max_column + 1).value = "完成比例(%)"


@case(changes=SAID)
def blank_rows_between_tasks(book: Book) -> None:
    fill(book)
    book.sheet.insert_rows(book.row(3))
    book.sheet.insert_rows(book.row(1), 2)


@case(changes=SAID, added=1)
def a_subtotal_put_in(book: Book) -> None:
    fill(book)
    row = book.row(book.tasks)
    book.sheet.insert_rows(row)
    book.sheet.cell(row, 2).value = "小计"
    book.sheet.cell(row, book.columns["percent"]).value = "=AVERAGE(H4:H8)"


@case(changes=SAID, added=1)
def notes_below_the_table(book: Book) -> None:
    fill(book)
    row = book.sheet.max_row + 2
    book.sheet.cell(row, 1).value = "注：以上数据截至9月底，第二项为初步统计。"
    book.sheet.merge_cells(start_row=row, end_row=row + 1, start_column=1, end_column=8)


@case(changes=SAID)
def signatures_filled_in(book: Book) -> None:
    fill(book)
    for row in book.sheet.iter_rows(book.row(book.tasks), book.sheet.max_row):
        for cell in row:
            if isinstance(cell, Cell) and isinstance(cell.value, str) and "：" in cell.value:
                cell.value = cell.value.replace("　", "") + "王五"


@case(changes=SAID)
def sorted_by_two_columns(book: Book) -> None:
    fill(book)
    status, percent = book.columns["status"] - 1, book.columns["percent"] - 1
    book.rewrite(
        sorted(
            book.values(),
            key=lambda row: (str(row[status] or "~"), -(row[percent] or 0), str(row[1])),
        )
    )


@case(changes=SAID)
def keys_moved_to_the_front(book: Book) -> None:
    fill(book)
    column = book.columns["row_key"]
    keys = [book.sheet.cell(row, column).value for row in range(1, book.sheet.max_row + 1)]
    book.sheet.delete_cols(column)
    book.sheet.insert_cols(1)
    for row, key in enumerate(keys, 1):
        book.sheet.cell(row, 1).value = key


@case(changes=SAID, kinds={"misplaced"})
def one_key_drawn_down(book: Book) -> None:
    fill(book)
    first = book.cell(0, "row_key").value
    for place in range(1, book.tasks):
        book.cell(place, "row_key").value = first


@case(kinds={"repeated"})
def the_table_pasted_again_below_and_filled(book: Book) -> None:
    rows = book.values()
    again = [[*row] for row in rows]
    book.rewrite([*rows, *again])
    fill(book, 2 + len(rows))


@case(changes=SAID, kinds={"hidden"})
def rows_grouped_and_folded(book: Book) -> None:
    fill(book)
    book.sheet.row_dimensions.group(book.row(1), book.row(3), hidden=True)


@case(changes=SAID)
def protected_by_the_unit(book: Book) -> None:
    fill(book)
    book.sheet.protection = SheetProtection(sheet=True, password="1234")
    book.workbook.security = WorkbookProtection("1234", lockStructure=True)


@case(changes=SAID)
def hidden_sheet_made_visible(book: Book) -> None:
    fill(book)
    book.workbook["_tzdesk"].sheet_state = "visible"


@case(changes=SAID)
def hidden_sheet_deleted(book: Book) -> None:
    fill(book)
    del book.workbook["_tzdesk"]


@case(kinds={"blank", "required"}, state=FileState.UNCHANGED)
def a_value_cleared_without_the_hidden_sheet(book: Book) -> None:
    del book.workbook["_tzdesk"]
    book.put(0, problem=None)


@case(changes=SAID)
def form_hidden_behind_a_blank_sheet(book: Book) -> None:
    fill(book)
    book.workbook.create_sheet("Sheet1", 0)
    book.workbook.active = 0
    book.sheet.sheet_state = "hidden"


@case(changes=SAID, kinds={"unread"})
def a_copy_of_the_sheet_filled_instead(book: Book) -> None:
    other = book.workbook.copy_worksheet(book.sheet)
    other.title = "填报表 (2)"
    fill(Book(book.workbook, other))


@case(changes=SAID, kinds={"unread"})
def filled_and_a_blank_copy_kept(book: Book) -> None:
    book.workbook.copy_worksheet(book.sheet).title = "填报表（空表）"
    fill(book)


@case(changes=SAID, kinds={"unread"})
def content_in_another_sheet(book: Book) -> None:
    fill(book)
    other = book.workbook.create_sheet("明细表")
    other.append(["序号", "项目", "金额"])
    other.append([1, "一期工程", 300])


@case(changes=SAID)
def looks_altered(book: Book) -> None:
    fill(book)
    book.sheet.freeze_panes = None
    book.sheet.auto_filter.ref = None
    for row in book.sheet.iter_rows(HEAD, book.row(4)):
        for cell in row:
            cell.font = Font(bold=True, size=16)
