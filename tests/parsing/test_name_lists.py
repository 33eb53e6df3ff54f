"""Lists of units and leaders as offices write them: numbered, slashed, with roles and persons."""

import pytest

from tests.parsing.test_layouts import roles
from tests.parsing.test_plan import read
from tzdesk.domain.draft import Role, TaskDraft

LEAD, ASSIST, PLAIN = Role.LEAD, Role.ASSIST, Role.RESPONSIBLE


def _task(label: str, value: str) -> TaskDraft:
    draft = read(f"2024年任务\n1.推进甲。\n{label}：{value}\n2.推进乙。\n责任单位：区教委\n")
    return draft.tasks[0]


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("1.区教委 2.区财政局", ["区教委", "区财政局"]),
        ("①区教委②区财政局", ["区教委", "区财政局"]),
        ("1、区教委；2、区财政局", ["区教委", "区财政局"]),
        ("建设局/财政局", ["建设局", "财政局"]),
        ("各社区 各物业公司", ["各社区", "各物业公司"]),
        ("区文化和旅游局、住房和城乡建设局", ["区文化和旅游局", "住房和城乡建设局"]),
        ("110指挥中心、区“放管服”改革办", ["110指挥中心", "区“放管服”改革办"]),
    ],
)
def test_lists_of_units(value: str, names: list[str]) -> None:
    assert [unit.name for unit in _task("责任单位", value).units] == names


def test_labels_without_a_colon_inside_a_value() -> None:
    task = _task("责任分工单位", "牵头单位为区教委，配合单位为区财政局、区科委")
    assert task.units == ()
    task = _task("责任单位", "牵头单位为区教委，配合单位为区财政局、区科委")
    assert roles(task) == [("区教委", LEAD), ("区财政局", ASSIST), ("区科委", ASSIST)]


@pytest.mark.parametrize(
    ("value", "leaders"),
    [
        ("张三（牵头）、李四（配合）", [("张三", LEAD), ("李四", ASSIST)]),
        ("张三/李四", [("张三", LEAD), ("李四", LEAD)]),
        ("区委书记；区长", [("区委书记", LEAD), ("区长", LEAD)]),
        ("区委常委、副区长 张　三；李 四", [("张三", LEAD), ("李四", LEAD)]),
    ],
)
def test_lists_of_leaders(value: str, leaders: list[tuple[str, Role]]) -> None:
    assert [(one.name, one.role) for one in _task("牵头领导", value).leaders] == leaders


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("责任单位及责任人", "县农业农村局 张三、县林业局（国家公园办）　李　四"),
        ("责任单位（责任人）", "县农业农村局（张三）；县林业局（国家公园办）（李四）"),
        ("责任领导及单位", "县农业农村局：张三，县林业局（国家公园办） 李四"),
    ],
)
def test_units_with_the_person_who_answers(label: str, value: str) -> None:
    task = _task(label, value)
    assert roles(task) == [("县农业农村局", PLAIN), ("县林业局（国家公园办）", PLAIN)]
    assert [one.name for one in task.leaders] == ["张三", "李四"]


def test_a_label_of_both_roles_gives_neither() -> None:
    units = roles(_task("牵头单位及配合单位", "区教委、区财政局"))
    assert units == [("区教委", PLAIN), ("区财政局", PLAIN)]
    assert roles(_task("整改责任单位", "区教委")) == [("区教委", PLAIN)]
    assert roles(_task("支撑单位", "区教委")) == [("区教委", ASSIST)]


def test_clauses_and_labels_in_one_bracket() -> None:
    draft = read(
        "2024年任务\n1.推进甲。【市财政局牵头，各部门落实；完成时限：8月底前】\n"
        "2.新增学位3000个（6月底前）\n责任单位：区教委\n3.增长5%（2023年）\n责任单位：区科委\n"
    )
    assert [(task.text, task.deadline_text) for task in draft.tasks] == [
        ("推进甲。", "8月底前"),
        ("新增学位3000个", "6月底前"),
        ("增长5%（2023年）", None),
    ]
    assert roles(draft.tasks[0]) == [("市财政局", LEAD), ("各部门", PLAIN)]


def test_labels_set_off_by_spaces() -> None:
    draft = read(
        "2024年实事\n1、饮水工程 责任领导 张三 责任单位 县水利局 完成时限 2024年9月\n"
        "2、养老服务站 责任领导 李四 责任单位 县民政局 完成时限 2024年11月\n"
    )
    assert [(task.text, task.deadline_text) for task in draft.tasks] == [
        ("饮水工程", "2024年9月"),
        ("养老服务站", "2024年11月"),
    ]
    assert [task.leaders[0].name for task in draft.tasks] == ["张三", "李四"]
