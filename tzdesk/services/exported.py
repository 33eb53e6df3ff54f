"""A ledger that was exported before, coming in: as a draft to look at, and as rows to make.

What a person changed on its first sheet is part of both. Writes nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
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
from tzdesk.domain.fields import FIELDS, SUMMARY_FIELDS
from tzdesk.domain.json_values import encode
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import (
    Assignment,
    Leader,
    Leadership,
    Period,
    Record,
    Succession,
    Summary,
    Task,
    Unit,
    UnitAlias,
    UnitMember,
)
from tzdesk.domain.reporting import shown_summary
from tzdesk.domain.text import compact
from tzdesk.exchange.ledger_reader import CellEdit, ExportedLedger
from tzdesk.services.comparing import Comparison, Difference
from tzdesk.services.editing import Edit

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


def fitting_records(ledger: Ledger, records: Iterable[Record]) -> list[Record]:
    """The rows to make in a ledger that may know some of the leaders and units already.

    Those known by uid or name are used as they are; what the ledger says of them stays.
    """
    mapped: dict[str, str] = {}
    fresh: list[Record] = []
    leaders = {compact(one.name): one.uid for one in ledger.rows(Leader).values()}
    units = _unit_names(ledger)
    for record in records:
        if isinstance(record, (Leader, Unit)):
            names = leaders if isinstance(record, Leader) else units
            known = ledger.find(type(record), record.uid)
            uid = known.uid if known else names.get(compact(record.name))
            if uid is not None:
                mapped[record.uid] = uid
                continue
        fresh.append(record)
    return [one for record in fresh if (one := _mapped(record, mapped, units))]


def _unit_names(ledger: Ledger) -> dict[str, str]:
    names = {compact(one.name): one.unit_uid for one in ledger.rows(UnitAlias).values()}
    return names | {compact(one.name): one.uid for one in ledger.rows(Unit).values()}


def _mapped(record: Record, mapped: Mapping[str, str], names: Mapping[str, str]) -> Record | None:
    """The row with known units and leaders put in; None for what the ledger has or decides."""
    if isinstance(record, UnitAlias) and compact(record.name) not in names:
        return replace(record, unit_uid=mapped.get(record.unit_uid, record.unit_uid))
    if (
        isinstance(record, UnitAlias)
        or (isinstance(record, Succession) and record.leader_uid in mapped)
        or (isinstance(record, UnitMember) and record.unit_uid in mapped)
    ):
        return None
    if isinstance(record, UnitMember):
        return replace(record, member_uid=mapped.get(record.member_uid, record.member_uid))
    if isinstance(record, Assignment):
        return replace(record, unit_uid=mapped.get(record.unit_uid, record.unit_uid))
    if isinstance(record, Leadership):
        return replace(record, leader_uid=mapped.get(record.leader_uid, record.leader_uid))
    return record


def summary_differences(
    ledger: Ledger, comparison: Comparison, exported: ExportedLedger
) -> list[Difference]:
    """What a person wrote into the summaries of an export, beside what the ledger says now."""
    place_of = {uid: place for place, uid in enumerate(task_uids(exported))}
    shown, found = exported.period, []
    for one in exported.edits:
        place = place_of.get(one.task_uid)
        uid = comparison.pairs.get(place) if place is not None else None
        if not one.summary or uid is None:
            continue
        field = FIELDS[one.column]
        old = getattr(_summary(ledger, uid, shown), one.column, None)
        found.append(
            Difference(
                one.number, one.column, field.show(encode(old)), field.show(one.value), uid, place
            )
        )
    return [one for one in found if one.old != one.new]


def summary_edits(
    ledger: Ledger, chosen: Iterable[Difference], exported: ExportedLedger
) -> list[Edit]:
    """Those of the chosen points that are the office's own words, as edits."""
    shown, summaries = exported.period, {field.name for field in SUMMARY_FIELDS}
    return [
        Edit(one.task_uid, one.field, one.new, _own_period(ledger, one.task_uid, shown))
        for one in chosen
        if one.task_uid and one.field in summaries
    ]


def _summary(ledger: Ledger, task_uid: str, shown: Period | None) -> Summary | None:
    period = ledger.find(Period, _own_period(ledger, task_uid, shown))
    if period is None:
        return ledger.summary(task_uid, None)
    known = ledger.periods(period.plan_uid)
    return shown_summary(ledger, task_uid, [one for one in known if one.start <= period.start])


def _own_period(ledger: Ledger, task_uid: str, shown: Period | None) -> str | None:
    """The period of the task's own plan that has the exported one's uid, else its code."""
    if shown is None or ledger.find(Period, shown.uid):
        return shown.uid if shown else None
    ours = ledger.periods(ledger.get(Task, task_uid).plan_uid)
    return next((one.uid for one in ours if one.code == shown.code), None)
