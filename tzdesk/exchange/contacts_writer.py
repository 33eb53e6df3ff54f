"""Writes 未填联系人清单: the units of a dispatch that nobody can be called at."""

from collections.abc import Sequence
from dataclasses import dataclass

from tzdesk.exchange.list_sheet import Column, ListSheet, Look, Part, list_bytes

_COLUMNS = (
    Column("序号", 6, Look.NUMBER),
    Column("单位", 34, Look.TEXT),
    Column("任务数", 8, Look.NUMBER),
    Column("联系人", 14),
    Column("联系电话", 18),
)
_TITLE, _HINT = "未填联系人清单", "请补填后，在“单位管理”中录入。"


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A unit, how many tasks it reports on, and what is known of its contact."""

    unit: str
    tasks: int
    contact: str
    phone: str


def contacts_bytes(period_label: str, lines: Sequence[ContactLine]) -> bytes:
    """The list as the bytes of an .xlsx file."""
    rows = tuple(
        (at, line.unit, line.tasks, line.contact, line.phone) for at, line in enumerate(lines, 1)
    )
    title, info = f"{_TITLE}（{period_label}）", f"{len(lines)} 个单位　{_HINT}"
    return list_bytes(ListSheet("联系人", title, info, _COLUMNS, (Part("", rows),)))
