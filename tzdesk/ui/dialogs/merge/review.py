"""What is decided of a batch of returns: ticks, choices, suggestions, and the figures they make.

Plain data: the window shows it, `merge_applying` writes it. Knows no widget and no desk.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tzdesk.domain.merge import Choice
from tzdesk.services.merge_plan import (
    CellKey,
    CellKind,
    Counts,
    Decisions,
    FilePlan,
    FileState,
    MergePlan,
    PlannedCell,
    count,
)


class Shown(StrEnum):
    """Which files the list shows; the value is the word in 显示."""

    ALL = "全部"
    READY = "可合并"
    CONFLICTS = "有冲突"
    ERRORS = "有错误"
    LEFT_OUT = "未采用"


@dataclass(frozen=True, slots=True)
class Place:
    """A conflict and the file in which it stands."""

    file: FilePlan
    cell: PlannedCell


class MergeReview:
    """One plan with what the clerk has decided so far; a new plan keeps the decisions."""

    def __init__(self) -> None:
        self.plan = MergePlan()
        self._files: dict[str, bool] = {}
        self._cells: dict[CellKey, bool] = {}
        self._choices: dict[CellKey, Choice] = {}
        self._accepted: set[CellKey] = set()
        self._dismissed: set[CellKey] = set()

    @property
    def decisions(self) -> Decisions:
        """As the services take them."""
        return Decisions(
            files=dict(self._files),
            cells=dict(self._cells),
            choices=dict(self._choices),
            accepted=frozenset(self._accepted),
            dismissed=frozenset(self._dismissed),
        )

    @property
    def decided(self) -> bool:
        """Whether anything was ticked or chosen by hand."""
        return any((self._files, self._cells, self._choices, self._accepted, self._dismissed))

    def files(self, shown: Shown = Shown.ALL) -> list[FilePlan]:
        """The files that a choice of 显示 leaves."""
        return [one for one in self.plan.files if self._passes(one, shown)]

    def _passes(self, file: FilePlan, shown: Shown) -> bool:
        if shown is Shown.READY:
            return file.state is FileState.READY
        if shown is Shown.CONFLICTS:
            return bool(file.of(CellKind.CONFLICT))
        if shown is Shown.ERRORS:
            return bool(file.of(CellKind.INVALID))
        return shown is Shown.ALL or not self.takes(file)

    def takes(self, file: FilePlan) -> bool:
        """Whether a file takes part."""
        return self.decisions.takes_file(file)

    def tick_file(self, file: FilePlan) -> None:
        """The other way round, where that is for the clerk to say."""
        if can_tick(file):
            self._files[file.path] = not self.takes(file)

    def takes_cell(self, cell: PlannedCell) -> bool:
        """Whether a change is written."""
        return self.decisions.takes(cell)

    def tick_cell(self, file: FilePlan, cell: PlannedCell) -> None:
        """The other way round; of two rows for one cell only one can be taken."""
        on = not self.takes_cell(cell)
        self._cells[cell.key] = on
        if on:
            for other in file.of(CellKind.CHANGE):
                if _same_place(other, cell) and self.takes_cell(other):
                    self._cells[other.key] = False

    def tick_task(self, file: FilePlan, task_uid: str) -> None:
        """All changes of a task on; all of them off where they were on."""
        cells = [one for one in file.of(CellKind.CHANGE) if one.task_uid == task_uid]
        on = all(map(self.takes_cell, cells))
        for cell in cells:
            if self.takes_cell(cell) is on:
                self.tick_cell(file, cell)

    def choice(self, cell: PlannedCell) -> Choice | None:
        """What was chosen for a conflict."""
        return self._choices.get(cell.key)

    def choose(self, cell: PlannedCell, choice: Choice) -> bool:
        """Decides a conflict; False where the field does not allow that."""
        if choice is Choice.BOTH and not cell.can_keep_both:
            return False
        self._choices[cell.key] = choice
        return True

    def accept(self, cell: PlannedCell) -> None:
        """采用建议; again takes it back."""
        self._dismissed.discard(cell.key)
        self._accepted ^= {cell.key}

    def dismiss(self, cell: PlannedCell) -> None:
        """忽略此格; again takes it back."""
        self._accepted.discard(cell.key)
        self._dismissed ^= {cell.key}

    def is_accepted(self, cell: PlannedCell) -> bool:
        """Whether the suggestion is taken."""
        return cell.key in self._accepted

    def is_dismissed(self, cell: PlannedCell) -> bool:
        """Whether the cell is forgotten."""
        return cell.key in self._dismissed

    # Figures

    @property
    def counts(self) -> Counts:
        """What 写入 would do; a file merged before counts only where something of it is settled."""
        decisions = self.decisions
        counts = count(self.plan, decisions)
        idle = sum(
            one.state is FileState.MERGED
            and decisions.takes_file(one)
            and not any(map(decisions.is_settled, one.cells))
            for one in self.plan.files
        )
        return Counts(
            counts.files - idle,
            counts.cells,
            counts.skipped + idle,
            counts.conflicts,
            counts.invalid,
        )

    def taken_of(self, file: FilePlan) -> int:
        """How many cells of one file are written."""
        return count(MergePlan((file,)), self.decisions).cells

    # Conflicts

    def conflicts(self) -> list[Place]:
        """All conflicts of the files that take part, in the order of the list."""
        return [
            Place(file, cell)
            for file in self.plan.files
            if self.takes(file)
            for cell in file.of(CellKind.CONFLICT)
        ]

    def next_conflict(self, after: CellKey | None, step: int = 1) -> Place | None:
        """The next (−1: previous) conflict round the batch, open ones first; None without any."""
        places = self.conflicts()
        keys = [one.cell.key for one in places]
        start = keys.index(after) if after in keys else (-1 if step > 0 else len(keys))
        turn = [places[(start + step * n) % len(places)] for n in range(1, len(places) + 1)]
        left = [one for one in turn if one.cell.key not in self._choices]
        return next(iter(left or turn), None)

    def elsewhere(self, file: FilePlan | None) -> Iterator[Place]:
        """Invalid cells in the other files that take part."""
        for one in self.plan.files:
            if (file is None or one.path != file.path) and self.takes(one):
                for cell in one.of(CellKind.INVALID):
                    yield Place(one, cell)

    def task_uids(self) -> frozenset[str]:
        """Tasks of which something is written."""
        decisions = self.decisions
        return frozenset(
            cell.task_uid
            for file in self.plan.files
            if decisions.takes_file(file)
            for cell in file.cells
            if decisions.value(cell) is not None
        )


def can_tick(file: FilePlan) -> bool:
    """Whether a tick means anything: not for files that bring nothing."""
    return file.can_tick and file.state is not FileState.UNCHANGED


def in_order(cells: Sequence[PlannedCell], order: dict[str, int]) -> list[PlannedCell]:
    """Cells by their task's place in the plan; rows are sorted by whoever filled them in."""
    return sorted(cells, key=lambda one: order.get(one.task_uid, len(order)))


def _same_place(left: PlannedCell, right: PlannedCell) -> bool:
    here = left.assignment_uid, left.field
    return here == (right.assignment_uid, right.field) and left.key != right.key
