"""A draft beside the plan that the ledger has of it: what differs, each point to be chosen.

Only shows; `updating` makes the chosen points changes. What units and the office have reported
is never part of it, unless a person wrote it into an exported ledger.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tzdesk.domain.clerk_records import task_value_uid
from tzdesk.domain.draft import Named, PlanDraft, Role
from tzdesk.domain.fields import FIELDS
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Duty, Leader, Plan, Section, Task, TaskValue, Unit
from tzdesk.domain.subtasks import wholes
from tzdesk.domain.text import compact
from tzdesk.services.pairing import Side, pair
from tzdesk.services.units_named import Register

NEW, VANISHED = "新增", "减少"
_ROLE_WORDS = {Role.LEAD: "牵头", Role.RESPONSIBLE: "责任", Role.ASSIST: "配合"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One point. `field` is number, text, section, leaders, units or deadline, what the office says
    (of an exported ledger only), or a column of the ledger's own; `head` names such a column.

    `field` None: the task is new (`old` None) or has vanished (`new` None); vanished ones are
    only listed. `place` is the task's in the draft, `task_uid` its row in the ledger.
    """

    number: str | None
    field: str | None
    old: str | None
    new: str | None
    task_uid: str | None = None
    place: int | None = None
    head: str = ""

    @property
    def selectable(self) -> bool:
        """Whether choosing it changes anything."""
        return self.place is not None

    @property
    def label(self) -> str:
        """The head of what differs."""
        if self.field is None:
            return NEW if self.old is None else VANISHED
        if self.head:
            return self.head
        return FIELDS[self.field].label if self.field in FIELDS else "章节"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`plan` None: the ledger does not know the plan. `pairs`: uid of the task for each place."""

    plan: Plan | None
    differences: tuple[Difference, ...] = ()
    pairs: Mapping[int, str] = field(default_factory=dict)

    @property
    def selectable(self) -> tuple[Difference, ...]:
        """The points that can be chosen."""
        return tuple(one for one in self.differences if one.selectable)

    def count(self, label: str) -> int:
        """How many tasks differ in what is headed so."""
        return sum(one.label == label for one in self.differences)


def known_plan(ledger: Ledger, draft: PlanDraft, plan_uid: str | None = None) -> Plan | None:
    """The plan that a draft is of: by uid, else document number, else title and year.

    A document that names no year is of the newest plan of its title.
    """
    if found := ledger.find(Plan, plan_uid):
        return found
    number, title = compact(draft.doc_no or ""), compact(draft.title)
    for plan in ledger.plans:
        if number and compact(plan.doc_no or "") == number:
            return plan
    for plan in ledger.plans:
        apart = number and plan.doc_no
        same_year = draft.year in (None, plan.year)
        if title and not apart and same_year and compact(plan.title) == title:
            return plan
    return None


def compare(
    ledger: Ledger,
    draft: PlanDraft,
    plan_uid: str | None = None,
    task_uids: Sequence[str] = (),
    aliases: Mapping[str, str] | None = None,
) -> Comparison:
    """What the draft changes in the plan that the ledger knows.

    `plan_uid` and `task_uids` (one for each task of the draft) are those of an exported ledger.
    `aliases`: names agreed to be other names of units.
    """
    plan = known_plan(ledger, draft, plan_uid)
    if plan is None:
        return Comparison(None)
    tasks = ledger.tasks(plan.uid)
    if not task_uids and not wholes([task.number for task in draft.tasks]):
        # The sub-tasks are the office's own, and often have the words of their whole.
        tasks = [task for task in tasks if task.parent_uid is None]
    olds = [_old_side(ledger, task) for task in tasks]
    news = [
        Side(
            uid=task_uids[place] if task_uids else "",
            number=task.number,
            section=" / ".join(section_path(draft, task.section)),
            text=task.text,
        )
        for place, task in enumerate(draft.tasks)
    ]
    pairs = {place: tasks[old].uid for place, old in pair(olds, news).items()}
    register = Register(ledger, aliases or {}, ())
    found = _Comparing(ledger, draft, register).differences(pairs)
    gone = set(pairs.values())
    vanished = [
        Difference(task.number, None, task.text, None, task.uid)
        for task in tasks
        if task.uid not in gone and task.parent_uid is None
    ]
    return Comparison(plan, (*found, *vanished), pairs)


def section_path(draft: PlanDraft, index: int | None) -> list[str]:
    """The headings from the top down to section `index` of a draft."""
    found: list[str] = []
    while index is not None:
        found.insert(0, draft.sections[index].heading)
        index = draft.sections[index].parent
    return found


def ledger_path(ledger: Ledger, section_uid: str | None) -> list[str]:
    """The headings from the top down to a section of a ledger."""
    found: list[str] = []
    section = ledger.find(Section, section_uid)
    while section is not None:
        found.insert(0, section.heading)
        section = ledger.find(Section, section.parent_uid)
    return found


def _old_side(ledger: Ledger, task: Task) -> Side:
    section = " / ".join(ledger_path(ledger, task.section_uid))
    return Side(task.uid, task.number, section, task.text)


class _Comparing:
    def __init__(self, ledger: Ledger, draft: PlanDraft, register: Register):
        self._ledger, self._draft, self._register = ledger, draft, register

    def differences(self, pairs: Mapping[int, str]) -> Iterator[Difference]:
        for place, drafted in enumerate(self._draft.tasks):
            task = self._ledger.find(Task, pairs.get(place))
            if task is None:
                yield Difference(drafted.number, None, None, drafted.text, None, place)
                continue
            for name, old, new in self._points(task, place):
                yield Difference(drafted.number, name, old, new, task.uid, place)
            for head, name, old, new in self._own(task, place):
                yield Difference(drafted.number, name, old, new, task.uid, place, head)

    def _points(self, task: Task, place: int) -> Iterator[tuple[str, str, str]]:
        new = self._draft.tasks[place]
        if (task.number or "") != (new.number or ""):
            yield "number", task.number or "", new.number or ""
        if task.text != new.text:
            yield "text", task.text, new.text
        old_path = ledger_path(self._ledger, task.section_uid)
        new_path = section_path(self._draft, new.section)
        if list(map(compact, old_path)) != list(map(compact, new_path)):
            yield "section", " / ".join(old_path), " / ".join(new_path)
        yield from self._people(task, new.leaders, new.units)
        old_deadline, new_deadline = task.deadline_text or "", new.deadline_text or ""
        if (old_deadline, task.due_on) != (new_deadline, new.due_on):
            yield "deadline", old_deadline, new_deadline

    def _own(self, task: Task, place: int) -> Iterator[tuple[str, str, str, str]]:
        """What goes into columns of the ledger's own; a blank cell says nothing."""
        heads = {one.uid: one.name for one in self._draft.own}
        for uid, new in self._draft.tasks[place].values:
            known = self._ledger.find(TaskValue, task_value_uid(task.uid, uid))
            old = known.value if known else ""
            if old != new:
                yield heads[uid], uid, old, new

    def _people(
        self, task: Task, leaders: Sequence[Named], units: Sequence[Named]
    ) -> Iterator[tuple[str, str, str]]:
        old_leaders = [
            (Named(self._ledger.get(Leader, one.leader_uid).name, one.role), one.leader_uid)
            for one in self._ledger.leaderships(task.uid)
        ]
        new_leaders = [(one, self._leader_key(one.name)) for one in leaders]
        if _keys(old_leaders) != _keys(new_leaders):
            yield "leaders", _shown(old_leaders, Role.LEAD), _shown(new_leaders, Role.LEAD)
        new_units = [(one, self._unit_key(one.name)) for one in units]
        kept = {key for _, key in new_units}
        old_units = [
            (Named(one.printed, one.role), one.unit_uid)
            for one in self._ledger.assignments(task.uid)
            if one.via_uid is None and (one.duty is not Duty.EXEMPT or one.unit_uid in kept)
        ]
        if _keys(old_units) != _keys(new_units):
            usual = Role.RESPONSIBLE
            yield "units", _shown(old_units, usual), _shown(new_units, usual)

    def _leader_key(self, name: str) -> str:
        leader = self._register.knows_leader(name)
        return leader.uid if leader else compact(name)

    def _unit_key(self, name: str) -> str:
        unit: Unit | None = self._register.knows_unit(name)
        return unit.uid if unit else compact(name)


def _keys(named: Sequence[tuple[Named, str]]) -> list[tuple[str, Role]]:
    """Leaders or units with their roles in order, each once."""
    found: dict[str, Role] = {}
    for one, key in named:
        found.setdefault(key, one.role)
    return list(found.items())


def _shown(named: Sequence[tuple[Named, str]], usual: Role) -> str:
    """「甲、乙（配合：丙）」: names by role, the usual one without its word."""
    by_role = {role: [one.name for one, _ in named if one.role is role] for role in Role}
    plain = "、".join(by_role.pop(usual))
    rest = [f"{_ROLE_WORDS[role]}：{'、'.join(names)}" for role, names in by_role.items() if names]
    return f"{plain}（{'；'.join(rest)}）" if plain and rest else plain or "；".join(rest)
