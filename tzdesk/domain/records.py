"""The rows of a ledger as plain values: what `store` keeps and every layer above reads.

Each record is frozen and has a `uid`: random and made once, but for summaries and reports, whose
uid says what they belong to. `to_row` and `from_row` turn a record into JSON values and back;
that form is what `Change` and the history hold.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, TypeAlias
from uuid import uuid4

from tzdesk.domain.clerk_records import Attachment as Attachment  # noqa: PLC0414 - as below
from tzdesk.domain.clerk_records import CustomField as CustomField  # noqa: PLC0414
from tzdesk.domain.clerk_records import CustomKind as CustomKind  # noqa: PLC0414
from tzdesk.domain.clerk_records import CustomScope as CustomScope  # noqa: PLC0414
from tzdesk.domain.clerk_records import ReportValue as ReportValue  # noqa: PLC0414
from tzdesk.domain.clerk_records import SavedView as SavedView  # noqa: PLC0414
from tzdesk.domain.clerk_records import Succession as Succession  # noqa: PLC0414
from tzdesk.domain.clerk_records import TaskTag as TaskTag  # noqa: PLC0414
from tzdesk.domain.clerk_records import TaskValue as TaskValue  # noqa: PLC0414
from tzdesk.domain.exchange_records import Dispatch as Dispatch  # noqa: PLC0414 - as below
from tzdesk.domain.exchange_records import DispatchRow as DispatchRow  # noqa: PLC0414
from tzdesk.domain.exchange_records import OpenCell as OpenCell  # noqa: PLC0414
from tzdesk.domain.exchange_records import OpenKind as OpenKind  # noqa: PLC0414
from tzdesk.domain.exchange_records import Receipt as Receipt  # noqa: PLC0414
from tzdesk.domain.exchange_records import Received as Received  # noqa: PLC0414
from tzdesk.domain.exchange_records import ReturnRecord as ReturnRecord  # noqa: PLC0414
from tzdesk.domain.exchange_records import dispatch_row_uid as dispatch_row_uid  # noqa: PLC0414
from tzdesk.domain.json_values import decode_as, field_types
from tzdesk.domain.json_values import encode as encode  # noqa: PLC0414 - known under this name
from tzdesk.domain.periods import PeriodKind
from tzdesk.domain.record import Record as Record  # noqa: PLC0414
from tzdesk.domain.roles import Reporting as Reporting  # noqa: PLC0414
from tzdesk.domain.roles import Role
from tzdesk.domain.status import Status

Row: TypeAlias = dict[str, Any]
"""A record's fields as JSON values, dates as ISO texts."""


def new_uid() -> str:
    """A random name of 32 hexadecimal digits."""
    return uuid4().hex


class Duty(StrEnum):
    """Whether one assignment differs from the plan's rule: 本项免报, or a report added."""

    DEFAULT = "default"
    EXEMPT = "exempt"
    REQUIRED = "required"


class UnitCategory(StrEnum):
    """How units are grouped in lists; the value is the heading."""

    OFFICE = "委办局、分局与专班"
    TOWNSHIP = "街道、乡镇"
    COMPANY = "企业"
    COLLECTIVE = "统称单位"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Record):
    """方案: one issued document."""

    entity: ClassVar[str] = "plan"
    title: str
    short_title: str = ""
    doc_no: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    year: int
    reporting: Reporting = Reporting.ALL
    first_unit_leads: bool = False
    skip_finished: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Record):
    """章节: a heading; `parent_uid` where it is nested in another."""

    entity: ClassVar[str] = "section"
    plan_uid: str
    parent_uid: str | None = None
    position: int
    number: str | None = None
    title: str
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Record):
    """任务: one numbered item; `position` counts from 0 in the document's order.

    `parent_uid` is the task of which it is a part (30-1 of 30), `origin_uid` the task of another
    plan from which it was rolled over. `starred` is the clerk's own mark.
    """

    entity: ClassVar[str] = "task"
    plan_uid: str
    section_uid: str | None = None
    position: int
    number: str | None = None
    text: str
    deadline_text: str | None = None
    due_on: date | None = None
    parent_uid: str | None = None
    starred: bool = False
    origin_uid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader(Record):
    """领导: a person or body; `position` is the official ranking."""

    entity: ClassVar[str] = "leader"
    name: str
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Leadership(Record):
    """One task × one leader."""

    entity: ClassVar[str] = "leadership"
    task_uid: str
    leader_uid: str
    role: Role = Role.LEAD
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Record):
    """单位: an organisation, or a collective name (各乡镇政府) with members."""

    entity: ClassVar[str] = "unit"
    name: str
    category: UnitCategory
    position: int
    contact: str | None = None
    phone: str | None = None

    @property
    def collective(self) -> bool:
        """Whether it stands for several units."""
        return self.category is UnitCategory.COLLECTIVE


_CATEGORIES = {one: at for at, one in enumerate(UnitCategory)}


def unit_order(unit: Unit) -> tuple[int, int, str]:
    """What lists of units are sorted by: category, position, and never by chance."""
    return _CATEGORIES[unit.category], unit.position, unit.uid


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitAlias(Record):
    """别名: another name of a unit; no two units share one."""

    entity: ClassVar[str] = "unit_alias"
    unit_uid: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMember(Record):
    """成员 of a collective unit: for all tasks, or for one only."""

    entity: ClassVar[str] = "unit_member"
    unit_uid: str
    member_uid: str
    task_uid: str | None = None
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Record):
    """分工: one task × one unit; `printed` is the name in the document.

    `via_uid` is the assignment of the collective unit in whose place a member reports.
    """

    entity: ClassVar[str] = "assignment"
    task_uid: str
    unit_uid: str
    printed: str
    role: Role = Role.RESPONSIBLE
    position: int
    duty: Duty = Duty.DEFAULT
    via_uid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Record):
    """填报期 of a plan: days `start` to `end`, returns due by `due`."""

    entity: ClassVar[str] = "period"
    plan_uid: str
    code: str
    label: str
    kind: PeriodKind
    start: date
    end: date
    due: date
    dispatched_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary(Record):
    """办公室汇总: one task × one period, or the year as a whole (`period_uid` None)."""

    entity: ClassVar[str] = "summary"
    task_uid: str
    period_uid: str | None = None
    status: Status | None = None
    percent: float | None = None
    progress: str | None = None
    problem: str | None = None
    next_step: str | None = None
    coordination: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Record):
    """单位填报: one assignment × one period."""

    entity: ClassVar[str] = "report"
    assignment_uid: str
    period_uid: str
    status: Status | None = None
    percent: float | None = None
    progress: str | None = None
    problem: str | None = None
    next_step: str | None = None
    coordination: bool | None = None
    contact: str | None = None
    phone: str | None = None
    reported_on: date | None = None


_KINDS: tuple[type[Record], ...] = (
    *(Plan, Section, Task, Leader, Leadership, Unit, UnitAlias, UnitMember),
    *(Assignment, Period, Summary, Report, Dispatch, DispatchRow, Received),
    *(Receipt, ReturnRecord, OpenCell, CustomField, TaskTag, TaskValue, ReportValue),
    *(Succession, SavedView, Attachment),
)
RECORDS: dict[str, type[Record]] = {kind.entity: kind for kind in _KINDS}
"""Every kind of row by its entity name; parents stand before what refers to them."""


def summary_uid(task_uid: str, period_uid: str | None) -> str:
    """The uid of the summary of a task in a period (None: of the year)."""
    return f"{task_uid}.{period_uid or 'year'}"


def report_uid(assignment_uid: str, period_uid: str) -> str:
    """The uid of the report of an assignment in a period."""
    return f"{assignment_uid}.{period_uid}"


_TYPES = {entity: field_types(record) for entity, record in RECORDS.items()}


def decode(entity: str, field: str, value: Any) -> Any:
    """A JSON value as the field's own type. Raises ValueError where it is none."""
    return decode_as(_TYPES[entity][field], value)


_PLAIN = (str, int, float, bool)
_CODED = {
    entity: tuple(name for name, kind in types.items() if kind not in _PLAIN)
    for entity, types in _TYPES.items()
}
"""The fields whose JSON value is another than their own. An import codes rows by the 100,000."""


def to_row(record: Record) -> Row:
    """All fields of a record, `uid` included, as JSON values."""
    row = {name: getattr(record, name) for name in _TYPES[record.entity]}
    for name in _CODED[record.entity]:
        row[name] = encode(row[name])
    return row


def from_row(entity: str, row: Row) -> Record:
    """The record that `to_row` came from; fields that the row lacks take their defaults."""
    coded = {name: decode(entity, name, row[name]) for name in _CODED[entity] if name in row}
    return RECORDS[entity](**(row | coded))
