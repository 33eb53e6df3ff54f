"""单位管理: what the ledger knows of each unit, and changing it.

Contacts and 本项免报 are changed here; names, members, merging and lists have modules of their own.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tzdesk.domain.board import Board
from tzdesk.domain.changes import Change, Source
from tzdesk.domain.fields import FIELDS
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import (
    Assignment,
    Duty,
    Task,
    Unit,
    UnitCategory,
    unit_order,
)
from tzdesk.domain.reporting import is_reported, owing
from tzdesk.domain.steps import BREATH, Steps
from tzdesk.domain.subtasks import whole_of
from tzdesk.services.desk import Desk, Written
from tzdesk.services.dispatch_scope import previous_period


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
        (one.unit_uid, whole_of(ledger, one.task_uid))
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


def returned_before(board: Board) -> Steps[dict[str, bool]]:
    """上期: of each unit that owed a report in the period before, whether all of it is in."""
    period = previous_period(board)
    found: dict[str, bool] = {}
    for at, task_uid in enumerate(tuple(board.rows) if period else ()):
        assert period is not None
        if at % BREATH == 0:
            yield
        for part in owing(board.ledger, board.plan, task_uid, period):
            came = is_reported(board.ledger.report(part.uid, period.uid))
            found[part.unit_uid] = found.get(part.unit_uid, True) and came
    return found
