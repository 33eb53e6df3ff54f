"""Sort keys, what stands open, tokens, choices: the parts of the tree that need no Qt model."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy

from tests.ui.tree_ledger import tree_desk
from tzdesk.domain.board import Board
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.status import Status
from tzdesk.ui.models.expansion import Expansion, Unfolded
from tzdesk.ui.models.filter_choices import FilterChoices, choices
from tzdesk.ui.models.filter_tokens import described, tokens
from tzdesk.ui.models.task_sort import SortKey, clicked


@pytest.fixture
def board(tmp_path: Path) -> Board:
    with tree_desk(tmp_path) as desk:
        return desk.board()


def test_third_click_ends_sorting() -> None:
    keys = clicked((), "percent", adding=False)
    assert keys == (SortKey("percent"),)
    keys = clicked(keys, "percent", adding=False)
    assert keys == (SortKey("percent", descending=True),)
    assert clicked(keys, "percent", adding=False) == ()


def test_the_key_before_becomes_the_second() -> None:
    keys = clicked((SortKey("percent", descending=True),), "status", adding=False)
    assert keys == (SortKey("status"), SortKey("percent", descending=True))
    keys = clicked(keys, "deadline", adding=False)
    assert keys == (SortKey("deadline"), SortKey("status"))
    keys = clicked(keys, "status", adding=False)
    assert keys == (SortKey("status"), SortKey("deadline"))
    assert clicked(clicked(keys, "status", adding=False), "status", adding=False) == ()


def test_ctrl_click_adds_a_key() -> None:
    keys = clicked((SortKey("status"),), "percent", adding=True)
    assert keys == (SortKey("status"), SortKey("percent"))
    keys = clicked(keys, "status", adding=True)
    assert keys == (SortKey("status", descending=True), SortKey("percent"))
    assert clicked(keys, "status", adding=True) == (SortKey("percent"),)


def test_groups_open_until_many_rows_are_laid_out() -> None:
    expansion = Expansion()
    assert expansion.open_groups("section", [("a", 600), ("b", 500), ("c", 300)]) == ["a", "c"]
    expansion.set_group("section", "b", True)
    expansion.set_group("section", "a", False)
    assert expansion.open_groups("section", [("a", 600), ("b", 5000), ("c", 300)]) == ["b"]
    assert expansion.open_groups("leader", [("a", 600)]) == ["a"]


def test_rows_of_the_whole_tree_with_what_stands_open() -> None:
    unfolded = Unfolded([("a", 3), ("b", 5000), ("c", 2)], {"a", "c"})
    assert [unfolded.row("a", task) for task in (-1, 0, 2)] == [0, 1, 3]
    assert unfolded.row("b", 70) == 4, "a closed group is one row"
    assert unfolded.row("c", 1) == 7
    assert unfolded.between(0, 3) == (["a"], ["c"])
    assert unfolded.between(4, 4) == ([], ["a", "c"])
    assert unfolded.between(3, 5) == (["a", "c"], [])


def test_each_thing_asked_is_a_token(board: Board) -> None:
    asked = TaskFilter(
        leaders=frozenset({"l1", "l0"}),
        units=frozenset({"u1"}),
        deadlines=frozenset({"2023-12-31"}),
        statuses=frozenset({Status.LATE}),
        unreported=True,
        search=" yhswq ",
    )
    found = {token.words: token.without for token in tokens(asked, board)}
    assert list(found) == [
        "本期未报送",
        "牵头领导：董明慧",
        "牵头领导：杨磊",
        "责任单位：区水务局",
        "时限：2023年12月底",
        "状态：滞后",
        "搜索：yhswq",
    ]
    assert found["牵头领导：董明慧"] == replace(asked, leaders=frozenset({"l1"}))
    assert found["本期未报送"] == replace(asked, unreported=False)
    assert found["搜索：yhswq"] == replace(asked, search="")


def test_a_filter_in_words(board: Board) -> None:
    asked = TaskFilter(leaders=frozenset({"l0"}), statuses=frozenset({Status.ADJUSTED}))
    assert described(asked, board) == "牵头领导 董明慧；状态 已调整"


def test_choices_stand_in_the_plans_order_with_counts(board: Board) -> None:
    assert [(one.title, one.count) for one in choices(board, "leaders")] == [
        ("董明慧", 3),
        ("杨磊", 4),
        ("卢庆雷", 2),
    ]
    assert [one.count for one in choices(board, "statuses")] == [6, 1, 1, 0, 0]
    assert [one.title for one in choices(board, "deadlines")] == [
        "2023年9月底",
        "2023年10月底",
        "2023年12月底",
        "未写时限",
    ]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("dmh", ["董明慧"]),
        ("yanglei", ["杨磊"]),
        ("庆", ["卢庆雷"]),
        ("", ["董明慧", "杨磊", "卢庆雷"]),
    ],
)
def test_choices_are_found_by_pinyin(
    qapp: object, board: Board, query: str, titles: list[str]
) -> None:
    model = FilterChoices()
    model.show_choices(choices(board, "leaders"), frozenset())
    model.find(query)
    assert [model.choice(model.index(n)).title for n in range(model.rowCount())] == titles


def test_ticks_outlive_a_search(qapp: object, board: Board) -> None:
    model = FilterChoices()
    model.show_choices(choices(board, "leaders"), frozenset({"l0"}))
    heard = QSignalSpy(model.ticked)
    model.find("杨")
    model.toggle(model.index(0))
    assert heard.at(0) == [frozenset({"l0", "l1"})]
    model.find("")
    model.tick_all(False)
    assert heard.at(1) == [frozenset()]
    model.tick_all(True)
    assert heard.at(2) == [frozenset({"l0", "l1", "l2"})]
