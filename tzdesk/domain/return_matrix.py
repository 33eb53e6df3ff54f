"""报送情况: what every unit of a plan owes and has handed in, period by period.

Pure: reads a ledger. Unlike a board it looks at all periods at once, and only at returns.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from tzdesk.domain.board import current_period, is_ahead
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.receipts import NOTHING_IN, HandedIn, handed_in
from tzdesk.domain.records import (
    Assignment,
    Duty,
    Period,
    Plan,
    Receipt,
    Unit,
    UnitCategory,
    unit_order,
)
from tzdesk.domain.reporting import is_reported, owing_of, stood_in_for
from tzdesk.domain.steps import BREATH, Steps, finish
from tzdesk.domain.subtasks import whole_of


class ReturnState(StrEnum):
    """How a unit stands in a period; the value is what the screen says."""

    COMPLETE = "已报"
    PARTIAL = "部分未报"
    SILENT = "未报送"
    EXEMPT = "免报"
    FORMLESS = "无填报表"
    NOT_ASKED = "未下发"


@dataclass(frozen=True, slots=True)
class ReturnCell:
    """One unit in one period. `missing` are the uids of tasks that it has not reported.

    `last` is the day of its last report; `late`: all is in, and the last came after the day due
    (逾期报送). In a period that was not asked for yet nothing is owed and nothing missing.
    """

    state: ReturnState
    owed: int = 0
    reported: int = 0
    missing: tuple[str, ...] = ()
    last: date | None = None
    late: bool = False
    handed_in: HandedIn = NOTHING_IN

    @property
    def came_on(self) -> date | None:
        """The last day on which anything of it came in."""
        days = [self.last, self.handed_in.at.date() if self.handed_in.at else None]
        return max((one for one in days if one), default=None)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One unit: a cell for each period, the number of its tasks, whom to call (`contact_of`)."""

    unit: Unit
    tasks: int
    cells: tuple[ReturnCell, ...]
    contact: str | None = None
    phone: str | None = None

    @property
    def missing(self) -> int:
        """Reports missing in all periods together."""
        return sum(len(cell.missing) for cell in self.cells)

    @property
    def last(self) -> date | None:
        """When anything of the unit came in last."""
        return max((one for cell in self.cells if (one := cell.came_on)), default=None)


@dataclass(frozen=True, slots=True)
class ReturnMatrix:
    """Periods from left to right, oldest first; units by category and position.

    `current` is the place of 本期, −1 without periods.
    """

    periods: tuple[Period, ...]
    current: int
    rows: tuple[MatrixRow, ...]

    def row(self, unit_uid: str) -> MatrixRow | None:
        """The row of a unit."""
        return next((one for one in self.rows if one.unit.uid == unit_uid), None)

    def counts(self, at: int) -> dict[ReturnState, int]:
        """Units by state in a period."""
        states = [row.cells[at].state for row in self.rows]
        return {state: states.count(state) for state in ReturnState}

    @property
    def by_category(self) -> Iterator[tuple[UnitCategory, tuple[MatrixRow, ...]]]:
        """The categories that have units."""
        for category in UnitCategory:
            if rows := tuple(one for one in self.rows if one.unit.category is category):
                yield category, rows


def return_matrix(ledger: Ledger, plan: Plan, today: date) -> ReturnMatrix:
    """Every unit that the plan names, and every one that reports in a collective unit's place."""
    return finish(matrix_in_steps(ledger, plan, today))


def matrix_in_steps(ledger: Ledger, plan: Plan, today: date) -> Steps[ReturnMatrix]:
    """The same, a few tasks at a time."""
    periods = tuple(ledger.periods(plan.uid))
    present = current_period(ledger, plan.uid, today)
    parts = yield from _parts_of(ledger, plan)
    columns = [_Column(ledger, plan, period, present) for period in periods]
    for column in columns:
        yield from column.count_all()
    rows: list[MatrixRow] = []
    for uid, own in parts.items():
        unit = ledger.get(Unit, uid)
        if _has_row(ledger, unit, own):
            cells = tuple(column.cell(unit, _idle(unit, own)) for column in columns)
            tasks = {whole_of(ledger, one.task_uid) for one in own}
            to_call = contact_of(ledger, unit, [one.uid for one in own], periods)
            rows.append(MatrixRow(unit, len(tasks), cells, *to_call))
        yield
    rows.sort(key=lambda one: unit_order(one.unit))
    return ReturnMatrix(periods, periods.index(present) if present else -1, tuple(rows))


def with_receipts(matrix: ReturnMatrix, ledger: Ledger) -> ReturnMatrix:
    """The same with what was handed in by now, while all else is counted anew."""
    columns = [_receipts(ledger, period) for period in matrix.periods]

    def row(one: MatrixRow) -> MatrixRow:
        came = (handed_in(column.get(one.unit.uid, ())) for column in columns)
        pairs = zip(one.cells, came, strict=True)
        return replace(one, cells=tuple(replace(cell, handed_in=new) for cell, new in pairs))

    return replace(matrix, rows=tuple(map(row, matrix.rows)))


def _receipts(ledger: Ledger, period: Period) -> dict[str, list[Receipt]]:
    """Those of a period by unit."""
    found: dict[str, list[Receipt]] = defaultdict(list)
    for receipt in ledger.receipts(period.uid):
        found[receipt.unit_uid].append(receipt)
    return found


def contact_of(
    ledger: Ledger, unit: Unit, assignment_uids: Sequence[str], periods: Sequence[Period]
) -> tuple[str | None, str | None]:
    """联系人 and 联系电话: the unit's own, else those of the newest report that names any."""
    if unit.contact or unit.phone:
        return unit.contact, unit.phone
    for period in reversed(periods):
        for uid in assignment_uids:
            report = ledger.report(uid, period.uid)
            if report and (report.contact or report.phone):
                return report.contact, report.phone
    return None, None


def _parts_of(ledger: Ledger, plan: Plan) -> Steps[dict[str, list[Assignment]]]:
    """The parts of each unit, also of those that stand in for another."""
    found: dict[str, list[Assignment]] = defaultdict(list)
    for place, task in enumerate(ledger.tasks(plan.uid)):
        for part in ledger.assignments(task.uid):
            found[part.unit_uid].append(part)
        if not place % BREATH:
            yield
    return found


def _has_row(ledger: Ledger, unit: Unit, own: Sequence[Assignment]) -> bool:
    """A collective unit has one only where on some task nobody stands in for it.

    Of tasks on which it is exempted nobody need.
    """
    asked = _asked(own) or own
    return not unit.collective or not all(
        stood_in_for(ledger, one, ledger.assignments(one.task_uid)) for one in asked
    )


def _asked(own: Sequence[Assignment]) -> list[Assignment]:
    return [one for one in own if one.duty is not Duty.EXEMPT]


def _idle(unit: Unit, own: Sequence[Assignment]) -> ReturnState:
    """What a unit is that owes nothing."""
    return ReturnState.FORMLESS if unit.collective and _asked(own) else ReturnState.EXEMPT


@dataclass(slots=True)
class _Debt:
    """What a unit owes in a period: the tasks still missing, and the days of the others."""

    missing: list[str] = field(default_factory=list)
    days: list[date | None] = field(default_factory=list)


class _Column:
    """One period: what is owed and what came, by unit."""

    def __init__(self, ledger: Ledger, plan: Plan, period: Period, present: Period | None):
        self._ledger, self._plan, self._period = ledger, plan, period
        self._ahead = is_ahead(period, present)
        self._debts: dict[str, _Debt] = defaultdict(_Debt)
        self._receipts = _receipts(ledger, period)

    def count_all(self) -> Steps[None]:
        """Counts what is owed, task by task."""
        ledger = self._ledger
        for place, task in enumerate(ledger.tasks(self._plan.uid)):
            parts = ledger.assignments(task.uid)
            for part in owing_of(ledger, self._plan, task.uid, self._period, parts):
                self._count(part)
            if not place % BREATH:
                yield

    def _count(self, part: Assignment) -> None:
        debt = self._debts[part.unit_uid]
        report = self._ledger.report(part.uid, self._period.uid)
        if report and is_reported(report):
            debt.days.append(report.reported_on)
        else:
            debt.missing.append(part.task_uid)

    def cell(self, unit: Unit, idle: ReturnState) -> ReturnCell:
        """How a unit stands; `idle` where it owes nothing."""
        came = handed_in(self._receipts.get(unit.uid, ()))
        debt = self._debts.get(unit.uid)
        if debt is None:
            return ReturnCell(idle, handed_in=came)
        if self._ahead and not debt.days:
            return ReturnCell(ReturnState.NOT_ASKED, handed_in=came)
        reported, missing = len(debt.days), tuple(debt.missing)
        last = max((day for day in debt.days if day), default=None)
        late = not missing and last is not None and last > self._period.due
        owed = reported + len(missing)
        return ReturnCell(_state(reported, owed), owed, reported, missing, last, late, came)


def _state(reported: int, owed: int) -> ReturnState:
    if reported == owed:
        return ReturnState.COMPLETE
    return ReturnState.PARTIAL if reported else ReturnState.SILENT
