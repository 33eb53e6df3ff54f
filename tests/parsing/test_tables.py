"""Tables: merged cells, heads of two rows, status columns, tables without a head."""

from dataclasses import replace

import pytest

from tests.parsing.dialects import TITLE, chinese
from tests.parsing.tables import UP, document, paragraphs, table
from tests.parsing.test_plan import TEXTS, expected_of
from tests.parsing.truths import Task, real_tasks, specimen_tasks, tasks_of, wrong_fields
from tzdesk.domain.draft import ProblemKind, Role, SummaryDraft
from tzdesk.parsing import parse

HEADS = ["序号", "工作任务", "牵头领导", "责任单位", "完成时限"]


def row_of(task: Task, glue: str = "、") -> list[str]:
    names = glue.join(task.leaders), glue.join(task.units)
    return [task.number or "", task.text, *names, task.deadline_text or ""]


def with_sections(tasks: list[Task], rows: list[list[str]], *, numbered: bool) -> list[list[str]]:
    out: list[list[str]] = []
    last, count = "", 0
    for task, row in zip(tasks, rows, strict=True):
        if task.section and task.section != last:
            last, count = task.section, count + 1
            out.append([f"{chinese(count)}、{task.section}" if numbered else task.section])
        out.append(row)
    return out


@pytest.mark.parametrize("glue", ["、", "\n"], ids=["comma", "line break"])
@pytest.mark.parametrize("numbered", [True, False], ids=["numbered", "bare"])
def test_the_real_plan_as_a_table(glue: str, numbered: bool) -> None:
    tasks = real_tasks()
    rows = with_sections(tasks, [row_of(task, glue) for task in tasks], numbered=numbered)
    draft = parse(document(table([[TITLE], HEADS, *rows])))
    assert wrong_fields(tasks_of(draft), tasks) == []
    assert draft.problems == ()
    assert draft.title == TITLE


@pytest.mark.parametrize("name", [name for name in TEXTS if expected_of(name)["tasks"]])
def test_specimens_as_tables(name: str) -> None:
    truth = [replace(task, subsection=None) for task in specimen_tasks(expected_of(name))]
    led = any(task.lead_units for task in truth)
    rows = []
    for task in truth:
        others = [unit for unit in task.units if unit not in task.lead_units]
        units = ["、".join(task.lead_units), "、".join(others)] if led else ["、".join(others)]
        leaders = "、".join(task.leaders)
        rows.append([task.number or "", task.text, leaders, *units, task.deadline_text or ""])
    heads = [*HEADS[:3], *(["牵头单位", "责任单位"] if led else ["责任单位"]), HEADS[4]]
    body = with_sections(truth, rows, numbered=False)
    draft = parse(document(table([["2016年分工方案"], heads, *body]), name="x"))
    wrong = wrong_fields(tasks_of(draft), truth)
    assert [field for field in wrong if "due_on" not in field] == []


def test_a_head_of_two_rows_and_a_task_of_two_rows() -> None:
    head = table(
        [
            ["序号", "工作目标", "工作标准", "时间节点", "", "责任主体"],
            [UP, UP, UP, "启动时间", "完成时间", UP],
            ["1", "建设学校", "前期", "2024.3", "2024.6", "牵头单位:\n区教委\n责任单位:\n区财政局"],
            [UP, UP, "完工", "2024.7", "2024.12", UP],
        ]
    )
    cells = head[0].cells or ()
    merged = (*cells[:4], replace(cells[4], covered="left"), cells[5])
    draft = parse(document([replace(head[0], cells=merged), *head[1:]]))
    (task,) = draft.tasks
    assert task.deadline_text == "2024.12"
    assert [(unit.name, unit.role) for unit in task.units] == [
        ("区教委", Role.LEAD),
        ("区财政局", Role.ASSIST),
    ]
    assert task.lines == (3, 4)
    assert {p.text for p in draft.problems if p.kind is ProblemKind.UNKNOWN_COLUMN} == {
        "工作标准",
        "启动时间",
    }


def test_merged_cells_hold_for_every_row_they_cover() -> None:
    draft = parse(
        document(
            table(
                [
                    ["牵头领导", "序号", "工作任务", "责任单位", "完成时限"],
                    ["张三", "1", "推进甲", "区教委\n区财政局", "6月底"],
                    [UP, UP, "推进乙", UP, "9月底"],
                    [UP, "2", "推进丙", "区民政局", ""],
                    ["李四", "3", "推进丁", "", "年底"],
                ]
            )
        )
    )
    assert [(task.number, len(task.units)) for task in draft.tasks] == [
        ("1", 2),
        (None, 2),
        ("2", 1),
        ("3", 0),
    ]
    assert [task.leaders[0].name for task in draft.tasks] == ["张三", "张三", "张三", "李四"]
    assert [task.deadline_text for task in draft.tasks] == ["6月底", "9月底", None, "年底"]


def test_a_merged_task_with_a_unit_in_every_row() -> None:
    draft = parse(
        document(
            table(
                [
                    ["序号", "工作任务", "责任单位", "进展情况"],
                    ["1", "推进甲", "区教委", "已开工"],
                    [UP, UP, "区财政局", "已拨款"],
                ]
            )
        )
    )
    (task,) = draft.tasks
    assert [unit.name for unit in task.units] == ["区教委", "区财政局"]
    assert task.summary is not None
    assert task.summary.progress == "已开工\n已拨款"


def test_coarser_columns_become_sections() -> None:
    draft = parse(
        document(
            table(
                [
                    ["序号", "重点任务", "具体举措", "牵头单位", "配合单位"],
                    ["1", "推进产业升级", "新建园区3个", "区发改委", "区财政局"],
                    [UP, UP, "引进企业10家", "区商务局", ""],
                    ["2", "改善民生", "建设学校2所", "区教委", ""],
                ]
            )
        )
    )
    assert [section.title for section in draft.sections] == ["推进产业升级", "改善民生"]
    assert [(task.text, task.section) for task in draft.tasks] == [
        ("新建园区3个", 0),
        ("引进企业10家", 0),
        ("建设学校2所", 1),
    ]
    assert [len(task.units) for task in draft.tasks] == [2, 1, 1]


def test_a_name_and_its_content_are_one_text() -> None:
    draft = parse(
        document(
            table(
                [
                    ["序号", "项目名称", "主要内容", "责任单位"],
                    ["1", "老旧小区改造", "启动12个小区。", "区住建委"],
                    ["2", "地区生产总值增速5.2%", "地区生产总值增速5.2%。", "区发改委"],
                ]
            )
        )
    )
    assert [task.text for task in draft.tasks] == [
        "老旧小区改造：启动12个小区。",
        "地区生产总值增速5.2%。",
    ]


def test_what_a_ledger_says_of_progress_becomes_the_summary() -> None:
    heads = ["序号", "任务", "责任单位", "进展状态", "完成比例", "完成情况", "存在问题"]
    draft = parse(
        document(
            table(
                [
                    [*heads, "下一步措施", "是否需领导协调", "系统编号"],
                    ["1", "甲", "区教委", "推进中", "85%", "已封顶", "缺钱", "加快拨付", "是", "9"],
                    ["2", "乙", "区教委", "未完成", "八成", "", "", "", "", ""],
                    ["3", "丙", "区教委", "", "", "/", "无", "", "", ""],
                ]
            )
        )
    )
    assert [task.summary for task in draft.tasks] == [
        SummaryDraft("正常推进", 85, "已封顶", "缺钱", "加快拨付", True),
        None,
        None,
    ]
    found = [(p.kind, p.line, p.text) for p in draft.problems]
    assert found == [
        (ProblemKind.UNKNOWN_COLUMN, 2, "系统编号"),
        (ProblemKind.UNKNOWN_VALUE, 3, "八成"),
        (ProblemKind.UNKNOWN_VALUE, 3, "未完成"),
    ]
    assert "建议：80%" in draft.problems[1].message
    assert "建议：滞后" in draft.problems[2].message


def test_tables_under_headings_of_the_text() -> None:
    head = ["序号", "任务", "责任单位"]
    draft = parse(
        document(
            paragraphs("2024年工作分工", "一、经济发展"),
            table([head, ["1", "推进产业。", "区发改委"]]),
            paragraphs("二、民生"),
            table([head, ["2", "推进教育。", "区教委"]], number=2),
            table([["3", "推进卫生。", "区卫健委"]], number=3),
            paragraphs("抄送：区委办公室"),
        )
    )
    assert [(task.number, task.section) for task in draft.tasks] == [("1", 0), ("2", 1), ("3", 1)]
    assert draft.title == "2024年工作分工"
    assert draft.problems == ()


def test_numbers_of_sections_in_the_column_of_numbers() -> None:
    draft = parse(
        document(
            table(
                [
                    ["序号", "任务", "责任单位"],
                    ["一", "经济发展", ""],
                    ["1", "推进产业。", "区发改委"],
                    ["二", "民生", ""],
                    ["2", "推进教育。", "区教委"],
                ]
            )
        )
    )
    assert [section.heading for section in draft.sections] == ["一、经济发展", "二、民生"]
    assert [(task.number, task.section) for task in draft.tasks] == [("1", 0), ("2", 1)]


def test_a_table_without_a_head() -> None:
    draft = parse(
        document(
            table(
                [
                    ["1", "推进产业升级发展。", "区发改委", "6月底"],
                    ["2", "推进项目建设工作。", "区财政局", "12月底"],
                ]
            ),
            name="2024年分工方案.xlsx",
        )
    )
    assert [(t.number, t.text, t.units[0].name, t.deadline_text) for t in draft.tasks] == [
        ("1", "推进产业升级发展。", "区发改委", "6月底"),
        ("2", "推进项目建设工作。", "区财政局", "12月底"),
    ]
    assert (draft.title, draft.year) == ("2024年分工方案", 2024)


def test_a_card_for_each_task() -> None:
    cards = [
        table([["项目名称", "建设学校"], ["责任单位", "区教委"], ["完成时限", "12月底"]]),
        table(
            [["项目名称", "建设医院"], ["责任单位", "区卫健委"], ["完成时限", "6月底"]], number=2
        ),
    ]
    draft = parse(document(paragraphs("2024年重点项目"), *cards))
    assert [(t.text, t.units[0].name, t.deadline_text) for t in draft.tasks] == [
        ("建设学校", "区教委", "12月底"),
        ("建设医院", "区卫健委", "6月底"),
    ]
