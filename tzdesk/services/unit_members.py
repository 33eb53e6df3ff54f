"""指定成员: who reports in a collective unit's place, for all tasks or for one.

Every change is one step of 撤销. Knows no list and no widget.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tzdesk.domain.changes import Source, created, removed
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import (
    Assignment,
    Received,
    Record,
    Task,
    Unit,
    UnitMember,
    new_uid,
)
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written
from tzdesk.services.stand_ins import stand_ins
from tzdesk.services.task_parts import used_parts
from tzdesk.services.units_named import Register

ALL_TASKS = "全部任务"


@dataclass(frozen=True, slots=True)
class Membership:
    """One member as it is listed; `uid` is that of the row, `scope` 全部任务 or 仅第 31 项."""

    uid: str
    unit_uid: str
    name: str
    scope: str


def memberships(ledger: Ledger, collective_uid: str) -> list[Membership]:
    """The members of a collective unit in their order."""
    return [
        Membership(
            one.uid, one.member_uid, ledger.get(Unit, one.member_uid).name, _scope(ledger, one)
        )
        for one in ledger.members(collective_uid)
    ]


def only_task(number: str | None) -> str:
    """「仅第 31 项」."""
    return f"仅第 {number} 项" if number else "仅无序号的一项"


def _scope(ledger: Ledger, member: UnitMember) -> str:
    task = ledger.find(Task, member.task_uid)
    return only_task(task.number) if task else ALL_TASKS


def add_members(
    desk: Desk, collective_uid: str, names: Sequence[str], task_uid: str | None = None
) -> Written:
    """指定成员: these units report in a collective unit's place, for all tasks or for one.

    In a unit's own ledger they are the ones below it, whose reports it gathers.

    A unit that the plan does not name is made. Where a task names a member itself, that part
    stands; else one is made for it.
    """
    ledger = desk.ledger
    unit = ledger.get(Unit, collective_uid)
    register = Register(ledger, {}, ())
    members = list(dict.fromkeys(register.unit(name.strip()) for name in names))
    _refuse_members(ledger, unit, members)
    known = {(one.member_uid, one.task_uid) for one in ledger.members(collective_uid)}
    behind = len(known)
    new = [one for one in members if not {(one.uid, None), (one.uid, task_uid)} & known]
    rows = [
        UnitMember(
            uid=new_uid(),
            unit_uid=collective_uid,
            member_uid=one.uid,
            task_uid=task_uid,
            position=behind + at,
        )
        for at, one in enumerate(new)
    ]
    parts = list(_stand_ins(ledger, collective_uid, new, task_uid))
    title = f"指定“{unit.name}”的成员（{len(new)} 个）"
    return desk.write(created([*register.made, *rows, *parts]), Source.SETTINGS, title)


def _refuse_members(ledger: Ledger, unit: Unit, members: Sequence[Unit]) -> None:
    own = unit.uid in {one.unit_uid for one in ledger.rows(Received).values()}
    if not unit.collective and not own:
        raise UserError(f"“{unit.name}”不是统称单位，不能指定成员。")
    if nested := next((one for one in members if one.collective), None):
        raise UserError(f"“{nested.name}”是统称单位，不能作为成员。", "请指定具体单位。")
    if unit in members:
        raise UserError(f"“{unit.name}”不能是自己的成员。")


def _stand_ins(
    ledger: Ledger, collective_uid: str, members: Sequence[Unit], task_uid: str | None
) -> Iterator[Assignment]:
    """The parts in which members report that the tasks do not name."""
    parts = [one for one in ledger.rows(Assignment).values() if one.unit_uid == collective_uid]
    for part in parts:
        if task_uid in (None, part.task_uid):
            named = [one.unit_uid for one in ledger.assignments(part.task_uid)]
            yield from stand_ins(part, members, named)


def remove_member(desk: Desk, member_uid: str) -> Written:
    """Takes a membership (by its row) away, with the parts that were made for it alone.

    Raises UserError where the member has been sent a workbook, or has reported, in that place.
    """
    ledger = desk.ledger
    row = ledger.get(UnitMember, member_uid)
    unit, member = ledger.get(Unit, row.unit_uid), ledger.get(Unit, row.member_uid)
    parts = list(_needless(ledger, row))
    if not used_parts(ledger).isdisjoint(one.uid for one in parts):
        raise UserError(
            f"“{member.name}”已代“{unit.name}”下发填报表或填报，不能移出成员。",
            "不用再报的任务，可以设为本项免报。",
            "无法移出成员",
        )
    gone: list[Record] = [*parts, row]
    return desk.write(removed(gone), Source.SETTINGS, f"移出“{unit.name}”的成员“{member.name}”")


def _needless(ledger: Ledger, row: UnitMember) -> Iterator[Assignment]:
    """The parts that stand on a membership, unless another one of the same two asks for them."""
    others = [
        one
        for one in ledger.members(row.unit_uid)
        if one.member_uid == row.member_uid and one.uid != row.uid
    ]
    for part in ledger.rows(Assignment).values():
        via = ledger.find(Assignment, part.via_uid)
        if via is None or part.unit_uid != row.member_uid or via.unit_uid != row.unit_uid:
            continue
        asked = any(one.task_uid in (None, part.task_uid) for one in others)
        if row.task_uid in (None, part.task_uid) and not asked:
            yield part
