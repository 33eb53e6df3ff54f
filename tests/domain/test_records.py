"""Rows as JSON values and back."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sample_ledger import sample_records
from tzdesk.domain.draft import Role
from tzdesk.domain.records import (
    RECORDS,
    Dispatch,
    DispatchRow,
    Receipt,
    Record,
    Report,
    Summary,
    UnitMember,
    decode,
    from_row,
    new_uid,
    to_row,
)
from tzdesk.domain.status import Status


@pytest.mark.parametrize("record", sample_records(), ids=lambda one: one.uid)
def test_a_row_is_json_and_comes_back_the_same(record: Record) -> None:
    row = json.loads(json.dumps(to_row(record)))
    assert from_row(record.entity, row) == record


@given(st.data())
def test_any_record_comes_back_the_same(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from([*RECORDS.values()]))
    record = data.draw(st.builds(kind))
    assert from_row(kind.entity, json.loads(json.dumps(to_row(record)))) == record


def test_fields_that_an_older_row_lacks_take_their_defaults() -> None:
    row = {"uid": "s", "task_uid": "t", "status": "滞后"}
    assert from_row("summary", row) == Summary(uid="s", task_uid="t", status=Status.LATE)


def test_values_take_their_own_types() -> None:
    assert decode("task", "due_on", "2023-12-31") == date(2023, 12, 31)
    assert decode("assignment", "role", "lead") is Role.LEAD
    assert decode("report", "percent", 58) == 58
    with pytest.raises(ValueError, match="完工"):
        decode("report", "status", "完工")


def test_parents_stand_before_what_names_them() -> None:
    order = list(RECORDS)
    assert order.index("plan") < order.index("task") < order.index("assignment")
    assert order.index("assignment") < order.index("report") < order.index("dispatch_row")
    assert {Report, UnitMember, Dispatch, DispatchRow, Receipt} <= set(RECORDS.values())
    assert new_uid() != new_uid()
