"""Days as the screen writes them."""

from datetime import date, datetime

import pytest

from tzdesk.ui.days import day_in_words, short_day, short_moment

TODAY = date(2023, 10, 12)


@pytest.mark.parametrize(
    ("day", "words"), [(date(2023, 1, 9), "01-09"), (date(2022, 12, 31), "2022-12-31")]
)
def test_a_day_in_a_table(day: date, words: str) -> None:
    assert short_day(day, TODAY) == words


def test_a_moment_of_another_year_says_so() -> None:
    at = datetime(2022, 12, 31, 16, 20)  # noqa: DTZ001 - local time
    assert short_moment(at, TODAY) == "2022-12-31 16:20"


def test_a_day_in_a_sentence() -> None:
    assert day_in_words(date(2023, 10, 10), 2023) == "10月10日"
    assert day_in_words(date(2024, 1, 10), 2023) == "2024年1月10日"
