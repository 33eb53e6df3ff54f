"""Tables that lost their borders or their columns."""

from tests.parsing.test_plan import read


def test_empty_cells_leave_no_trace_between_spaces() -> None:
    draft = read(
        "2024年任务清单\n序号  重点工作  牵头领导  牵头单位  配合单位  完成时限\n一、经济发展\n"
        "1  推进产业升级，新建园区3个  张三  区发改委  区财政局、区经信局  6月底\n"
        "2  推进项目建设  张三、李四  区发改委  12月底\n二、民生\n"
        "3  做好民生工作，完成5件实事  李四  区民政局  区财政局  长期\n"
    )
    assert [(t.number, len(t.leaders), len(t.units), t.deadline_text) for t in draft.tasks] == [
        ("1", 1, 3, "6月底"),
        ("2", 2, 1, "12月底"),
        ("3", 1, 2, "长期"),
    ]
    assert [section.title for section in draft.sections] == ["经济发展", "民生"]


def test_rows_broken_over_two_lines() -> None:
    draft = read(
        "2024年任务清单\n序号 工作任务 责任单位 完成时限\n1 实现增长5%左右。 区发展改革委 12月底\n"
        "2 完成老旧小区改造50个，加装电梯 区住房城乡建 11月底\n100部。 设委\n"
        "3 建成学校3所。 区教委 9月底\n"
    )
    assert [(t.text, t.units[0].name) for t in draft.tasks] == [
        ("实现增长5%左右。", "区发展改革委"),
        ("完成老旧小区改造50个，加装电梯100部。", "区住房城乡建设委"),
        ("建成学校3所。", "区教委"),
    ]


def test_markdown() -> None:
    draft = read(
        "# 2024年重点工作清单\n\n## 一、经济\n\n| 序号 | 任务 | 责任单位 |\n|:--|---|--:|\n"
        "| 1 | **推进产业。** | 区发改委、区财政局 |\n| 2 | 推进项目。 | |\n"
    )
    assert [(t.number, t.text, len(t.units)) for t in draft.tasks] == [
        ("1", "推进产业。", 2),
        ("2", "推进项目。", 0),
    ]
    assert draft.sections[0].heading == "一、经济"


def test_one_cell_a_line_with_sections_and_a_tail() -> None:
    draft = read(
        "2024年民生实事\n序号\n民生实事\n责任单位\n完成时限\n一、教育\n1\n建设学校2所。\n区教委\n"
        "区财政局\n9月底\n二、卫生\n2\n建设医院1所。\n区卫健委\n12月底\n示例区人民政府办公室\n"
        "2024年1月5日\n"
    )
    assert [(t.number, t.section, len(t.units), t.deadline_text) for t in draft.tasks] == [
        ("1", 0, 2, "9月底"),
        ("2", 1, 1, "12月底"),
    ]
