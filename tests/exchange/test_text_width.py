"""How wide texts are, and so how high their rows."""

import pytest

from tzdesk.exchange.styles import row_height, text_width


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("2023-10-09", 10), ("区水务局", 8), ("5G基站，“é”", 14)]
)
def test_chinese_takes_two_columns_a_letter_one(text: str, width: int) -> None:
    assert text_width(text) == width


def test_a_row_is_as_high_as_its_longest_text() -> None:
    assert row_height([("短", 20), ("长" * 100, 20)]) > row_height([("短", 20)])
