"""Splitting lists of units and leaders."""

import pytest

from tzdesk.domain.draft import Role
from tzdesk.parsing.labels import Topic, classify
from tzdesk.parsing.names import split_units
from tzdesk.parsing.passage import Passage
from tzdesk.parsing.people import is_body, split_leaders


def units(text: str) -> list[str]:
    return [unit.name for unit in split_units(Passage.of(1, text), Role.RESPONSIBLE)]


def leaders(text: str) -> list[str]:
    return [leader.name for leader in split_leaders(Passage.of(1, text), Role.LEAD)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("区教委、区财政局，区民政局；区水务局", ["区教委", "区财政局", "区民政局", "区水务局"]),
        ("区教委,区财政局;区民政局。", ["区教委", "区财政局", "区民政局"]),
        ("区教委  区财政局\n区民政局", ["区教委", "区财政局", "区民政局"]),
        ("区教委和区财政局", ["区教委", "区财政局"]),
        ("区农业农村局及各街道", ["区农业农村局", "各街道"]),
        ("区文化和旅游局", ["区文化和旅游局"]),
        ("区经济和信息化局", ["区经济和信息化局"]),
        ("区发展和改革委", ["区发展和改革委"]),
        ("区规划和自然资源局、区住房和城乡建设局", ["区规划和自然资源局", "区住房和城乡建设局"]),
        ("区人力资源和社会保障局", ["区人力资源和社会保障局"]),
        (
            "区商务局（区粮食和物资储备局、区口岸办）、区教委",
            ["区商务局（区粮食和物资储备局、区口岸办）", "区教委"],
        ),
        ("各县（市、区）政府", ["各县（市、区）政府"]),
        ("区“两区”办、区融媒体中心", ["区“两区”办", "区融媒体中心"]),
        ("区城市\n管理委", ["区城市管理委"]),
        ("区教委等部门", ["区教委"]),
        ("区教委、区财政局等", ["区教委", "区财政局"]),
        ("市教委（列第一位者为牵头单位，下同）、市财政局", ["市教委", "市财政局"]),
        ("无", []),
        ("—", []),
        ("/", []),
    ],
)
def test_units(text: str, names: list[str]) -> None:
    assert units(text) == names


def test_a_role_behind_a_name_is_its_own() -> None:
    found = split_units(
        Passage.of(1, "区教委（牵头）、区财政局（配合）、区民政局"), Role.RESPONSIBLE
    )
    assert [(unit.name, unit.role) for unit in found] == [
        ("区教委", Role.LEAD),
        ("区财政局", Role.ASSIST),
        ("区民政局", Role.RESPONSIBLE),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("郑皓、苏国斌", ["郑皓", "苏国斌"]),
        ("张三 李四　王五", ["张三", "李四", "王五"]),
        ("张　三、李四", ["张三", "李四"]),
        ("常务副区长、主管商务文旅的副区长", ["常务副区长", "主管商务文旅的副区长"]),
        ("区委常委、常务副区长张三", ["张三"]),
        ("区委常委、常务副区长", ["区委常委、常务副区长"]),
        ("分管副区长、区委常委", ["分管副区长、区委常委"]),
        ("区委副书记、区长张三，副区长李四", ["张三", "李四"]),
        ("张三（区委常委、副区长）", ["张三"]),
        ("陈远山市长", ["陈远山"]),
        ("陈远山同志", ["陈远山"]),
        ("欧阳明、艾合买提·买买提", ["欧阳明", "艾合买提·买买提"]),
        ("区政府班子成员", ["区政府班子成员"]),
        ("全体班子成员", ["全体班子成员"]),
        ("无", []),
    ],
)
def test_leaders(text: str, names: list[str]) -> None:
    assert leaders(text) == names


def test_bodies_are_no_persons() -> None:
    assert is_body("区政府班子成员")
    assert is_body("区政府领导班子成员")
    assert not is_body("张三")
    assert not is_body("常务副区长")
    assert not is_body("分管副区长、区委常委")


@pytest.mark.parametrize(
    ("word", "topic", "role"),
    [
        ("牵头领导", Topic.LEADER, Role.LEAD),
        ("责任领导", Topic.LEADER, Role.LEAD),
        ("分管领导", Topic.LEADER, Role.LEAD),
        ("区级包保领导", Topic.LEADER, Role.LEAD),
        ("区政府分管领导", Topic.LEADER, Role.LEAD),
        ("挂点领导", Topic.LEADER, Role.LEAD),
        ("协同领导", Topic.LEADER, Role.ASSIST),
        ("配合领导", Topic.LEADER, Role.ASSIST),
        ("牵头单位", Topic.UNIT, Role.LEAD),
        ("主责单位", Topic.UNIT, Role.LEAD),
        ("主要责任单位", Topic.UNIT, Role.LEAD),
        ("主办部门", Topic.UNIT, Role.LEAD),
        ("责 任 单 位", Topic.UNIT, Role.RESPONSIBLE),
        ("责任单位（部门）", Topic.UNIT, Role.RESPONSIBLE),
        ("承办单位", Topic.UNIT, Role.RESPONSIBLE),
        ("责任\n主体", Topic.UNIT, Role.RESPONSIBLE),
        ("协办单位", Topic.UNIT, Role.ASSIST),
        ("参与部门", Topic.UNIT, Role.ASSIST),
    ],
)
def test_labels_give_roles(word: str, topic: Topic, role: Role) -> None:
    label = classify(word)
    assert label is not None
    assert (label.topic, label.role) == (topic, role)


@pytest.mark.parametrize(
    ("word", "topic"),
    [
        ("完成时限", Topic.DEADLINE),
        ("时限要求", Topic.DEADLINE),
        ("完成时间节点", Topic.DEADLINE),
        ("办结期限", Topic.DEADLINE),
        ("启动时间", None),
        ("填报单位", None),
        ("督办单位", None),
        ("完成标准", None),
        ("民生实事", Topic.TEXT),
        ("工作任务内容", Topic.TEXT),
        ("任务类别", Topic.SECTION),
        ("完成情况", Topic.PROGRESS),
        ("是否完成", Topic.STATUS),
        ("完成比例（%）", Topic.PERCENT),
        ("下一步工作措施", Topic.NEXT_STEP),
    ],
)
def test_other_labels(word: str, topic: Topic | None) -> None:
    label = classify(word)
    assert (label.topic if label else None) is topic
