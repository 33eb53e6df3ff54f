"""A draft's rows: what an import of a plan that the ledger does not know makes.

Leaders and units come from the register; everything else is new. Writes nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

from tzdesk.domain.clerk_records import task_value_uid
from tzdesk.domain.draft import (
    Named,
    PlanDraft,
    Role,
    SectionDraft,
    SuggestionKind,
    SummaryDraft,
    TaskDraft,
)
from tzdesk.domain.periods import PeriodPlan
from tzdesk.domain.records import (
    Assignment,
    Leadership,
    Period,
    Record,
    Section,
    Summary,
    Task,
    TaskValue,
    new_uid,
    summary_uid,
)
from tzdesk.domain.status import Status
from tzdesk.services.ranking import ranked
from tzdesk.services.units_named import Register


@dataclass(frozen=True, slots=True)
class Share:
    """One leader or unit of a task by uid: the first printed name, its role and place."""

    uid: str
    name: str
    role: Role
    position: int


def register_leaders(draft: PlanDraft, register: Register) -> None:
    """Makes the draft's new leaders in the order of their ranking."""
    bodies = {
        name
        for one in draft.suggestions
        if one.kind is SuggestionKind.LEADER_NOT_A_PERSON
        for name in one.names
    }
    lists = [[one.name for one in task.leaders] for task in draft.tasks]
    for name in ranked(lists, bodies):
        register.leader(name)


def section_rows(draft: PlanDraft, plan_uid: str) -> list[Section]:
    """The sections in the document's order; each stands at the index that it has in the draft."""
    uids = [new_uid() for _ in draft.sections]
    return [
        section_row(one, plan_uid, uids[at], at, None if one.parent is None else uids[one.parent])
        for at, one in enumerate(draft.sections)
    ]


def section_row(
    draft: SectionDraft, plan_uid: str, uid: str, position: int, parent_uid: str | None
) -> Section:
    """One section."""
    return Section(
        uid=uid,
        plan_uid=plan_uid,
        parent_uid=parent_uid,
        position=position,
        number=draft.number,
        title=draft.title,
        heading=draft.heading,
    )


def task_rows(
    draft: TaskDraft,
    plan_uid: str,
    section_uid: str | None,
    position: int,
    register: Register,
    parent_uid: str | None = None,
) -> Iterator[Record]:
    """A task with its leaders, units and what a table says of it: the year's summary, own columns.

    `parent_uid` is the task of which it is a part; the first row is the task's own.
    """
    uid = new_uid()
    yield Task(
        uid=uid,
        plan_uid=plan_uid,
        section_uid=section_uid,
        position=position,
        number=draft.number,
        text=draft.text,
        deadline_text=draft.deadline_text,
        due_on=draft.due_on,
        parent_uid=parent_uid,
    )
    yield from (leadership_row(uid, share) for share in leader_shares(draft.leaders, register))
    yield from (assignment_row(uid, share) for share in unit_shares(draft.units, register))
    if draft.summary is not None and (summary := _summary_row(uid, draft.summary)):
        yield summary
    for column, value in draft.values:
        value_uid = task_value_uid(uid, column)
        yield TaskValue(uid=value_uid, task_uid=uid, field_uid=column, value=value)


def leadership_row(task_uid: str, share: Share) -> Leadership:
    """A leader's part in a task."""
    return Leadership(
        uid=new_uid(),
        task_uid=task_uid,
        leader_uid=share.uid,
        role=share.role,
        position=share.position,
    )


def assignment_row(task_uid: str, share: Share) -> Assignment:
    """A unit's part in a task."""
    return Assignment(
        uid=new_uid(),
        task_uid=task_uid,
        unit_uid=share.uid,
        printed=share.name,
        role=share.role,
        position=share.position,
    )


def leader_shares(named: Iterable[Named], register: Register) -> list[Share]:
    """The leaders of a task, each once."""
    return _shares([(register.leader(one.name).uid, one) for one in named])


def unit_shares(named: Iterable[Named], register: Register) -> list[Share]:
    """The units of a task; two names of one unit are one assignment under the first name."""
    return _shares([(register.unit(one.name).uid, one) for one in named])


_RANK = {Role.LEAD: 0, Role.RESPONSIBLE: 1, Role.ASSIST: 2}


def stronger(one: Role, other: Role) -> Role:
    """The role of a unit that is named twice: as helper and as lead, it leads."""
    return min(one, other, key=_RANK.__getitem__)


def _shares(named: Sequence[tuple[str, Named]]) -> list[Share]:
    found: dict[str, Share] = {}
    for uid, one in named:
        known = found.get(uid)
        if known is None:
            found[uid] = Share(uid, one.name, one.role, len(found))
        else:
            found[uid] = replace(known, role=stronger(known.role, one.role))
    return list(found.values())


def _summary_row(task_uid: str, draft: SummaryDraft) -> Summary | None:
    said = {field.name: getattr(draft, field.name) for field in fields(draft)}
    if all(value is None for value in said.values()):
        return None
    status = Status(draft.status) if draft.status is not None else None
    values = said | {"status": status}
    return Summary(uid=summary_uid(task_uid, None), task_uid=task_uid, **values)


def period_row(plan_uid: str, planned: PeriodPlan) -> Period:
    """A period of a plan, not dispatched yet."""
    return Period(
        uid=new_uid(),
        plan_uid=plan_uid,
        code=planned.code,
        label=planned.label,
        kind=planned.kind,
        start=planned.start,
        end=planned.end,
        due=planned.due,
    )
