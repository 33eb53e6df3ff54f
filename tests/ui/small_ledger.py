"""A small ledger for tests of panes and dialogs: four tasks, three units, one collective name."""

from datetime import date, datetime
from pathlib import Path

from tests.made_once import opened_copy
from tzdesk.domain.changes import Source, created
from tzdesk.domain.draft import Role
from tzdesk.domain.periods import PeriodKind, year_periods
from tzdesk.domain.records import (
    Assignment,
    Leader,
    Leadership,
    Period,
    Plan,
    Receipt,
    Record,
    Report,
    Section,
    Summary,
    Task,
    Unit,
    UnitCategory,
    report_uid,
    summary_uid,
)
from tzdesk.domain.status import Status
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit

NOW = datetime.fromisoformat("2023-10-12T14:32:00")
_TASKS = (
    ("29", "建设区级体育中心。", ("区体育局",)),
    (
        "30",
        "促进老城医疗、养老、体育等公共服务功能持续再提升，让老城不“老”、新颜再绽。",
        ("区卫生健康委", "区民政局", "区体育局"),
    ),
    ("31", "推进乡村振兴。", ("各乡镇政府",)),
    (None, "做好其他工作。", ()),
)
_UNITS = ("区卫生健康委", "区民政局", "区体育局", "各乡镇政府")


def small_desk(folder: Path, *, periods: bool = True) -> Desk:
    """A ledger in `folder`, open on 12 October 2023; its current period is the third quarter."""

    def fill(desk: Desk) -> None:
        rows = [*_rows(), *(_periods() if periods else ())]
        desk.write(created(rows), Source.IMPORT, "导入方案")
        if periods:
            _fill(desk)

    return opened_copy(folder / "台账.tzdb", f"four tasks {periods}", fill, lambda: NOW)


def _rows() -> list[Record]:
    rows: list[Record] = [
        Plan(uid="plan", title="2023年重点工作", year=2023),
        Section(
            uid="s", plan_uid="plan", position=0, number="二", title="规划", heading="二、规划落地"
        ),
        Leader(uid="l0", name="董明慧", position=0),
        Leader(uid="l1", name="杨磊", position=1),
    ]
    for at, name in enumerate(_UNITS):
        collective = name.startswith("各")
        category = UnitCategory.COLLECTIVE if collective else UnitCategory.OFFICE
        rows.append(
            Unit(
                uid=name,
                name=name,
                category=category,
                position=at,
                contact=None if collective else "张三李四王五"[2 * at : 2 * at + 2],
                phone=None if collective else f"100{at + 1}",
            )
        )
    for at, (number, text, units) in enumerate(_TASKS):
        rows += _task(at, number, text, units)
    return rows


def _task(at: int, number: str | None, text: str, units: tuple[str, ...]) -> list[Record]:
    uid = f"t{number or 'x'}"
    return [
        Task(
            uid=uid,
            plan_uid="plan",
            section_uid="s",
            position=at,
            number=number,
            text=text,
            deadline_text="2023年12月底" if number else None,
            due_on=date(2023, 12, 31) if number else None,
        ),
        Leadership(uid=f"{uid}-l", task_uid=uid, leader_uid="l0", position=0),
        Leadership(uid=f"{uid}-m", task_uid=uid, leader_uid="l1", position=1, role=Role.ASSIST),
        *(
            Assignment(
                uid=f"{uid}-{unit}", task_uid=uid, unit_uid=unit, printed=unit, position=place
            )
            for place, unit in enumerate(units)
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
            dispatched_on=date(2023, 9, 25) if one.code == "2023Q3" else None,
        )
        for one in year_periods(2023, PeriodKind.QUARTER)
    ]


def _fill(desk: Desk) -> None:
    early = summary_uid("t30", "2023Q2")
    rows: list[Record] = [
        Summary(
            uid=early,
            task_uid="t30",
            period_uid="2023Q2",
            status=Status.ON_TRACK,
            percent=46,
            progress="医疗、养老两项按期推进。",
        ),
        _report("区卫生健康委", 78, "完成2家社区卫生服务站改造。", 9),
        _report("区民政局", 72, "新增养老家庭床位120张。", 8),
        Receipt(
            uid="r1",
            unit_uid="区卫生健康委",
            period_uid="2023Q3",
            file_name="区卫生健康委.xlsx",
            received_at=datetime.fromisoformat("2023-10-09T09:12:00"),
            electronic=True,
        ),
    ]
    desk.write(created(rows), Source.MERGE, "合并 2 个文件", "区民政局_2023Q3.xlsx")
    period = "2023Q3"
    edit(desk, [Edit("t30", "percent", 58, period)])
    edit(desk, [Edit("t30", "progress", "医疗、养老两项按期推进；体育设施选址未定。", period)])
    edit(desk, [Edit("t30", "problem", "老城区可用于体育设施改造的用地不足。", period)])
    edit(desk, [Edit("t30", "coordination", True, period)])
    edit(desk, [Edit("t30", "status", "滞后", period)])


def _report(unit: str, percent: int, progress: str, day: int) -> Report:
    assignment = f"t30-{unit}"
    return Report(
        uid=report_uid(assignment, "2023Q3"),
        assignment_uid=assignment,
        period_uid="2023Q3",
        status=Status.ON_TRACK,
        percent=percent,
        progress=progress,
        reported_on=date(2023, 10, day),
    )
