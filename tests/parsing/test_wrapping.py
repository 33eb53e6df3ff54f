"""Texts broken at a page's edge are put together again before anything is read from them."""

import pytest

from tests.parsing.test_plan import expected_of, read, text_of
from tests.parsing.truths import specimen_tasks, tasks_of, wrong_fields


def broken(text: str, width: int) -> str:
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(
        line[at : at + width] for line in lines if line for at in range(0, len(line), width)
    )


@pytest.mark.parametrize("width", [22, 28, 32, 38, 43])
@pytest.mark.parametrize("name", ["01", "02", "04", "05", "09", "18"])
def test_specimens_broken_at_any_width(name: str, width: int) -> None:
    draft = read(broken(text_of(name), width))
    assert wrong_fields(tasks_of(draft), specimen_tasks(expected_of(name))) == []


def test_figures_at_the_beginning_of_broken_lines_are_no_numbers() -> None:
    draft = read(
        "2024年重点工作分工方案\n"
        "1.深入实施“一微克”行动，突出源头治理，全面深化臭氧、细颗粒物PM\n"
        "2.5等多污染物的协同减排治理，完成减排工程不少于\n"
        "3.5万吨，建设国家\n"
        "5A级景区\n"
        "1-2家，启动\n"
        "M101线建设，推进\n"
        "3、4号楼改造。\n"
        "责任单位：区生态环境局\n"
        "2.推进项目建设。\n"
        "责任单位：区发展改革委\n"
    )
    assert [task.number for task in draft.tasks] == ["1", "2"]
    assert draft.tasks[0].text.endswith("3、4号楼改造。")


def test_lists_and_brackets_go_on_in_the_next_line() -> None:
    draft = read(
        "2024年任务分工\n"
        "1.推进产业升级。（牵头单位：区发展改革委；\n责任单位：区财政局、\n区商务局）\n"
        "2.推进项目建设。\n责任单位：区教委、\n区财政局\n、区民政局\n"
    )
    assert [[unit.name for unit in task.units] for task in draft.tasks] == [
        ["区发展改革委", "区财政局", "区商务局"],
        ["区教委", "区财政局", "区民政局"],
    ]
    assert draft.tasks[0].text == "推进产业升级。"


def test_page_numbers_and_running_heads_are_ignored() -> None:
    draft = read(
        "2024年任务分工方案\n1.推进产业\n— 1 —\n2024年任务分工方案\n升级。\n责任单位：区教委\n"
        "- 2 -\n2024年任务分工方案\n2.推进教育。\n第 3 页 共 10 页\n责任单位：区教委、\n区财政局\n"
    )
    assert [task.text for task in draft.tasks] == ["推进产业升级。", "推进教育。"]
    assert {line.text for line in draft.ignored} == {
        "2024年任务分工方案",
        "— 1 —",
        "- 2 -",
        "第 3 页 共 10 页",
    }
