"""What cells say in every case."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.ui.tree_ledger import tree_desk
from tzdesk.domain.board import Board
from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.status import Status
from tzdesk.ui.models import task_words as words


@pytest.fixture
def board(tmp_path: Path) -> Board:
    with tree_desk(tmp_path) as desk:
        return desk.board()


@pytest.mark.parametrize(
    ("uid", "deadline", "left"),
    [
        ("t1", "12月底", "剩 80 天"),
        ("t4", "10月底", "剩 19 天"),
        ("t6", "9月底", "逾期 12 天"),
        ("t8", "—", "—"),
    ],
)
def test_deadlines(board: Board, uid: str, deadline: str, left: str) -> None:
    row = board.rows[uid]
    assert words.short_deadline(row, 2023) == deadline
    assert words.days_left(row) == left


def test_odd_deadlines(board: Board) -> None:
    row = board.rows["t1"]
    assert words.short_deadline(replace(row, due_on=date(2023, 9, 15)), 2023) == "9月15日"
    assert words.short_deadline(row, 2024) == "2023年12月底"
    assert words.short_deadline(replace(row, due_on=None, deadline_text="长期"), 2023) == "长期"
    today = replace(row, standing=replace(row.standing, days_left=0))
    assert words.days_left(today) == "今天到期"
    assert words.days_left(replace(board.rows["t6"], status=Status.DONE)) == "—"


@pytest.mark.parametrize(
    ("uid", "more", "reported"),
    [("t1", "", "已报"), ("t2", "", "未报"), ("t3", "等3家", "已报 1/3"), ("t8", "", "")],
)
def test_units(board: Board, uid: str, more: str, reported: str) -> None:
    row = board.rows[uid]
    assert words.more_units(row) == more
    assert words.reported_words(row) == reported


def test_units_that_owe_nothing(board: Board) -> None:
    row = board.rows["t5"]
    collective, other = row.units
    assert words.unit_status(collective) == "无填报表"
    assert words.received_words(collective) == "—"
    assert words.unit_status(replace(other, owes=False)) == "免报"
    assert words.reported_words(replace(row, units=(collective,))) == "无填报表"
    assert words.reported_words(replace(row, units=(replace(other, owes=False),))) == "免报"


def test_contacts(board: Board) -> None:
    waterworks, _, school = board.rows["t3"].units
    assert words.contact_words(waterworks, due=False) == "李四　1002"
    assert words.contact_words(waterworks, due=True) == "待催报：李四 1002"
    assert words.contact_words(school, due=True) == "联系人未填"


def test_typed_here_is_not_a_file_that_came_back(board: Board) -> None:
    commerce = board.rows["t3"].units[1]
    assert words.received_words(commerce) == "10-09 交回"
    assert words.received_words(replace(commerce, received_on=None)) == "10-12 登记"


@pytest.mark.parametrize(
    ("by", "shown", "expected"),
    [
        (GroupBy.SECTION, 3, "3 项（本章共 8 项）"),
        (GroupBy.LEADER, 3, "3 项（该领导共 8 项）"),
        (GroupBy.UNIT, 3, "3 项（该单位共 8 项）"),
        (GroupBy.DEADLINE, 3, "3 项（该时限共 8 项）"),
        (GroupBy.STATUS, 3, "3 项（该状态共 8 项）"),
        (GroupBy.STATUS, 8, "8 项"),
    ],
)
def test_group_counts(by: GroupBy, shown: int, expected: str) -> None:
    assert words.group_count(by, shown, 8) == expected


def test_unit_sentence(board: Board) -> None:
    waterworks, commerce, _ = board.rows["t3"].units
    assert words.unit_sentence(waterworks) == "区水务局，待催报：李四 1002，未交回，未报送"
    assert words.unit_sentence(commerce) == (
        "区商务局，10-09 交回，正常推进，78%，完成管网改造 3 公里。"
    )
