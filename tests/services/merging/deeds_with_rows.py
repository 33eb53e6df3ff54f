"""Deeds that move, add, take away, hide or merge rows, columns and sheets."""

from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.services.merging.deeds import SAID, WHOLE, case, fill, said
from tests.services.merging.office import Book
from tzdesk.services.merge_plan import FileState


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


@case(changes=SAID, kinds={"hidden"})
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


@case(changes=SAID, locked=["deadline"])
def a_grey_cell_changed(book: Book) -> None:
    fill(book)
    book.put(2, deadline="2024年3月底")


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
