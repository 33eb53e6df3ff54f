"""合并到…: two units made one, first as a preview, then as one step of 撤销.

The gone unit's tasks, reports, receipts, members and names go to the kept one. Where both have
reported the same task in the same period, whoever asks says which of the two stays.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from tzdesk.domain.changes import Change, Source, created, removed
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import (
    Assignment,
    DispatchRow,
    Duty,
    OpenCell,
    Receipt,
    Received,
    Unit,
    UnitAlias,
    UnitMember,
    new_uid,
)
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written
from tzdesk.services.plan_rows import stronger
from tzdesk.services.report_joining import Clash, ReportJoining, differing
from tzdesk.services.stand_ins import stand_ins

TITLE = "无法合并单位"


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What merging would bring: `tasks` of the gone unit, `shared` of them also the kept one's."""

    kept: Unit
    gone: Unit
    tasks: int
    shared: int
    reports: int
    clashes: tuple[Clash, ...]

    @property
    def told(self) -> str:
        """The sentence of notes.md 9, with the reports that move along."""
        moved = f"历次填报一并转入（{self.reports} 条）" if self.reports else "没有要转入的填报"
        return (
            f"“{self.gone.name}”的 {self.tasks} 项任务并入“{self.kept.name}”；"
            f"两边都有的任务 {self.shared} 项；{moved}。"
        )


def preview_merge(ledger: Ledger, kept_uid: str, gone_uid: str) -> MergePreview:
    """What would come of it. Raises UserError where the two cannot be made one."""
    return _merging(ledger, kept_uid, gone_uid).preview()


def merge_units(
    desk: Desk, kept_uid: str, gone_uid: str, staying: Collection[str] = frozenset()
) -> Written:
    """Makes two units one; of each clash one report's uid must be among those `staying`.

    Raises UserError where the two cannot be made one, or where a clash is undecided.
    """
    merging = _merging(desk.ledger, kept_uid, gone_uid)
    preview = merging.preview()
    for clash in preview.clashes:
        if not {clash.kept.uid, clash.gone.uid}.intersection(staying):
            raise UserError(
                f"{clash.told}两边都有填报，没有合并。", "请先选定保留哪一条，再合并。", TITLE
            )
    title = f"合并单位“{preview.gone.name}”到“{preview.kept.name}”"
    return desk.write(list(merging.changes(staying)), Source.SETTINGS, title)


def _merging(ledger: Ledger, kept_uid: str, gone_uid: str) -> "_Merging":
    kept, gone = ledger.get(Unit, kept_uid), ledger.get(Unit, gone_uid)
    if kept.collective != gone.collective:
        message = f"“{gone.name}”与“{kept.name}”一个是统称单位，不能合并。"
        raise UserError(message, title=TITLE)
    if any(one.unit_uid == gone_uid for one in ledger.rows(Received).values()):
        message = f"“{gone.name}”是本台账的填报单位，不能并入其他单位。"
        raise UserError(message, title=TITLE)
    return _Merging(ledger, kept, gone)


class _Merging:
    """The changes that move all of one unit to another, rows before those that name them go."""

    def __init__(self, ledger: Ledger, kept: Unit, gone: Unit):
        self._ledger, self._kept, self._gone = ledger, kept, gone
        self._reports = ReportJoining(ledger)

    @cached_property
    def _parts(self) -> list[Assignment]:
        """The gone unit's."""
        rows = self._ledger.rows(Assignment).values()
        return [one for one in rows if one.unit_uid == self._gone.uid]

    @cached_property
    def _about(self) -> dict[str, list[DispatchRow | OpenCell]]:
        """What was sent out with, or waits in, each assignment."""
        found: dict[str, list[DispatchRow | OpenCell]] = defaultdict(list)
        rows: list[DispatchRow | OpenCell] = [*self._ledger.rows(DispatchRow).values()]
        for row in (*rows, *self._ledger.rows(OpenCell).values()):
            found[row.assignment_uid].append(row)
        return found

    def preview(self) -> MergePreview:
        """What the changes come to."""
        return MergePreview(
            self._kept,
            self._gone,
            tasks=len({one.task_uid for one in self._parts}),
            shared=len({one.task_uid for one in self._parts if self._own(one)}),
            reports=sum(len(self._reports.of(one)) for one in self._parts),
            clashes=tuple(self._clashes()),
        )

    def changes(self, staying: Collection[str]) -> Iterator[Change]:
        yield from self._contact()
        for part in self._parts:
            yield from self._part(part, staying)
        yield from self._members()
        yield from created(self._stand_ins())
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

    def _own(self, part: Assignment) -> Assignment | None:
        """The kept unit's part of the same task."""
        parts = self._ledger.assignments(part.task_uid)
        return next((one for one in parts if one.unit_uid == self._kept.uid), None)

    def _clashes(self) -> Iterator[Clash]:
        for part in self._parts:
            if own := self._own(part):
                yield from self._reports.clashes(part, own)

    def _contact(self) -> Iterator[Change]:
        """Who answers for the gone unit answers for the kept one, if nobody does yet."""
        if not self._kept.contact and not self._kept.phone:
            for name in ("contact", "phone"):
                yield Change("unit", self._kept.uid, name, None, getattr(self._gone, name))

    def _part(self, part: Assignment, staying: Collection[str]) -> Iterator[Change]:
        own = self._own(part)
        if own is None:
            yield self._to_kept(part, "unit_uid")
            return
        yield from self._reports.changes(part, own, staying)
        for row in self._about[part.uid]:
            yield Change(row.entity, row.uid, "assignment_uid", part.uid, own.uid)
        for other in self._ledger.assignments(part.task_uid):
            if other.via_uid == part.uid:
                yield Change(other.entity, other.uid, "via_uid", part.uid, own.uid)
        yield from differing(own, _joined(own, part))
        yield from removed([part])

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
                needless = one.unit_uid == self._kept.uid or any(
                    other.member_uid == self._kept.uid and other.task_uid == one.task_uid
                    for other in others
                )
                yield from removed([one]) if needless else [self._to_kept(one, "member_uid")]

    def _stand_ins(self) -> Iterator[Assignment]:
        """Of two collective units: members of the one now report on the other's tasks, too."""
        if not self._kept.collective:
            return
        rows = list(self._ledger.rows(Assignment).values())
        for unit, other in ((self._kept, self._gone), (self._gone, self._kept)):
            general = [one for one in self._ledger.members(other.uid) if one.task_uid is None]
            members = [self._ledger.get(Unit, one.member_uid) for one in general]
            for part in rows:
                if part.unit_uid == unit.uid and not (unit is self._gone and self._own(part)):
                    named = [one.unit_uid for one in self._ledger.assignments(part.task_uid)]
                    yield from stand_ins(part, members, named)


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
