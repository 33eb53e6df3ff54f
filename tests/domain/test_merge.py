"""The cell rule by example, field kind by field kind, and by its laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tzdesk.domain.fields import FIELDS
from tzdesk.domain.merge import (
    CellMerge,
    Choice,
    Outcome,
    RowValues,
    decide,
    merge_row,
    same,
)
from tzdesk.domain.values import Stored

KINDS: dict[str, tuple[Stored, Stored, Stored]] = {
    "status": ("正常推进", "滞后", "已完成"),
    "percent": (10, 20.5, 0),
    "progress": ("原文", "台账改", "来件改"),
    "coordination": (True, False, True),
    "phone": ("010", "011", "0"),
}
VALUES = st.one_of(
    st.none(), st.sampled_from(["", "甲", "乙", "丙"]), st.sampled_from([0, 1, 50.5, True, False])
)


@pytest.mark.parametrize("field", [name for name in KINDS if name != "coordination"])
def test_three_by_three(field: str) -> None:
    b, o, t = KINDS[field]
    assert decide(b, b, b) is Outcome.NOTHING
    assert decide(b, b, t) is Outcome.TAKE
    assert decide(b, o, b) is Outcome.KEEP
    assert decide(b, t, t) is Outcome.NOTHING
    assert decide(b, o, t) is Outcome.CONFLICT
    assert decide(None, None, t) is Outcome.TAKE
    assert decide(None, o, t) is Outcome.CONFLICT
    assert decide(None, o, None) is Outcome.KEEP
    assert decide(b, b, None) is Outcome.CLEAR
    assert decide(b, o, None) is Outcome.CONFLICT
    assert decide(b, None, None) is Outcome.NOTHING


def test_yes_and_one_are_not_the_same() -> None:
    assert not same(True, 1)
    assert same(None, "")
    assert not same(0, None)
    assert not same(False, None)


def test_a_blank_from_a_damaged_sheet_is_told_not_done() -> None:
    assert decide("原文", "原文", None, intact=False) is Outcome.CLEARED_UNSURE
    assert decide("原文", "台账改", None, intact=False) is Outcome.CLEARED_UNSURE
    assert decide(None, "台账改", None, intact=False) is Outcome.KEEP


@given(VALUES, VALUES)
def test_unchanged_here_takes_theirs(b: Stored, t: Stored) -> None:
    outcome = decide(b, b, t)
    assert outcome is (
        Outcome.NOTHING if same(b, t) else Outcome.CLEAR if t in (None, "") else Outcome.TAKE
    )


@given(VALUES, VALUES)
def test_unchanged_there_keeps_ours(b: Stored, o: Stored) -> None:
    assert decide(b, o, b) is (Outcome.NOTHING if same(b, o) else Outcome.KEEP)


@given(VALUES, VALUES, VALUES)
def test_conflicts_are_symmetric(b: Stored, o: Stored, t: Stored) -> None:
    assert (decide(b, o, t) is Outcome.CONFLICT) == (decide(b, t, o) is Outcome.CONFLICT)


@given(VALUES, VALUES, VALUES)
def test_what_was_taken_is_not_taken_again(b: Stored, o: Stored, t: Stored) -> None:
    if decide(b, o, t) in (Outcome.TAKE, Outcome.CLEAR):
        assert decide(b, t, t) is Outcome.NOTHING


def _outcomes(
    base: dict[str, Stored],
    prefilled: dict[str, Stored],
    ours: dict[str, Stored],
    theirs: dict[str, Stored],
) -> dict[str, Outcome]:
    row = RowValues(base, prefilled, ours, theirs)
    nothing = dict.fromkeys(theirs, Outcome.NOTHING)
    return nothing | {one.field: one.outcome for one in merge_row(row)}


@given(
    st.dictionaries(st.sampled_from("abc"), VALUES),
    st.dictionaries(st.sampled_from("abc"), VALUES),
    st.dictionaries(st.sampled_from("abc"), VALUES),
    st.booleans(),
)
def test_a_row_is_decided_cell_by_cell(
    base: dict[str, Stored], ours: dict[str, Stored], theirs: dict[str, Stored], intact: bool
) -> None:
    found = {
        one.field: one.outcome
        for one in merge_row(RowValues(base, {}, ours, theirs), intact=intact)
    }
    each = {
        name: decide(base.get(name), ours.get(name), value, intact=intact)
        for name, value in theirs.items()
    }
    assert found == {name: one for name, one in each.items() if one is not Outcome.NOTHING}


SENT: dict[str, Stored] = {"progress": "上期文字", "contact": "张三"}


def test_a_row_that_came_back_as_sent_says_nothing() -> None:
    found = _outcomes({}, SENT, {}, {**SENT, "percent": None})
    assert set(found.values()) == {Outcome.NOTHING}


def test_prefilled_cells_go_with_what_was_filled_in() -> None:
    found = _outcomes({}, SENT, {}, {**SENT, "percent": 80})
    assert set(found.values()) == {Outcome.TAKE}


def test_prefilled_cells_never_conflict_with_ours() -> None:
    found = _outcomes({}, SENT, {"progress": "台账改"}, {**SENT, "percent": 80})
    assert found == {
        "progress": Outcome.KEEP,
        "contact": Outcome.TAKE,
        "percent": Outcome.TAKE,
    }


def test_a_changed_prefilled_cell_follows_the_rule_with_a_blank_base() -> None:
    theirs: dict[str, Stored] = {"progress": "来件改", "contact": "张三"}
    assert _outcomes({}, SENT, {"progress": "台账改"}, theirs)["progress"] is Outcome.CONFLICT
    assert _outcomes({}, SENT, {}, theirs)["progress"] is Outcome.TAKE


def test_a_blanked_prefilled_cell_says_nothing() -> None:
    theirs: dict[str, Stored] = {"progress": None, "contact": "张三"}
    assert set(_outcomes({}, SENT, {}, theirs).values()) == {Outcome.NOTHING}


def test_only_long_text_can_be_kept_twice() -> None:
    text = CellMerge("progress", "原文", "台账", "来件", Outcome.CONFLICT)
    progress = FIELDS["progress"]
    assert text.resolved(Choice.BOTH, progress) == "台账\n来件"
    assert text.resolved(Choice.OURS, progress) == "台账"
    assert text.resolved(Choice.THEIRS, progress) == "来件"
    status = CellMerge("status", None, "滞后", "已完成", Outcome.CONFLICT)
    assert not status.can_keep_both(FIELDS["status"])
    with pytest.raises(ValueError, match="status"):
        status.resolved(Choice.BOTH, FIELDS["status"])


def test_a_zero_that_went_out_and_came_back_says_nothing() -> None:
    ours: dict[str, Stored] = {"percent": 0}
    found = _outcomes({"percent": 0}, SENT, ours, {"percent": 0, **SENT})
    assert set(found.values()) == {Outcome.NOTHING}
