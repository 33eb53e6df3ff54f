"""Other names of units; one that is a unit itself is taken over with all that it has.

Merging two units is one step of 撤销, possible while nothing later hangs on it.
"""

from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from tzdesk.domain.changes import Change, Source, created, removed
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import (
    Assignment,
    DispatchRow,
    Duty,
    OpenCell,
    Period,
    Receipt,
    Report,
    Task,
    Unit,
    UnitAlias,
    UnitMember,
    new_uid,
    report_uid,
    to_row,
)
from tzdesk.domain.text import compact
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written
from tzdesk.services.plan_rows import stronger


def add_alias(desk: Desk, unit_uid: str, name: str) -> Written:
    """Gives a unit another name; a unit of that name is merged into it.

    Raises UserError where a third unit bears the name, or both have reported the same.
    """
    unit = desk.ledger.get(Unit, unit_uid)
    name = name.strip()
    if not name:
        raise UserError("没有填写别名。")
    owner = desk.ledger.unit_named(name)
    if owner is None:
        alias = UnitAlias(uid=new_uid(), unit_uid=unit_uid, name=name)
        title = f"“{unit.name}”增加别名“{name}”"
        return desk.write(created([alias]), Source.SETTINGS, title)
    if owner.uid == unit_uid:
        return Written(None)
    if compact(owner.name) != compact(name):
        raise UserError(f"“{name}”已是“{owner.name}”的别名。", "请改用别的名称，或把两个单位合并。")
    return merge_units(desk, unit_uid, owner.uid)


def merge_units(desk: Desk, kept_uid: str, gone_uid: str) -> Written:
    """Makes two units one: the gone one's tasks, reports, receipts and names go to the kept one."""
    ledger = desk.ledger
    kept, gone = ledger.get(Unit, kept_uid), ledger.get(Unit, gone_uid)
    if kept.collective != gone.collective:
        raise UserError(f"“{gone.name}”与“{kept.name}”一个是统称单位，不能合并。")
    changes = list(_Merging(ledger, kept, gone).changes())
    return desk.write(changes, Source.SETTINGS, f"合并单位“{gone.name}”到“{kept.name}”")


class _Merging:
    """The changes that move all of one unit to another, rows before those that name them go."""

    def __init__(self, ledger: Ledger, kept: Unit, gone: Unit):
        self._ledger, self._kept, self._gone = ledger, kept, gone

    def changes(self) -> Iterator[Change]:
        yield from self._contact()
        for part in list(self._ledger.rows(Assignment).values()):
            if part.unit_uid == self._gone.uid:
                yield from self._part(part)
        yield from self._members()
        for receipt in self._ledger.rows(Receipt).values():
            if receipt.unit_uid == self._gone.uid:
                yield self._to_kept(receipt, "unit_uid")
        for alias in self._ledger.children(UnitAlias, self._gone.uid):
            yield self._to_kept(alias, "unit_uid")
        yield from removed([self._gone])
        yield from created(
            [UnitAlias(uid=new_uid(), unit_uid=self._kept.uid, name=self._gone.name)]
        )

    def _to_kept(self, row: Assignment | Receipt | UnitAlias | UnitMember, field: str) -> Change:
        return Change(row.entity, row.uid, field, self._gone.uid, self._kept.uid)

    def _contact(self) -> Iterator[Change]:
        """Who answers for the gone unit answers for the kept one, if nobody does yet."""
        if not self._kept.contact and not self._kept.phone:
            for name in ("contact", "phone"):
                yield Change("unit", self._kept.uid, name, None, getattr(self._gone, name))

    def _part(self, part: Assignment) -> Iterator[Change]:
        parts = self._ledger.assignments(part.task_uid)
        own = next((one for one in parts if one.unit_uid == self._kept.uid), None)
        if own is None:
            yield self._to_kept(part, "unit_uid")
            return
        yield from self._reports(part, own)
        rows: list[DispatchRow | OpenCell] = [*self._ledger.rows(DispatchRow).values()]
        rows += self._ledger.rows(OpenCell).values()
        for row in rows:
            if row.assignment_uid == part.uid:
                yield Change(row.entity, row.uid, "assignment_uid", part.uid, own.uid)
        for other in parts:
            if other.via_uid == part.uid:
                yield Change(other.entity, other.uid, "via_uid", part.uid, own.uid)
        before, after = to_row(own), to_row(_joined(own, part))
        for name, old in before.items():
            yield Change(own.entity, own.uid, name, old, after[name])
        yield from removed([part])

    def _reports(self, part: Assignment, own: Assignment) -> Iterator[Change]:
        task = self._ledger.get(Task, part.task_uid)
        for period in self._ledger.periods(task.plan_uid):
            report = self._ledger.report(part.uid, period.uid)
            if report is None:
                continue
            if self._ledger.report(own.uid, period.uid):
                raise _both_reported(task, period)
            yield from removed([report])
            yield from created([_moved(report, own.uid)])

    def _members(self) -> Iterator[Change]:
        known = {(one.member_uid, one.task_uid) for one in self._ledger.members(self._kept.uid)}
        for one in list(self._ledger.rows(UnitMember).values()):
            if one.unit_uid == self._gone.uid:
                if (one.member_uid, one.task_uid) in known:
                    yield from removed([one])
                else:
                    yield self._to_kept(one, "unit_uid")
            elif one.member_uid == self._gone.uid:
                others = self._ledger.members(one.unit_uid)
                double = any(
                    other.member_uid == self._kept.uid and other.task_uid == one.task_uid
                    for other in others
                )
                yield from removed([one]) if double else [self._to_kept(one, "member_uid")]


_BINDING = (Duty.EXEMPT, Duty.DEFAULT, Duty.REQUIRED)


def _joined(own: Assignment, part: Assignment) -> Assignment:
    """Two parts of a task as one: where the document names the earlier, in the stronger role.

    It owes a report if either did.
    """
    own = replace(own, duty=max(own.duty, part.duty, key=_BINDING.index))
    if part.via_uid is not None:
        return own
    if own.via_uid is not None:
        # The document names the task's unit itself: it stands in for nobody.
        role, first = part.role, part
    else:
        role, first = stronger(own.role, part.role), min(own, part, key=attrgetter("position"))
    return replace(own, role=role, printed=first.printed, position=first.position, via_uid=None)


def _moved(report: Report, assignment_uid: str) -> Report:
    uid = report_uid(assignment_uid, report.period_uid)
    return replace(report, uid=uid, assignment_uid=assignment_uid)


def _both_reported(task: Task, period: Period) -> UserError:
    return UserError(
        f"第 {task.number or '—'} 项 {period.label}两边都有填报，没有合并。",
        "请先清空其中一条填报，再合并。",
        "无法合并单位",
    )
