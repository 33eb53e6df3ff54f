"""A small ledger in memory with something in every column, for tests of the exchange."""

from datetime import date

from tzdesk.domain.board import Board
from tzdesk.domain.draft import Role
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.periods import PeriodKind
from tzdesk.domain.records import (
    Assignment,
    Duty,
    Leader,
    Leadership,
    Period,
    Plan,
    Record,
    Report,
    Section,
    Summary,
    Task,
    Unit,
    UnitAlias,
    UnitCategory,
    UnitMember,
    report_uid,
    summary_uid,
)
from tzdesk.domain.status import Status

TODAY = date(2023, 10, 12)

HOSTILE = "=cmd|' /C calc'!A0"
LONG = "长" * 40_000


def records() -> list[Record]:
    """Three tasks, four units (one collective with a member), two leaders, two periods."""
    rows: list[Record] = [
        Plan(uid="p", title="2023年_x000D_分工方案", year=2023, issued_on=date(2023, 1, 17)),
        Section(uid="s1", plan_uid="p", position=0, number="一", title="目标", heading="一、目标"),
        Section(
            uid="s2",
            plan_uid="p",
            parent_uid="s1",
            position=1,
            number="（一）",
            title="总体",
            heading="（一）总体",
        ),
        Leader(uid="l1", name="张三", position=0),
        Leader(uid="l2", name="李四", position=1),
        Unit(
            uid="u1",
            name="区水务局",
            category=UnitCategory.OFFICE,
            position=0,
            contact="王五",
            phone="01012345",
        ),
        Unit(uid="u2", name="区商务局", category=UnitCategory.OFFICE, position=1),
        Unit(uid="u3", name="各乡镇政府", category=UnitCategory.COLLECTIVE, position=2),
        Unit(uid="u4", name="宋庄镇政府", category=UnitCategory.TOWNSHIP, position=3),
        UnitAlias(uid="a1", unit_uid="u1", name="水务局"),
        UnitMember(uid="m1", unit_uid="u3", member_uid="u4", position=0),
    ]
    texts = ("普通任务。", HOSTILE, "第一行\n第二行")
    for place, text in enumerate(texts):
        uid = f"t{place}"
        rows.append(
            Task(
                uid=uid,
                plan_uid="p",
                section_uid="s2" if place else "s1",
                position=place,
                number=str(place + 1),
                text=text,
                deadline_text="2023年12月底",
                due_on=date(2023, 12, 31),
            )
        )
        rows.append(Leadership(uid=f"{uid}l1", task_uid=uid, leader_uid="l2", position=0))
        rows.append(
            Leadership(uid=f"{uid}l2", task_uid=uid, leader_uid="l1", role=Role.ASSIST, position=1)
        )
        rows += _assignments(uid)
    return rows + _said()


def _assignments(uid: str) -> list[Record]:
    return [
        Assignment(
            uid=f"{uid}u1",
            task_uid=uid,
            unit_uid="u1",
            printed="水务局",
            role=Role.LEAD,
            position=0,
        ),
        Assignment(
            uid=f"{uid}u2",
            task_uid=uid,
            unit_uid="u2",
            printed="区商务局",
            position=1,
            duty=Duty.EXEMPT,
        ),
        Assignment(
            uid=f"{uid}u3",
            task_uid=uid,
            unit_uid="u3",
            printed="各乡镇政府",
            role=Role.ASSIST,
            position=2,
        ),
        Assignment(
            uid=f"{uid}u4",
            task_uid=uid,
            unit_uid="u4",
            printed="宋庄镇政府",
            role=Role.ASSIST,
            position=2,
            via_uid=f"{uid}u3",
        ),
    ]


def _said() -> list[Record]:
    periods = [
        Period(
            uid=f"q{quarter}",
            plan_uid="p",
            code=f"2023Q{quarter}",
            label=f"2023年第{'一二三四'[quarter - 1]}季度",
            kind=PeriodKind.QUARTER,
            start=date(2023, 3 * quarter - 2, 1),
            end=date(2023, 3 * quarter, 30),
            due=date(2023, 3 * quarter + 1, 10),
        )
        for quarter in (2, 3)
    ]
    return [
        *periods,
        Summary(uid=summary_uid("t0", None), task_uid="t0", status=Status.ON_TRACK, percent=12.5),
        Summary(
            uid=summary_uid("t1", "q3"),
            task_uid="t1",
            period_uid="q3",
            status=Status.LATE,
            percent=58,
            progress="+1 项\n@2 项",
            problem="-缺地",
            coordination=True,
        ),
        Report(
            uid=report_uid("t1u1", "q3"),
            assignment_uid="t1u1",
            period_uid="q3",
            status=Status.DONE,
            percent=100,
            progress=LONG,
            phone="01000",
            reported_on=date(2023, 10, 9),
        ),
    ]


def board(rows: list[Record] | None = None) -> Board:
    """The ledger's board in the third quarter."""
    ledger = Ledger(rows or records())
    return Board(ledger, ledger.plans[0], ledger.periods("p")[-1], TODAY)
