"""单位管理: what the ledger knows of each unit, and changing it.

Other names, members of collective units, contacts, 本项免报. Every change is one step of 撤销.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tzdesk.domain.changes import Change, Source, created
from tzdesk.domain.fields import FIELDS
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import (
    Assignment,
    Duty,
    Received,
    Task,
    Unit,
    UnitCategory,
    UnitMember,
    new_uid,
    unit_order,
)
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written
from tzdesk.services.stand_ins import stand_ins
from tzdesk.services.units_named import Register


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit as 单位管理 lists it; `tasks` counts the tasks of a plan that it is printed on."""

    uid: str
    name: str
    category: UnitCategory
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    contact: str | None
    phone: str | None
    tasks: int


def unit_entries(ledger: Ledger, plan_uid: str | None = None) -> list[UnitEntry]:
    """All units by category and in the document's order; counts of one plan, or of all."""
    counts = _task_counts(ledger, plan_uid)
    units = sorted(ledger.rows(Unit).values(), key=unit_order)
    return [
        UnitEntry(
            uid=unit.uid,
            name=unit.name,
            category=unit.category,
            aliases=tuple(ledger.aliases(unit.uid)),
            members=_member_names(ledger, unit.uid),
            contact=unit.contact,
            phone=unit.phone,
            tasks=counts[unit.uid],
        )
        for unit in units
    ]


def _task_counts(ledger: Ledger, plan_uid: str | None) -> Counter[str]:
    tasks = {
        (one.unit_uid, one.task_uid)
        for one in ledger.rows(Assignment).values()
        if one.via_uid is None
        and (plan_uid is None or ledger.get(Task, one.task_uid).plan_uid == plan_uid)
    }
    return Counter(unit for unit, _ in tasks)


def _member_names(ledger: Ledger, unit_uid: str) -> tuple[str, ...]:
    uids = dict.fromkeys(one.member_uid for one in ledger.members(unit_uid))
    return tuple(ledger.get(Unit, uid).name for uid in uids)


def set_contact(desk: Desk, unit_uid: str, contact: str, phone: str) -> Written:
    """联系人 and 联系电话 of a unit; blank takes them away."""
    unit = desk.ledger.get(Unit, unit_uid)
    values = {"contact": contact, "phone": phone}
    changes = [
        Change("unit", unit.uid, name, getattr(unit, name), FIELDS[name].read(text).value)
        for name, text in values.items()
    ]
    return desk.write(changes, Source.EDIT, f"修改“{unit.name}”的联系方式")


def exempt(desk: Desk, assignment_uids: Sequence[str], *, on: bool = True) -> Written:
    """本项免报: these parts of tasks owe no report any more, or again what the plan's rule says."""
    parts = [desk.ledger.get(Assignment, uid) for uid in assignment_uids]
    new = Duty.EXEMPT if on else Duty.DEFAULT
    changes = [
        Change("assignment", one.uid, "duty", one.duty.value, new.value)
        for one in parts
        if one.duty is not new
    ]
    word = "本项免报" if on else "取消本项免报"
    count = f"（{len(parts)} 条）" if len(parts) > 1 else ""
    return desk.write(changes, Source.EDIT, word + count)


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
