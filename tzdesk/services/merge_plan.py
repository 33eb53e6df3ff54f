"""What a merge would do, as plain data: files with their states, cells with their three values.

Window and command line show it and answer `Decisions`; nothing here reads or writes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, StrEnum
from typing import NamedTuple

from tzdesk.domain.fields import Field
from tzdesk.domain.merge import CellMerge, Choice
from tzdesk.domain.records import Period, Unit
from tzdesk.domain.values import Stored

CellKey = tuple[str, str, int, str]
"""Path of the file, assignment, row of the sheet (0 for what an earlier merge left), field."""
RowId = tuple[str, str, int]


class FileState(StrEnum):
    """What a file is; the value is the word in the list."""

    READY = "可合并"
    UNCHANGED = "没有改动"
    CONFLICTS = "有冲突"
    ERRORS = "有错误"
    OTHER_UNIT = "单位不符"
    MERGED = "已合并过"
    OLDER = "已有较新的交回件"
    TWICE = "同批两份不同"
    PAST = "往期填报表"
    FOREIGN = "非本方案"
    NO_FORM = "非填报表"
    PASSWORD = "设有密码"
    UNREADABLE = "无法读取"

    @property
    def is_return(self) -> bool:
        """Whether the file could be read as a return of this ledger."""
        return self not in _NO_RETURNS


_NO_RETURNS = (FileState.FOREIGN, FileState.NO_FORM, FileState.PASSWORD, FileState.UNREADABLE)


class CellKind(Enum):
    """What a planned cell asks of the clerk."""

    CHANGE = "change"
    CONFLICT = "conflict"
    INVALID = "invalid"


class PlannedCell(NamedTuple):
    """One cell that would be written, or asks for a decision; `entry` is the catalogue's of it.

    `ticked`: taken without being asked (never of conflicts and invalid values). `value` and
    `message` are an invalid cell's own text and what is wrong with it; `merge.theirs` is then the
    suggestion. `open_uid` names the `OpenCell` that it stands for. A named tuple, since a large
    return has tens of thousands.
    """

    key: CellKey
    kind: CellKind
    entry: Field
    merge: CellMerge
    address: str
    task_uid: str
    number: str | None
    unit: str
    ticked: bool = True
    value: str = ""
    message: str = ""
    open_uid: str | None = None

    @property
    def assignment_uid(self) -> str:
        """The unit's part of the task."""
        return self.key[1]

    @property
    def row_id(self) -> RowId:
        """The row of the file that it stands in."""
        return self.key[:3]

    @property
    def field(self) -> str:
        """The catalogue's name."""
        return self.merge.field

    @property
    def can_keep_both(self) -> bool:
        """Whether 两者都留 may be chosen."""
        return self.merge.can_keep_both(self.entry)


@dataclass(frozen=True, slots=True)
class Notice:
    """All else that the clerk is told; `kind` is a word for programs, `message` for people."""

    kind: str
    message: str
    number: str | None = None
    cell: str = ""


@dataclass(frozen=True, slots=True)
class LockedChange:
    """A read-only cell that came back other than it went out; ignored."""

    cell: str
    number: str | None
    field: str
    base: str
    theirs: str


@dataclass(frozen=True, slots=True)
class AddedRow:
    """A row that belongs to no task of the unit; not taken."""

    row: int
    text: str


@dataclass(frozen=True, slots=True)
class FilePlan:
    """One file. `ticked`: taken without being asked; `can_tick`: the clerk may change that.

    `rows` counts the task rows found, `missing` are numbers of tasks whose row is not there.
    `brought` is what it says beyond what was sent, by assignment and field.
    """

    path: str
    name: str
    state: FileState
    message: str
    sha256: str = ""
    unit: Unit | None = None
    period: Period | None = None
    saved_at: datetime | None = None
    modified: datetime | None = None
    ticked: bool = False
    can_tick: bool = False
    rows: int = 0
    cells: tuple[PlannedCell, ...] = ()
    notices: tuple[Notice, ...] = ()
    locked: tuple[LockedChange, ...] = ()
    missing: tuple[str | None, ...] = ()
    added: tuple[AddedRow, ...] = ()
    contact: tuple[str, str] = ("", "")
    brought: Mapping[str, Mapping[str, Stored]] = field(default_factory=dict)

    def of(self, kind: CellKind) -> list[PlannedCell]:
        """The cells of one kind."""
        return [one for one in self.cells if one.kind is kind]

    @property
    def changes(self) -> list[PlannedCell]:
        """改: the cells that are written as they stand."""
        return [one for one in self.of(CellKind.CHANGE) if one.ticked]


@dataclass(frozen=True, slots=True)
class MergePlan:
    """Everything that a batch of files would do, in the order of the files."""

    files: tuple[FilePlan, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the clerk says beyond what the plan does by itself.

    Ticks override those of the plan, by file (path), row or cell. `choices` decide conflicts;
    `accepted` invalid cells take their suggestion, `dismissed` ones are forgotten.
    """

    files: Mapping[str, bool] = field(default_factory=dict)
    rows: Mapping[RowId, bool] = field(default_factory=dict)
    cells: Mapping[CellKey, bool] = field(default_factory=dict)
    choices: Mapping[CellKey, Choice] = field(default_factory=dict)
    accepted: frozenset[CellKey] = frozenset()
    dismissed: frozenset[CellKey] = frozenset()

    def takes_file(self, one: FilePlan) -> bool:
        """Whether a file takes part."""
        return self.files.get(one.path, one.ticked) if one.can_tick else one.ticked

    def takes(self, cell: PlannedCell) -> bool:
        """Whether a change is written."""
        row = self.rows.get(cell.row_id, cell.ticked)
        return self.cells.get(cell.key, row)

    def is_settled(self, cell: PlannedCell) -> bool:
        """Whether nothing of the cell is left for later."""
        if cell.kind is CellKind.CHANGE:
            return self.takes(cell)
        if cell.kind is CellKind.CONFLICT:
            return cell.key in self.choices
        return cell.key in self.accepted or cell.key in self.dismissed

    def value(self, cell: PlannedCell) -> tuple[Stored] | None:
        """What is written for a cell, in a tuple since it may be None; None: nothing is."""
        if cell.kind is CellKind.CHANGE:
            return (cell.merge.theirs,) if self.takes(cell) else None
        if cell.kind is CellKind.CONFLICT:
            choice = self.choices.get(cell.key, Choice.OURS)
            return None if choice is Choice.OURS else (cell.merge.resolved(choice, cell.entry),)
        taken = cell.key in self.accepted and cell.merge.theirs is not None
        return (cell.merge.theirs,) if taken else None


@dataclass(frozen=True, slots=True)
class Counts:
    """The footer: files and cells to be written, files left out, conflicts and values open."""

    files: int
    cells: int
    skipped: int
    conflicts: int
    invalid: int


def count(plan: MergePlan, decisions: Decisions) -> Counts:
    """What `decisions` lead to."""
    taken = [one for one in plan.files if decisions.takes_file(one)]
    cells = [cell for one in taken for cell in one.cells]
    left = [cell for cell in cells if not decisions.is_settled(cell)]
    return Counts(
        files=len(taken),
        cells=sum(decisions.value(cell) is not None for cell in cells),
        skipped=len(plan.files) - len(taken),
        conflicts=sum(cell.kind is CellKind.CONFLICT for cell in left),
        invalid=sum(cell.kind is CellKind.INVALID for cell in left),
    )


def lateness(file: FilePlan) -> tuple[datetime, datetime, str]:
    """The workbook's own time of saving counts, then the file's."""
    never = datetime.min  # noqa: DTZ901 - only compared
    return file.saved_at or never, file.modified or never, file.path
