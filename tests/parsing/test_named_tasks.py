"""Tasks that begin with a name, headings that name a person, numbers given by a label."""

from tests.parsing.test_layouts import headings, roles
from tests.parsing.test_plan import read
from tzdesk.domain.draft import ProblemKind, Role


def test_a_numbered_name_before_a_colon_is_text() -> None:
    draft = read(
        "2024年任务\n1.引进项目：引进亿元项目10个。\n责任单位：区投促局\n"
        "2.项目建设：（1）建成3个项目；（2）开工2个。责任单位：区发改委　资金来源：财政\n"
    )
    assert [task.text for task in draft.tasks] == [
        "引进项目：引进亿元项目10个。",
        "项目建设：（1）建成3个项目；（2）开工2个。",
    ]
    (problem,) = draft.problems
    assert (problem.kind, problem.text) == (ProblemKind.UNKNOWN_LABEL, "资金来源：财政")


def test_headings_name_a_post_and_its_holder() -> None:
    draft = read(
        "2024年包抓任务\n一、区长：张三\n1.推进甲。\n责任单位：区住建局\n"
        "二、常务副区长：李四\n2.推进乙。\n责任单位：区财政局\n"
        "三、副区长：王五\n3.推进丙。\n责任单位：区教体局\n"
    )
    assert [task.leaders[0].name for task in draft.tasks] == ["张三", "李四", "王五"]
    assert headings(draft, draft.tasks[2]) == ["三、副区长：王五"]


def test_a_finer_number_before_a_post_is_a_line_of_the_task() -> None:
    draft = read(
        "2024年任务\n1.推进甲。\n（1）副区长：张三\n（2）责任单位：区教委\n"
        "2.推进乙。\n（1）副区长：李四\n（2）责任单位：区科委\n"
    )
    assert [(task.text, task.leaders[0].name) for task in draft.tasks] == [
        ("推进甲。", "张三"),
        ("推进乙。", "李四"),
    ]


def test_a_name_stays_apart_from_the_paragraph_below_it() -> None:
    draft = read(
        "2024年民生实事\n一、实施社区食堂工程\n　　新建社区食堂20个，新增托位500个。\n"
        "　　承办单位：市民政局\n二、改造老旧小区\n　　改造35个，惠及居民8000户。\n"
        "　　承办单位：市住建局\n"
    )
    assert [task.text for task in draft.tasks] == [
        "实施社区食堂工程\n新建社区食堂20个，新增托位500个。",
        "改造老旧小区\n改造35个，惠及居民8000户。",
    ]


def test_a_label_may_give_the_number() -> None:
    draft = read(
        "2024年重点任务台账\n任务编号：1\n任务名称：社区文化中心\n任务内容：建成3个中心。\n"
        "责任单位：区文旅局\n\n任务编号：3\n任务名称：健身器材\n任务内容：更新120套。\n"
        "责任单位：区体育局\n"
    )
    assert [(task.number, task.text) for task in draft.tasks] == [
        ("1", "社区文化中心：建成3个中心。"),
        ("3", "健身器材：更新120套。"),
    ]
    assert [problem.kind for problem in draft.problems] == [ProblemKind.NUMBER_GAP]


def test_two_part_numbers_under_headings_without_a_number() -> None:
    draft = read(
        "2024年绩效任务书\n【党建引领】\n1-1 打造示范点3个。\n牵头科室：党建办\n"
        "1-2 开展活动12次。\n牵头科室：党建办\n【平安建设】\n2-1 12345热线解决率达到95%。\n"
        "牵头科室：诉求处置中心\n2-2 排查隐患。\n牵头科室：平安办\n"
    )
    assert [task.number for task in draft.tasks] == ["1-1", "1-2", "2-1", "2-2"]
    assert draft.tasks[2].text == "12345热线解决率达到95%。"
    assert headings(draft, draft.tasks[3]) == ["【平安建设】"]


def test_labels_without_a_task_at_the_end_are_reported() -> None:
    draft = read("2024年任务\n1.推进甲。\n责任单位：区教委\n\n以上。\n牵头单位：区科委\n")
    assert [problem.kind for problem in draft.problems] == [ProblemKind.UNREAD_TEXT]
    assert "区科委" in draft.problems[0].text


def test_a_date_under_an_unknown_label_heads_nothing() -> None:
    draft = read(
        "2024年任务\n1.推进甲。\n〔责任单位〕\n区教委\n〔阶段要求〕\n3月底前\n"
        "2.推进乙。\n〔责任单位〕\n区科委\n〔时间进度〕\n第四季度\n"
    )
    assert draft.sections == ()
    assert draft.tasks[1].deadline_text == "第四季度"
    assert [problem.kind for problem in draft.problems] == [ProblemKind.UNREAD_TEXT]


def test_a_date_in_brackets_below_the_title_is_the_day_of_issue() -> None:
    draft = read("区政府第35次常务会议议定事项\n（2024年4月18日）\n1.推进甲。由区教委负责。\n")
    assert (str(draft.issued_on), draft.year) == ("2024-04-18", 2024)
    assert draft.sections == ()
    assert roles(draft.tasks[0]) == [("区教委", Role.RESPONSIBLE)]
