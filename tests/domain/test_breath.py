"""Long work lets others go first, and only while that is asked of it."""

import pytest

from tzdesk.domain.breath import breathe, letting_go_first


def test_a_breath_is_a_wait_only_while_asked() -> None:
    waits: list[int] = []
    breathe()
    with letting_go_first(lambda: waits.append(1)):
        breathe()
        breathe()
    breathe()
    assert waits == [1, 1]


def test_the_wait_ends_with_a_failure() -> None:
    waits: list[int] = []
    with pytest.raises(ValueError, match="no"), letting_go_first(lambda: waits.append(1)):
        raise ValueError("no")
    breathe()
    assert waits == []
