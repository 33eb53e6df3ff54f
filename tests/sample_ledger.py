"""A small ledger for tests of the domain and the services: four tasks, five units, two quarters.

Task 1: one unit. Task 2: two units and two leaders. Task 3: a collective unit and an office.
Task 4: nobody at all, in a nested section, due in September.
"""

from datetime import date

from tzdesk.domain.draft import Role
from tzdesk.domain.periods import PeriodKind
from tzdesk.domain.records import (
    Assignment,
    Leader,
    Leadership,
    Period,
    Plan,
    Record,
    Section,
    Task,
    Unit,
    UnitAlias,
    UnitCategory,
)

DECEMBER = date(2023, 12, 31)


def period(code: str, start: date, end: date, due: date) -> Period:
    return Period(
        uid=code,
        plan_uid="plan",
        code=code,
        label=f"2023年第{'一二三四'[int(code[-1]) - 1]}季度",
        kind=PeriodKind.QUARTER,
        start=start,
        end=end,
        due=due,
    )


def task(number: int, text: str, section: str = "s1", due: date = DECEMBER) -> Task:
    return Task(
        uid=f"t{number}",
        plan_uid="plan",
        section_uid=section,
        position=number - 1,
        number=str(number),
        text=text,
        deadline_text=f"{due.year}年{due.month}月底",
        due_on=due,
    )


def part(number: int, unit: str, printed: str, position: int, role: Role) -> Assignment:
    return Assignment(
        uid=f"a{number}{unit}",
        task_uid=f"t{number}",
        unit_uid=unit,
        printed=printed,
        role=role,
        position=position,
    )


def link(number: int, leader: str, position: int) -> Leadership:
    uid = f"k{number}{leader}"
    return Leadership(uid=uid, task_uid=f"t{number}", leader_uid=leader, position=position)


def sample_records() -> list[Record]:
    office, collective = UnitCategory.OFFICE, UnitCategory.COLLECTIVE
    responsible = Role.RESPONSIBLE
    return [
        Plan(uid="plan", title="2023年重点工作分工方案", short_title="2023年重点工作", year=2023),
        Section(
            uid="s1", plan_uid="plan", position=0, number="一", title="目标", heading="一、目标"
        ),
        Section(
            uid="s2",
            plan_uid="plan",
            parent_uid="s1",
            position=1,
            number="（一）",
            title="民生",
            heading="（一）民生",
        ),
        Leader(uid="zhang", name="张三", position=0),
        Leader(uid="li", name="李四", position=1),
        Unit(
            uid="water", name="区水务局", category=office, position=0, contact="王五", phone="100"
        ),
        Unit(uid="parks", name="区园林绿化局", category=office, position=1),
        Unit(uid="towns", name="各乡镇政府", category=collective, position=2),
        Unit(uid="song", name="宋庄镇政府", category=UnitCategory.TOWNSHIP, position=3),
        Unit(uid="tai", name="台湖镇政府", category=UnitCategory.TOWNSHIP, position=4),
        UnitAlias(uid="alias", unit_uid="water", name="区水利局"),
        task(1, "完成河道治理。"),
        task(2, "建设城市公园。"),
        task(3, "整治农村环境。"),
        task(4, "改善就业服务。", "s2", date(2023, 9, 30)),
        link(1, "zhang", 0),
        link(2, "zhang", 0),
        link(2, "li", 1),
        part(1, "water", "区水利局", 0, Role.LEAD),
        part(2, "parks", "区园林绿化局", 0, responsible),
        part(2, "water", "区水务局", 1, responsible),
        part(3, "towns", "各乡镇政府", 0, responsible),
        part(3, "song", "宋庄镇政府", 1, responsible),
        period("2023Q2", date(2023, 4, 1), date(2023, 6, 30), date(2023, 7, 10)),
        period("2023Q3", date(2023, 7, 1), date(2023, 9, 30), date(2023, 10, 10)),
    ]
