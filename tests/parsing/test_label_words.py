"""Labels of other offices: without a noun, of names and contents, of whole sections."""

import pytest

from tests.parsing.test_layouts import roles
from tests.parsing.test_plan import read
from tzdesk.domain.draft import Role


def test_labels_without_a_noun() -> None:
    draft = read(
        "2024年督办事项\n1.城北大道。牵头：区交通局；配合：区财政局；时限：10月底。\n"
        "2.城南医院。主办：区卫健委；协办：区住建局、区发改委；时限：12月底。\n"
    )
    assert [task.text for task in draft.tasks] == ["城北大道。", "城南医院。"]
    assert roles(draft.tasks[0]) == [("区交通局", Role.LEAD), ("区财政局", Role.ASSIST)]
    assert [unit.role for unit in draft.tasks[1].units] == [Role.LEAD, Role.ASSIST, Role.ASSIST]


@pytest.mark.parametrize(
    ("unit", "due"),
    [("责任股室", "进度要求"), ("承办处室", "时间进度安排"), ("牵头部门", "完成节点")],
)
def test_labels_of_units_and_deadlines(unit: str, due: str) -> None:
    draft = read(f"2024年任务\n1.推进甲。\n{unit}：办公室\n{due}：10月底\n")
    assert [one.name for one in draft.tasks[0].units] == ["办公室"]
    assert draft.tasks[0].deadline_text == "10月底"
    assert draft.problems == ()


def test_a_name_and_its_content_are_one_text() -> None:
    draft = read(
        "2024年督办事项\n（一）事项名称：内涝治理\n主要内容：改造管网30公里。\n责任单位：市住建局\n"
        "（二）事项名称：市场改造\n主要内容：改造市场12个。\n责任单位：市商务局\n"
    )
    assert [(task.number, task.text) for task in draft.tasks] == [
        ("（一）", "内涝治理：改造管网30公里。"),
        ("（二）", "市场改造：改造市场12个。"),
    ]
    draft = read("2024年行动\n任务一：整治扬尘\n工作内容：检查工地。\n责任单位：市城管局\n")
    assert draft.tasks[0].text == "整治扬尘：检查工地。"


def test_a_lead_unit_of_a_section_leads_its_tasks() -> None:
    draft = read(
        "2024年任务\n一、项目\n牵头领导：张三\n牵头单位：区发改委\n1.推进甲。\n责任单位：区住建局\n"
        "2.推进乙。\n牵头单位：区科委\n"
    )
    assert roles(draft.tasks[0]) == [("区发改委", Role.LEAD), ("区住建局", Role.ASSIST)]
    assert roles(draft.tasks[1]) == [("区科委", Role.LEAD)]
    assert {task.leaders[0].name for task in draft.tasks} == {"张三"}


def test_a_deadline_broken_after_its_year() -> None:
    draft = read(
        "2024年任务\n1.推进甲。\n责任单位：区教委\n完成时限：2024年\n9月底\n2.推进乙。\n责任单位：区科委\n"
    )
    assert draft.tasks[0].deadline_text == "2024年9月底"
    assert draft.sections == ()


def test_an_office_that_heads_a_section_does_its_tasks() -> None:
    draft = read(
        "2024年任务清单\n一、区教委（2项）\n1.新建学校。完成时限：8月底\n2.新增学位。完成时限：9月底\n"
        "二、区城市管理委（区城管执法局）\n3.治理扬尘。完成时限：12月底\n三、提升区域服务\n"
        "4.建设中心。完成时限：12月底\n"
    )
    assert [[unit.name for unit in task.units] for task in draft.tasks] == [
        ["区教委"],
        ["区教委"],
        ["区城市管理委（区城管执法局）"],
        [],
    ]


def test_a_full_stop_behind_a_number() -> None:
    draft = read("2024年任务\n1。任务甲。\n责任单位：区教委\n2。任务乙。\n责任单位：区科委\n")
    assert [(task.number, task.text) for task in draft.tasks] == [
        ("1", "任务甲。"),
        ("2", "任务乙。"),
    ]
