"""待处理冲突: what merges left open, found again from the ledger alone.

Cells whose value has come to be the return's by other ways are no longer open.
"""

from collections.abc import Iterator

from tzdesk.domain.ledger import Ledger
from tzdesk.domain.merge import CellMerge, Outcome, decide, same
from tzdesk.domain.records import (
    Assignment,
    OpenCell,
    OpenKind,
    Period,
    Receipt,
    ReturnRecord,
    Task,
    Unit,
)
from tzdesk.domain.said import reported
from tzdesk.domain.values import Stored
from tzdesk.services.brought import read_value
from tzdesk.services.merge_plan import CellKind, FilePlan, FileState, MergePlan, PlannedCell
from tzdesk.services.merge_words import day

_KINDS = {
    OpenKind.CONFLICT: CellKind.CONFLICT,
    OpenKind.INVALID: CellKind.INVALID,
    OpenKind.UNTICKED: CellKind.CHANGE,
}


def open_plan(ledger: Ledger) -> MergePlan:
    """Everything that is still open, by the files that brought it, oldest first."""
    uids = {one.receipt_uid for one in ledger.rows(OpenCell).values()}
    receipts = [ledger.get(Receipt, uid) for uid in uids]
    receipts.sort(key=lambda one: (one.received_at, one.uid))
    found = (open_plan_of(ledger, one, one.uid, one.file_name or "") for one in receipts)
    return MergePlan(tuple(one for one in found if one.cells))


def open_count(ledger: Ledger) -> int:
    """待处理: conflicts and invalid values that merges left."""
    files = open_plan(ledger).files
    return sum(cell.kind is not CellKind.CHANGE for one in files for cell in one.cells)


def open_plan_of(ledger: Ledger, receipt: Receipt, path: str, name: str) -> FilePlan:
    """A merged return with what it left open; nothing of it is written without a decision."""
    record = next(iter(ledger.children(ReturnRecord, receipt.uid)), None)
    return FilePlan(
        path=path,
        name=name,
        state=FileState.MERGED,
        message=f"{day(receipt.received_at)} 已合并，内容相同",
        sha256=receipt.sha256 or "",
        unit=ledger.get(Unit, receipt.unit_uid),
        period=ledger.get(Period, receipt.period_uid),
        saved_at=record.saved_at if record else None,
        ticked=True,
        cells=tuple(_cells(ledger, receipt, path)),
    )


def _cells(ledger: Ledger, receipt: Receipt, path: str) -> Iterator[PlannedCell]:
    for one in ledger.children(OpenCell, receipt.uid):
        if one.field not in ledger.fields:  # a column that was removed since
            continue
        ours = _ours(ledger, one, receipt)
        theirs = read_value(one.theirs)
        if one.kind is not OpenKind.INVALID and same(ours, theirs):
            continue
        part = ledger.get(Assignment, one.assignment_uid)
        task = ledger.get(Task, part.task_uid)
        base = read_value(one.base)
        outcome = decide(base, ours, theirs)
        conflict = one.kind is OpenKind.CONFLICT
        merge = CellMerge(one.field, base, ours, theirs, Outcome.CONFLICT if conflict else outcome)
        yield PlannedCell(
            key=(path, one.assignment_uid, 0, one.field),
            kind=_KINDS[one.kind],
            entry=ledger.fields[one.field],
            merge=merge,
            address=one.cell,
            task_uid=task.uid,
            number=task.number,
            unit=ledger.get(Unit, part.unit_uid).name,
            ticked=False,
            value=one.value,
            message=one.message,
            open_uid=one.uid,
        )


def _ours(ledger: Ledger, one: OpenCell, receipt: Receipt) -> Stored:
    return reported(ledger, one.assignment_uid, receipt.period_uid).get(one.field)
