"""Importing a plan: a new one whole, a known one by the chosen points of a comparison.

Everything is one step of 撤销. Reading files is `incoming`'s business.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tzdesk.domain.changes import Change, Source, created
from tzdesk.domain.collector import no_collections
from tzdesk.domain.draft import PlanDraft, SuggestionKind
from tzdesk.domain.json_values import encode
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.periods import PeriodKind, year_periods
from tzdesk.domain.records import (
    Leader,
    Period,
    Plan,
    Record,
    Reporting,
    Unit,
    UnitAlias,
    new_uid,
)
from tzdesk.domain.subtasks import wholes
from tzdesk.errors import UserError
from tzdesk.exchange.ledger_reader import ExportedLedger
from tzdesk.services.comparing import Comparison, Difference, compare
from tzdesk.services.desk import Desk, Written
from tzdesk.services.editing import edit_changes
from tzdesk.services.exported import task_uids
from tzdesk.services.exported_rows import fitting_records
from tzdesk.services.exported_words import word_differences, word_edits
from tzdesk.services.foreign_columns import column_rows
from tzdesk.services.plan_rows import period_row, register_leaders, section_rows, task_rows
from tzdesk.services.stand_ins import with_stand_ins
from tzdesk.services.units_named import Register
from tzdesk.services.updating import update_changes


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the clerk confirms in the last step.

    `periods`: make the year's periods of that kind. `aliases` are agreed pairs of a unit's name
    and another name of it. `chosen` None takes every point of the comparison over.
    """

    title: str
    short_title: str
    year: int
    doc_no: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    reporting: Reporting = Reporting.ALL
    first_unit_leads: bool = False
    periods: PeriodKind | None = None
    aliases: tuple[tuple[str, str], ...] = ()
    chosen: tuple[Difference, ...] | None = None


def default_options(draft: PlanDraft, today: date, known: Plan | None = None) -> ImportOptions:
    """What stands in the last step's fields at first; a known plan keeps its own settings."""
    year = draft.year or (known.year if known else today.year)
    title = draft.title or (known.title if known else "")
    return ImportOptions(
        title=title,
        short_title=known.short_title if known else draft.short_title or short_title(title, year),
        year=year,
        doc_no=draft.doc_no or (known.doc_no if known else None),
        issuer=draft.issuer or (known.issuer if known else None),
        issued_on=draft.issued_on or (known.issued_on if known else None),
        reporting=known.reporting if known else draft.reporting,
        first_unit_leads=known.first_unit_leads if known else draft.first_unit_leads,
    )


_FRAME = re.compile(r"^关于(?:印发|下发|做好)?|的通知$|[《》“”]|^\d{4}年(?:度)?")
_ENDING = re.compile(
    r"(?:任务|责任|职责|工作|目标)*(?:分工|分解)?(?:实施|落实|推进)?(?:方案|表|清单|台账)$"
)


def short_title(title: str, year: int) -> str:
    """A name for file names: 2023年重点工作."""
    if "重点工作" in title:
        return f"{year}年重点工作"
    bare = title
    while (shorter := _FRAME.sub("", bare).strip()) != bare:
        bare = shorter
    return f"{year}年{_ENDING.sub('', bare) or bare}"[:30]


def compare_plan(
    ledger: Ledger,
    draft: PlanDraft,
    exported: ExportedLedger | None = None,
    aliases: Iterable[tuple[str, str]] = (),
) -> Comparison:
    """The draft beside the plan that the ledger knows, if it does."""
    agreed = {other: name for name, other in aliases}
    if exported is None:
        return compare(ledger, draft, aliases=agreed)
    found = compare(ledger, draft, exported.plan.uid, task_uids(exported), agreed)
    if found.plan is None:
        return found
    words = word_differences(ledger, found, exported)
    return replace(found, differences=(*found.differences, *words))


@no_collections()
def import_plan(
    desk: Desk,
    draft: PlanDraft,
    options: ImportOptions,
    *,
    exported: ExportedLedger | None = None,
    name: str = "",
) -> Written:
    """Makes or updates a plan as one batch; `name` is the file's, for the history.

    Raises UserError where there is no task to import.
    """
    if not draft.tasks:
        raise UserError("没有可导入的任务。", "请换一个文件。", "无法导入方案")
    comparison = compare_plan(desk.ledger, draft, exported, options.aliases)
    if comparison.plan is not None:
        changes = _updated(desk, draft, options, exported, comparison)
        title = f"更新方案（{_tasks_in(changes)} 项）"
    elif exported is not None:
        changes = _restored(desk, draft, options, exported)
        title = f"导入方案（{_counted(draft)} 项任务）"
    else:
        changes = _made(desk.ledger, draft, options)
        title = f"导入方案（{_counted(draft)} 项任务）"
    changes = with_stand_ins(desk.ledger, changes)
    changes = [*created(column_rows(desk.ledger, draft)), *changes]
    return desk.write(changes, Source.IMPORT, title, name)


def _counted(draft: PlanDraft) -> int:
    """Its tasks, sub-tasks not counted."""
    return len(draft.tasks) - len(wholes([task.number for task in draft.tasks]))


def _tasks_in(changes: Sequence[Change]) -> int:
    """How many tasks an update is about; mere moves are none."""
    return len(
        {one.uid for one in changes if one.entity == "task" and one.field != "position"}
        | {one.uid for one in changes if one.entity == "summary"}
        | {one.uid.partition(".")[0] for one in changes if one.entity in ("task_tag", "task_value")}
        | {
            (one.new or one.old)["task_uid"]
            for one in changes
            if one.entity in ("leadership", "assignment") and one.field is None
        }
    )


def _made(ledger: Ledger, draft: PlanDraft, options: ImportOptions) -> list[Change]:
    register = _register(ledger, draft, options)
    plan = _with_options(Plan(uid=new_uid(), title="", year=options.year), options)
    sections = section_rows(draft, plan.uid)
    register_leaders(draft, register)
    rows: list[Record] = []
    uids: list[str] = []
    parents = wholes([task.number for task in draft.tasks])
    for place, task in enumerate(draft.tasks):
        section = None if task.section is None else sections[task.section].uid
        parent = uids[parents[place]] if place in parents else None
        made = list(task_rows(task, plan.uid, section, place, register, parent))
        uids.append(made[0].uid)
        rows.extend(made)
    periods = _periods(ledger, plan, options)
    return list(created([plan, *sections, *register.made, *rows, *periods]))


def _register(ledger: Ledger, draft: PlanDraft, options: ImportOptions) -> Register:
    collective = [
        name
        for one in draft.suggestions
        if one.kind is SuggestionKind.COLLECTIVE_UNIT
        for name in one.names
    ]
    return Register(ledger, {other: name for name, other in options.aliases}, collective)


def _with_options(plan: Plan, options: ImportOptions) -> Plan:
    return replace(
        plan,
        title=options.title,
        short_title=options.short_title,
        year=options.year,
        doc_no=options.doc_no,
        issuer=options.issuer,
        issued_on=options.issued_on,
        reporting=options.reporting,
        first_unit_leads=options.first_unit_leads,
    )


def _periods(ledger: Ledger, plan: Plan, options: ImportOptions) -> list[Period]:
    """The year's periods, but those that would overlap one that is there."""
    if options.periods is None:
        return []
    present = ledger.periods(plan.uid)
    return [
        period_row(plan.uid, one)
        for one in year_periods(options.year, options.periods)
        if not any(one.start <= other.end and other.start <= one.end for other in present)
    ]


def _updated(
    desk: Desk,
    draft: PlanDraft,
    options: ImportOptions,
    exported: ExportedLedger | None,
    comparison: Comparison,
) -> list[Change]:
    plan = comparison.plan
    assert plan is not None
    chosen = comparison.selectable if options.chosen is None else options.chosen
    register = _register(desk.ledger, draft, options)
    changes = [*_plan_changes(plan, _with_options(plan, options))]
    changes += update_changes(desk.ledger, draft, comparison, chosen, register)
    if exported is not None:
        edits = word_edits(desk.ledger, chosen, exported)
        changes += edit_changes(desk.ledger, edits, desk.today)
    return changes + list(created(_periods(desk.ledger, plan, options)))


def _plan_changes(old: Plan, new: Plan) -> Iterable[Change]:
    names = ("title", "short_title", "year", "doc_no", "issuer", "issued_on")
    for name in (*names, "reporting", "first_unit_leads"):
        yield Change("plan", old.uid, name, encode(getattr(old, name)), encode(getattr(new, name)))


def _restored(
    desk: Desk, draft: PlanDraft, options: ImportOptions, exported: ExportedLedger
) -> list[Change]:
    """An export in a ledger that does not know it: its rows, and then what was changed in it."""
    known: list[Record] = [
        *desk.ledger.rows(Leader).values(),
        *desk.ledger.rows(Unit).values(),
        *desk.ledger.rows(UnitAlias).values(),
        *desk.ledger.custom_fields(),
    ]
    rows = fitting_records(desk.ledger, exported.records)
    ledger = Ledger([*known, *rows])
    comparison = compare_plan(ledger, draft, exported)
    assert comparison.plan is not None
    register = _register(ledger, draft, options)
    chosen = comparison.selectable
    changes = [
        *created(rows),
        *_plan_changes(comparison.plan, _with_options(comparison.plan, options)),
    ]
    changes += update_changes(ledger, draft, comparison, chosen, register)
    changes += edit_changes(ledger, word_edits(ledger, chosen, exported), desk.today)
    return changes + list(created(_periods(ledger, comparison.plan, options)))
