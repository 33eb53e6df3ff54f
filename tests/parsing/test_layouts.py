"""Layouts of running text: levels of numbers, roles, headings that name someone, notices."""

from tests.parsing.test_plan import read
from tzdesk.domain.draft import PlanDraft, Role, TaskDraft


def roles(task: TaskDraft) -> list[tuple[str, Role]]:
    return [(unit.name, unit.role) for unit in task.units]


def headings(draft: PlanDraft, task: TaskDraft) -> list[str]:
    found, section = [], task.section
    while section is not None:
        found.insert(0, draft.sections[section].heading)
        section = draft.sections[section].parent
    return found


def test_chinese_numbers_in_brackets_as_tasks() -> None:
    draft = read(
        "2024年任务分解\n一、经济\n（一）推进产业升级。新建1-2家孵化器。\n主责单位：区发改委\n"
        "协办单位：区科委\n二、民生\n（一）建成3条道路。\n主责单位：区交通局\n"
    )
    assert [(t.number, headings(draft, t)) for t in draft.tasks] == [
        ("（一）", ["一、经济"]),
        ("（一）", ["二、民生"]),
    ]
    assert draft.problems == ()
    assert roles(draft.tasks[0]) == [("区发改委", Role.LEAD), ("区科委", Role.ASSIST)]


def test_details_in_brackets_belong_to_their_task() -> None:
    draft = read(
        "2024年要点\n1.优化营商环境\n（1）推进一网通办；\n（2）落实减税降费。\n责任单位：区税务局\n"
        "2.推动消费\n（1）办好活动；\n（2）促进消费。\n责任单位：区商务局\n"
    )
    assert [(t.number, t.text, len(t.units)) for t in draft.tasks] == [
        ("1", "优化营商环境\n（1）推进一网通办；\n（2）落实减税降费。", 1),
        ("2", "推动消费\n（1）办好活动；\n（2）促进消费。", 1),
    ]


def test_three_levels_above_the_tasks() -> None:
    draft = read(
        "2024年任务\n第一部分 经济\n一、产业\n（一）工业\n1.推进甲。\n责任单位：区教委\n"
        "第二部分 民生\n一、教育\n（一）学校\n2.推进乙。\n责任单位：区教委\n"
    )
    assert [headings(draft, task) for task in draft.tasks] == [
        ["第一部分 经济", "一、产业", "（一）工业"],
        ["第二部分 民生", "一、教育", "（一）学校"],
    ]


def test_decimal_numbers_under_numbered_headings() -> None:
    draft = read(
        "2024年任务\n1.产业升级\n1.1推进互联网。\n责任单位：区经信局\n1.2建设5万平方米园区。\n"
        "责任单位：区科委\n2.乡村振兴\n2.1建设农田。\n责任单位：区农业农村局\n"
    )
    assert [(t.number, headings(draft, t)) for t in draft.tasks] == [
        ("1.1", ["1.产业升级"]),
        ("1.2", ["1.产业升级"]),
        ("2.1", ["2.乡村振兴"]),
    ]
    assert draft.problems == ()


def test_a_figure_right_behind_the_number() -> None:
    draft = read(
        "2024年任务\n1.2024年底前建成园区。\n责任单位：区发改委\n2.5G基站新建100个。\n"
        "责任单位：区经信局\n3.106国道改线。\n责任单位：区交通局\n"
    )
    assert [(t.number, t.text) for t in draft.tasks] == [
        ("1", "2024年底前建成园区。"),
        ("2", "5G基站新建100个。"),
        ("3", "106国道改线。"),
    ]


def test_clauses_in_brackets() -> None:
    draft = read(
        "2024年任务\n1.推进甲。（区教委牵头，区财政局、各街道配合；9月底前完成）\n"
        "2.推进乙。（市政府各部门分别负责，年内持续推进）\n"
        "3.推进丙，办好（国际）文化节。（区委宣传部、区文化和旅游局负责）\n"
        "4.推进丁。（区教委、区财政局）\n5.推进戊（责任单位：区教委，各区政府）。\n"
    )
    assert roles(draft.tasks[0]) == [
        ("区教委", Role.LEAD),
        ("区财政局", Role.ASSIST),
        ("各街道", Role.ASSIST),
    ]
    assert [task.deadline_text for task in draft.tasks[:2]] == ["9月底前完成", "年内持续推进"]
    assert [len(task.units) for task in draft.tasks] == [3, 1, 2, 2, 2]
    assert [task.text for task in draft.tasks[2:]] == [
        "推进丙，办好（国际）文化节。",
        "推进丁。",
        "推进戊。",
    ]


def test_clauses_in_the_value_of_a_label() -> None:
    draft = read("2024年任务\n1.推进甲。\n责任单位：区教委牵头，区财政局、区人社局配合\n")
    assert roles(draft.tasks[0]) == [
        ("区教委", Role.LEAD),
        ("区财政局", Role.ASSIST),
        ("区人社局", Role.ASSIST),
    ]


def test_helpers_of_a_lead() -> None:
    draft = read(
        "2024年任务\n1.甲。\n牵头单位：区教委\n责任单位：区财政局\n2.乙。\n责任单位：区教委\n"
    )
    assert roles(draft.tasks[0]) == [("区教委", Role.LEAD), ("区财政局", Role.ASSIST)]
    assert roles(draft.tasks[1]) == [("区教委", Role.RESPONSIBLE)]


def test_leaders_with_roles() -> None:
    draft = read("2024年任务\n1.甲。\n牵头领导：张三\n协同领导：李四、王五\n责任单位：区教委\n")
    assert [(one.name, one.role) for one in draft.tasks[0].leaders] == [
        ("张三", Role.LEAD),
        ("李四", Role.ASSIST),
        ("王五", Role.ASSIST),
    ]


def test_headings_name_the_leader() -> None:
    draft = read(
        "2024年任务清单\n一、区长张三牵头负责的任务（2项）\n1.甲。\n责任单位：区发改委\n"
        "二、常务副区长牵头任务\n2.乙。\n责任单位：区财政局\n三、李四同志分管领域\n3.丙。\n"
        "责任单位：区人社局\n四、市政府班子成员共同推进重点工作\n4.丁。\n责任单位：区教委\n"
    )
    names = [[leader.name for leader in task.leaders] for task in draft.tasks]
    assert names == [["张三"], ["常务副区长"], ["李四"], ["市政府班子成员"]]


def test_headings_tell_duties_for_the_tasks_below() -> None:
    draft = read(
        "2024年任务\n一、产业（牵头领导：张三；责任单位：区发改委）\n1.甲。\n2.乙。\n责任单位：区财政局\n"
        "二、民生\n牵头领导：李四\n3.丙。\n责任单位：区教委\n"
    )
    assert [[leader.name for leader in t.leaders] for t in draft.tasks] == [
        ["张三"],
        ["张三"],
        ["李四"],
    ]
    assert [t.units[0].name for t in draft.tasks] == ["区发改委", "区财政局", "区教委"]


def test_labels_without_colons_and_values_below() -> None:
    draft = read(
        "2024年任务\n1.甲。\n牵头领导　张三\n责任单位　区教委、区财政局\n2.乙。\n牵头领导\n李四\n"
        "责任单位：\n区教委\n完成时限：\n12月底\n"
    )
    assert [[leader.name for leader in t.leaders] for t in draft.tasks] == [["张三"], ["李四"]]
    assert [len(t.units) for t in draft.tasks] == [2, 1]
    assert draft.tasks[1].deadline_text == "12月底"


def test_the_covering_notice_and_the_closing_are_no_body() -> None:
    draft = read(
        "示例区人民政府办公室关于印发2024年重点工作任务分工的通知\n各部门：\n现印发给你们。\n"
        "1.高度重视。各单位要加强领导。\n2.按时报送。请于每月25日前报送。\n联系人：张三，电话：6000000\n"
        "示例区人民政府办公室\n2024年2月1日\n2024年重点工作任务分工\n1.推进产业。\n责任单位：区发改委\n"
        "2.推进项目。\n责任单位：区财政局\n保障措施\n一、加强组织领导。各部门要落实责任。\n"
        "抄送：区委办。\n示例区人民政府办公室 2024年2月2日印发\n"
    )
    assert [(t.number, t.text) for t in draft.tasks] == [("1", "推进产业。"), ("2", "推进项目。")]
    assert draft.problems == ()
    assert (draft.title, draft.issuer) == ("2024年重点工作任务分工", "示例区人民政府办公室")
    assert draft.issued_on is not None
    assert draft.issued_on.isoformat() == "2024-02-01"


def test_two_lists_in_one_document() -> None:
    draft = read(
        "附件1\n2024年政府工作报告分解\n一、经济\n1.甲。\n责任单位：区发改委\n附件2\n"
        "2024年民生实事分解\n1.乙。\n责任单位：区教委\n"
    )
    assert [headings(draft, t) for t in draft.tasks] == [["一、经济"], ["2024年民生实事分解"]]
    assert draft.problems == ()


def test_a_task_of_several_paragraphs() -> None:
    draft = read(
        "2024年方案\n1.推进乡村振兴。\n一是抓好粮食生产，完成播种20万亩；\n二是建设农田3万亩。\n"
        "责任单位：区农业农村局\n2.推进教育。\n责任单位：区教委\n"
    )
    assert draft.tasks[0].text.split("\n") == [
        "推进乡村振兴。",
        "一是抓好粮食生产，完成播种20万亩；",
        "二是建设农田3万亩。",
    ]


def test_tasks_without_any_labels() -> None:
    draft = read(
        "2024年工作要点\n一、经济\n1.推进产业。\n2.推进项目。\n二、民生\n3.推进教育。\n"
        "示例区人民政府办公室\n2024年1月5日\n抄送：区委办公室。\n"
    )
    assert [task.text for task in draft.tasks] == ["推进产业。", "推进项目。", "推进教育。"]
    assert [problem.message for problem in draft.problems] == ["3 项任务没有责任单位"]


def test_unnumbered_tasks_right_below_the_title_and_numbered_headings() -> None:
    draft = read(
        "2024年为民实事责任分解\n新增学位1080个。（责任单位：市教委）\n一、教育\n"
        "改扩建幼儿园5所。（责任单位：市教委）\n二、卫生\n启动1-2家中心建设。（责任单位：市卫健委）\n"
    )
    assert [(t.number, t.text, headings(draft, t)) for t in draft.tasks] == [
        (None, "新增学位1080个。", []),
        (None, "改扩建幼儿园5所。", ["一、教育"]),
        (None, "启动1-2家中心建设。", ["二、卫生"]),
    ]
    assert draft.title == "2024年为民实事责任分解"


def test_units_one_below_another_and_beside_a_slash() -> None:
    draft = read(
        "2024年任务\n1.甲。\n责任单位：\n区教委\n区财政局\n区民政局\n完成时限：\n12月底\n"
        "2.乙。\n责任单位：区教委/区财政局\n3.丙。\n牵头单位：区教委（配合单位：区财政局、区民政局）\n"
    )
    assert [len(task.units) for task in draft.tasks] == [3, 2, 3]
    assert draft.tasks[0].deadline_text == "12月底"
    assert [role for _, role in roles(draft.tasks[2])] == [Role.LEAD, Role.ASSIST, Role.ASSIST]


def test_headings_that_are_a_person_with_posts() -> None:
    draft = read(
        "2024年区领导包保重点项目\n（一）区委书记 陈远山\n"
        "1.产业园项目。总投资5亿元。责任单位：区发改委\n"
        "（二）区委常委、常务副区长周砚秋\n2.公园项目。责任单位：区园林绿化局\n"
    )
    names = [[leader.name for leader in task.leaders] for task in draft.tasks]
    assert names == [["陈远山"], ["周砚秋"]]
    assert draft.tasks[0].text == "产业园项目。总投资5亿元。"
