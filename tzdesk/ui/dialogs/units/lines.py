"""The units of a ledger by category, as 单位管理 lists them. Plain values; knows no widget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tzdesk.domain.board import Board
from tzdesk.domain.records import UnitCategory
from tzdesk.domain.search import NO_KEY, SearchKey, matcher, name_key
from tzdesk.services.units import UnitEntry, unit_entries

REPORTED, MISSING, NOTHING = "已报", "未报送", "—"
COLUMNS = (
    ("unit", "单位", 0),
    ("tasks", "任务数", 62),
    ("contact", "联系人", 84),
    ("phone", "联系电话", 116),
    ("names", "别名／成员", 190),
    ("last", "上期", 84),
)
"""Name, head, width at 100 % (0: what is left)."""
NAMES = tuple(name for name, _, _ in COLUMNS)
EDITABLE = ("contact", "phone")


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit; `last` is how it reported in the period before."""

    entry: UnitEntry
    last: str = NOTHING
    search: SearchKey = NO_KEY

    @property
    def uid(self) -> str:
        """The unit's."""
        return self.entry.uid

    def word(self, name: str) -> str:
        """What stands in a column."""
        entry = self.entry
        match name:
            case "unit":
                return entry.name
            case "tasks":
                return str(entry.tasks)
            case "contact" | "phone":
                return getattr(entry, name) or ""
            case "names":
                return "、".join(entry.members if self.collective else entry.aliases)
            case _:
                return self.last

    @property
    def collective(self) -> bool:
        """Whether it stands for several units."""
        return self.entry.category is UnitCategory.COLLECTIVE

    @property
    def said(self) -> str:
        """The whole row in words."""
        entry = self.entry
        parts = [entry.name, f"{entry.tasks} 项任务"]
        if not self.collective:
            parts.append(f"联系人 {entry.contact or '未填'}，联系电话 {entry.phone or '未填'}")
        if words := self.word("names"):
            parts.append(f"{'成员' if self.collective else '别名'} {words}")
        return "，".join([*parts, f"上期{self.last}"])


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """The units of a category, as far as they are shown."""

    category: UnitCategory
    lines: tuple[UnitLine, ...]

    @property
    def told(self) -> str:
        """「47 个单位」."""
        return f"{len(self.lines)} 个单位"


def unit_lines(board: Board, before: Mapping[str, bool]) -> list[UnitLine]:
    """Every unit of the ledger; tasks are those of the board's plan, as is what came `before`."""
    ledger = board.ledger
    return [
        UnitLine(
            entry,
            _last(before.get(entry.uid)),
            name_key(ledger, entry.uid, entry.name),
        )
        for entry in unit_entries(ledger, board.plan.uid)
    ]


def _last(complete: bool | None) -> str:
    return NOTHING if complete is None else REPORTED if complete else MISSING


def grouped(lines: Sequence[UnitLine], sought: str) -> tuple[UnitGroup, ...]:
    """All categories; while something is sought, only those in which it is found."""
    found = matcher(sought) if sought.strip() else None
    groups = (
        UnitGroup(
            category,
            tuple(
                one
                for one in lines
                if one.entry.category is category and (found is None or found(one.search))
            ),
        )
        for category in UnitCategory
    )
    return tuple(one for one in groups if one.lines or found is None)
