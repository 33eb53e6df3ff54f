"""Builds the rows of a board from the ledger: a task with its leaders, units and sub-tasks.

Knows of its board only what it is of: plan, period, day and rules.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from tzdesk.domain.board_frame import Frame
from tzdesk.domain.clerk_words import ClerkWords
from tzdesk.domain.doubts import Doubt, doubts
from tzdesk.domain.pace import Standing, standing
from tzdesk.domain.receipts import by_hand
from tzdesk.domain.received import own_unit
from tzdesk.domain.records import (
    Assignment,
    Duty,
    Leader,
    Leadership,
    Report,
    Section,
    Summary,
    Task,
    Unit,
)
from tzdesk.domain.reporting import (
    is_reported,
    leads,
    owing_of,
    shown_summary,
    stood_in_for,
    summed_up,
)
from tzdesk.domain.roles import Role
from tzdesk.domain.search import search_key
from tzdesk.domain.status import Status
from tzdesk.domain.subtasks import subtasks_in
from tzdesk.domain.successions import successor
from tzdesk.domain.task_rows import LeaderCell, TaskRow, UnitRow


class RowBuilder:
    """Builds rows; keeps for one pass what is the same for many of them."""

    def __init__(self, board: Frame):
        self._board = board
        self._ledger = board.ledger
        self._day = board.day
        self._periods = board.periods
        self._earlier = self._periods[:-1]
        period = board.period
        receipts = self._ledger.receipts(period.uid) if period else []
        self._received = {
            one.unit_uid: one.received_at.date() for one in receipts if not by_hand(one)
        }
        self._own = own_unit(self._ledger, board.plan.uid)
        self._clerk = ClerkWords(self._ledger, period.uid if period else None)
        self._headings: dict[str | None, tuple[Section | None, Section | None]] = {}
        self._cells: dict[tuple[str, Role], LeaderCell] = {}
        self._standings: dict[tuple[date | None, Status, float], Standing] = {}

    def row(self, task: Task) -> TaskRow:
        """A task with its sub-tasks."""
        own = self._one(task)
        below = subtasks_in(self._ledger, task.uid, self._board.period)
        if not below:
            return own
        rows = (self._one(one) for one in below)
        return self._summed(
            own, tuple(replace(one, position=own.position, parent_uid=own.uid) for one in rows)
        )

    def _summed(self, row: TaskRow, below: tuple[TaskRow, ...]) -> TaskRow:
        """The whole of its sub-tasks; what was said of it before they said anything stays."""
        spoken = any(one.summary for one in below)
        status, percent = summed_up(below, complete=True) if spoken else (row.status, row.percent)
        changed = [one.changed_at for one in (row, *below) if one.changed_at]
        return replace(
            row,
            subtasks=below,
            status=status,
            percent=percent,
            standing=self._standing(row.due_on, status, percent),
            coordination=row.coordination or any(one.coordination for one in below),
            changed_at=max(changed, default=None),
            doubts=() if spoken else row.doubts,
        )

    def _one(self, task: Task) -> TaskRow:
        units = tuple(self._units(task))
        leaders = tuple(map(self._leader, self._ledger.leaderships(task.uid)))
        summary = shown_summary(self._ledger, task.uid, self._periods)
        status = (summary and summary.status) or Status.NOT_STARTED
        percent = (summary.percent if summary else None) or 0
        section, subsection = self._sections(task.section_uid)
        period = self._board.period
        pinned = summary is not None and summary.period_uid == (period.uid if period else None)
        tags, values = self._clerk.tags(task.uid), self._clerk.values(task.uid)
        added = self._clerk.searched(task.uid, tags, values, units)
        return TaskRow(
            uid=task.uid,
            number=task.number,
            position=task.position,
            text=task.text,
            section_uid=section.uid if section else None,
            section=section.heading if section else None,
            subsection_uid=subsection.uid if subsection else None,
            subsection=subsection.heading if subsection else None,
            leaders=leaders,
            units=units,
            deadline_text=task.deadline_text,
            due_on=task.due_on,
            summary=summary,
            pinned=pinned,
            status=status,
            percent=percent,
            standing=self._standing(task.due_on, status, percent),
            coordination=_needs_coordination(summary, units),
            changed_at=self._board.changed_at(task.uid),
            search=search_key(self._ledger, task, leaders, units, summary, added),
            doubts=self._doubts_of_summary(summary) if pinned and summary else (),
            tags=tags,
            starred=task.starred,
            values=values,
        )

    def _doubts_of_summary(self, summary: Summary) -> tuple[Doubt, ...]:
        before = shown_summary(self._ledger, summary.task_uid, self._earlier)
        return doubts(summary, before if before is not summary else None)

    def _doubts_of_report(self, report: Report) -> tuple[Doubt, ...]:
        last = self._earlier[-1].uid if self._earlier else None
        return doubts(report, self._ledger.report(report.assignment_uid, last) if last else None)

    def _standing(self, due_on: date | None, status: Status, percent: float) -> Standing:
        key = due_on, status, percent
        if key not in self._standings:
            self._standings[key] = standing(
                year=self._board.plan.year,
                due_on=due_on,
                status=status,
                percent=percent,
                day=self._day,
                rules=self._board.rules,
            )
        return self._standings[key]

    def _sections(self, uid: str | None) -> tuple[Section | None, Section | None]:
        """The top-level section of a task and the one nested in it."""
        if uid not in self._headings:
            inner = self._ledger.find(Section, uid)
            outer = self._ledger.find(Section, inner.parent_uid) if inner else None
            self._headings[uid] = (outer, inner) if outer else (inner, None)
        return self._headings[uid]

    def _leader(self, link: Leadership) -> LeaderCell:
        key = link.leader_uid, link.role
        if key not in self._cells:
            leader = self._ledger.get(Leader, link.leader_uid)
            after = successor(self._ledger, leader.uid, self._day)
            self._cells[key] = LeaderCell(
                leader.uid,
                after.name if after else leader.name,
                link.role,
                leader.name,
                after.start if after else None,
                tuple((one.uid, one.name) for one in self._ledger.successions(leader.uid)),
            )
        return self._cells[key]

    def _units(self, task: Task) -> Iterator[UnitRow]:
        period = self._board.period
        parts = self._ledger.assignments(task.uid)
        plan = self._board.plan
        owed = owing_of(self._ledger, plan, task.uid, period, parts) if period else []
        owing_uids = {one.uid for one in owed}
        for one in parts:
            yield self._unit(one, parts, owes=one.uid in owing_uids)

    def _unit(self, one: Assignment, parts: Sequence[Assignment], *, owes: bool) -> UnitRow:
        unit = self._ledger.get(Unit, one.unit_uid)
        collective = unit.collective
        has_members = collective or unit.uid == self._own
        period = self._board.period
        report = self._ledger.report(one.uid, period.uid) if period else None
        return UnitRow(
            uid=one.uid,
            unit_uid=unit.uid,
            name=unit.name,
            printed=one.printed,
            role=one.role,
            lead=leads(self._board.plan, one),
            collective=collective,
            owes=owes,
            reported=is_reported(report),
            report=report,
            contact=(report and report.contact) or unit.contact,
            phone=(report and report.phone) or unit.phone,
            received_on=self._received.get(unit.uid),
            via_uid=one.via_uid,
            doubts=self._doubts_of_report(report) if report else (),
            exempt=one.duty is Duty.EXEMPT,
            stood_in_for=has_members and stood_in_for(self._ledger, one, parts),
            values=self._clerk.reported(one.uid),
        )


def _needs_coordination(summary: Summary | None, units: Iterable[UnitRow]) -> bool:
    """需领导协调: the summary or any report of the period says so."""
    if summary and summary.coordination:
        return True
    return any(unit.report and unit.report.coordination for unit in units)
