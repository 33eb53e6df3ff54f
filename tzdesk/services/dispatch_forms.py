"""Fills the workbooks of a period from the ledger: what it holds, and what is offered beside that.

Answers values that a worker may write while the ledger is used on. Knows no file.
"""

from collections.abc import Iterator
from datetime import date, datetime

from tzdesk.domain.board import Board
from tzdesk.domain.records import CustomScope, Period, Report, Unit
from tzdesk.domain.said import reported
from tzdesk.domain.task_rows import TaskRow, UnitRow
from tzdesk.domain.values import Stored
from tzdesk.exchange.form_rows import Form, FormRow, FormTask, form_task
from tzdesk.exchange.return_format import fitting
from tzdesk.exchange.sent_form import Identity
from tzdesk.services.dispatch_scope import Candidate, previous_period

_CARRIED_ON = ("progress", "next_step")
"""What is offered from the report of the period before."""


class FormBuilder:
    """Makes the workbooks of one dispatch; a task's cells are made once for all of them."""

    def __init__(self, board: Board, period: Period, dispatch_uid: str, made_at: datetime):
        self._board = board
        self._period = period
        self._dispatch_uid = dispatch_uid
        self._made_at = made_at
        self._before = previous_period(board)
        self._tasks: dict[str, FormTask] = {}
        self._own = tuple(board.ledger.custom_fields(CustomScope.REPORT))

    def form(self, candidate: Candidate, due: date, *, prefill: bool) -> Form:
        """The workbook of one unit, to be returned by `due`."""
        rows = tuple(self._row(row, part, candidate.unit, prefill) for row, part in candidate.rows)
        return Form(self._identity(candidate.unit, due, len(rows)), rows, self._own)

    def _identity(self, unit: Unit, due: date, row_count: int) -> Identity:
        plan, period = self._board.plan, self._period
        return Identity(
            plan_uid=plan.uid,
            plan_title=plan.title,
            plan_short_title=plan.short_title,
            doc_no=plan.doc_no,
            issuer=plan.issuer,
            year=plan.year,
            unit_uid=unit.uid,
            unit_name=unit.name,
            period_uid=period.uid,
            period_code=period.code,
            period_label=period.label,
            period_kind=period.kind,
            period_start=period.start,
            period_end=period.end,
            due=due,
            dispatch_uid=self._dispatch_uid,
            made_at=self._made_at,
            row_count=row_count,
        )

    def _row(self, row: TaskRow, part: UnitRow, unit: Unit, prefill: bool) -> FormRow:
        last = self._board.ledger.report(part.uid, self._before.uid) if self._before else None
        base = reported(self._board.ledger, part.uid, self._period.uid)
        return FormRow(
            part.uid,
            self._task(row),
            fitting((last and last.progress) or ""),
            base,
            dict(_offered(base, last, unit)) if prefill else {},
        )

    def _task(self, row: TaskRow) -> FormTask:
        found = self._tasks.get(row.uid)
        if found is None:
            found = self._tasks[row.uid] = form_task(row)
        return found


def _offered(
    base: dict[str, Stored], last: Report | None, unit: Unit
) -> Iterator[tuple[str, Stored]]:
    for name in _CARRIED_ON:
        if name not in base and last and (value := getattr(last, name)):
            yield name, value
    # A phone belongs to its contact: nobody else's number is put beside a name.
    if base.get("contact") in (None, unit.contact) and base.get("phone") in (None, unit.phone):
        for name, value in (("contact", unit.contact), ("phone", unit.phone)):
            if name not in base and value:
                yield name, value
