"""Whom a period's workbooks go to, and which assignments none of them carries.

Reads a board; writes nothing.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from tzdesk.domain.board import Board
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.received import own_unit
from tzdesk.domain.records import (
    Assignment,
    Dispatch,
    DispatchRow,
    Duty,
    Period,
    Received,
    Reporting,
    Unit,
    unit_order,
)
from tzdesk.domain.reporting import by_rule, finished_before, standing_in
from tzdesk.domain.task_rows import TaskRow, UnitRow
from tzdesk.services.desk import Desk
from tzdesk.services.statistics import UnitReturn, returns_by_unit

COLLECTIVE = "统称单位，没有指定具体单位"
EXEMPT = "本项免报"
BY_LEAD = "由牵头单位填报"
BY_FIRST = "由排第一的单位填报"
FINISHED = "已办结，不再填报"
OWN = "由本单位填报，没有指定下属单位"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that owes a report: the rows of its workbook, in the document's order.

    `last` is what it handed in for the period before; None where it owed nothing then.
    """

    unit: Unit
    rows: tuple[tuple[TaskRow, UnitRow], ...]
    last: UnitReturn | None = None

    @property
    def contact_missing(self) -> bool:
        """Whether the unit has no contact or no phone."""
        return not (self.unit.contact and self.unit.phone)


@dataclass(frozen=True, slots=True)
class Uncovered:
    """An assignment that no workbook carries, and why; `unit` is the name it stands for."""

    task_uid: str
    number: str | None
    unit_uid: str
    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """A period was dispatched before; `units` is None where the ledger only knows the day."""

    on: date
    units: int | None = None


def previous_period(board: Board) -> Period | None:
    """The period before the board's."""
    return board.periods[-2] if len(board.periods) > 1 else None


def earlier(ledger: Ledger, period: Period) -> Earlier | None:
    """When a period was dispatched last, and to how many units in all."""
    received = {one.dispatch_uid for one in ledger.rows(Received).values()}
    sent = {
        uid: one
        for uid, one in ledger.rows(Dispatch).items()
        if one.period_uid == period.uid and uid not in received
    }
    if not sent:
        day = None if received else period.dispatched_on
        return Earlier(day) if day else None
    units = {
        part.unit_uid
        for row in ledger.rows(DispatchRow).values()
        if row.dispatch_uid in sent and (part := ledger.find(Assignment, row.assignment_uid))
    }
    return Earlier(max(one.made_at for one in sent.values()).date(), len(units))


def candidates(desk: Desk, board: Board) -> list[Candidate]:
    """Every unit that owes a report in the board's period, by category and position.

    A unit's own ledger sends nothing to the unit itself.
    """
    before = previous_period(board)
    past = desk.board(board.plan.uid, before.uid) if before else None
    returned = {one.unit_uid: one for one in returns_by_unit(past)} if past else {}
    own = own_unit(board.ledger, board.plan.uid)
    rows: dict[str, list[tuple[TaskRow, UnitRow]]] = defaultdict(list)
    for row in board.leaves:
        for unit in row.units:
            if unit.owes and unit.unit_uid != own:
                rows[unit.unit_uid].append((row, unit))
    units = sorted((board.ledger.get(Unit, uid) for uid in rows), key=unit_order)
    return [Candidate(unit, tuple(rows[unit.uid]), returned.get(unit.uid)) for unit in units]


def uncovered(board: Board) -> list[Uncovered]:
    """The assignments of the plan that owe no report in the board's period, one by one.

    A collective unit in whose place members report is covered by their workbooks. In a unit's own
    ledger only the unit's parts are looked at: others' are not its to send out.
    """
    if own := own_unit(board.ledger, board.plan.uid):
        return [
            Uncovered(row.uid, row.number, unit.unit_uid, unit.name, OWN)
            for row in board.leaves
            for unit in row.units
            if unit.unit_uid == own and not unit.stood_in_for
        ]
    return [
        Uncovered(row.uid, row.number, unit.unit_uid, unit.name, reason)
        for row in board.leaves
        for unit in row.units
        if not unit.owes and (reason := _reason(board, row, unit))
    ]


def _reason(board: Board, row: TaskRow, unit: UnitRow) -> str:
    """Why a part of a task owes nothing; "" where other parts report in its place."""
    plan, period, ledger = board.plan, board.period, board.ledger
    assert period is not None, "without a period nobody owes anything"
    part = ledger.get(Assignment, unit.uid)
    if plan.skip_finished and finished_before(ledger, row.uid, period):
        return FINISHED
    if part.duty is Duty.EXEMPT:
        return EXEMPT
    if part.via_uid:
        return ""
    parts = ledger.assignments(row.uid)
    if part.uid not in by_rule(plan, [one for one in parts if one.via_uid is None]):
        return BY_FIRST if plan.reporting is Reporting.FIRST else BY_LEAD
    owing = {one.uid for one in row.units if one.owes}
    return "" if owing.intersection(standing_in(ledger, part, parts)) else COLLECTIVE
