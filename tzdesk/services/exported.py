"""A ledger that was exported before, coming in as a draft to look at.

What a person changed of the plan on its first sheet is part of it. Writes nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from tzdesk.domain.deadline import deadline
from tzdesk.domain.draft import (
    Named,
    PlanDraft,
    Problem,
    ProblemKind,
    Role,
    SectionDraft,
    TaskDraft,
)
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Leader, Task
from tzdesk.exchange.ledger_reader import CellEdit, ExportedLedger

_NAMES = re.compile(r"[、,，;；\n]+")
_COLUMNS = {
    "leaders": ("leaders", Role.LEAD),
    "assist_leaders": ("leaders", Role.ASSIST),
    "lead_units": ("units", Role.LEAD),
    "units": ("units", Role.RESPONSIBLE),
    "assist_units": ("units", Role.ASSIST),
}
"""Which column of the first sheet holds whom of a task."""


def draft_of(exported: ExportedLedger) -> PlanDraft:
    """The exported plan as a draft, its tasks in the order of `task_uids`.

    Its problems are the cells and rows of the first sheet that could not be read.
    """
    plan = exported.plan
    ledger = Ledger(exported.records)
    sections = ledger.sections(plan.uid)
    places = {one.uid: place for place, one in enumerate(sections)}
    edits = plan_edits(exported)
    return PlanDraft(
        title=plan.title,
        doc_no=plan.doc_no,
        issuer=plan.issuer,
        issued_on=plan.issued_on,
        year=plan.year,
        sections=tuple(
            SectionDraft(one.number, one.title, one.heading, places.get(one.parent_uid or ""))
            for one in sections
        ),
        tasks=tuple(
            _edited(_task_draft(ledger, task, places), edits.get(task.uid, {}), plan.year)
            for task in ledger.tasks(plan.uid)
        ),
        problems=tuple(_problems(exported)),
        first_unit_leads=plan.first_unit_leads,
        short_title=plan.short_title,
        reporting=plan.reporting,
    )


def task_uids(exported: ExportedLedger) -> list[str]:
    """The uids of the draft's tasks."""
    return [task.uid for task in Ledger(exported.records).tasks(exported.plan.uid)]


def plan_edits(exported: ExportedLedger) -> dict[str, dict[str, CellEdit]]:
    """What was changed of the plan itself, by task and column."""
    found: dict[str, dict[str, CellEdit]] = {}
    for one in exported.edits:
        if not one.summary:
            found.setdefault(one.task_uid, {})[one.column] = one
    return found


def _problems(exported: ExportedLedger) -> Iterator[Problem]:
    kind = ProblemKind.UNKNOWN_VALUE
    for one in exported.problems:
        message = f"{one.label}“{one.text}”{one.message}（单元格 {one.cell}），仍按导出时的内容"
        yield Problem(one.row, kind, message, one.text)
    for row in exported.added:
        yield Problem(row, kind, f"第 {row} 行是后来加的，没有读取", "")


def _task_draft(ledger: Ledger, task: Task, places: Mapping[str, int]) -> TaskDraft:
    links = ledger.leaderships(task.uid)
    leaders = [Named(ledger.get(Leader, one.leader_uid).name, one.role) for one in links]
    parts = [one for one in ledger.assignments(task.uid) if one.via_uid is None]
    return TaskDraft(
        number=task.number,
        text=task.text,
        section=places.get(task.section_uid or ""),
        leaders=tuple(leaders),
        units=tuple(Named(one.printed, one.role) for one in parts),
        deadline_text=task.deadline_text,
        due_on=task.due_on,
    )


def _edited(draft: TaskDraft, edits: Mapping[str, CellEdit], year: int) -> TaskDraft:
    for column, one in edits.items():
        text = str(one.value or "").strip()
        if column == "number":
            draft = replace(draft, number=text or None)
        elif column == "text" and text:
            draft = replace(draft, text=text)
        elif column == "deadline":
            draft = replace(draft, deadline_text=text or None, due_on=_day(text, year))
        elif column in _COLUMNS:
            draft = _with_names(draft, column, text)
    return draft


def _day(text: str, year: int) -> date | None:
    return deadline(text, year).due_on if text else None


def _with_names(draft: TaskDraft, column: str, text: str) -> TaskDraft:
    """Those of the column's role are replaced; where they stood, the new ones stand."""
    kind, role = _COLUMNS[column]
    present: tuple[Named, ...] = draft.leaders if kind == "leaders" else draft.units
    new = [Named(name.strip(), role) for name in _NAMES.split(text) if name.strip()]
    first = next((at for at, one in enumerate(present) if one.role is role), len(present))
    others = [one for one in present if one.role is not role]
    names = (*others[:first], *new, *others[first:])
    if kind == "leaders":
        return replace(draft, leaders=names)
    return replace(draft, units=names)
