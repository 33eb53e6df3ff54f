"""A filter kept as plain values: all of it comes back, and nothing else stops the reading."""

import json
from datetime import date

import pytest

from tzdesk.domain.filter_values import filter_from, filter_values, still_there
from tzdesk.domain.filters import TaskFilter, column_value
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import CustomField, Leader, TaskTag
from tzdesk.domain.status import Status

FILTERS = (
    TaskFilter(),
    TaskFilter(leaders=frozenset({"b", "a"}), statuses=frozenset({Status.LATE, Status.DONE})),
    TaskFilter(deadlines=frozenset({"2023-12-31", ""}), due_before=date(2023, 10, 1)),
    TaskFilter(unreported=True, recent=True, search="swj 30"),
    TaskFilter(tasks=frozenset({"t1"}), origin="来自总览：滞后"),
    TaskFilter(tasks=frozenset()),
)


@pytest.mark.parametrize("asked", FILTERS)
def test_all_of_a_filter_comes_back(asked: TaskFilter) -> None:
    kept = json.loads(json.dumps(filter_values(asked)))
    assert filter_from(kept) == asked


def test_only_what_is_asked_is_written() -> None:
    assert filter_values(TaskFilter(overdue=True)) == {"overdue": True}


@pytest.mark.parametrize(
    "kept",
    [
        None,
        [],
        "overdue",
        {"overdue": 1, "leaders": "l0", "statuses": ["没有"], "due_before": "Mittwoch"},
        {"units": [1, None], "tasks": "t1", "search": ["swj"], "unknown": True},
    ],
)
def test_what_cannot_be_read_is_not_asked(kept: object) -> None:
    assert filter_from(kept) == TaskFilter()


def test_rows_that_are_gone_are_left_out_and_counted() -> None:
    ledger = Ledger([Leader(uid="l0", name="董明慧", position=0)])
    asked = TaskFilter(leaders=frozenset({"l0", "l1"}), units=frozenset({"u9"}), overdue=True)
    assert still_there(asked, ledger) == (
        TaskFilter(leaders=frozenset({"l0"}), overdue=True),
        2,
    )
    assert still_there(TaskFilter(overdue=True), ledger) == (TaskFilter(overdue=True), 0)


def test_tags_and_columns_that_are_gone_hide_nothing() -> None:
    column = CustomField(uid="source", name="任务来源", position=0)
    tag = TaskTag(uid="t1.民生", task_uid="t1", name="民生")
    asked = TaskFilter(
        tags=frozenset({"民生", "旧标签"}),
        values=frozenset({column_value("source", "市级"), column_value("gone", "区级")}),
    )
    assert still_there(asked, Ledger([column, tag])) == (
        TaskFilter(tags=frozenset({"民生"}), values=frozenset({column_value("source", "市级")})),
        2,
    )
