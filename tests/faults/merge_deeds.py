"""A merge for the victim: two cells of one report, a conflict that stays open, a receipt."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tests.sample_ledger import sample_records
from tzdesk.domain.changes import Source, created
from tzdesk.domain.fields import FIELDS
from tzdesk.domain.merge import CellMerge, Outcome
from tzdesk.domain.records import Period, Report, Unit
from tzdesk.domain.values import Stored
from tzdesk.services.desk import Desk
from tzdesk.services.merge_applying import apply
from tzdesk.services.merge_plan import CellKind, FilePlan, FileState, MergePlan, PlannedCell

AT = datetime(2023, 10, 10, 9)  # noqa: DTZ001
PART, QUARTER = "a1water", "2023Q3"
Say = Callable[..., None]


def _cell(field: str, ours: Stored, theirs: Stored, kind: CellKind) -> PlannedCell:
    outcome = Outcome.CONFLICT if kind is CellKind.CONFLICT else Outcome.TAKE
    merge = CellMerge(field, None, ours, theirs, outcome)
    key = ("a.xlsx", PART, 4, field)
    entry, ticked = FIELDS[field], kind is CellKind.CHANGE
    return PlannedCell(key, kind, entry, merge, "G4", "t1", "1", "区水务局", ticked)


def prepare_office(path: Path, say: Say) -> None:
    """The sample ledger with one report."""
    uid = f"{PART}.{QUARTER}"
    report = Report(uid=uid, assignment_uid=PART, period_uid=QUARTER, progress="台账。")
    with Desk.create(path, clock=lambda: AT) as desk:
        desk.write(created([*sample_records(), report]), Source.IMPORT, "导入")


def merge(path: Path, say: Say) -> None:
    """Applies what a return says, as a service does."""
    with Desk.open(path, clock=lambda: AT) as desk:
        file = FilePlan(
            path="a.xlsx",
            name="a.xlsx",
            state=FileState.CONFLICTS,
            message="",
            sha256="ab" * 32,
            unit=desk.ledger.get(Unit, "water"),
            period=desk.ledger.get(Period, QUARTER),
            saved_at=AT,
            ticked=True,
            cells=(
                _cell("percent", None, 60, CellKind.CHANGE),
                _cell("status", None, "滞后", CellKind.CHANGE),
                _cell("progress", "台账。", "来件。", CellKind.CONFLICT),
            ),
            brought={PART: {"percent": 60, "status": "滞后", "progress": "来件。"}},
        )
        merged = apply(desk, MergePlan((file,)))
        assert merged.written.batch
        say(batch=merged.written.batch.uid)
