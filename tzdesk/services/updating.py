"""The chosen points of a comparison as changes of the plan that the ledger has.

Reports, summaries and the units' contacts stay (`task_parts` says how units come and go).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tzdesk.domain.changes import Change, created
from tzdesk.domain.draft import PlanDraft
from tzdesk.domain.json_values import encode
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Section, Task, new_uid
from tzdesk.domain.subtasks import wholes
from tzdesk.domain.text import compact
from tzdesk.services.clerk_edits import task_changes
from tzdesk.services.comparing import Comparison, Difference, section_path
from tzdesk.services.plan_rows import (
    leader_shares,
    register_leaders,
    section_row,
    task_rows,
    unit_shares,
)
from tzdesk.services.task_parts import (
    leader_changes,
    renumber,
    set_field,
    unit_changes,
    used_parts,
)
from tzdesk.services.units_named import Register

_PLACING = (None, "number", "section")


def update_changes(
    ledger: Ledger,
    draft: PlanDraft,
    comparison: Comparison,
    chosen: Sequence[Difference],
    register: Register,
) -> list[Change]:
    """The changes; rows that others name stand before them."""
    return _Update(ledger, draft, comparison, register).changes(chosen)


class _Update:
    def __init__(
        self, ledger: Ledger, draft: PlanDraft, comparison: Comparison, register: Register
    ):
        assert comparison.plan is not None
        self._ledger, self._draft, self._register = ledger, draft, register
        self._comparison = comparison
        self._plan_uid = comparison.plan.uid
        self._sections = Sections(ledger, draft, self._plan_uid)
        self._used = used_parts(ledger)
        self._new: dict[str, int] = {}
        self._wholes = wholes([task.number for task in draft.tasks])

    def changes(self, chosen: Sequence[Difference]) -> list[Change]:
        known = len(self._register.made)
        if any(one.field in (None, "leaders") for one in chosen):
            register_leaders(self._named_in(chosen), self._register)
        found = [change for one in chosen for change in self._point(one)]
        if any(one.field in _PLACING for one in chosen):
            found.extend(self._moved())
        made = [*self._register.made[known:], *self._sections.made]
        return [*created(made), *found]

    def _named_in(self, chosen: Sequence[Difference]) -> PlanDraft:
        """The draft with only those tasks whose leaders are taken over."""
        places = {one.place for one in chosen if one.field in (None, "leaders")}
        tasks = [task for at, task in enumerate(self._draft.tasks) if at in places]
        return replace(self._draft, tasks=tuple(tasks))

    def _point(self, one: Difference) -> Iterator[Change]:
        if one.place is None:
            return
        drafted = self._draft.tasks[one.place]
        task = self._ledger.find(Task, one.task_uid)
        if task is None:
            yield from self._new_task(one.place)
        elif one.field == "leaders":
            shares = leader_shares(drafted.leaders, self._register)
            yield from leader_changes(self._ledger, task.uid, shares)
        elif one.field == "units":
            shares = unit_shares(drafted.units, self._register)
            yield from unit_changes(self._ledger, task.uid, shares, self._used)
        elif one.field == "section":
            yield set_field(task, "section_uid", self._sections.uid(drafted.section))
        elif one.field == "deadline":
            yield set_field(task, "deadline_text", drafted.deadline_text)
            yield set_field(task, "due_on", encode(drafted.due_on))
        elif one.field == "number":
            drafted_too = frozenset(self._comparison.pairs.values())
            yield from renumber(self._ledger, task, drafted.number, drafted_too)
        elif one.field == "text":
            yield set_field(task, "text", drafted.text)
        elif one.field in dict(drafted.values):
            yield from task_changes(self._ledger, task.uid, {one.field: one.new})

    def _new_task(self, place: int) -> Iterator[Change]:
        drafted = self._draft.tasks[place]
        section = self._sections.uid(drafted.section)
        parent = self._parent(place)
        rows = list(task_rows(drafted, self._plan_uid, section, place, self._register, parent))
        self._new[rows[0].uid] = place
        yield from created(rows)

    def _parent(self, place: int) -> str | None:
        """The task of which a new one is a part, by their numbers; a whole comes before it."""
        whole = self._wholes.get(place)
        if whole is None:
            return None
        made = (uid for uid, at in self._new.items() if at == whole)
        return self._comparison.pairs.get(whole) or next(made, None)

    def _moved(self) -> Iterator[Change]:
        """Positions in the draft's order; what has vanished stays behind its old neighbour."""
        place_of = {uid: place for place, uid in self._comparison.pairs.items()}
        order: list[tuple[int, int, str]] = []
        last = -1
        for at, task in enumerate(self._ledger.tasks(self._plan_uid)):
            last = place_of.get(task.uid, last)
            order.append((last, at, task.uid))
        order.extend((place, -1, uid) for uid, place in self._new.items())
        for position, (_, _, uid) in enumerate(sorted(order)):
            task_now = self._ledger.find(Task, uid)
            old = task_now.position if task_now else self._new[uid]
            yield Change("task", uid, "position", old, position)


class Sections:
    """The draft's sections among the plan's, by their headings; missing ones are made."""

    def __init__(self, ledger: Ledger, draft: PlanDraft, plan_uid: str):
        self._draft, self._plan_uid = draft, plan_uid
        self._next = 0
        self._known: dict[tuple[str, ...], str] = {}
        self.made: list[Section] = []
        for section in ledger.sections(plan_uid):
            self._known[_ledger_key(ledger, section)] = section.uid
            self._next = max(self._next, section.position + 1)

    def uid(self, index: int | None) -> str | None:
        """The section's uid; None where the draft has none."""
        if index is None:
            return None
        key = tuple(map(compact, section_path(self._draft, index)))
        if key not in self._known:
            drafted = self._draft.sections[index]
            parent = self.uid(drafted.parent)
            row = section_row(drafted, self._plan_uid, new_uid(), self._next, parent)
            self._next += 1
            self._known[key] = row.uid
            self.made.append(row)
        return self._known[key]


def _ledger_key(ledger: Ledger, section: Section) -> tuple[str, ...]:
    parent = ledger.find(Section, section.parent_uid)
    above: Iterable[str] = _ledger_key(ledger, parent) if parent else ()
    return (*above, compact(section.heading))
