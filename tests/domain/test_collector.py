"""The garbage collector while rows are made, and beside a large ledger."""

import gc

import pytest

from tzdesk.domain.collector import LARGE, bring_back, no_collections, set_aside


def _make_rows_and_fail() -> None:
    with no_collections():
        assert not gc.isenabled()
        with no_collections():
            assert not gc.isenabled()
        assert not gc.isenabled()
        raise RuntimeError


def test_collections_go_on_afterwards_whatever_happens() -> None:
    with pytest.raises(RuntimeError):
        _make_rows_and_fail()
    assert gc.isenabled()


def test_only_a_large_ledger_is_set_aside() -> None:
    bring_back()  # a window that another test opened may have set its own aside
    set_aside(LARGE - 1)
    assert not gc.get_freeze_count()
    set_aside(LARGE)
    assert gc.get_freeze_count()
    bring_back()
    assert not gc.get_freeze_count()
