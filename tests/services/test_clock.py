"""A clock that cannot be right is said; one that is a little off is not."""

from datetime import datetime

import pytest

from tzdesk.services.clock import doubt_of

WRITTEN = datetime.fromisoformat("2023-10-12T14:32:00")


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2023-10-12T14:33:00", ""),
        ("2023-10-12T09:00:00", ""),
        ("2024-05-01T09:00:00", ""),
        ("1980-01-01T00:00:00", "本机日期是 1980-01-01，逾期和截止日期会算错。"),
        (
            "2023-09-30T09:00:00",
            "本机日期是 2023-09-30，早于台账最后一次修改（2023-10-12），逾期和截止日期会算错。",
        ),
    ],
)
def test_doubts(now: str, words: str) -> None:
    assert doubt_of(datetime.fromisoformat(now), WRITTEN) == words


def test_an_empty_ledger_says_nothing_of_the_clock() -> None:
    assert doubt_of(WRITTEN, None) == ""
