"""A received workbook's plan, unit, period and tasks as changes of a unit's ledger.

Every uid is the office's, so that what goes back up, and what is sent further down, is known
again. Tasks that the workbook does not name stay as they are. Writes nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tzdesk.domain.changes import Change, created
from tzdesk.domain.draft import PlanDraft, TaskDraft
from tzdesk.domain.json_values import encode
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Assignment, Period, Plan, Record, Task, Unit
from tzdesk.exchange.sent_form import Identity, SentRow
from tzdesk.services.comparing import compare
from tzdesk.services.plan_rows import (
    assignment_row,
    leader_shares,
    leadership_row,
    register_leaders,
    unit_shares,
)
from tzdesk.services.received_form import ReceivedForm, ReceivedTask, draft_of
from tzdesk.services.units_named import Register, category_of
from tzdesk.services.updating import Sections, update_changes


def frame_changes(ledger: Ledger, received: ReceivedForm) -> Iterator[Change]:
    """The plan, the unit and the period."""
    identity = received.identity
    yield from _brought_up(ledger, _plan(ledger, identity))
    contact, phone = (_first(received, name) for name in ("contact", "phone"))
    known = ledger.find(Unit, identity.unit_uid)
    yield from _brought_up(
        ledger,
        Unit(
            uid=identity.unit_uid,
            name=identity.unit_name,
            category=known.category if known else category_of(identity.unit_name),
            position=known.position if known else len(ledger.rows(Unit)),
            contact=(known and known.contact) or contact,
            phone=(known and known.phone) or phone,
        ),
    )
    yield from _brought_up(ledger, _period(ledger, identity))


def _plan(ledger: Ledger, identity: Identity) -> Plan:
    bare = Plan(uid=identity.plan_uid, title="", year=identity.year)
    return replace(
        ledger.find(Plan, identity.plan_uid) or bare,
        title=identity.plan_title,
        short_title=identity.plan_short_title,
        doc_no=identity.doc_no,
        issuer=identity.issuer,
        year=identity.year,
    )


def _period(ledger: Ledger, identity: Identity) -> Period:
    known = ledger.find(Period, identity.period_uid)
    return Period(
        uid=identity.period_uid,
        plan_uid=identity.plan_uid,
        code=identity.period_code,
        label=identity.period_label,
        kind=identity.period_kind,
        start=identity.period_start,
        end=identity.period_end,
        due=identity.due,
        dispatched_on=(known and known.dispatched_on) or identity.made_at.date(),
    )


def _first(received: ReceivedForm, name: str) -> str | None:
    said = (one.sent.sent(name) for one in received.tasks)
    return next((str(value) for value in said if value), None)


def _brought_up(ledger: Ledger, row: Record) -> Iterator[Change]:
    """Makes a row, or brings the one of its uid up to it."""
    known = ledger.find(type(row), row.uid)
    if known is None:
        yield from created([row])
        return
    for name in row.__dataclass_fields__:
        yield Change(
            row.entity, row.uid, name, encode(getattr(known, name)), encode(getattr(row, name))
        )


def task_changes(ledger: Ledger, received: ReceivedForm) -> Iterator[Change]:
    """The tasks with their leaders and units, in a ledger that has the frame already."""
    draft = draft_of(received)
    plan_uid = received.identity.plan_uid
    new = [ledger.find(Task, one.task.uid) is None for one in received.tasks]
    yield from _known_tasks(ledger, received, draft, new)
    register = Register(ledger, {}, ())
    register_leaders(_only(draft, new), register)
    sections = Sections(ledger, draft, plan_uid)
    places = _places(ledger, received)
    rows = [
        row
        for one, drafted, is_new in zip(received.tasks, draft.tasks, new, strict=True)
        if is_new
        for row in _task_rows(one, drafted, received.identity, places, sections, register)
    ]
    yield from created([*register.made, *sections.made, *rows])
    for task in ledger.tasks(plan_uid):
        yield Change("task", task.uid, "position", task.position, places[task.uid])


def _known_tasks(
    ledger: Ledger, received: ReceivedForm, draft: PlanDraft, new: list[bool]
) -> Iterator[Change]:
    known = _only(draft, [not one for one in new])
    uids = [one.task.uid for one, is_new in zip(received.tasks, new, strict=True) if not is_new]
    if not uids:
        return
    found = compare(ledger, known, received.identity.plan_uid, uids)
    # Whether a task is there says the workbook, where it stands is settled for all of them.
    points = [one for one in found.selectable if one.field is not None]
    yield from (
        one
        for one in update_changes(ledger, known, found, points, Register(ledger, {}, ()))
        if one.field != "position" or one.entity != "task"
    )


def _only(draft: PlanDraft, wanted: Iterable[bool]) -> PlanDraft:
    tasks = tuple(task for task, is_wanted in zip(draft.tasks, wanted, strict=True) if is_wanted)
    return replace(draft, tasks=tasks)


def _places(ledger: Ledger, received: ReceivedForm) -> dict[str, int]:
    """By task: those of the workbook as it lists them, then what is only in the ledger."""
    uids = [one.task.uid for one in received.tasks]
    rest = [task.uid for task in ledger.tasks(received.identity.plan_uid) if task.uid not in uids]
    return {uid: place for place, uid in enumerate(uids + rest)}


def _task_rows(
    one: ReceivedTask,
    drafted: TaskDraft,
    identity: Identity,
    places: dict[str, int],
    sections: Sections,
    register: Register,
) -> Iterator[Record]:
    uid = one.task.uid
    yield Task(
        uid=uid,
        plan_uid=identity.plan_uid,
        section_uid=sections.uid(drafted.section),
        position=places[uid],
        number=drafted.number,
        text=drafted.text,
        deadline_text=drafted.deadline_text,
        due_on=drafted.due_on,
    )
    for share in leader_shares(drafted.leaders, register):
        yield leadership_row(uid, share)
    for share in unit_shares(drafted.units, register):
        part = assignment_row(uid, share)
        yield _own(part, one.sent) if share.uid == identity.unit_uid else part


def _own(part: Assignment, sent: SentRow) -> Assignment:
    return replace(part, uid=sent.assignment_uid)
