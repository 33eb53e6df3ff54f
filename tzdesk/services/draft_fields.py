"""Fields of a draft's tasks and headings as a clerk types them.

Knows how leaders and units are written in one cell, and what a deadline's wording means.
"""

import re
from dataclasses import replace

from tzdesk.domain.deadline import deadline
from tzdesk.domain.draft import Named, PlanDraft, Problem, ProblemKind, Role, TaskDraft
from tzdesk.domain.headings import split_heading
from tzdesk.domain.values import clean_text
from tzdesk.services.draft_order import section_at, task_at, with_task_changed

_BETWEEN_NAMES = re.compile(r"[、，,；;\n]+")
_MENDS = {
    "units": {ProblemKind.NO_UNIT},
    "deadline": {ProblemKind.UNREADABLE_DATE},
}
"""Problems of a task that end when the clerk fills in a field."""


def split_names(text: str) -> tuple[str, ...]:
    """杨磊、卢庆雷 as two names, in order and each once; a bracketed 、 divides nothing."""
    shielded = re.sub(r"[（(][^（）()]*[）)]", lambda found: found[0].replace("、", "\0"), text)
    names = (name.replace("\0", "、").strip() for name in _BETWEEN_NAMES.split(shielded))
    return tuple(dict.fromkeys(name for name in names if name))


def joined_names(named: tuple[Named, ...]) -> str:
    """The names in one cell."""
    return "、".join(one.name for one in named)


def set_task_field(draft: PlanDraft, line: int, nth: int, name: str, value: str) -> PlanDraft:
    """Changes one field of the `nth` task that begins at `line`; no such task: nothing."""
    at = task_at(draft, line, nth)
    if at is None:
        return draft
    task = draft.tasks[at]
    draft = with_task_changed(draft, at, _changed(task, name, clean_text(value), draft.year))
    mended = _MENDS.get(name, set())

    def settled(problem: Problem) -> bool:
        return problem.kind in mended and problem.line in task.lines

    return replace(draft, problems=tuple(one for one in draft.problems if not settled(one)))


def set_heading(draft: PlanDraft, line: int, heading: str) -> PlanDraft:
    """Changes the words of the heading at `line`."""
    at = section_at(draft, line)
    heading = clean_text(heading)
    if at is None or not heading:
        return draft
    number, title = split_heading(heading)
    section = replace(draft.sections[at], number=number, title=title, heading=heading)
    return replace(draft, sections=(*draft.sections[:at], section, *draft.sections[at + 1 :]))


def _changed(task: TaskDraft, name: str, value: str, year: int | None) -> TaskDraft:
    match name:
        case "number":
            return replace(task, number=value or None)
        case "text":
            return replace(task, text=value or task.text)
        case "leaders":
            return replace(task, leaders=_named(value, task.leaders, Role.LEAD))
        case "units":
            return replace(task, units=_named(value, task.units, Role.RESPONSIBLE))
        case "deadline":
            due_on = deadline(value, year).due_on if value else None
            return replace(task, deadline_text=value or None, due_on=due_on)
        case _:
            raise ValueError(name)


def _named(text: str, before: tuple[Named, ...], default: Role) -> tuple[Named, ...]:
    """Names with the roles that they had; new ones take the default, after a lead unit too."""
    roles = {one.name: one.role for one in before}
    return tuple(Named(name, roles.get(name, default)) for name in split_names(text))
