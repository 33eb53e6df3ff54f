"""Tables of other offices: goals beside names, faults to be mended, rows that are signed."""

from tests.parsing.tables import document, table
from tests.parsing.test_layouts import roles
from tzdesk.domain.draft import ProblemKind, Role
from tzdesk.parsing import parse


def test_a_goal_says_what_a_name_means() -> None:
    rows = [
        ["序号", "工作任务", "年度目标", "责任单位"],
        ["1", "农村公路", "新改建100公里。", "县交通局"],
        ["2", "学位供给", "新增学位2000个。", "县教育局"],
    ]
    draft = parse(document(table(rows)))
    assert [task.text for task in draft.tasks] == [
        "农村公路：新改建100公里。",
        "学位供给：新增学位2000个。",
    ]
    assert draft.problems == ()


def test_a_goal_beside_whole_sentences_is_reported() -> None:
    rows = [
        ["序号", "工作任务", "年度目标", "责任单位"],
        ["1", "新改建农村公路100公里。", "完工率100%", "县交通局"],
    ]
    draft = parse(document(table(rows)))
    assert draft.tasks[0].text == "新改建农村公路100公里。"
    assert [(one.kind, one.text) for one in draft.problems] == [
        (ProblemKind.UNKNOWN_COLUMN, "年度目标")
    ]


def test_what_is_to_be_mended_is_a_task() -> None:
    rows = [
        ["序号", "反馈问题", "整改措施", "整改责任单位", "整改时限", "整改进展"],
        ["1", "河道管护不到位。", "开展清河行动。", "区水务局", "2024年9月底", "已清理30吨。"],
    ]
    (task,) = parse(document(table(rows))).tasks
    assert task.text == "河道管护不到位。开展清河行动。"
    assert task.deadline_text == "2024年9月底"
    assert task.summary is not None
    assert task.summary.progress == "已清理30吨。"


def test_a_project_and_its_size() -> None:
    rows = [
        ["序号", "项目名称", "建设内容及规模", "总投资", "责任单位"],
        ["1", "停车场", "新建停车位800个", "5200", "县住建局"],
    ]
    draft = parse(document(table(rows)))
    assert draft.tasks[0].text == "停车场：新建停车位800个"
    assert [one.text for one in draft.problems] == ["总投资"]


def test_the_row_where_a_table_is_signed_is_no_task() -> None:
    rows = [
        ["序号", "任务", "责任领导", "责任单位"],
        ["1", "推进甲", "张三", "区教委"],
        ["制表人：王五", "", "审核人：李四", ""],
        ["审核：", "李四", "填表日期：", "2024年3月1日"],
    ]
    draft = parse(document(table(rows)))
    assert [leader.name for leader in draft.tasks[0].leaders] == ["张三"]
    assert [one.line for one in draft.ignored] == [1, 3, 4]
    assert draft.problems == ()


def test_a_head_divided_without_merged_cells() -> None:
    rows = [
        ["序号", "任务事项", "责任单位", "", "完成时限"],
        ["", "", "牵头", "配合", ""],
        ["1", "推进甲", "区教委", "各街道", "8月底"],
    ]
    draft = parse(document(table(rows)))
    assert roles(draft.tasks[0]) == [("区教委", Role.LEAD), ("各街道", Role.ASSIST)]
    assert draft.problems == ()


def test_a_column_without_a_name_is_reported() -> None:
    rows = [
        ["序号", "任务", "责任单位", ""],
        ["1", "推进甲", "区教委", "每月报送"],
        ["2", "推进乙", "区科委", ""],
    ]
    (problem,) = parse(document(table(rows))).problems
    assert problem.message == "第 4 列没有栏目名称，其中的内容不导入"
    assert (problem.kind, problem.line) == (ProblemKind.UNKNOWN_COLUMN, 2)


def test_persons_below_one_another_in_a_cell() -> None:
    rows = [
        ["序号", "任务", "责任单位及责任人", "主管单位"],
        ["1", "推进甲", "区教委 张三\n区数据局 李四", "区教委"],
    ]
    (task,) = parse(document(table(rows))).tasks
    assert [leader.name for leader in task.leaders] == ["张三", "李四"]
    assert roles(task) == [("区教委", Role.LEAD), ("区数据局", Role.ASSIST)]
