"""Leaders: names beside posts, set wide, or one behind another without a sign between."""

import pytest

from tests.parsing.test_plan import read


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("区委书记 张三 区长 李四", ["张三", "李四"]),
        ("张三 区长 李四 副区长", ["张三", "李四"]),
        ("副区长张三 副区长李四", ["张三", "李四"]),
        ("常务副区长王　五", ["王五"]),
        ("副区长 王　五、李四", ["王五", "李四"]),
        ("孙七副市长", ["孙七"]),
        ("林若溪副市长", ["林若溪"]),
        ("李国政副区长", ["李国政"]),
        ("李副区长", ["李副区长"]),
        ("欧阳明常务副县长", ["欧阳明"]),
    ],
)
def test_leaders(printed: str, names: list[str]) -> None:
    draft = read(f"2024年任务\n1.推进甲。\n包抓领导：{printed}\n责任单位：区教委\n")
    assert [leader.name for leader in draft.tasks[0].leaders] == names


def test_a_leader_of_two_characters_in_a_heading() -> None:
    draft = read(
        "2024年领办项目清单\n一、孙七副市长领办项目（1个）\n1.新校区\n责任单位：市教育局\n"
        "二、赵六同志领办项目\n2.健身中心\n责任单位：市体育局\n"
    )
    assert [task.leaders[0].name for task in draft.tasks] == ["孙七", "赵六"]


def test_a_person_with_posts_in_brackets_heads_a_section() -> None:
    draft = read(
        "2024年领导分工任务\n一、张三同志（区委副书记、区长）\n1.推进甲。\n责任单位：区教委\n"
        "二、李四（区委常委、常务副区长）\n2.推进乙。\n责任单位：区科委\n"
    )
    assert [task.leaders[0].name for task in draft.tasks] == ["张三", "李四"]
