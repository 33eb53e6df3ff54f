"""The invented words of the example ledger: what units and the office write, by status.

Nothing here is about a real unit's work; the sentences are of the kind that such reports hold.
"""

from tzdesk.domain.status import Status

PROGRESS: dict[Status, tuple[str, ...]] = {
    Status.NOT_STARTED: (
        "正在研究工作方案，尚未进入实施。",
        "前期调研已完成，实施方案待审定。",
        "等待上级政策明确后启动。",
    ),
    Status.ON_TRACK: (
        "实施方案已印发，分解的 6 项措施中 4 项已落实，其余按节点推进。",
        "前期手续全部办结，现场施工按计划进行，形象进度符合要求。",
        "已召开专题调度会 3 次，重点事项均明确责任人和完成时间。",
        "年度任务已完成约四分之三，四季度集中推进收尾工作。",
        "部门联动机制运行正常，本期新增成果 5 项，效果较好。",
        "资金已拨付到位，项目招标完成，施工单位已进场。",
        "摸底排查全部完成，问题台账逐项销号，整改率超过七成。",
        "试点工作进展顺利，两个点位已形成可推广的做法。",
    ),
    Status.LATE: (
        "前期手续办理时间较长，实际开工晚于计划，正在抢抓进度。",
        "两个点位权属未定，方案需重新论证，影响整体进度。",
        "受配套条件制约，目前仅完成一期内容，二期尚未启动。",
        "指标增速低于年度目标，正组织专项措施补齐差距。",
    ),
    Status.DONE: (
        "年度目标已全部完成，相关材料已归档。",
        "项目已完工并通过验收，投入正常使用。",
        "文件已印发实施，年度任务提前完成。",
        "各项指标均达到年度要求，转入日常管理。",
    ),
    Status.ADJUSTED: (
        "经批准，原实施内容暂缓，待相关规划确定后另行安排。",
        "部分地块建设时序调整，变更请示已获批复。",
    ),
}

EARLIER: tuple[str, ...] = (
    "已制定年度工作方案，明确阶段目标和责任分工。",
    "完成前期调研和摸底，正在办理相关手续。",
    "已启动实施，首批事项按计划推进。",
    "召开部署会，任务分解到科室和责任人。",
)

PROBLEMS: tuple[str, ...] = (
    "用地手续尚未办结，需相关部门加快审核。",
    "备选点位权属不清，协调难度较大。",
    "配套资金未完全到位，影响后续招标。",
    "涉及单位多，部分事项意见尚未统一。",
)

NEXT_STEPS: tuple[str, ...] = (
    "10月底前完成方案论证，提请专题会研究。",
    "倒排工期，每周调度，11月中旬前补齐进度。",
    "商请相关部门提前介入，压缩办理时间。",
    "11月底前完成主体内容，12月组织验收。",
)


def pick(words: tuple[str, ...], seed: int) -> str:
    """The same word for the same seed."""
    return words[seed % len(words)]
