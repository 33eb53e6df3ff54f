"""Half-filled returns: the tasks whose rows came back blank are named, once a file."""

from openpyxl.styles import Font

from tests.services.merging.deeds import WHOLE, fill
from tests.services.merging.office import UNITS, Alter, Book, Office
from tzdesk.services.merge_applying import apply
from tzdesk.services.merge_plan import FilePlan
from tzdesk.services.units import exempt

UNIT = UNITS[2]


def handed_in(office: Office, alter: Alter | None, name: str = "") -> FilePlan:
    (file,) = office.plan(office.hand_in(UNIT, alter, name)).files
    return file


def unfilled(file: FilePlan) -> list[str]:
    return [one.message for one in file.notices if one.kind == "unfilled"]


def named(office: Office, *places: int) -> list[str]:
    numbers = "、".join(str(office.number(UNIT, place)) for place in places)
    return [f"{len(places)} 项未填报：第 {numbers} 项"]


def rest(office: Office, *but: int) -> list[int]:
    return [at for at in range(len(office.parts(UNIT))) if at not in but]


def test_an_untouched_return_names_nothing(office: Office) -> None:
    assert handed_in(office, None).notices == ()


def test_what_is_blank_beside_filled_rows_is_named(office: Office) -> None:
    """The first row went out filled: the ledger has its report. What came prefilled is blank."""
    assert unfilled(handed_in(office, fill)) == named(office, *rest(office, 0, 2))


def test_a_row_of_unreadable_values_or_a_cleared_one_speaks(office: Office) -> None:
    def alter(book: Book) -> None:
        book.put(3, status="说不清")

    assert unfilled(handed_in(office, alter)) == named(office, *rest(office, 0, 3))

    def clear(book: Book) -> None:
        book.put(0, problem=None)

    assert unfilled(handed_in(office, clear, "清空.xlsx")) == named(office, *rest(office, 0))


def test_a_row_struck_through_alone_says_nothing(office: Office) -> None:
    def strike(book: Book) -> None:
        for cell in book.sheet[book.row(3)]:
            cell.font = Font(strike=True)

    assert unfilled(handed_in(office, strike)) == []


def test_what_is_exempted_or_reported_meanwhile_is_not_named(office: Office) -> None:
    exempt(office.desk, [office.parts(UNIT)[1].uid])
    office.type(UNIT, 3, status="正常推进")
    assert unfilled(handed_in(office, fill)) == named(office, *rest(office, 0, 1, 2, 3))


def test_all_filled_names_nothing(office: Office) -> None:
    def everything(book: Book) -> None:
        for place in range(book.tasks):
            book.put(place, **WHOLE)

    plan = office.plan(office.hand_in(UNIT, everything))
    assert unfilled(plan.files[0]) == []
    apply(office.desk, plan)
