"""The tree on paper: what is shown, on pages that each have title, heads and number."""

import re

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.printing.drawing import drawn, laid_out, words_of
from tests.ui.windows import tree_on_screen
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.status import Status
from tzdesk.services.editing import Edit
from tzdesk.services.splitting import proposed_parts, split_task
from tzdesk.ui.printing.sheet import Orientation
from tzdesk.ui.printing.task_list import NOTHING, TaskList
from tzdesk.ui.printing.task_rows import GroupBlock
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.task_tree import TaskTree

HEADS = ("序号", "工作任务", "牵头领导", "责任单位", "完成时限", "进展状态", "完成比例", "本期进展")
LONG = "第{}期工程按计划推进。"


@pytest.fixture
def tree(qtbot: QtBot, tree_session: Session) -> TaskTree:
    return tree_on_screen(tree_session, qtbot, (1100, 700))


def printout(tree: TaskTree) -> TaskList:
    layout = tree.view.tree.layout
    assert layout
    return TaskList(tree.view, layout)


def test_every_page_has_title_heads_and_number(tree: TaskTree, tree_session: Session) -> None:
    progress = "\n".join(LONG.format(number) for number in range(90))
    tree_session.edit([Edit("t1", "progress", progress, "2023Q3")])
    pages = words_of(printout(tree))
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert "2023年重点工作\n" in page
        assert "2023年第三季度　按章节　8 项任务\n" in page
        assert all(f"{head}\n" in page for head in HEADS)
        assert f"第 {number} 页　共 {len(pages)} 页\n" in page
        assert "2023-10-12 打印\n" in page


def test_a_text_longer_than_a_page_is_whole(tree: TaskTree, tree_session: Session) -> None:
    progress = "\n".join(LONG.format(number) for number in range(90))
    tree_session.edit([Edit("t1", "progress", progress, "2023Q3")])
    together = "".join(words_of(printout(tree))).replace("\n", "")
    assert [int(one) for one in re.findall(r"第(\d+)期工程", together)] == list(range(90))


def test_every_task_and_unit_is_named_once_in_its_group(tree: TaskTree) -> None:
    page = "".join(words_of(printout(tree)))
    assert page.count("社会消费品零售总额") == 1
    for section in ("一、主要预期目标", "二、聚焦规划体系落地", "三、全面深化改革"):
        assert page.count(f"{section}\n") == 1
    # On the screen 「区水务局 等3家」; paper has no tooltip.
    assert "区水务局、区商务局、区教委已报" in page.replace("\n", "")
    assert "等3家" not in page
    assert "已报" in page


def test_only_what_passes_the_filter(tree: TaskTree, tree_session: Session) -> None:
    board = tree_session.board
    assert board
    status = next(row.status for row in board if row.number == "1")
    tree_session.ask(TaskFilter(statuses=frozenset({status})))
    shown = [row for row in board if row.status is status]
    page = "".join(words_of(printout(tree)))
    assert f"显示 {len(shown)}/8 项任务　筛选：状态 {status.value}" in page
    for row in board:
        assert (row.text[:6] in page) is (row.status is status)
    tree_session.ask(TaskFilter(statuses=frozenset({Status.ADJUSTED})))
    assert NOTHING in words_of(printout(tree))[0]


def test_grouping_order_and_columns_are_the_screens(tree: TaskTree, tree_session: Session) -> None:
    tree_session.group_by(GroupBy.LEADER)
    tree.view.columns.want("progress", False)
    tree.view.columns.want("section", True)
    tree.view.columns.move("status", 1)
    page = words_of(printout(tree))[0]
    assert "按领导　8 项任务（分别计入 10 条）\n" in page
    assert "本期进展\n" not in page
    assert page.index("序号\n") < page.index("进展状态\n") < page.index("工作任务\n")
    assert "章节\n" in page
    tree.sort("text")
    layout = tree.view.tree.layout
    assert layout
    wanted = [layout.rows[number].text[:6] for line in layout.shown for number in line.numbers]
    lines = "".join(words_of(printout(tree))).split("\n")
    assert [line[:6] for line in lines if line[:6] in wanted] == wanted


def test_closed_group_is_its_heading_alone(tree: TaskTree) -> None:
    tree.view.open_all(False)
    page = "".join(words_of(printout(tree)))
    assert "一、主要预期目标\n" in page
    assert "社会消费品" not in page


def test_open_task_shows_its_units_and_a_split_one_its_parts(
    tree: TaskTree, tree_session: Session
) -> None:
    before = "".join(words_of(printout(tree)))
    assert before.count("区体育局") == 2
    tree.view.toggle(tree.view.tree.find(("s1", "t4", "")))
    assert "".join(words_of(printout(tree))).count("区体育局") == 3
    desk = tree_session.desk
    assert desk
    parts = proposed_parts(desk.ledger, "t3")
    tree_session.write(lambda here: split_task(here, "t3", parts))
    tree.view.toggle(tree.view.tree.find(("s1", "t3", "")))
    page = "".join(words_of(printout(tree)))
    assert all(f"3-{nth}\n" in page for nth in range(1, len(parts) + 1))


def test_heading_never_stands_alone_at_the_foot(tree: TaskTree, tree_session: Session) -> None:
    for lines in range(8, 40, 3):
        text = "\n".join(["推进中。"] * lines)
        tree_session.edit([Edit("t2", "progress", text, "2023Q3")])
        for page in laid_out(printout(tree), Orientation.LANDSCAPE).pages:
            assert not isinstance(page[-1], GroupBlock)


def test_without_whole_texts_rows_are_as_high_as_on_the_screen(
    tree: TaskTree, tree_session: Session
) -> None:
    tree_session.edit([Edit("t1", "progress", "\n".join(["推进中。"] * 60), "2023Q3")])
    whole = laid_out(printout(tree), Orientation.LANDSCAPE)
    short = laid_out(printout(tree), Orientation.LANDSCAPE, whole=False)
    assert len(short.pages) == 1 < len(whole.pages)
    assert "等3家" in words_of(printout(tree), whole=False)[0].replace("\n", "")


def test_words_are_found_as_they_are_typed(tree: TaskTree) -> None:
    """Not as the radicals ⼯ ⼀ ⽬, which look the same and share a glyph."""
    pages = words_of(printout(tree))
    assert not [one for page in pages for one in page if "\u2e80" <= one <= "\u2fdf"]


def test_nothing_on_paper_is_a_picture(tree: TaskTree) -> None:
    assert b"/Subtype /Image" not in drawn(printout(tree))
