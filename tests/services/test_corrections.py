"""Corrections of a draft: each gives its lines another meaning and loses none."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.services.marked_drafts import marked
from tzdesk.domain.document import Document
from tzdesk.domain.draft import Named, PlanDraft, Problem, ProblemKind, Role
from tzdesk.services.corrections import (
    Accept,
    Correction,
    EditSection,
    EditTask,
    Exclude,
    JoinPrevious,
    MakeSection,
    MakeTask,
    Restore,
    corrected,
)
from tzdesk.services.draft_fields import split_names
from tzdesk.services.draft_numbers import gaps, renumbered

# Lines: 1 front, 2 heading, 3-6 item 1, 7 unread, 8-10 its labels, 11-14 item 3, 15 heading …
TEXT = """
~北京市文件
{s:一、目标}
{n:1.}{t:力促选址落地。}
牵头领导：{l:杨磊}、{l:卢庆雷}
责任单位：{u:区体育局}
完成时限：{d:2023年12月底}
完善便民生活圈。
牵头领导：{l:杨磊}
责任单位：{u:区商务局}
完成时限：{d:2023年10月底}
{n:3.}{t:引导企业转型，}
{t:拓展新体验。}
责任单位：{u:区商务局}
完成时限：{d:2023年11月底}
{s:二、治理}
{n:4.}{t:深入落实计划。}
责任单位：{u:区民政局}
~区各人民团体。
"""


def names(named: tuple[Named, ...]) -> list[str]:
    return [one.name for one in named]


def lines_of(draft: PlanDraft) -> set[int]:
    """All lines that have a place in the draft."""
    return (
        {line for one in (*draft.sections, *draft.tasks) for line in one.lines}
        | {one.line for one in draft.problems}
        | {one.line for one in draft.ignored}
    )


def changed(*corrections: Correction) -> PlanDraft:
    document, draft = marked(TEXT)
    return corrected(document, draft, corrections)


def test_text_becomes_the_missing_task_with_the_labels_below_it() -> None:
    draft = changed(MakeTask(7, "2"))
    assert [task.number for task in draft.tasks] == ["1", "2", "3", "4"]
    before, made, after, _ = draft.tasks
    assert made.text == "完善便民生活圈。"
    assert (names(made.leaders), names(made.units)) == (["杨磊"], ["区商务局"])
    assert made.due_on == date(2023, 10, 31)
    assert made.section == 0
    assert made.lines == (7, 8, 9, 10)
    assert (names(before.leaders), names(before.units)) == (["杨磊", "卢庆雷"], ["区体育局"])
    assert before.deadline_text == "2023年12月底"
    assert after.text == "引导企业转型，拓展新体验。"
    assert draft.problems == ()


def test_gap_and_the_text_that_fits_it() -> None:
    _, draft = marked(TEXT)
    (gap,) = gaps(draft)
    assert (gap.number, gap.line, gap.after_line, gap.is_task) == ("2", 7, 11, False)
    told = [(one.line, one.kind) for one in renumbered(draft).problems]
    assert told == [(7, ProblemKind.UNREAD_TEXT), (11, ProblemKind.NUMBER_GAP)]


def test_continuation_is_cut_off_as_a_task_of_its_own() -> None:
    draft = changed(MakeTask(12))
    assert [task.text for task in draft.tasks][1:3] == ["引导企业转型，", "拓展新体验。"]
    assert names(draft.tasks[1].units) == []
    assert names(draft.tasks[2].units) == ["区商务局"]
    assert draft.tasks[1].deadline_text is None


def test_heading_takes_the_tasks_below_it() -> None:
    draft = changed(MakeSection(7))
    assert [one.heading for one in draft.sections] == ["一、目标", "完善便民生活圈。", "二、治理"]
    assert [task.section for task in draft.tasks] == [0, 1, 2]


def test_task_made_a_heading_leaves_its_labels_to_be_decided() -> None:
    draft = changed(MakeSection(11))
    assert [task.number for task in draft.tasks] == ["1", "4"]
    unread = {one.line for one in draft.problems if one.kind is ProblemKind.UNREAD_TEXT}
    assert unread == {7, 12, 13, 14}


def test_heading_made_a_task_gives_its_tasks_to_the_heading_above() -> None:
    draft = changed(MakeTask(15, "4"))
    assert [one.number for one in draft.sections] == ["一"]
    assert {task.section for task in draft.tasks} == {0}
    assert [task.text for task in draft.tasks][-2] == "二、治理"


def test_task_joins_the_one_above_with_all_it_says() -> None:
    draft = changed(JoinPrevious(11))
    joined = draft.tasks[0]
    assert joined.text == "力促选址落地。引导企业转型，拓展新体验。"
    assert names(joined.units) == ["区体育局", "区商务局"]
    assert joined.deadline_text == "2023年11月底"
    assert [task.number for task in draft.tasks] == ["1", "4"]


def test_text_joins_the_task_above() -> None:
    draft = changed(JoinPrevious(7))
    assert draft.tasks[0].text == "力促选址落地。完善便民生活圈。"
    assert [one.kind for one in draft.problems] == [ProblemKind.NUMBER_GAP]


def test_nothing_above_to_join() -> None:
    document, draft = marked("说明文字。\n{n:1.}{t:做事。}")
    assert corrected(document, draft, [JoinPrevious(1)]).tasks == draft.tasks


def test_excluded_task_leaves_with_all_its_lines() -> None:
    draft = changed(Exclude((11,)))
    assert [task.number for task in draft.tasks] == ["1", "4"]
    assert [one.line for one in draft.ignored] == [1, 11, 12, 13, 14, 18]
    assert {part.line for part in draft.parts}.isdisjoint({11, 12, 13, 14})


def test_excluded_continuation_leaves_the_task() -> None:
    draft = changed(Exclude((12,)))
    assert draft.tasks[1].text == "引导企业转型，"


def test_restored_line_is_to_be_decided_again() -> None:
    draft = changed(Restore((18,)))
    assert draft.ignored[0].line == 1
    assert (18, ProblemKind.UNREAD_TEXT) in {(one.line, one.kind) for one in draft.problems}


def test_accepted_problem_is_not_told_again() -> None:
    draft = changed(Accept(11, ProblemKind.NUMBER_GAP, "第 1 项之后为第 3 项，缺第 2 项"))
    assert [one.kind for one in draft.problems] == [ProblemKind.UNREAD_TEXT]


def test_fields_as_typed() -> None:
    draft = changed(
        EditTask(3, "leaders", "杨磊、张三"),
        EditTask(3, "units", "区体育局，区水务局（区河长办、区节水办）"),
        EditTask(3, "deadline", "11月底"),
        EditTask(3, "text", "  力促\r\n选址。 "),
        EditTask(3, "number", ""),
    )
    task = draft.tasks[0]
    assert names(task.leaders) == ["杨磊", "张三"]
    assert names(task.units) == ["区体育局", "区水务局（区河长办、区节水办）"]
    assert task.due_on == date(2023, 11, 30)
    assert task.text == "力促\n选址。"
    assert task.number is None


def test_text_cannot_be_emptied() -> None:
    assert changed(EditTask(3, "text", " ")).tasks[0].text == "力促选址落地。"


def test_names_keep_their_roles() -> None:
    document, draft = marked("{n:1.}{t:做事。}\n牵头单位：{u:区水务局}\n责任单位：{u:区民政局}")
    task = draft.tasks[0]
    task = replace(task, units=(Named("区水务局", Role.LEAD), task.units[1]))
    draft = replace(draft, tasks=(task,))
    edited = corrected(document, draft, [EditTask(1, "units", "区民政局、区水务局、区教委")])
    roles = {one.name: one.role for one in edited.tasks[0].units}
    assert roles["区水务局"] is Role.LEAD
    assert roles["区教委"] is Role.RESPONSIBLE


def test_role_of_a_label_is_what_it_was_elsewhere() -> None:
    document, draft = marked(
        "{n:1.}{t:做事。}\n配合单位：{u:区水务局}\n另一件事。\n配合单位：{u:区教委}"
    )
    task = replace(draft.tasks[0], units=(Named("区水务局", Role.ASSIST),), lines=(1, 2))
    draft = replace(draft, tasks=(task,))
    made = corrected(document, draft, [MakeTask(3, "2")]).tasks[1]
    assert [(one.name, one.role) for one in made.units] == [("区教委", Role.ASSIST)]


def test_heading_as_typed() -> None:
    draft = changed(EditSection(2, "一、主要预期目标"), EditSection(15, ""))
    assert (draft.sections[0].number, draft.sections[0].title) == ("一", "主要预期目标")
    assert draft.sections[1].heading == "二、治理"


def test_first_and_long_gaps() -> None:
    _, draft = marked("{n:3.}{t:甲。}\n{n:4.}{t:乙。}\n{n:40.}{t:丙。}")
    assert [gap.message for gap in gaps(draft)] == [
        "第一项为第 3 项，缺第 1 项",
        "第一项为第 3 项，缺第 2 项",
        "第 4 项之后为第 40 项，缺第 5–39 项",
    ]


def test_bracketed_numbers_count() -> None:
    _, draft = marked("{n:（一）}{t:甲。}\n{n:（三）}{t:乙。}")
    assert [gap.number for gap in gaps(draft)] == ["2"]


def test_repeated_number_is_told_and_mended() -> None:
    document, draft = marked("{n:1.}{t:甲。}\n{n:2.}{t:乙。}\n{n:2.}{t:丙。}\n{n:4.}{t:丁。}")
    kinds = [(one.line, one.kind) for one in renumbered(draft).problems]
    assert kinds == [(3, ProblemKind.NUMBER_REPEATED), (4, ProblemKind.NUMBER_GAP)]
    assert corrected(document, draft, [EditTask(3, "number", "3")]).problems == ()


def test_numbers_may_begin_anew_under_another_heading() -> None:
    _, draft = marked("{s:一、甲}\n{n:1.}{t:甲。}\n{n:2.}{t:乙。}\n{s:二、乙}\n{n:1.}{t:丙。}")
    assert renumbered(draft).problems == ()


def test_empty_unit_is_mended_by_typing() -> None:
    document, draft = marked("{n:1.}{t:甲。}")
    draft = replace(draft, problems=(Problem(1, ProblemKind.NO_UNIT, "第 1 项没有责任单位", ""),))
    assert corrected(document, draft, [EditTask(1, "units", "区教委")]).problems == ()


def test_names_are_split() -> None:
    assert split_names("杨磊、卢庆雷，杨磊；\n张三") == ("杨磊", "卢庆雷", "张三")


LINES = st.integers(1, 18)
ANY = st.one_of(
    st.builds(MakeTask, LINES, st.none() | st.just("9")),
    st.builds(MakeSection, LINES),
    st.builds(JoinPrevious, LINES),
    st.builds(Exclude, st.lists(LINES, min_size=1, max_size=3).map(tuple)),
    st.builds(Restore, st.lists(LINES, min_size=1, max_size=3).map(tuple)),
)


@given(st.lists(ANY, max_size=6))
def test_no_correction_loses_a_line(corrections: list[Correction]) -> None:
    document, draft = marked(TEXT)
    all_lines = lines_of(draft)
    after = corrected(document, draft, corrections)
    assert lines_of(after) >= all_lines
    assert_sound(document, after)


def assert_sound(document: Document, draft: PlanDraft) -> None:
    """Every index leads somewhere, everything stands in order."""
    assert all(task.section is None or task.section < len(draft.sections) for task in draft.tasks)
    assert all(one.parent is None or one.parent < at for at, one in enumerate(draft.sections))
    begins = [task.lines[0] for task in draft.tasks if task.lines]
    assert begins == sorted(begins)
    assert all(0 < line <= len(document.lines) for line in lines_of(draft))
