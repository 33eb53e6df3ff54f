"""Putting tasks and sections into a draft, and taking them out, with every index kept right.

Sections and suggestions refer to places in the draft; here they follow when places move. Knows
nothing of what the lines say.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace

from tzdesk.domain.draft import PlanDraft, SectionDraft, Suggestion, TaskDraft


def first_line(piece: TaskDraft | SectionDraft) -> int:
    """The line that a task or section begins at; 0 where it stands on none."""
    return piece.lines[0] if piece.lines else 0


def task_at(draft: PlanDraft, line: int, nth: int = 0) -> int | None:
    """The index of the `nth` task that begins at `line`."""
    found = [at for at, task in enumerate(draft.tasks) if first_line(task) == line]
    return found[nth] if nth < len(found) else None


def section_at(draft: PlanDraft, line: int) -> int | None:
    """The index of the section whose heading stands at `line`."""
    return next((at for at, one in enumerate(draft.sections) if line in one.lines), None)


def task_before(draft: PlanDraft, line: int) -> int | None:
    """The index of the last task that begins above `line`."""
    at = bisect_right([first_line(task) for task in draft.tasks], line - 1)
    return at - 1 if at else None


def section_before(draft: PlanDraft, line: int) -> int | None:
    """The index of the last heading that stands above `line`."""
    above = [at for at, one in enumerate(draft.sections) if one.lines and one.lines[0] < line]
    return above[-1] if above else None


def with_task(draft: PlanDraft, task: TaskDraft) -> PlanDraft:
    """`draft` with a task more, after those that begin above it."""
    at = bisect_right([first_line(one) for one in draft.tasks], first_line(task))
    tasks = (*draft.tasks[:at], task, *draft.tasks[at:])
    moved = _suggestions(draft, lambda index: index + (index >= at))
    return replace(draft, tasks=tasks, suggestions=moved)


def without_task(draft: PlanDraft, at: int) -> PlanDraft:
    """`draft` without the task at index `at`."""
    tasks = draft.tasks[:at] + draft.tasks[at + 1 :]
    moved = _suggestions(draft, lambda index: None if index == at else index - (index > at))
    return replace(draft, tasks=tasks, suggestions=moved)


def with_task_changed(draft: PlanDraft, at: int, task: TaskDraft) -> PlanDraft:
    """`draft` with another task at index `at`."""
    return replace(draft, tasks=(*draft.tasks[:at], task, *draft.tasks[at + 1 :]))


def with_section(draft: PlanDraft, section: SectionDraft) -> PlanDraft:
    """`draft` with a heading more; the tasks below it, up to the next heading, become its own."""
    at = bisect_right([first_line(one) for one in draft.sections], first_line(section))
    after = [first_line(one) for one in draft.sections[at:]]
    begins, ends = first_line(section), after[0] if after else None
    moved = _sections_moved(draft, lambda index: index + (index >= at))
    parent = section.parent
    sections = (*moved.sections[:at], replace(section, parent=parent), *moved.sections[at:])
    tasks = tuple(
        replace(task, section=at)
        if first_line(task) > begins and (ends is None or first_line(task) < ends)
        else task
        for task in moved.tasks
    )
    return replace(moved, sections=sections, tasks=tasks)


def without_section(draft: PlanDraft, at: int) -> PlanDraft:
    """`draft` without the heading at index `at`; what stood under it goes to the one above."""
    heir = at - 1 if at else None
    moved = _sections_moved(
        draft, lambda index: heir if index == at else index - (index > at), parent_of_gone=at
    )
    return replace(moved, sections=moved.sections[:at] + moved.sections[at + 1 :])


def _sections_moved(
    draft: PlanDraft, place: Callable[[int], int | None], parent_of_gone: int | None = None
) -> PlanDraft:
    """Every reference to a section led to its new place.

    Headings nested in the one that goes (index `parent_of_gone`) move up a level.
    """

    def parent(index: int | None) -> int | None:
        return None if index is None or index == parent_of_gone else place(index)

    sections = tuple(replace(one, parent=parent(one.parent)) for one in draft.sections)
    tasks = tuple(
        task if task.section is None else replace(task, section=place(task.section))
        for task in draft.tasks
    )
    return replace(draft, sections=sections, tasks=tasks)


def _suggestions(draft: PlanDraft, place: Callable[[int], int | None]) -> tuple[Suggestion, ...]:
    return tuple(
        replace(one, tasks=tuple(at for at in map(place, one.tasks) if at is not None))
        for one in draft.suggestions
    )
