"""What a received workbook says of a unit's reports: the office's values, and cells filled by hand.

Three-way: what the unit has written since the workbook before stays. Answers values; writes
nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tzdesk.domain.board import Board
from tzdesk.domain.fields import Field
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.merge import Outcome, decide
from tzdesk.domain.received import sent_down
from tzdesk.domain.records import Period, Plan, Unit
from tzdesk.domain.said import reported
from tzdesk.domain.values import Stored
from tzdesk.exchange.sent_form import digest, from_dispatch_row
from tzdesk.services.merge_plan import CellKind, FilePlan, FileState
from tzdesk.services.received_form import ReceivedForm
from tzdesk.services.return_origin import Origin
from tzdesk.services.return_planning import ReturnPlanner
from tzdesk.services.return_targets import UnitTargets
from tzdesk.services.sent_bases import SentBases

Values = dict[str, dict[str, Stored]]
"""What is to be written, by assignment and field."""


_ABOUT_THE_SHEET = frozenset(
    ("no_key", "column", "hidden", "unread", "misplaced", "struck", "repeated", "merged_cells")
)
"""What is told of a received workbook; what is still to be filled in is the unit's to see to."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A cell that both the unit and the office have changed: the unit's word stays.

    `entry` is the catalogue's of its field.
    """

    assignment_uid: str
    number: str | None
    entry: Field
    ours: Stored
    theirs: Stored


def office_values(ledger: Ledger, received: ReceivedForm) -> tuple[Values, list[Kept]]:
    """What the office held when it sent the workbook out; `ledger` does not know it yet."""
    period_uid = received.identity.period_uid
    values: Values = {}
    kept: list[Kept] = []
    for one in received.tasks:
        uid = one.sent.assignment_uid
        before = sent_down(ledger, uid, period_uid)
        base = from_dispatch_row(before).base if before else {}
        ours = reported(ledger, uid, period_uid)
        for field in received.fields.report:
            name = field.name
            theirs = one.sent.base.get(name)
            outcome = decide(base.get(name), ours.get(name), theirs)
            if outcome is Outcome.CONFLICT:
                number = one.row.printed("number") or None
                kept.append(Kept(uid, number, field, ours.get(name), theirs))
            elif outcome in (Outcome.TAKE, Outcome.CLEAR):
                values.setdefault(uid, {})[name] = theirs
    return values, kept


def filled_in(ledger: Ledger, received: ReceivedForm, today: date) -> FilePlan:
    """The cells that somebody has filled in since; `ledger` knows the workbook by now."""
    identity = received.identity
    plan = ledger.get(Plan, identity.plan_uid)
    period, unit = ledger.get(Period, identity.period_uid), ledger.get(Unit, identity.unit_uid)
    planner = ReturnPlanner(
        ledger,
        SentBases(ledger),
        UnitTargets(Board(ledger, plan, period, today), unit),
        received.form,
        Origin(plan, period, unit),
        received.name,
    )
    return planner.plan(FilePlan(received.name, received.name, FileState.READY, ""))


def hand_values(file: FilePlan) -> Values:
    """Those of the cells that need nobody's decision."""
    values: Values = {}
    for cell in file.changes:
        values.setdefault(cell.assignment_uid, {})[cell.field] = cell.merge.theirs
    return values


def kept_cells(file: FilePlan) -> list[Kept]:
    """Those that the unit's ledger says differently."""
    return [
        Kept(cell.assignment_uid, cell.number, cell.entry, cell.merge.ours, cell.merge.theirs)
        for cell in file.of(CellKind.CONFLICT)
    ]


def notices(received: ReceivedForm, file: FilePlan) -> tuple[str, ...]:
    """What of the workbook did not come over, in words."""
    return tuple(_notices(received, file))


def _notices(received: ReceivedForm, file: FilePlan) -> Iterator[str]:
    if received.lost:
        yield f"缺 {received.lost} 行任务，没有接收"
    for cell in file.of(CellKind.INVALID):
        label = cell.entry.label
        yield f"第 {cell.number or '—'} 项{label}（{cell.address}）没有读入：{cell.value}"
    for one in received.tasks:
        for name, locked in one.row.locked.items():
            if digest(locked.text) != one.sent.digests.get(name):
                number = one.row.printed("number") or "—"
                yield f"第 {number} 项灰色列被改动（{locked.address}），按表中文字接收"
    for row in file.added:
        yield f"第 {row.row} 行不是下发的任务，没有接收"
    yield from (told.message for told in file.notices if told.kind in _ABOUT_THE_SHEET)
