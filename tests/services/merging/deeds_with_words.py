"""Deeds that say in a cell what no list foresees: about, more than, ticks, links, dates."""

from datetime import date, datetime

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.services.merging.deeds import SAID, Cells, case, fill, said
from tests.services.merging.office import Book
from tzdesk.services.merge_plan import FileState

ERRORS = FileState.ERRORS


def asked(field: str, suggestion: object) -> Cells:
    """An invalid cell of the row that `fill` fills."""
    return {(2, field, suggestion)}


@case(changes=said(percent=None), invalid=asked("percent", 80), state=ERRORS)
def percent_about(book: Book) -> None:
    fill(book, percent="约80％以上")


@case(changes=said(percent=None), invalid=asked("percent", None), state=ERRORS)
def percent_less_than(book: Book) -> None:
    fill(book, percent="＜80")


@case(changes=said(status=None), invalid=asked("status", "已完成"), state=ERRORS)
def status_with_a_tick_and_a_date(book: Book) -> None:
    fill(book, status="✅已完成（9月底）")


@case(changes=said(status=None), invalid=asked("status", None), state=ERRORS)
def status_in_english(book: Book) -> None:
    fill(book, status="Done")


@case(changes=SAID)
def status_with_blanks_inside(book: Book) -> None:
    fill(book, status="正 常　推 进；")


@case(changes=said(status="未启动", percent=0))
def nothing_done_yet(book: Book) -> None:
    fill(book, status="尚未启动", percent=0)


@case(changes=said(percent=80.5))
def percent_in_wide_figures(book: Book) -> None:
    fill(book, percent="８０．５ ％")


@case(changes=said(percent=0.8))
def percent_below_one_with_its_sign(book: Book) -> None:
    fill(book, percent="0.8%")


@case(changes=SAID)
def numbers_stored_as_text(book: Book) -> None:
    fill(book, percent="80")
    for name in ("percent", "phone"):
        book.cell(2, name).number_format = "@"
        book.cell(2, name).quotePrefix = True


@case(changes=said(percent=None), invalid=asked("percent", None), state=ERRORS)
def percent_ticked(book: Book) -> None:
    fill(book, percent=True)


@case(changes=said(progress="2023-09-28"))
def a_date_for_progress(book: Book) -> None:
    fill(book, progress=date(2023, 9, 28))


@case(changes=said(progress="2023-09-28"))
def a_date_counted_from_1904(book: Book) -> None:
    book.workbook.epoch = CALENDAR_MAC_1904
    fill(book, progress=datetime(2023, 9, 28))  # noqa: DTZ001 - cells have no zone


@case(changes=said(percent=None), invalid=asked("percent", None), state=ERRORS)
def a_date_for_the_percent(book: Book) -> None:
    fill(book, percent=date(2023, 9, 28))


@case(changes=said(progress="完成主体结构，已验收。"))
def text_in_several_colours(book: Book) -> None:
    red = TextBlock(InlineFont(color="FFFF0000"), "已验收。")
    fill(book, progress=CellRichText("完成主体结构，", red))


@case(changes=said(contact="李四（办公室）", phone="010-69540001/13800001111"))
def a_contact_with_remarks(book: Book) -> None:
    fill(book, contact=" 李四（办公室）\n", phone="010-6954 0001 / 138 0000 1111")


@case(changes=SAID)
def links_in_cells(book: Book) -> None:
    fill(book)
    book.cell(2, "progress").hyperlink = "https://example.invalid/"
    book.cell(2, "phone").hyperlink = "tel:01069540001"


@case(changes=SAID)
def one_cell_struck_through(book: Book) -> None:
    fill(book)
    book.cell(2, "text").font = Font(strike=True)


@case(changes=said(coordination=False))
def coordination_refused_in_words(book: Book) -> None:
    fill(book, coordination="暂不需要")


@case(changes=said(coordination=False))
def coordination_crossed_out(book: Book) -> None:
    fill(book, coordination="／")


@case(changes=said(coordination=True))
def coordination_ticked(book: Book) -> None:
    fill(book, coordination="☑")


@case(changes=SAID, locked=["text"])
def a_task_reworded(book: Book) -> None:
    fill(book)
    cell = book.cell(2, "text")
    cell.value = f"{cell.value}（此项已完成）"


@case(changes=SAID, locked=["number"])
def a_task_renumbered(book: Book) -> None:
    fill(book)
    book.put(2, number="2-1")


@case(changes=SAID, locked=["number"])
def a_number_deleted(book: Book) -> None:
    fill(book)
    book.put(3, number=None)


@case(changes=SAID)
def grey_cells_merged(book: Book) -> None:
    fill(book)
    for name in ("units", "leaders"):
        column = book.columns[name]
        book.sheet.merge_cells(
            start_row=book.row(1), end_row=book.row(3), start_column=column, end_column=column
        )


@case(changes={(0, "problem", None)}, kinds={"clear", "required"})
def a_value_blanked_with_spaces(book: Book) -> None:
    book.put(0, problem="　 \n")


@case(state=FileState.UNCHANGED)
def blanks_typed_into_blank_cells(book: Book) -> None:
    book.put(2, progress=" ", contact="　", percent=" ")
