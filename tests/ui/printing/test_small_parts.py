"""页码 as it is typed, and columns that fill the page."""

import pytest

from tzdesk.ui.printing.columns import LEAST, NEAR, Column, fit
from tzdesk.ui.printing.page_numbers import page_numbers
from tzdesk.ui.printing.sheet import Orientation, Sheet


@pytest.mark.parametrize(
    ("typed", "pages"),
    [
        ("3", [2]),
        ("1-3,5", [0, 1, 2, 4]),
        (" 5 , 1 - 2 ", [0, 1, 4]),
        ("１－３，５", [0, 1, 2, 4]),
        ("2至3、1", [0, 1, 2]),
        ("9-", [8, 9]),
        ("-2", [0, 1]),
        ("8-99", [7, 8, 9]),
    ],
)
def test_pages_that_are_wanted(typed: str, pages: list[int]) -> None:
    assert page_numbers(typed, 10) == pages


@pytest.mark.parametrize("typed", ["", ",", "-", "0", "3-1", "a", "1-b", "11", "1.5", "--"])
def test_what_is_no_page(typed: str) -> None:
    assert page_numbers(typed, 10) is None


def column(width: int, *, wraps: bool = False) -> Column:
    return Column(str(width), "", width, wraps)


def edges(columns: tuple[Column, ...], width: int) -> None:
    """Side by side, from edge to edge."""
    left = 0
    for one in columns:
        assert one.left == left
        left += one.width
    assert left == width


def test_texts_take_the_room_that_is_left() -> None:
    zoom, found = fit([column(50), column(100, wraps=True), column(200, wraps=True)], 1000)
    assert zoom == 1
    assert [one.width for one in found] == [50, 316, 634]
    edges(found, 1000)


def test_letters_shrink_a_little_before_texts_get_narrow() -> None:
    wide = [column(100), column(400, wraps=True), column(400, wraps=True)]
    zoom, found = fit(wide, 800)
    assert zoom == pytest.approx(800 / 900)
    zoom, found = fit(wide, 450)
    assert zoom == NEAR
    edges(found, int(450 / NEAR))
    assert found[0].width == 100
    assert min(one.width for one in found[1:]) >= LEAST


def test_whatever_the_columns_all_fit() -> None:
    zoom, found = fit([column(300, wraps=n % 2 == 0) for n in range(9)], 680)
    assert 0 < zoom < NEAR
    edges(found, int(680 / zoom))


def test_without_texts_all_share_the_page() -> None:
    zoom, found = fit([column(100), column(300)], 800)
    assert (zoom, [one.width for one in found]) == (1, [200, 600])


def test_a_sheet_is_a4() -> None:
    portrait, landscape = map(Sheet, reversed(Orientation))
    assert portrait.whole.size() == landscape.whole.size().transposed()
    assert (portrait.whole.width(), portrait.whole.height()) == (794, 1123)
    assert landscape.layout.fullRectPoints().width() == 842
