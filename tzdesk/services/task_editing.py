"""新增任务 and 修改任务: what the plan says of one task, as a clerk types it.

Each deed is one step of 撤销. Names become leaders and units of the ledger as an import makes them;
a deadline's wording is read by the rules of the parser.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tzdesk.domain.changes import Change, Source, created
from tzdesk.domain.deadline import deadline
from tzdesk.domain.draft import Named, Role, TaskDraft
from tzdesk.domain.json_values import encode
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Duty, Leader, Plan, Task
from tzdesk.domain.text import compact, shorten
from tzdesk.domain.values import clean_text
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written
from tzdesk.services.draft_fields import split_names
from tzdesk.services.placing import behind
from tzdesk.services.plan_rows import leader_shares, task_rows, unit_shares
from tzdesk.services.sections import in_order
from tzdesk.services.stand_ins import with_stand_ins
from tzdesk.services.task_parts import (
    leader_changes,
    renumber,
    set_field,
    unit_changes,
    used_parts,
)
from tzdesk.services.units_named import Register

LEADER_ROLES = (Role.LEAD, Role.ASSIST)
UNIT_ROLES = (Role.LEAD, Role.RESPONSIBLE, Role.ASSIST)
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class TaskText:
    """One task as it stands in a form: leaders and units in order with their roles.

    `section_uid` None: 未分章节. `deadline_text` "": no deadline is printed.
    """

    number: str = ""
    text: str = ""
    leaders: tuple[Named, ...] = ()
    units: tuple[Named, ...] = ()
    deadline_text: str = ""
    section_uid: str | None = None


def text_of(ledger: Ledger, task_uid: str) -> TaskText:
    """What the ledger has of a task; of its units those that are not exempted, as printed."""
    task = ledger.get(Task, task_uid)
    links = ledger.leaderships(task_uid)
    parts = ledger.assignments(task_uid)
    return TaskText(
        number=task.number or "",
        text=task.text,
        leaders=tuple(Named(ledger.get(Leader, one.leader_uid).name, one.role) for one in links),
        units=tuple(
            Named(one.printed, one.role)
            for one in parts
            if one.via_uid is None and one.duty is not Duty.EXEMPT
        ),
        deadline_text=task.deadline_text or "",
        section_uid=task.section_uid,
    )


def names_in(text: str, role: Role) -> tuple[Named, ...]:
    """The names of one field of the form, all of one role."""
    return tuple(Named(name, role) for name in split_names(clean_text(text)))


def due_on(wording: str, year: int) -> date | None:
    """The day that a wording means; None where it names none."""
    return deadline(wording, year).due_on if wording else None


def unknown_names(ledger: Ledger, typed: TaskText) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The leaders and the units that saving would make."""
    register = Register(ledger, {}, ())
    leaders = (one.name for one in typed.leaders if not register.knows_leader(one.name))
    units = (one.name for one in typed.units if not register.knows_unit(one.name))
    return tuple(leaders), tuple(units)


def next_number(ledger: Ledger, plan_uid: str, section_uid: str | None) -> str:
    """The number after the last: of the section where numbers begin anew in each."""
    tasks = _wholes(ledger, plan_uid)
    if _numbered_by_section(tasks):
        tasks = [one for one in tasks if one.section_uid == section_uid]
    numbers = [int(one.number) for one in tasks if one.number and one.number.isdecimal()]
    return str(max(numbers) + 1) if numbers or not tasks else ""


def next_position(ledger: Ledger, plan_uid: str) -> int:
    """The place behind all other tasks of a plan."""
    return behind(_wholes(ledger, plan_uid))


def _wholes(ledger: Ledger, plan_uid: str) -> list[Task]:
    return [one for one in ledger.tasks(plan_uid) if one.parent_uid is None]


def _numbered_by_section(tasks: list[Task]) -> bool:
    numbers = [one.number for one in tasks if one.number]
    return len(set(numbers)) < len(numbers)


def add_task(desk: Desk, plan_uid: str, typed: TaskText) -> Written:
    """Makes a task behind all others of its plan. Raises UserError where it cannot stand so."""
    ledger = desk.ledger
    plan = ledger.get(Plan, plan_uid)
    typed = cleaned(typed)
    refuse_typed(ledger, plan_uid, typed)
    register = Register(ledger, {}, ())
    draft, last = drafted(typed, plan.year), next_position(ledger, plan_uid)
    rows = list(task_rows(draft, plan_uid, typed.section_uid, last, register))
    changes = with_stand_ins(ledger, created([*register.made, *rows]))
    return desk.write(changes, Source.EDIT, f"新增任务　{_named(typed)}")


def change_task(desk: Desk, task_uid: str, typed: TaskText) -> Written:
    """Changes what the plan says of a task; what is reported stays. Raises UserError as above."""
    ledger = desk.ledger
    task = ledger.get(Task, task_uid)
    typed = cleaned(typed)
    refuse_typed(ledger, task.plan_uid, typed, task)
    register = Register(ledger, {}, ())
    found = list(_differences(ledger, task, typed, register))
    changes = with_stand_ins(ledger, [*created(register.made), *found])
    return desk.write(changes, Source.EDIT, f"修改任务　{_named(typed)}")


def drafted(typed: TaskText, year: int) -> TaskDraft:
    """A task to be made, as one that was read from a document."""
    return TaskDraft(
        number=typed.number or None,
        text=typed.text,
        section=None,
        leaders=typed.leaders,
        units=typed.units,
        deadline_text=typed.deadline_text or None,
        due_on=due_on(typed.deadline_text, year),
    )


def cleaned(typed: TaskText) -> TaskText:
    """Without white space around what was typed."""
    return replace(
        typed,
        number=clean_text(typed.number),
        text=clean_text(typed.text),
        deadline_text=clean_text(typed.deadline_text),
    )


def refuse_typed(ledger: Ledger, plan_uid: str, typed: TaskText, task: Task | None = None) -> None:
    """Raises UserError where a task cannot stand so; `task` is the one that it becomes."""
    if not typed.text:
        raise UserError("还没有填写工作任务。")
    if task is not None and typed.number == (task.number or ""):
        return
    tasks = ledger.tasks(plan_uid)
    if _numbered_by_section(_wholes(ledger, plan_uid)):
        tasks = [one for one in tasks if one.section_uid == typed.section_uid]
    for one in tasks:
        same = typed.number and compact(one.number or "") == compact(typed.number)
        if same and one is not task:
            raise UserError(
                f"已有第 {typed.number} 项：{shorten(one.text, _SHOWN)}", "请改用别的序号。"
            )


def _differences(
    ledger: Ledger, task: Task, typed: TaskText, register: Register
) -> Iterator[Change]:
    before = text_of(ledger, task.uid)
    yield from renumber(ledger, task, typed.number or None)
    yield set_field(task, "text", typed.text)
    if typed.deadline_text != before.deadline_text:
        year = ledger.get(Plan, task.plan_uid).year
        yield set_field(task, "deadline_text", typed.deadline_text or None)
        yield set_field(task, "due_on", encode(due_on(typed.deadline_text, year)))
    yield from _moved(ledger, task, typed.section_uid)
    if typed.leaders != before.leaders:
        yield from leader_changes(ledger, task.uid, leader_shares(typed.leaders, register))
    if typed.units != before.units:
        yield from _units(ledger, task.uid, typed, register)


def _moved(ledger: Ledger, task: Task, section_uid: str | None) -> Iterator[Change]:
    """A task takes its sub-tasks along into another section."""
    for one in (task, *ledger.subtasks(task.uid)):
        yield set_field(one, "section_uid", section_uid)


def _units(ledger: Ledger, task_uid: str, typed: TaskText, register: Register) -> Iterator[Change]:
    """Exempted units are not in the form: they stay, unless they are named again."""
    shares = unit_shares(typed.units, register)
    named = {share.uid for share in shares}
    exempt = [one for one in ledger.assignments(task_uid) if one.duty is Duty.EXEMPT]
    spared = {one.uid for one in exempt if one.unit_uid not in named}
    for change in unit_changes(ledger, task_uid, shares, used_parts(ledger)):
        if change.uid not in spared:
            yield change
    for one in exempt:
        if one.unit_uid in named:
            yield set_field(one, "duty", Duty.DEFAULT.value)


def _named(typed: TaskText) -> str:
    return f"第 {typed.number} 项" if typed.number else shorten(typed.text, _SHOWN)


def section_choices(ledger: Ledger, plan_uid: str) -> list[tuple[str, str]]:
    """Uid and words of each section, nested ones set in below their parent."""
    found = in_order(ledger.sections(plan_uid))
    return [(one.uid, f"　{one.heading}" if one.parent_uid else one.heading) for one in found]
