"""The JSON shapes of cli.md, each made in one place."""

from collections.abc import Iterable, Mapping
from typing import Any

from tzdesk.domain.board import Board, TaskRow, UnitRow
from tzdesk.domain.catalogue import Catalogue
from tzdesk.domain.draft import Named, PlanDraft, Role, TaskDraft
from tzdesk.domain.fields import FIELDS, REPORT_FIELDS, Field, Kind
from tzdesk.domain.json_values import encode
from tzdesk.domain.records import Period, Plan, Report
from tzdesk.services.change_words import VALUES
from tzdesk.services.history import Entry


def plan_shape(plan: Plan) -> dict[str, Any]:
    """`plan` of `plan import`."""
    return {
        "uid": plan.uid,
        "title": plan.title,
        "doc_no": plan.doc_no,
        "issuer": plan.issuer,
        "issued_on": encode(plan.issued_on),
        "year": plan.year,
    }


def draft_shape(draft: PlanDraft) -> dict[str, Any]:
    """`sections`, `tasks`, `problems`, `ignored` and `suggestions` of `plan import`."""
    return {
        "sections": _sections(draft),
        "tasks": [_drafted(draft, task) for task in draft.tasks],
        "problems": [
            {"line": one.line, "kind": one.kind.value, "message": one.message, "text": one.text}
            for one in draft.problems
        ],
        "ignored": [{"line": one.line, "text": one.text} for one in draft.ignored],
        "suggestions": [
            {
                "kind": one.kind.value,
                "message": one.message,
                "names": list(one.names),
                "tasks": [draft.tasks[place].number for place in one.tasks],
                "line": one.line,
            }
            for one in draft.suggestions
        ],
    }


def _sections(draft: PlanDraft) -> list[dict[str, Any]]:
    counts: dict[int | None, int] = {}
    for task in draft.tasks:
        top = draft.top_section(task.section)
        counts[top] = counts.get(top, 0) + 1
    return [
        {"number": one.number, "title": one.title, "tasks": counts.get(place, 0)}
        for place, one in enumerate(draft.sections)
        if one.parent is None
    ]


def _drafted(draft: PlanDraft, task: TaskDraft) -> dict[str, Any]:
    top = draft.top_section(task.section)
    nested = task.section is not None and task.section != top
    return {
        "number": task.number,
        "section": None if top is None else draft.sections[top].heading,
        "subsection": draft.sections[task.section].heading if nested and task.section else None,
        "text": task.text,
        "leaders": _names(task.leaders),
        "assist_leaders": _names(task.leaders, Role.ASSIST),
        "lead_units": _names(task.units, Role.LEAD),
        "units": _names(task.units),
        "assist_units": _names(task.units, Role.ASSIST),
        "deadline_text": task.deadline_text,
        "due_on": encode(task.due_on),
    }


def _names(named: Iterable[Named], role: Role | None = None) -> list[str]:
    return [one.name for one in named if role is None or one.role is role]


def task_shape(board: Board, row: TaskRow, periods: Iterable[Period]) -> dict[str, Any]:
    """One of `tasks` of `plan show`, with the reports of `periods`; sub-tasks stand in it."""
    periods = tuple(periods)
    return {
        "uid": row.uid,
        "number": row.number,
        "section": row.section,
        "text": row.text,
        "leaders": list(row.printed_leaders),
        "units": list(row.unit_names),
        "deadline_text": row.deadline_text,
        "due_on": encode(row.due_on),
        "status": row.status.value,
        "percent": said(row.percent),
        "overdue": row.overdue,
        "due_soon": row.due_soon,
        "pace_gap": row.standing.gap,
        "tags": list(row.tags),
        "starred": row.starred,
        "values": _values(board.ledger.fields, dict(row.values)),
        "reports": [
            shape
            for period in periods
            for unit in row.units
            if (shape := _reported(board, unit, period))
        ],
        "subtasks": [task_shape(board, one, periods) for one in row.subtasks],
    }


def _reported(board: Board, unit: UnitRow, period: Period) -> dict[str, Any] | None:
    ledger = board.ledger
    report = ledger.report(unit.uid, period.uid)
    own = {one.field_uid: one.value for one in ledger.report_values(unit.uid, period.uid)}
    if report is None and not own:
        return None
    return report_shape(unit, period, report) | {"values": _values(ledger.fields, own)}


def _values(fields: Catalogue, told: Mapping[str, str]) -> dict[str, Any]:
    """What stands in the ledger's own columns, by their heads; numbers as such."""
    found = ((fields[name], text) for name, text in told.items())
    return {field.label: _value(field, text) for field, text in found}


def _value(field: Field, text: str) -> Any:
    return said(float(text)) if field.kind is Kind.NUMBER else text


def report_shape(unit: UnitRow, period: Period, report: Report | None) -> dict[str, Any]:
    """One of `reports` of a task."""
    values = {one.name: getattr(report, one.name) if report else None for one in REPORT_FIELDS}
    return {
        "unit": unit.name,
        "period": period.code,
        **{name: said(value) for name, value in values.items()},
        "coordination": bool(report and report.coordination),
        "reported_on": encode(report.reported_on) if report else None,
    }


def said(value: Any) -> Any:
    """A value as JSON: null where nobody said anything, whole numbers without a point."""
    if value == "":
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return encode(value)


def entry_shape(entry: Entry) -> dict[str, Any]:
    """One of `changes` of `history`; `unit` is null where the office's own word changed."""
    return {
        "at": entry.at.isoformat(sep=" "),
        "by": entry.by,
        "source": " ".join(filter(None, (entry.source, entry.detail))),
        "batch": entry.batch,
        "number": entry.number,
        "unit": entry.unit or None,
        "field": entry.field,
        "old": said(entry.old),
        "new": said(entry.new),
    }


def is_told(entry: Entry) -> bool:
    """Whether a change is of what somebody says of a task, as `set` answers it."""
    return entry.field in FIELDS or entry.entity in VALUES


CHANGE_KEYS = ("number", "unit", "field", "old", "new")


def change_shape(entry: Entry) -> dict[str, Any]:
    """One of `changes` of `set`, or of `kept` of `undo`."""
    shape = entry_shape(entry)
    return {key: shape[key] for key in CHANGE_KEYS}
