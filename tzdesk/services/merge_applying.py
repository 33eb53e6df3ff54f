"""Writes what the clerk accepted of a merge: backup first, then one step of 撤销.

Receipts, what each return brought, and what it left open go into the same batch, so that all of a
merge is there or none, and is taken back together.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from tzdesk.domain.changes import Change, Source, created, removed
from tzdesk.domain.collector import no_collections
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.merge import same
from tzdesk.domain.records import OpenCell, OpenKind, Receipt, ReturnRecord
from tzdesk.domain.said import reported
from tzdesk.domain.values import Stored
from tzdesk.services.backups import Backup, BackupReason, back_up
from tzdesk.services.brought import brought_text, read_value, value_text
from tzdesk.services.desk import Desk, Written
from tzdesk.services.editing import report_changes
from tzdesk.services.merge_plan import (
    CellKind,
    Decisions,
    FilePlan,
    FileState,
    MergePlan,
    PlannedCell,
    lateness,
)
from tzdesk.services.progress import Progress, unwatched

Place = tuple[str, str]
"""Assignment and period of a report."""

_OPEN = {
    CellKind.CONFLICT: OpenKind.CONFLICT,
    CellKind.INVALID: OpenKind.INVALID,
    CellKind.CHANGE: OpenKind.UNTICKED,
}


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did. `applied` counts cells written, `conflicts` those left open.

    `backup` is None where nothing was to be written.
    """

    written: Written
    files: int
    applied: int
    conflicts: int
    backup: Backup | None = None


@no_collections()
def apply(
    desk: Desk,
    plan: MergePlan,
    decisions: Decisions | None = None,
    report: Progress = unwatched,
) -> Merged:
    """Backs the ledger up and writes. `report(done, total)` counts cells and may cancel.

    Raises UserError where the backup or the writing fails; nothing is written then. A cell that
    was changed here since the plan was made is left open, not overwritten.
    """
    applying = Applying(desk, decisions or Decisions())
    total = sum(len(file.cells) for file in plan.files)
    for file in sorted(plan.files, key=lateness):  # of two for one cell the later counts
        report(applying.looked_at, total)
        if applying.decisions.takes_file(file):
            applying.take(file)
    changes = list(applying.changes())
    if not changes:
        return Merged(Written(None), 0, 0, applying.conflicts)
    backup = back_up(desk, reason=BackupReason.MERGE)
    report(total, total)
    written = desk.write(changes, Source.MERGE, applying.title, applying.detail)
    files = len(applying.files)
    return Merged(written, files, applying.applied, applying.conflicts, backup)


class Applying:
    """Collects what a batch is to write."""

    def __init__(self, desk: Desk, decisions: Decisions):
        self._desk = desk
        self._ledger: Ledger = desk.ledger
        self.decisions = decisions
        self.files: list[FilePlan] = []
        self.looked_at = 0
        self.conflicts = 0
        self._values: dict[Place, dict[str, Stored]] = {}
        self._made: list[Change] = []
        self._gone: dict[str, OpenCell] = {}

    @property
    def applied(self) -> int:
        """Cells to be written."""
        return sum(map(len, self._values.values()))

    @property
    def title(self) -> str:
        """「合并 7 个文件、50 处改动」."""
        return f"合并 {len(self.files)} 个文件、{self.applied} 处改动"

    @property
    def detail(self) -> str:
        """The names of the files."""
        return "、".join(file.name for file in self.files)

    def take(self, file: FilePlan) -> None:
        """All that one file writes and leaves open."""
        assert file.unit
        assert file.period
        before = self.applied
        left = [cell for cell in file.cells if not self._settle(file, cell)]
        self.looked_at += len(file.cells)
        self.conflicts += sum(cell.kind is CellKind.CONFLICT for cell in left)
        if file.state is FileState.MERGED:
            if self.applied > before or len(left) < len(file.cells):
                self.files.append(file)
            return
        self.files.append(file)
        receipt = self._receipt(file)
        if self._ledger.find(Receipt, receipt.uid) is None:
            self._supersede(file)
            self._made += created(self._rows(file, receipt, left))

    def _settle(self, file: FilePlan, cell: PlannedCell) -> bool:
        """Takes up what is decided of a cell; whether nothing of it is left for later.

        A column that was removed since the plan was made has nothing to be left for.
        """
        assert file.period
        found = self.decisions.value(cell)
        place = cell.assignment_uid, file.period.uid
        if found is not None:
            if cell.field not in self._ledger.fields:
                return True
            if not same(reported(self._ledger, *place).get(cell.field), cell.merge.ours):
                return False
            self._values.setdefault(place, {})[cell.field] = found[0]
        settled = found is not None or self.decisions.is_settled(cell)
        if settled and cell.open_uid:
            self._drop(cell.open_uid)
        return settled

    def _drop(self, open_uid: str) -> None:
        if one := self._ledger.find(OpenCell, open_uid):
            self._gone[open_uid] = one

    def _receipt(self, file: FilePlan) -> Receipt:
        """Named by what it is, so that the order of merges leaves no trace."""
        assert file.unit
        assert file.period
        return Receipt(
            uid=f"{file.unit.uid}.{file.period.uid}.{file.sha256[:16]}",
            unit_uid=file.unit.uid,
            period_uid=file.period.uid,
            file_name=file.name,
            sha256=file.sha256,
            received_at=self._desk.now,
            electronic=True,
        )

    def _rows(
        self, file: FilePlan, receipt: Receipt, left: list[PlannedCell]
    ) -> Iterator[Receipt | ReturnRecord | OpenCell]:
        yield receipt
        yield ReturnRecord(
            uid=f"{receipt.uid}.return",
            receipt_uid=receipt.uid,
            saved_at=file.saved_at or receipt.received_at,
            brought=brought_text(file.brought),
        )
        seen: set[Place] = set()
        for cell in left:
            place = cell.assignment_uid, cell.field
            if place not in seen:
                seen.add(place)
                yield OpenCell(
                    uid=f"{receipt.uid}.{cell.assignment_uid}.{cell.field}",
                    receipt_uid=receipt.uid,
                    assignment_uid=cell.assignment_uid,
                    field=cell.field,
                    kind=_OPEN[cell.kind],
                    cell=cell.address,
                    base=value_text(cell.merge.base),
                    theirs=value_text(cell.merge.theirs),
                    value=cell.value,
                    message=cell.message,
                )

    def _supersede(self, file: FilePlan) -> None:
        """What an earlier return of the unit left open is settled by a later word on it."""
        assert file.unit
        assert file.period
        planned = {(cell.assignment_uid, cell.field) for cell in file.cells}
        for receipt in self._ledger.receipts(file.period.uid):
            if receipt.unit_uid != file.unit.uid:
                continue
            for one in self._ledger.children(OpenCell, receipt.uid):
                said = file.brought.get(one.assignment_uid, {})
                newer = one.field in said and not same(said[one.field], read_value(one.theirs))
                if newer or (one.assignment_uid, one.field) in planned:
                    self._gone[one.uid] = one

    def changes(self) -> Iterator[Change]:
        """The batch: contents first, then receipts and what is open."""
        today = self._desk.today
        yield from chain.from_iterable(
            report_changes(self._ledger, assignment_uid, period_uid, values, today)
            for (assignment_uid, period_uid), values in self._values.items()
        )
        yield from removed(self._gone.values())
        yield from self._made
