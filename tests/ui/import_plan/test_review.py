"""Step 2 without a window: what is to be decided, decided, and taken back."""

import re
from pathlib import Path

import pytest

from tzdesk.domain.document import document_from_text
from tzdesk.domain.draft import ProblemKind
from tzdesk.parsing import parse
from tzdesk.services.corrections import Accept, EditTask, Exclude, JoinPrevious
from tzdesk.ui.dialogs.import_plan.finding import Finding, State
from tzdesk.ui.dialogs.import_plan.review import Review

PLAN = Path(__file__).parents[3] / "resources" / "2023-tongzhou-plan.txt"


def review_of(text: str) -> Review:
    document = document_from_text(text, "方案.txt")
    return Review(document, parse(document))


@pytest.fixture(scope="module")
def text() -> str:
    return PLAN.read_text("utf-8")


@pytest.fixture
def damaged(text: str) -> Review:
    """The real plan without the number 59."""
    return review_of(re.sub(r"(?m)^59\.", "", text))


def in_state(review: Review, state: State) -> list[Finding]:
    return [one for one in review.findings if one.state is state]


def test_real_plan_needs_no_decision(text: str) -> None:
    review = review_of(text)
    assert in_state(review, State.OPEN) == []
    assert review.may_continue
    assert review.headline == "识别 7 章、138 项任务、9 位领导和 1 个集体、73 个单位"
    assert review.footer == "将导入 138 项任务，写入前还可以核对"
    (verified,) = in_state(review, State.VERIFIED)
    assert verified.text == "138 项均有牵头领导、责任单位、完成时限；共 7 章"
    (copied,) = in_state(review, State.HANDLED)
    assert (copied.title, copied.lines, copied.done) == ("疑似抄送行", (1127,), "已移出")


def test_missing_number_is_told_with_what_fills_it(damaged: Review) -> None:
    gap, unread = in_state(damaged, State.OPEN)
    assert (gap.title, gap.text) == ("跳号", "第 58 项之后为第 60 项，缺第 59 项")
    assert unread.title == "未识别段落"
    assert unread.text.startswith("第 483 行“完善一刻钟便民生活圈")
    assert {one.remedies[0].label for one in (gap, unread)} == {"设为第 59 项"}
    assert damaged.counts.startswith("需处理 2，已处理 1，提示 ")
    assert damaged.footer == "处理“缺第 59 项”后可继续；也可勾选"
    assert damaged.despite_words == "按 137 项导入"
    assert not damaged.may_continue


def test_going_on_despite_problems(damaged: Review) -> None:
    damaged.despite_problems = True
    assert damaged.may_continue


@pytest.mark.parametrize("which", [0, 1])
def test_remedy_solves_both_and_is_taken_back(damaged: Review, text: str, which: int) -> None:
    finding = in_state(damaged, State.OPEN)[which]
    assert damaged.carry_out(finding, finding.remedies[0])
    assert in_state(damaged, State.OPEN) == []
    whole = review_of(text)
    made, right = damaged.draft.tasks[58], whole.draft.tasks[58]
    assert (made.number, made.text) == (right.number, right.text)
    assert (made.leaders, made.units) == (right.leaders, right.units)
    assert (made.deadline_text, made.due_on) == (right.deadline_text, right.due_on)
    assert made.section == right.section
    handled = in_state(damaged, State.HANDLED)[0]
    assert handled.done == "已设为第 59 项"
    assert damaged.changed == 1
    assert damaged.carry_out(handled, handled.remedies[0])
    assert len(in_state(damaged, State.OPEN)) == 2
    assert damaged.changed == 0


def test_copied_line_comes_back_as_unread(text: str) -> None:
    review = review_of(text)
    (copied,) = in_state(review, State.HANDLED)
    review.carry_out(copied, copied.remedies[0])
    (unread,) = in_state(review, State.OPEN)
    assert unread.lines == (1127,)
    assert [one.label for one in unread.remedies] == ["并入上一项", "移出正文"]
    review.carry_out(unread, unread.remedies[1])
    assert in_state(review, State.OPEN) == []
    assert len(in_state(review, State.HANDLED)) == 2


def test_corrections_stand_on_their_own(damaged: Review) -> None:
    damaged.correct(EditTask(19, "text", "甲。"), "已修改")
    damaged.correct(Exclude((483,)), "已移出")
    damaged.correct(EditTask(27, "text", "乙。"), "已修改")
    damaged.take_back(0)
    assert damaged.draft.tasks[0].text != "甲。"
    assert damaged.draft.tasks[1].text == "乙。"
    assert damaged.changed == 2
    assert damaged.closing_words == "已修改 2 处识别结果，关闭后不保留。"


def test_field_typed_twice_counts_once(damaged: Review) -> None:
    damaged.correct(EditTask(19, "text", "甲。"), "已修改")
    damaged.correct(EditTask(19, "text", "乙。"), "已修改")
    assert damaged.changed == 1
    assert damaged.draft.tasks[0].text == "乙。"


def test_joining_leaves_the_gap_to_be_accepted(damaged: Review) -> None:
    damaged.correct(JoinPrevious(483), "已并入上一项")
    (gap,) = in_state(damaged, State.OPEN)
    assert gap.remedies[0].label == "保留缺号"
    damaged.carry_out(gap, gap.remedies[0])
    assert damaged.may_continue
    accepted = Accept(490, ProblemKind.NUMBER_GAP, "第 58 项之后为第 60 项，缺第 59 项")
    assert accepted in damaged.corrections
    assert damaged.draft.tasks[57].text.endswith("提质升级。")


def test_names_of_one_unit(text: str) -> None:
    review = review_of(text)
    (choice,) = review.alias_choices
    assert (choice.name, choice.name_tasks) == ("区城市管理委（区城管执法局）", 2)
    assert (choice.other, choice.other_tasks, choice.merged) == ("区城市管理委", 15, False)
    assert review.merged_names == ()
    review.merge_names(choice.name, choice.other, True)
    assert review.merged_names == (("区城市管理委", "区城市管理委（区城管执法局）"),)
    assert review.changed == 1
    assert ("北投集团", "北京北投生态环境有限公司") in review.alike_names
    assert review.collective_names[0] == "各乡镇政府"
    assert len(review.collective_names) == 5


def test_tasks_that_lack_something_are_told() -> None:
    review = review_of(
        "一、甲\n1.做好甲事。\n牵头领导：张三\n责任单位：区教委\n完成时限：2023年底\n"
        "2.做好乙事。\n牵头领导：张三\n责任单位：区教委\n"
        "3.做好丙事。\n牵头领导：张三\n责任单位：区教委\n"
    )
    told = next(one for one in review.findings if one.title == "完整性")
    assert told.state is State.HINT
    assert told.text == "3 项中 2 项没有完成时限；共 1 章"
