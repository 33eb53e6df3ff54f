"""A ledger for tests of the tree: eight tasks in three sections, four units that report, one that
cannot; 逾期, 临期 and every way of being reported occur."""

from datetime import date, datetime
from pathlib import Path

from tests.made_once import opened_copy
from tzdesk.domain.changes import Source, created
from tzdesk.domain.periods import PeriodKind, year_periods
from tzdesk.domain.records import (
    Assignment,
    Leader,
    Leadership,
    Period,
    Plan,
    Receipt,
    Record,
    Section,
    Task,
    Unit,
    UnitCategory,
)
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit

NOW = datetime.fromisoformat("2023-10-12T14:32:00")
PERIOD = "2023Q3"
LEADERS = ("董明慧", "杨磊", "卢庆雷")
UNITS = ("区商务局", "区水务局", "区教委", "区体育局", "各乡镇政府")
SECTIONS = ("一、主要预期目标", "二、聚焦规划体系落地", "三、全面深化改革")
DECEMBER, OCTOBER, SEPTEMBER = date(2023, 12, 31), date(2023, 10, 31), date(2023, 9, 30)

# number, section, text, leaders, units, due
TASKS = (
    ("1", 0, "社会消费品零售总额增长5%左右。", (0,), (0,), DECEMBER),
    ("2", 0, "居民人均可支配收入稳步增长。", (1,), (2,), DECEMBER),
    ("3", 1, "推进水环境治理，建设海绵城市。", (0, 1), (1, 0, 2), DECEMBER),
    ("4", 1, "建设区级体育中心。", (2,), (3,), OCTOBER),
    ("5", 1, "推进乡村振兴。", (2, 1), (4, 1), DECEMBER),
    ("6", 2, "确保公租房小学投入使用。", (0,), (2,), SEPTEMBER),
    ("7", 2, "优化营商环境。\n完善政务服务。", (1,), (0, 3), DECEMBER),
    (None, 2, "做好其他工作。", (), (), None),
)


def tree_desk(folder: Path, *, periods: bool = True) -> Desk:
    """A ledger in `folder`, open on 12 October 2023 in the third quarter."""

    def fill(desk: Desk) -> None:
        rows = [*_register(), *(row for at in range(len(TASKS)) for row in _task(at))]
        rows += _periods() if periods else []
        desk.write(created(rows), Source.IMPORT, "导入方案（8 项任务）")
        if periods:
            _fill(desk)

    return opened_copy(folder / "树.tzdb", f"eight tasks {periods}", fill, lambda: NOW)


def _register() -> list[Record]:
    rows: list[Record] = [Plan(uid="plan", title="2023年重点工作", year=2023)]
    rows += [
        Section(uid=f"s{at}", plan_uid="plan", position=at, title=text[2:], heading=text)
        for at, text in enumerate(SECTIONS)
    ]
    rows += [Leader(uid=f"l{at}", name=name, position=at) for at, name in enumerate(LEADERS)]
    rows += [
        Unit(
            uid=f"u{at}",
            name=name,
            category=UnitCategory.COLLECTIVE if at == 4 else UnitCategory.OFFICE,
            position=at,
            contact="李四" if at == 1 else None,
            phone="1002" if at == 1 else None,
        )
        for at, name in enumerate(UNITS)
    ]
    return rows


def _task(at: int) -> list[Record]:
    number, section, text, leaders, units, due = TASKS[at]
    uid = f"t{at + 1}"
    return [
        Task(
            uid=uid,
            plan_uid="plan",
            section_uid=f"s{section}",
            position=at,
            number=number,
            text=text,
            deadline_text=f"{due.year}年{due.month}月底" if due else None,
            due_on=due,
        ),
        *(
            Leadership(uid=f"{uid}-l{one}", task_uid=uid, leader_uid=f"l{one}", position=place)
            for place, one in enumerate(leaders)
        ),
        *(
            Assignment(
                uid=f"{uid}-u{one}",
                task_uid=uid,
                unit_uid=f"u{one}",
                printed=UNITS[one],
                position=place,
            )
            for place, one in enumerate(units)
        ),
    ]


def _periods() -> list[Record]:
    return [
        Period(
            uid=one.code,
            plan_uid="plan",
            code=one.code,
            label=one.label,
            kind=one.kind,
            start=one.start,
            end=one.end,
            due=one.due,
            dispatched_on=date(2023, 9, 25) if one.code == PERIOD else None,
        )
        for one in year_periods(2023, PeriodKind.QUARTER)
    ]


def _fill(desk: Desk) -> None:
    receipt = Receipt(
        uid="r",
        unit_uid="u0",
        period_uid=PERIOD,
        file_name="区商务局.xlsx",
        received_at=datetime.fromisoformat("2023-10-09T09:12:00"),
    )
    desk.write(created([receipt]), Source.MERGE, "合并 1 个文件")
    edit(
        desk,
        [
            Edit("t1", "status", "滞后", PERIOD),
            Edit("t1", "percent", 64, PERIOD),
            Edit("t1", "progress", "增速低于年度目标。", PERIOD),
            Edit("t3", "status", "正常推进", PERIOD),
            Edit("t3", "percent", 75, PERIOD),
            Edit("t6", "percent", 90, PERIOD),
            Edit("t7", "coordination", True, PERIOD),
            Edit("t3", "status", "正常推进", PERIOD, "t3-u0"),
            Edit("t3", "percent", 78, PERIOD, "t3-u0"),
            Edit("t3", "progress", "完成管网改造 3 公里。", PERIOD, "t3-u0"),
            Edit("t1", "status", "滞后", PERIOD, "t1-u0"),
        ],
    )
