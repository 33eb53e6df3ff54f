"""Rows about workbooks: what was sent out, what came back, and what of it waits for a person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from tzdesk.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch(Record):
    """下发: the workbooks made for one period at one time."""

    entity: ClassVar[str] = "dispatch"
    period_uid: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchRow(Record):
    """One row of a dispatched workbook: what the ledger held (`base`) and what was prefilled.

    Both are JSON texts: {"values": …, "digests": …} and the values alone. Its uid says what it
    belongs to (`dispatch_row_uid`).
    """

    entity: ClassVar[str] = "dispatch_row"
    dispatch_uid: str
    assignment_uid: str
    base: str
    prefilled: str


def dispatch_row_uid(dispatch_uid: str, assignment_uid: str) -> str:
    """The uid under which a ledger keeps what a row was sent out with."""
    return f"{dispatch_uid}.{assignment_uid}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Received(Record):
    """接收的填报表: a dispatch that came to this ledger's unit from above.

    `workbook` is the file itself in base64, so that what goes back keeps its looks.
    """

    entity: ClassVar[str] = "received"
    dispatch_uid: str
    unit_uid: str
    file_name: str
    sha256: str
    received_at: datetime
    workbook: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(Record):
    """收件登记: what a unit handed in for a period, and its ticks 电子 / 纸质 / 盖章."""

    entity: ClassVar[str] = "receipt"
    unit_uid: str
    period_uid: str
    file_name: str | None = None
    sha256: str | None = None
    received_at: datetime
    electronic: bool = False
    paper: bool = False
    stamped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnRecord(Record):
    """交回件: what a receipt's workbook brought, so that a later one is compared with it.

    `brought` is a JSON text that `services.brought` writes and reads. `saved_at` is when the
    workbook was last saved (local time), by itself or else by its file.
    """

    entity: ClassVar[str] = "return"
    receipt_uid: str
    saved_at: datetime
    brought: str


class OpenKind(StrEnum):
    """Why a cell of a return was left for later."""

    CONFLICT = "conflict"
    INVALID = "invalid"
    UNTICKED = "unticked"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCell(Record):
    """待处理: one cell of a merged return that still waits for a person.

    `base` and `theirs` are JSON texts of stored values (of an invalid cell `theirs` is what is
    suggested). `cell` is its address, `value` its own text, `message` why it was not taken.
    """

    entity: ClassVar[str] = "open_cell"
    receipt_uid: str
    assignment_uid: str
    field: str
    kind: OpenKind
    cell: str
    base: str
    theirs: str
    value: str
    message: str
