"""Deeds that say something in a way of their own."""

from tests.services.merging.deeds import SAID, WHOLE, case, fill, said
from tests.services.merging.office import Book
from tzdesk.services.merge_plan import FileState

LAST_PROGRESS, LAST_STEP = "二季度完成立项。", "三季度开工。"


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
