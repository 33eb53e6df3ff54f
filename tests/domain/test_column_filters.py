"""Filters, groups and order by columns of a ledger's own: numbers, days, lists, texts."""

from datetime import date

import pytest

from tests.sample_ledger import sample_records
from tzdesk.domain.board import Board
from tzdesk.domain.clerk_records import report_value_uid, task_value_uid
from tzdesk.domain.filter_values import filter_from, filter_values, still_there
from tzdesk.domain.filters import (
    TaskFilter,
    bounds_of,
    select,
    with_bounds,
    with_known_columns,
    with_values,
)
from tzdesk.domain.grouping import ByColumn, group, grouping_label, grouping_named, own_groupings
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import CustomField, CustomKind, CustomScope, ReportValue, TaskValue
from tzdesk.ui.models.filter_tokens import described, filtered_columns, tokens

KIND = CustomField(
    uid="kind", name="任务类别", kind=CustomKind.LIST, choices=("民生", "经济"), position=0
)
COST = CustomField(
    uid="cost", name="投资额", kind=CustomKind.NUMBER, scope=CustomScope.REPORT, position=1
)
BEGUN = CustomField(uid="begun", name="启动日期", kind=CustomKind.DATE, position=2)
SAID = {
    ("t1", "kind"): "经济",
    ("t3", "kind"): "民生",
    ("t1", "begun"): "2023-03-01",
    ("t2", "begun"): "2023-10-01",
}
REPORTED = {"a1water": "1200", "a2parks": "95", "a2water": "800.5"}


@pytest.fixture
def board() -> Board:
    told = [
        TaskValue(uid=task_value_uid(*key), task_uid=key[0], field_uid=key[1], value=text)
        for key, text in SAID.items()
    ]
    reported = [
        ReportValue(
            uid=report_value_uid(part, "2023Q3", "cost"),
            assignment_uid=part,
            period_uid="2023Q3",
            field_uid="cost",
            value=text,
        )
        for part, text in REPORTED.items()
    ]
    ledger = Ledger([*sample_records(), KIND, COST, BEGUN, *told, *reported])
    period = ledger.periods("plan")[-1]
    return Board(ledger, ledger.plans[0], period, date(2023, 10, 12))


def shown(board: Board, asked: TaskFilter) -> list[str]:
    return [row.uid for row in select(asked, board)]


@pytest.mark.parametrize(
    ("column", "least", "most", "found"),
    [
        ("cost", "100", "", ["t1", "t2"]),
        ("cost", "", "100", ["t2"]),
        ("cost", "900", "1200", ["t1"]),
        ("begun", "2023-03-02", "", ["t2"]),
        ("begun", "", "2023-03-01", ["t1"]),
        ("begun", "2024-01-01", "", []),
    ],
)
def test_bounds(board: Board, column: str, least: str, most: str, found: list[str]) -> None:
    asked = with_bounds(TaskFilter(), column, least, most)
    assert shown(board, asked) == found
    assert bounds_of(asked, column) == (least, most)
    assert filter_from(filter_values(asked)) == asked
    assert with_bounds(asked, column, "", "") == TaskFilter()


def test_tokens_and_heads_of_what_is_asked(board: Board) -> None:
    asked = with_values(TaskFilter(), "kind", ["民生", ""])
    asked = with_bounds(with_bounds(asked, "cost", "95", "1200"), "begun", "", "2023-06-30")
    assert described(asked, board) == (
        "任务类别 民生、未填写；投资额 95 至 1200；启动日期 不大于 2023-06-30"
    )
    assert filtered_columns(asked) == {"kind", "cost", "begun"}
    for token in tokens(asked, board):
        asked = token.without
        break
    assert "任务类别：未填写" in [token.words for token in tokens(asked, board)]


def test_what_a_column_was_asked_goes_with_it(board: Board) -> None:
    asked = with_bounds(with_values(TaskFilter(), "gone", ["甲"]), "gone", "1", "")
    assert with_known_columns(asked, board.ledger.fields) == TaskFilter()
    assert shown(board, asked) == []  # as on a board of an earlier day
    assert len(shown(board, with_values(TaskFilter(), "gone", [""]))) == 4
    assert still_there(asked, board.ledger) == (TaskFilter(), 2)


def test_groups_go_as_the_list_does(board: Board) -> None:
    (by,) = own_groupings(board.ledger.fields)
    assert by == ByColumn("kind")
    assert grouping_label(by, board.ledger.fields) == "按任务类别"
    assert grouping_named("kind", board.ledger.fields) == by
    assert grouping_named("cost", board.ledger.fields) is None
    found = [(one.title, [row.uid for row in one.rows]) for one in group(board, by)]
    assert found == [("民生", ["t3"]), ("经济", ["t1"]), ("未填写", ["t2", "t4"])]
