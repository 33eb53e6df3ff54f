"""A received workbook's plan, unit, period and tasks as changes of a unit's ledger.

Every uid is the office's, so that what goes back up, and what is sent further down, is known
again. Tasks that the workbook does not name stay as they are. Writes nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from tzdesk.domain.changes import Change, created
from tzdesk.domain.draft import TaskDraft
from tzdesk.domain.json_values import encode
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Assignment, CustomField, Period, Plan, Record, Task, Unit
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
    """The plan and the unit."""
    yield from _brought_up(ledger, _plan(ledger, received.identity))
    yield from _brought_up(ledger, _unit(ledger, received))


def column_changes(ledger: Ledger, received: ReceivedForm, *, newer: bool) -> Iterator[Change]:
    """The office's own columns that units fill in, behind those that the ledger has.

    What the office no longer sends stays, with what the unit said in it. Not `newer`: only those
    that are not there yet.
    """
    place = max((one.position for one in ledger.custom_fields()), default=-1)
    for one in received.columns:
        known = ledger.find(CustomField, one.uid)
        place += known is None
        if newer or known is None:
            yield from _brought_up(
                ledger, replace(one, position=known.position if known else place)
            )


def period_changes(ledger: Ledger, identity: Identity) -> Iterator[Change]:
    """The period, in a ledger that has the plan already."""
    yield from _brought_up(ledger, _period(ledger, identity))


def _unit(ledger: Ledger, received: ReceivedForm) -> Unit:
    identity = received.identity
    known = ledger.find(Unit, identity.unit_uid)
    to_call = (known.contact, known.phone) if known else (None, None)
    contact, phone = to_call if any(to_call) else _to_call(received)
    return Unit(
        uid=identity.unit_uid,
        name=identity.unit_name,
        category=known.category if known else category_of(identity.unit_name),
        position=known.position if known else len(ledger.rows(Unit)),
        contact=contact,
        phone=phone,
    )


def _to_call(received: ReceivedForm) -> tuple[str | None, str | None]:
    """联系人 and 联系电话 of the first row that names either: two people are not made one."""
    for one in received.tasks:
        said = tuple(one.sent.sent(name) for name in ("contact", "phone"))
        if any(said):
            contact, phone = (str(value) if value else None for value in said)
            return contact, phone
    return None, None


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


def known_task_changes(ledger: Ledger, received: ReceivedForm) -> list[Change]:
    """What differs in the tasks that the ledger has, in a ledger that has the frame already."""
    tasks = [one for one in received.tasks if ledger.find(Task, one.task.uid)]
    if not tasks:
        return []
    draft, plan_uid = draft_of(replace(received, tasks=tuple(tasks))), received.identity.plan_uid
    found = compare(ledger, draft, plan_uid, [one.task.uid for one in tasks])
    # Whether a task is there says the workbook, where it stands is settled for all of them.
    points = [one for one in found.selectable if one.field is not None]
    register = _register(ledger, received.identity)
    changes = update_changes(ledger, draft, found, points, register)
    return [one for one in changes if one.field != "position" or one.entity != "task"]


def new_task_changes(
    ledger: Ledger, received: ReceivedForm, places: Mapping[str, int]
) -> list[Change]:
    """The tasks that the ledger has not, with their leaders and units.

    The known ones are brought up before: whom and what they name anew is used again here.
    """
    tasks = tuple(one for one in received.tasks if ledger.find(Task, one.task.uid) is None)
    draft = draft_of(replace(received, tasks=tasks))
    register = _register(ledger, received.identity)
    register_leaders(draft, register)
    sections = Sections(ledger, draft, received.identity.plan_uid)
    rows = [
        row
        for one, drafted in zip(tasks, draft.tasks, strict=True)
        for row in _task_rows(one, drafted, received.identity, places, sections, register)
    ]
    return list(created([*register.made, *sections.made, *rows]))


def _register(ledger: Ledger, identity: Identity) -> Register:
    """The unit may bear another name by now than in an earlier period's workbook."""
    now = ledger.get(Unit, identity.unit_uid).name
    return Register(ledger, {identity.unit_name: now}, ())


def moved(ledger: Ledger, plan_uid: str, places: Mapping[str, int]) -> Iterator[Change]:
    """The tasks to their places."""
    for task in ledger.tasks(plan_uid):
        yield Change("task", task.uid, "position", task.position, places[task.uid])


def places_of(ledger: Ledger, received: ReceivedForm, *, listed_first: bool) -> dict[str, int]:
    """By task: those of the workbook as it lists them, then what is only in the ledger.

    Not `listed_first`: the ledger's as they stand, then what is only in the workbook.
    """
    listed = [one.task.uid for one in received.tasks]
    known = [task.uid for task in ledger.tasks(received.identity.plan_uid)]
    order = [*listed, *known] if listed_first else [*known, *listed]
    return {uid: place for place, uid in enumerate(dict.fromkeys(order))}


def _task_rows(
    one: ReceivedTask,
    drafted: TaskDraft,
    identity: Identity,
    places: Mapping[str, int],
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
