"""Rows that a clerk adds to what the plan prints: tags, own columns, successions, views, files.

Uids say what a row belongs to where a second one for the same would make no sense: tags, values
and attached files.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from tzdesk.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskTag(Record):
    """标签: one word of the clerk's on one task; to rename it is to remove it and make another."""

    entity: ClassVar[str] = "task_tag"
    task_uid: str
    name: str


def task_tag_uid(task_uid: str, name: str) -> str:
    """The uid of a tag on a task."""
    return f"{task_uid}.{name}"


class CustomKind(StrEnum):
    """What values a custom field takes."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    LIST = "list"

    @property
    def label(self) -> str:
        """文本 …"""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    CustomKind.TEXT: "文本",
    CustomKind.NUMBER: "数字",
    CustomKind.DATE: "日期",
    CustomKind.LIST: "列表",
}


class CustomScope(StrEnum):
    """Whose column it is: the office's, kept per task, or the units', kept per report."""

    TASK = "task"
    REPORT = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomField(Record):
    """自定义列 of a ledger, headed `name`; `choices` are what a list offers."""

    entity: ClassVar[str] = "custom_field"
    name: str
    kind: CustomKind = CustomKind.TEXT
    choices: tuple[str, ...] = ()
    scope: CustomScope = CustomScope.TASK
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskValue(Record):
    """What a custom field of the office says of a task; there is no row where it says nothing.

    `value` is never "": a date is its ISO text, a number plain decimal (`1200.5`).
    """

    entity: ClassVar[str] = "task_value"
    task_uid: str
    field_uid: str
    value: str


def task_value_uid(task_uid: str, field_uid: str) -> str:
    """The uid of what a custom field says of a task."""
    return f"{task_uid}.{field_uid}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportValue(Record):
    """What a unit says in a custom field of the units' in a period; `value` as in `TaskValue`."""

    entity: ClassVar[str] = "report_value"
    assignment_uid: str
    period_uid: str
    field_uid: str
    value: str


def report_value_uid(assignment_uid: str, period_uid: str, field_uid: str) -> str:
    """The uid of what a unit says in a custom field in a period."""
    return f"{assignment_uid}.{period_uid}.{field_uid}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession(Record):
    """接任: from the day `start` on, `name` stands for a leader whose printed name stays."""

    entity: ClassVar[str] = "succession"
    leader_uid: str
    name: str
    start: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView(Record):
    """我的视图: `look` is a JSON object that whoever shows tables writes and reads."""

    entity: ClassVar[str] = "saved_view"
    name: str
    position: int
    look: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Record):
    """附件 of a task: a copy beside the ledger, known by its digest; `size` in bytes."""

    entity: ClassVar[str] = "attachment"
    task_uid: str
    file_name: str
    sha256: str
    size: int
    added_at: datetime


def attachment_uid(task_uid: str, sha256: str) -> str:
    """The uid of a file on a task: the same file is attached once."""
    return f"{task_uid}.{sha256}"
