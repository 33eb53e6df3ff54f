"""What stands around the tasks: captions and sums of tables, chapters, titles of notices."""

from tests.parsing.tables import document, table
from tests.parsing.test_layouts import headings
from tests.parsing.test_plan import read
from tzdesk.parsing import parse


def test_a_caption_and_a_sum_are_no_tasks() -> None:
    rows = [
        ["2024年重点督查事项责任分解表", "", "", ""],
        ["填报单位：区政府督查室", "", "", "单位：项"],
        ["编号", "督查事项", "承办单位", "办结日期"],
        ["1", "完成小学扩建", "区教委", "8月底"],
        ["2", "拓宽北环路", "区交通局", "10月底"],
        ["合 计", "2项", "", ""],
    ]
    draft = parse(document(table(rows)))
    assert [task.number for task in draft.tasks] == ["1", "2"]
    assert draft.title == "2024年重点督查事项责任分解表"
    assert [one.text.split("\t")[0] for one in draft.ignored][-1] == "合 计"
    assert draft.problems == ()


def test_wide_pipes_divide_cells_as_narrow_ones_do() -> None:
    draft = read(
        "2024年任务分解表\n｜序号｜任务｜牵头单位｜时限｜\n｜1｜建设产业园｜区发改委｜6月底｜\n"
        "｜2｜修建道路｜区交通局｜｜\n"
    )
    assert [(task.text, task.units[0].name) for task in draft.tasks] == [
        ("建设产业园", "区发改委"),
        ("修建道路", "区交通局"),
    ]


def test_sections_of_chapters_nest() -> None:
    draft = read(
        "2024年任务\n第一章 产业\n第一节 制造\n①建设工厂。责任单位：市工信局\n"
        "第二节 服务\n②引进企业。责任单位：市商务局\n第二章 城乡\n第一节 乡村\n"
        "③建成乡村。责任单位：市农业农村局\n"
    )
    assert [headings(draft, task) for task in draft.tasks] == [
        ["第一章 产业", "第一节 制造"],
        ["第一章 产业", "第二节 服务"],
        ["第二章 城乡", "第一节 乡村"],
    ]


def test_details_of_a_single_task_belong_to_it() -> None:
    draft = read(
        "2024年任务\n1.就业目标\n新增就业5万人。\n责任单位：市人社局\n2.重大项目\n（1）推进机场扩建；\n"
        "（2）建成二号线。\n责任单位：市交通局\n"
    )
    assert [(task.number, len(task.units)) for task in draft.tasks] == [("1", 1), ("2", 1)]
    assert draft.problems == ()


def test_the_title_is_what_a_broken_notice_hands_down() -> None:
    draft = read(
        "临江县人民政府文件\n临政发〔2023〕5号\n临江县人民政府\n关于下达2023年全县重点工作\n"
        "目标任务的通知\n各乡镇人民政府：\n现下达给你们，请认真组织实施。\n2023年2月15日\n"
        "2023年全县重点工作目标任务\n一、稳增长\n1.推进甲。\n责任单位：县教育局\n"
    )
    assert draft.title == "2023年全县重点工作目标任务"


def test_a_one_among_fractions_is_asked_about() -> None:
    rows = [
        ["序号", "任务", "责任单位", "完成比例"],
        ["1", "推进甲", "区教委", "0.8"],
        ["2", "推进乙", "区科委", "1"],
        ["3", "推进丙", "区民政局", "0"],
    ]
    draft = parse(document(table(rows)))
    assert [problem.message for problem in draft.problems] == [
        "完成比例“0.8”不是 0–100 的数字，建议：80%",
        "完成比例“1”与同一列的小数不一致，建议：100%",
    ]
    assert draft.tasks[1].summary is None
    whole = parse(document(table([*rows[:1], *rows[2:]])))
    assert not any("完成比例" in problem.message for problem in whole.problems)
