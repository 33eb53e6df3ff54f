"""识别结果: the draft as a tree of sections and tasks, with a row for each missing number.

Indexes carry integers only. Editing is told, not done: corrections belong to the review.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from tzdesk.domain.draft import PlanDraft, SectionDraft, TaskDraft
from tzdesk.domain.periods import month_end
from tzdesk.services.corrections import Correction, EditSection, EditTask
from tzdesk.services.draft_fields import joined_names
from tzdesk.services.draft_numbers import Gap, gaps
from tzdesk.services.draft_order import first_line
from tzdesk.ui.models.indexes import ROOT, AnyIndex
from tzdesk.ui.models.two_levels import TwoLevels

ENTRY = Qt.ItemDataRole.UserRole
COLUMNS = (
    ("number", "序号", 44),
    ("text", "工作任务", 0),
    ("leaders", "牵头领导", 102),
    ("units", "责任单位", 176),
    ("deadline", "时限", 70),
)
"""Field, head, width at 100 % (0: what is left)."""
Entry = TaskDraft | Gap
NO_SECTION = "没有章节"


@dataclass(slots=True)
class Group:
    """A section with its rows; `section` None holds what stands under no heading."""

    section: SectionDraft | None
    depth: int = 0
    rows: list[Entry] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The heading as printed."""
        return self.section.heading if self.section else NO_SECTION

    @property
    def count(self) -> str:
        """「19 项」, 「18 项，缺 1 项」."""
        missing = sum(isinstance(row, Gap) for row in self.rows)
        tasks = f"{len(self.rows) - missing} 项"
        return f"{tasks}，缺 {missing} 项" if missing else tasks


def grouped(draft: PlanDraft) -> list[Group]:
    """The rows in the document's order, section by section."""
    groups = {at: Group(one, _depth(draft, at)) for at, one in enumerate(draft.sections)}
    bare = Group(None)
    after = _gaps_after(draft)
    for at, task in enumerate(draft.tasks):
        group = bare if task.section is None else groups[task.section]
        if at == 0:
            group.rows.extend(after.get(-1, ()))
        group.rows.append(task)
        group.rows.extend(after.get(at, ()))
    return [bare, *groups.values()] if bare.rows else list(groups.values())


def _depth(draft: PlanDraft, at: int) -> int:
    parent = draft.sections[at].parent
    return 0 if parent is None else 1 + _depth(draft, parent)


def _gaps_after(draft: PlanDraft) -> dict[int, list[Gap]]:
    """Missing numbers that no task without a number stands for, by the task before them."""
    found: dict[int, list[Gap]] = {}
    told = {(one.line, one.message) for one in draft.problems}
    for gap in gaps(draft):
        if (gap.after_line, gap.message) in told and not gap.is_task:
            found.setdefault(gap.before, []).append(gap)
    return found


class DraftModel(TwoLevels):
    """Two levels: sections, and their tasks and gaps; one level where there is no section."""

    corrected = Signal(object)
    """A `Correction` that the clerk has typed."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._groups: list[Group] = []
        self._flat = False
        self._year: int | None = None

    def show_draft(self, draft: PlanDraft) -> None:
        """Another draft."""
        self.beginResetModel()
        self._groups = grouped(draft)
        self._flat = len(self._groups) == 1 and self._groups[0].section is None
        self._year = draft.year
        self.endResetModel()

    def group(self, index: AnyIndex) -> Group | None:
        """The section of a top-level row."""
        if self._flat or not index.isValid() or index.internalId():
            return None
        return self._groups[index.row()]

    def entry(self, index: AnyIndex) -> Entry | None:
        """The task or gap of a row."""
        if not index.isValid():
            return None
        if self._flat:
            return self._groups[0].rows[index.row()]
        at = index.internalId()
        return self._groups[at - 1].rows[index.row()] if at else None

    def rows_with_entries(self) -> Iterator[tuple[QModelIndex, Entry]]:
        """Every task and gap with its first index."""
        for at, group in enumerate(self._groups):
            parent = QModelIndex() if self._flat else self.index(at, 0)
            for row, entry in enumerate(group.rows):
                yield self.index(row, 0, parent), entry

    def index_for_line(self, line: int) -> QModelIndex:
        """The row that a line of the document belongs to; none where it belongs to nothing."""
        for index, entry in self.rows_with_entries():
            if line in lines_of(entry):
                return index
        for at, group in enumerate(self._groups):
            if group.section and line in group.section.lines:
                return self.index(at, 0)
        return QModelIndex()

    def lines(self, index: AnyIndex) -> tuple[int, ...]:
        """The lines of the document that a row was read from."""
        group = self.group(index)
        if group:
            return group.section.lines if group.section else ()
        entry = self.entry(index)
        return lines_of(entry) if entry else ()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        if not parent.isValid():
            return len(self._groups[0].rows) if self._flat else len(self._groups)
        group = self.group(parent)
        return len(group.rows) if group and parent.column() == 0 else 0

    def columnCount(self, _parent: AnyIndex = ROOT) -> int:
        return len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section][1]
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        entry, group = self.entry(index), self.group(index)
        if isinstance(entry, TaskDraft) or (group and group.section and index.column() == 0):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        group, entry = self.group(index), self.entry(index)
        if role == ENTRY:
            return group or entry
        if group:
            return self._group_data(group, role)
        name = COLUMNS[index.column()][0]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._shown(entry, name)
        if role == Qt.ItemDataRole.EditRole and isinstance(entry, TaskDraft):
            return _typed(entry, name)
        return None

    def _group_data(self, group: Group, role: int) -> str | None:
        if role == Qt.ItemDataRole.EditRole:
            return group.title
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        return f"{group.title}　{group.count}" if role in shown else None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or value == self.data(index, role):
            return False
        correction = self._correction(index, str(value))
        if correction is None:
            return False
        self.corrected.emit(correction)
        return True

    def _correction(self, index: AnyIndex, value: str) -> Correction | None:
        group, entry = self.group(index), self.entry(index)
        if group and group.section and group.section.lines:
            return EditSection(group.section.lines[0], value)
        if isinstance(entry, TaskDraft) and entry.lines:
            alike = [
                one
                for _, one in self.rows_with_entries()
                if isinstance(one, TaskDraft) and first_line(one) == first_line(entry)
            ]
            nth = next(at for at, one in enumerate(alike) if one is entry)
            return EditTask(first_line(entry), COLUMNS[index.column()][0], value, nth)
        return None

    def _shown(self, entry: Entry | None, name: str) -> str:
        if isinstance(entry, Gap):
            return {"number": entry.number, "text": f"缺第 {entry.number} 项"}.get(name, "—")
        if entry is None:
            return ""
        if name == "deadline" and entry.due_on:
            day = entry.due_on
            words = f"{day.month}月底" if day == month_end(day.year, day.month) else f"{day:%m-%d}"
            return words if day.year == (self._year or day.year) else f"{day.year}年{words}"
        return _typed(entry, name)


def lines_of(entry: Entry) -> tuple[int, ...]:
    """The lines of a task, or the one that would fill a gap."""
    if isinstance(entry, Gap):
        return (entry.line,) if entry.line else ()
    return entry.lines


def _typed(task: TaskDraft, name: str) -> str:
    match name:
        case "number":
            return task.number or ""
        case "text":
            return task.text
        case "leaders":
            return joined_names(task.leaders)
        case "units":
            return joined_names(task.units)
        case _:
            return task.deadline_text or ""
