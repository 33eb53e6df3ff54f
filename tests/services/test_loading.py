"""A ledger in memory, and what Python's garbage collector is told of it."""

import gc

import pytest

from tzdesk.domain import collector
from tzdesk.services.desk import Desk


def test_a_desk_takes_back_what_it_set_aside(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "LARGE", 0)
    with Desk.open(desk.path, clock=lambda: desk.now):
        assert gc.get_freeze_count()
    assert not gc.get_freeze_count()
