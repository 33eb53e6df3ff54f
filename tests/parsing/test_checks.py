"""Problems, suggestions and front matter."""

from datetime import date

from tests.parsing.test_plan import read, text_of
from tests.parsing.truths import PLAN, real_facts
from tzdesk.domain.draft import PlanDraft, ProblemKind, SuggestionKind


def real_text() -> str:
    return PLAN.read_text(encoding="utf-8")


def test_a_lost_number_is_a_gap_and_its_paragraph_unread() -> None:
    draft = read(real_text().replace("59.完善", "完善"))
    assert len(draft.tasks) == 137
    unread, gap = draft.problems
    assert (unread.kind, gap.kind) == (ProblemKind.UNREAD_TEXT, ProblemKind.NUMBER_GAP)
    assert gap.message == "第 58 项之后为第 60 项，缺第 59 项"
    assert unread.text.startswith("完善")
    assert len(unread.lines) == 4
    assert [len(task.units) for task in draft.tasks] == [
        len(task["units"]) for task in real_facts()["tasks"] if task["number"] != 59
    ]


def test_a_lost_task_line_leaves_its_labels_unread() -> None:
    lines = real_text().splitlines()
    lost = [line for line in lines if not line.startswith("59.")]
    draft = read("\n".join(lost))
    kinds = [problem.kind for problem in draft.problems]
    assert kinds == [ProblemKind.UNREAD_TEXT, ProblemKind.NUMBER_GAP]
    assert draft.problems[0].text.startswith("牵头领导：")


def test_a_number_given_twice() -> None:
    draft = read(real_text().replace("60.引导", "59.引导"))
    assert len(draft.tasks) == 138
    assert [(p.kind, p.message) for p in draft.problems] == [
        (ProblemKind.NUMBER_REPEATED, "第 59 项重复出现"),
        (ProblemKind.NUMBER_GAP, "第 59 项之后为第 61 项，缺第 60 项"),
    ]


def test_numbers_may_start_over_under_every_heading() -> None:
    draft = read(
        "2024年方案\n一、经济\n1.甲。\n责任单位：区发改委\n2.乙。\n责任单位：区财政局\n"
        "二、民生\n1.丙。\n责任单位：区教委\n3.丁。\n责任单位：区教委\n"
    )
    assert [problem.message for problem in draft.problems] == ["第 1 项之后为第 3 项，缺第 2 项"]


def test_unknown_labels_and_dates_keep_their_words() -> None:
    draft = read(
        "2024年方案\n1.甲。\n责任单位：区教委\n完成标准：达到国家要求\n完成时限：待定\n"
        "2.乙。\n责任单位：区教委　考核办法：年底打分\n"
    )
    assert [(p.kind, p.line, p.text) for p in draft.problems] == [
        (ProblemKind.UNREADABLE_DATE, 2, "待定"),
        (ProblemKind.UNKNOWN_LABEL, 4, "完成标准：达到国家要求"),
        (ProblemKind.UNKNOWN_LABEL, 7, "考核办法：年底打分"),
    ]
    assert draft.tasks[0].deadline_text == "待定"
    assert draft.tasks[1].units[0].name == "区教委"


def test_labels_without_a_task_before_them() -> None:
    draft = read(
        "2024年方案\n一、经济\n牵头领导：李四\n责任单位：区财政局\n1.甲。\n牵头领导：张三\n"
        "责任单位：区教委\n2.乙。\n牵头领导：张三\n责任单位：区教委\n"
    )
    (problem,) = draft.problems
    assert problem.kind is ProblemKind.UNREAD_TEXT
    assert problem.lines == (3, 4)
    assert "区财政局" in problem.text


def suggested(draft: PlanDraft, kind: SuggestionKind) -> list[tuple[str, ...]]:
    return [suggestion.names for suggestion in draft.suggestions if suggestion.kind is kind]


def test_what_the_real_plan_suggests() -> None:
    draft = read(real_text())
    facts = real_facts()
    (alias,) = suggested(draft, SuggestionKind.UNIT_ALIAS)
    assert sorted(alias) == sorted(facts["alias_candidates"][0])
    assert suggested(draft, SuggestionKind.UNIT_ALIKE) == [("北投集团", "北京北投生态环境有限公司")]
    collective = suggested(draft, SuggestionKind.COLLECTIVE_UNIT)
    assert sorted(names[0] for names in collective) == sorted(facts["collective_units"])
    assert suggested(draft, SuggestionKind.LEADER_NOT_A_PERSON) == [("区政府班子成员",)]
    assert len(draft.suggestions) == 1 + 1 + 5 + 1


def test_short_and_full_names_may_be_one_unit() -> None:
    draft = read(
        "2024年方案\n1.甲。\n责任单位：区卫健委、区发展改革委、区教委\n"
        "2.乙。\n责任单位：区卫生健康委、区发展和改革委员会、区财政局\n"
    )
    assert suggested(draft, SuggestionKind.UNIT_ALIAS) == [
        ("区卫健委", "区卫生健康委"),
        ("区发展改革委", "区发展和改革委员会"),
    ]


def test_deadlines_in_prose_and_without_a_year() -> None:
    draft = read(
        "2024年方案\n1.9月底前建成学校。\n责任单位：区教委\n2.乙。\n责任单位：区教委\n时限：12月底\n"
    )
    found = [(s.kind, s.tasks) for s in draft.suggestions]
    assert found == [
        (SuggestionKind.DEADLINE_IN_TEXT, (0,)),
        (SuggestionKind.DEADLINE_WITHOUT_YEAR, (1,)),
    ]
    assert "9月底前" in draft.suggestions[0].message


def test_front_matter_of_the_specimens() -> None:
    found = [
        (draft.title, draft.doc_no, draft.issuer, draft.issued_on, draft.year)
        for draft in (read(text_of(name)) for name in ("01", "02", "06", "09", "13"))
    ]
    office = "示例区人民政府办公室"
    assert found == [
        (
            "2023年区政府工作报告重点工作分工方案",
            "示政办发〔2023〕1号",
            office,
            date(2023, 3, 3),
            2023,
        ),
        (
            "示例区政府2023年重点工作任务分解和责任分工方案",
            "示政发〔2023〕2号",
            "示城市示例区人民政府",
            date(2023, 3, 28),
            2023,
        ),
        ("2016年民生实事目标任务分解表", "示府办〔2016〕20号", "示例县人民政府办公室", None, 2016),
        (
            "国务院关于落实《政府工作报告》重点工作部门分工的意见（版式样例）",
            "示发〔2020〕6号",
            "国务院",
            None,
            2020,
        ),
        ("《2024年政府工作报告》目标任务分工方案", None, None, None, 2024),
    ]


def test_a_title_without_a_word_for_it() -> None:
    draft = read("2024年度任务\n1.甲。\n责任单位：区教委\n时限：二〇二四年六月\n")
    assert (draft.title, draft.year, draft.sections) == ("2024年度任务", 2024, ())
    assert draft.tasks[0].due_on == date(2024, 6, 30)


def test_a_notice_names_the_plan() -> None:
    draft = read(
        "关于下达2024年度区政府重点工作任务的通知\n示政发[2024]5号\n各镇人民政府：\n"
        "1、推进产业。责任领导：张三；责任单位：区发改委。\n二〇二四年一月五日\n"
    )
    assert (draft.title, draft.doc_no) == ("2024年度区政府重点工作任务", "示政发[2024]5号")
