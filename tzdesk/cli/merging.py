"""`merge`: returned workbooks into the ledger, or with `--dry-run` only looked at."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tzdesk.cli.answers import CONFLICTS, DONE, REFUSED, Answer
from tzdesk.cli.context import Context
from tzdesk.domain.merge import Choice
from tzdesk.errors import UserError
from tzdesk.services.merge_applying import apply
from tzdesk.services.merge_plan import (
    CellKind,
    Decisions,
    FilePlan,
    FileState,
    MergePlan,
    PlannedCell,
    count,
)
from tzdesk.services.merging import plan_merge

CHOICES = {"ours": Choice.OURS, "theirs": Choice.THEIRS}
_NOTHING = UserError(
    "没有可以合并的填报表。", "请添加各单位交回的 .xlsx、.xls、.ods、.et 文件或 .zip。"
)


def merge(context: Context) -> Answer:
    """Reads returns; what the window ticks by itself is applied, earlier periods' too."""
    args = context.args
    paths = [Path(one).expanduser().absolute() for one in args.paths]
    with context.open(read_only=args.dry_run) as desk:
        plan = plan_merge(desk, paths)
        decisions = _decisions(plan, args.on_conflict)
        counts = count(plan, decisions)
        batch, applied = None, counts.cells
        if not args.dry_run:
            merged = apply(desk, plan, decisions)
            applied = merged.applied
            batch = merged.written.batch.uid if merged.written.batch else None
        conflicts = counts.conflicts
    data = {**_shape(plan, decisions), "applied": 0 if args.dry_run else applied, "batch": batch}
    if not any(one.state.is_return for one in plan.files):
        error = {"message": _NOTHING.message, "advice": _NOTHING.advice}
        return Answer({"error": error, **data}, _words(plan), REFUSED, _NOTHING)
    text = "\n".join([_words(plan), _result(counts.files, applied, conflicts, dry=args.dry_run)])
    return Answer(data, text, CONFLICTS if conflicts else DONE)


def _decisions(plan: MergePlan, on_conflict: str) -> Decisions:
    """What the window ticks by itself, and returns of earlier periods."""
    choice = CHOICES.get(on_conflict)
    conflicts = (cell for one in plan.files for cell in one.of(CellKind.CONFLICT))
    return Decisions(
        files={one.path: True for one in plan.files if one.state is FileState.PAST},
        choices={cell.key: choice for cell in conflicts} if choice else {},
    )


def _shape(plan: MergePlan, decisions: Decisions) -> dict[str, Any]:
    taken = [one for one in plan.files if decisions.takes_file(one)]
    return {
        "files": [_file(one) for one in plan.files],
        "changes": [_cell(one, cell) for one in taken for cell in one.changes],
        "conflicts": [_cell(one, cell) for one in taken for cell in one.of(CellKind.CONFLICT)],
        "invalid": [_invalid(one, cell) for one in taken for cell in one.of(CellKind.INVALID)],
        "locked": list(_locked(plan)),
        "missing": [
            {"file": one.path, "number": number} for one in plan.files for number in one.missing
        ],
        "added": [
            {"file": one.path, "row": row.row, "text": row.text}
            for one in plan.files
            for row in one.added
        ],
        "notices": list(_notices(plan)),
    }


def _file(one: FilePlan) -> dict[str, Any]:
    return {
        "path": one.path,
        "state": one.state.value,
        "unit": one.unit.name if one.unit else None,
        "period": one.period.code if one.period else None,
        "sha256": one.sha256 or None,
        "message": one.message,
    }


def _cell(file: FilePlan, cell: PlannedCell) -> dict[str, Any]:
    merge = cell.merge
    return {
        "file": file.path,
        "number": cell.number,
        "unit": cell.unit,
        "field": cell.entry.identifier,
        "base": merge.base,
        "ours": merge.ours,
        "theirs": merge.theirs,
    }


def _invalid(file: FilePlan, cell: PlannedCell) -> dict[str, Any]:
    return {
        "file": file.path,
        "cell": cell.address,
        "number": cell.number,
        "field": cell.entry.identifier,
        "value": cell.value,
        "suggestion": cell.merge.theirs,
        "message": cell.message,
    }


def _locked(plan: MergePlan) -> Iterator[dict[str, Any]]:
    for one in plan.files:
        for cell in one.locked:
            yield {
                "file": one.path,
                "cell": cell.cell,
                "number": cell.number,
                "field": cell.field,
                "base": cell.base,
                "theirs": cell.theirs,
            }


def _notices(plan: MergePlan) -> Iterator[dict[str, Any]]:
    for one in plan.files:
        for notice in one.notices:
            yield {
                "file": one.path,
                "kind": notice.kind,
                "number": notice.number,
                "cell": notice.cell or None,
                "message": notice.message,
            }


def _words(plan: MergePlan) -> str:
    lines = []
    for one in plan.files:
        unit = one.unit.name if one.unit else "—"
        lines.append(f"{one.state}　{one.name}　{unit}　{one.message}")
        lines += [f"　{notice.message}" for notice in one.notices]
        lines += [
            f"　第 {cell.number or '—'} 项　{cell.address}　“{cell.value}”{cell.message}"
            for cell in one.of(CellKind.INVALID)
        ]
    return "\n".join(lines)


def _result(files: int, applied: int, conflicts: int, *, dry: bool) -> str:
    left = f"；{conflicts} 处冲突待处理" if conflicts else ""
    done = "将合并" if dry else "已合并"
    return f"{done} {files} 个文件、{applied} 处改动{left}。"
