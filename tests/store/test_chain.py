"""The hash chain: any difference in what it covers is another digest."""

from dataclasses import fields, replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tzdesk.store.chain import START, BatchWords, ChangeWords, canonical, link

BATCH = BatchWords("b", "2023-09-03T08:00:00", "张三", "手工修改", "题", "细", None)
CHANGE = ChangeWords(812, "task", "t", "text", '"旧"', '"新"')
DIGEST = link(START, BATCH.sealed, CHANGE)


def test_the_chain_is_what_the_format_says() -> None:
    """Ledgers of today must be verifiable by every later version."""
    assert DIGEST.hex() == ("d1c18006516afc3e2c15499e325e65e3f65d0531d82f14bffdf34fcbf5834116")


@pytest.mark.parametrize("name", [field.name for field in fields(ChangeWords)])
def test_each_part_of_a_change_counts(name: str) -> None:
    other = 813 if name == "sequence" else '"别"'
    assert link(START, BATCH.sealed, replace(CHANGE, **{name: other})) != DIGEST


@pytest.mark.parametrize("name", [field.name for field in fields(BatchWords)])
def test_each_part_of_a_batch_counts(name: str) -> None:
    assert link(START, replace(BATCH, **{name: "别"}).sealed, CHANGE) != DIGEST


def test_what_stands_before_counts() -> None:
    assert link(bytes(31) + b"\1", BATCH.sealed, CHANGE) != DIGEST


def test_a_word_cannot_wander_from_one_field_to_the_next() -> None:
    one = replace(CHANGE, entity="task", uid="t")
    two = replace(CHANGE, entity="tas", uid="kt")
    assert link(START, BATCH.sealed, one) != link(START, BATCH.sealed, two)
    assert replace(BATCH, by="张", title="三").sealed != replace(BATCH, by="张三", title="").sealed


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(VALUES, VALUES)
def test_values_have_one_text_each(one: object, two: object) -> None:
    assert (canonical(one) == canonical(two)) == (repr(_sorted(one)) == repr(_sorted(two)))


def _sorted(value: object) -> object:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(one) for one in value] if isinstance(value, list) else value


def test_no_value_of_another_kind_slips_in() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical(float("nan"))
    with pytest.raises(TypeError):
        canonical(datetime(2023, 1, 1))  # noqa: DTZ001
