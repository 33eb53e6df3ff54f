"""What pages and web editors leave in a text: footnotes, invisible characters, bold signs."""

from tests.parsing.test_plan import read


def test_footnotes_belong_to_no_task() -> None:
    draft = read(
        "2024年任务\n1.深化价格改革①。（县医保局负责）\n2.推广“医共体”[2]，覆盖各镇。（县卫健局负责）\n"
        "- 1 -\n① 指调整项目价格。\n[2] 指医疗共同体。\n3.推进丙。（县教育局负责）\n"
    )
    assert [task.text for task in draft.tasks] == [
        "深化价格改革①。",
        "推广“医共体”[2]，覆盖各镇。",
        "推进丙。",
    ]
    assert [one.line for one in draft.ignored] == [1, 4, 5, 6]


def test_items_in_circles_are_no_footnotes() -> None:
    draft = read(
        "2024年任务\n①推进甲，见附表②。责任单位：区教委\n②推进乙。责任单位：区科委\n"
        "③推进丙。责任单位：区财政局\n"
    )
    assert [task.text for task in draft.tasks] == ["推进甲，见附表②。", "推进乙。", "推进丙。"]


def test_invisible_characters_divide_nothing() -> None:
    draft = read(
        "2024年任务\n1.落实“两\u200b个确保”\ufeff。\n责任\u200b单位：区教\u200b委、\u2060区财政局\n"
        "牵头领导：张\u200b三\n完成时限：2024年\u200b6月底\n"
    )
    (task,) = draft.tasks
    assert task.text == "落实“两个确保”。"
    assert [unit.name for unit in task.units] == ["区教委", "区财政局"]
    assert task.leaders[0].name == "张三"
    assert task.deadline_text == "2024年6月底"
    part = next(part for part in draft.parts if part.line == 3)
    assert (part.start, part.end) == (6, 8)


def test_bold_signs_are_no_text() -> None:
    draft = read(
        "# 2024年任务\n## 一、经济\n1. **引进项目**：引进10个。\n   - **责任单位**：区投促局\n"
        "2. 走访企业500家。\n   - **责任单位**：区工信局\n"
    )
    assert [task.text for task in draft.tasks] == ["引进项目：引进10个。", "走访企业500家。"]
    assert [task.units[0].name for task in draft.tasks] == ["区投促局", "区工信局"]
    assert draft.sections[0].heading == "一、经济"
