"""Which units there are and in what order: adding one, removing one, moving them by category.

Every change is one step of 撤销. Knows no list and no widget.
"""

from tzdesk.domain.changes import Change, Source, created, removed
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import (
    Assignment,
    Receipt,
    Received,
    Report,
    ReportValue,
    Unit,
    UnitAlias,
    UnitCategory,
    UnitMember,
    new_uid,
    unit_order,
)
from tzdesk.domain.values import clean_text
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written
from tzdesk.services.placing import behind, placed_before
from tzdesk.services.unit_names import refuse_taken
from tzdesk.services.units_named import category_of


def add_unit(desk: Desk, name: str, category: UnitCategory | None = None) -> Written:
    """新增单位, behind the others; its category follows from its name unless it is given."""
    name = clean_text(name)
    if not name:
        raise UserError("没有填写单位名称。")
    refuse_taken(desk.ledger, name)
    category = category or category_of(name)
    last = behind(desk.ledger.rows(Unit).values())
    unit = Unit(uid=new_uid(), name=name, category=category, position=last)
    return desk.write(created([unit]), Source.SETTINGS, f"新增单位“{name}”")


def why_not_removed(ledger: Ledger, unit_uid: str) -> str:
    """Why a unit must stay; "" where it may go."""
    parts = [one for one in ledger.rows(Assignment).values() if one.unit_uid == unit_uid]
    if tasks := len({one.task_uid for one in parts if one.via_uid is None}):
        return f"有 {tasks} 项任务，不能删除；可以合并到其他单位"
    members = ledger.rows(UnitMember).values()
    of = next((one.unit_uid for one in members if one.member_uid == unit_uid), None)
    if of:
        return f"是“{ledger.get(Unit, of).name}”的成员，请先从成员中移出"
    came: list[Receipt | Received] = [*ledger.rows(Receipt).values()]
    came += ledger.rows(Received).values()
    if any(one.unit_uid == unit_uid for one in came):
        return "有收件登记，不能删除；可以合并到其他单位"
    return "有填报，不能删除；可以合并到其他单位" if parts else ""


def remove_unit(desk: Desk, unit_uid: str) -> Written:
    """Removes a unit that nothing hangs on. Raises UserError for any other."""
    ledger = desk.ledger
    unit = ledger.get(Unit, unit_uid)
    if why := why_not_removed(ledger, unit_uid):
        raise UserError(f"“{unit.name}”{why}。", title="无法删除单位")
    rows = [*ledger.members(unit_uid), *ledger.children(UnitAlias, unit_uid), unit]
    return desk.write(removed(rows), Source.SETTINGS, f"删除单位“{unit.name}”")


def move_unit(desk: Desk, unit_uid: str, category: UnitCategory, before: str = "") -> Written:
    """Puts a unit into a category, before another of its units or behind all.

    Raises UserError where it would become, or cease to be, a collective one though it must not.
    """
    ledger = desk.ledger
    unit = ledger.get(Unit, unit_uid)
    if category is not unit.category:
        _refuse_category(ledger, unit, category)
    others = [one for one in ledger.rows(Unit).values() if one.category is category]
    others = sorted((one for one in others if one.uid != unit_uid), key=unit_order)
    changes = [
        Change("unit", unit_uid, "category", unit.category.value, category.value),
        *placed_before(unit, others, before),
    ]
    moved = category is not unit.category
    title = f"移动“{unit.name}”到“{category.value}”" if moved else f"调整“{unit.name}”的顺序"
    return desk.write(changes, Source.SETTINGS, title)


def _refuse_category(ledger: Ledger, unit: Unit, category: UnitCategory) -> None:
    """A collective unit has members and no reports of its own, any other the reverse."""
    if unit.collective and ledger.members(unit.uid):
        raise UserError(f"“{unit.name}”已指定成员，不能改为其他类别。", "请先移出成员。")
    if category is not UnitCategory.COLLECTIVE:
        return
    parts = {one.uid for one in ledger.rows(Assignment).values() if one.unit_uid == unit.uid}
    said: list[Report | ReportValue] = [*ledger.rows(Report).values()]
    said += ledger.rows(ReportValue).values()
    reported = any(one.assignment_uid in parts for one in said)
    if reported or any(one.member_uid == unit.uid for one in ledger.rows(UnitMember).values()):
        raise UserError(f"“{unit.name}”已有填报，或是统称单位的成员，不能改为统称单位。")
