"""Tables of what is said of tasks over the year: periods, summaries, reports, dispatches."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from tzdesk.store.models.columns import (
    Day,
    Line,
    Moment,
    Percent,
    RowModel,
    Tick,
    Word,
    reference,
    ticks,
    within_bounds,
)


class PeriodModel(RowModel):
    """See `records.Period`."""

    entity = "period"
    __tablename__ = "periods"
    __table_args__ = (CheckConstraint('start <= "end"', name="days"), {"sqlite_strict": True})

    plan_id: Mapped[int] = reference("plans")
    code: Mapped[Line]
    label: Mapped[Line]
    kind: Mapped[Word]
    start: Mapped[Day]
    end: Mapped[Day]
    due: Mapped[Day]
    dispatched_on: Mapped[Day | None]


class SummaryModel(RowModel):
    """See `records.Summary`."""

    entity = "summary"
    __tablename__ = "summaries"
    __table_args__ = (within_bounds(), *ticks("coordination"), {"sqlite_strict": True})

    task_id: Mapped[int] = reference("tasks", index=True)
    period_id: Mapped[int | None] = reference("periods")
    status: Mapped[Word | None]
    percent: Mapped[Percent | None]
    progress: Mapped[Line | None]
    problem: Mapped[Line | None]
    next_step: Mapped[Line | None]
    coordination: Mapped[Tick | None]


class ReportModel(RowModel):
    """See `records.Report`."""

    entity = "report"
    __tablename__ = "reports"
    __table_args__ = (within_bounds(), *ticks("coordination"), {"sqlite_strict": True})

    assignment_id: Mapped[int] = reference("assignments", index=True)
    period_id: Mapped[int] = reference("periods")
    status: Mapped[Word | None]
    percent: Mapped[Percent | None]
    progress: Mapped[Line | None]
    problem: Mapped[Line | None]
    next_step: Mapped[Line | None]
    coordination: Mapped[Tick | None]
    contact: Mapped[Line | None]
    phone: Mapped[Line | None]
    reported_on: Mapped[Day | None]


class DispatchModel(RowModel):
    """See `records.Dispatch`."""

    entity = "dispatch"
    __tablename__ = "dispatches"

    period_id: Mapped[int] = reference("periods")
    made_at: Mapped[Moment]


class DispatchRowModel(RowModel):
    """See `records.DispatchRow`."""

    entity = "dispatch_row"
    __tablename__ = "dispatch_rows"

    dispatch_id: Mapped[int] = reference("dispatches", index=True)
    assignment_id: Mapped[int] = reference("assignments", index=True)
    base: Mapped[Line]
    prefilled: Mapped[Line]


class ReceivedModel(RowModel):
    """See `records.Received`."""

    entity = "received"
    __tablename__ = "received"

    dispatch_id: Mapped[int] = reference("dispatches")
    unit_id: Mapped[int] = reference("units")
    file_name: Mapped[Line]
    sha256: Mapped[Line]
    received_at: Mapped[Moment]
    workbook: Mapped[Line]


class ReceiptModel(RowModel):
    """See `records.Receipt`."""

    entity = "receipt"
    __tablename__ = "receipts"
    __table_args__ = (*ticks("electronic", "paper", "stamped"), {"sqlite_strict": True})

    unit_id: Mapped[int] = reference("units")
    period_id: Mapped[int] = reference("periods")
    file_name: Mapped[Line | None]
    sha256: Mapped[Line | None]
    received_at: Mapped[Moment]
    electronic: Mapped[Tick]
    paper: Mapped[Tick]
    stamped: Mapped[Tick]


class ReturnModel(RowModel):
    """See `records.ReturnRecord`."""

    entity = "return"
    __tablename__ = "returns"

    receipt_id: Mapped[int] = reference("receipts", index=True)
    saved_at: Mapped[Moment]
    brought: Mapped[Line]


class OpenCellModel(RowModel):
    """See `records.OpenCell`."""

    entity = "open_cell"
    __tablename__ = "open_cells"

    receipt_id: Mapped[int] = reference("receipts", index=True)
    assignment_id: Mapped[int] = reference("assignments", index=True)
    field: Mapped[Word]
    kind: Mapped[Word]
    cell: Mapped[Line]
    base: Mapped[Line]
    theirs: Mapped[Line]
    value: Mapped[Line]
    message: Mapped[Line]
