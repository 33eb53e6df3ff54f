"""Printed numbers of a draft's tasks: which are missing, which stand twice, what could fill a gap.

Counts only tasks numbered with plain figures; a count that begins again at 1 under another heading
is a new one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from tzdesk.domain.draft import PlanDraft, Problem, ProblemKind, TaskDraft
from tzdesk.services.draft_order import first_line

_DERIVED = {ProblemKind.NUMBER_GAP, ProblemKind.NUMBER_REPEATED}


@dataclass(frozen=True, slots=True)
class Gap:
    """Number `number` is missing; the task after it begins at `after_line`.

    `line` is where a text stands that nothing else claims and that would fill it, None for none;
    `is_task` is true where that text is a task without a number already.
    """

    number: str
    before: int
    after_line: int
    line: int | None = None
    is_task: bool = False


def gaps(draft: PlanDraft) -> list[Gap]:
    """Every missing number, in order. At most one text fills each: gap and text in order."""
    found = []
    for before, after in _neighbours(draft):
        first, last = int(draft.tasks[before].number or 0), int(draft.tasks[after].number or 0)
        after_line = first_line(draft.tasks[after])
        fitting = _fitting(draft, before, after)
        for number in range(first + 1, last):
            line, is_task = next(fitting, (None, False))
            found.append(Gap(str(number), before, after_line, line, is_task))
    return found


def _neighbours(draft: PlanDraft) -> Iterator[tuple[int, int]]:
    """Indices of tasks whose figures follow one another."""
    counted = [at for at, task in enumerate(draft.tasks) if _figure(task) is not None]
    for before, after in pairwise(counted):
        if not _begins_anew(draft, before, after):
            yield before, after


def _figure(task: TaskDraft) -> int | None:
    return int(task.number) if task.number and task.number.isdecimal() else None


def _begins_anew(draft: PlanDraft, before: int, after: int) -> bool:
    first, second = draft.tasks[before], draft.tasks[after]
    return _figure(second) == 1 and first.section != second.section


def _fitting(draft: PlanDraft, before: int, after: int) -> Iterator[tuple[int, bool]]:
    """Unread lines and tasks without a number between two tasks, in order."""
    start, end = first_line(draft.tasks[before]), first_line(draft.tasks[after])
    unread = [(one.line, False) for one in draft.problems if one.kind is ProblemKind.UNREAD_TEXT]
    bare = [(first_line(task), True) for task in draft.tasks[before + 1 : after] if not task.number]
    return (pair for pair in sorted(unread + bare) if start < pair[0] < end)


def renumbered(draft: PlanDraft) -> PlanDraft:
    """`draft` with gaps and repeats told anew, as its tasks are numbered now."""
    kept = [one for one in draft.problems if one.kind not in _DERIVED]
    derived = [*_gap_problems(draft), *_repeat_problems(draft)]
    problems = sorted((*kept, *derived), key=lambda one: one.line)
    return replace(draft, problems=tuple(problems))


def _gap_problems(draft: PlanDraft) -> Iterator[Problem]:
    for before, after in _neighbours(draft):
        first, second = draft.tasks[before], draft.tasks[after]
        missing = range(int(first.number or 0) + 1, int(second.number or 0))
        if missing:
            span = str(missing[0]) if len(missing) == 1 else f"{missing[0]}–{missing[-1]}"
            message = f"第 {first.number} 项之后为第 {second.number} 项，缺第 {span} 项"
            line = first_line(second)
            yield Problem(line, ProblemKind.NUMBER_GAP, message, second.text)


def _repeat_problems(draft: PlanDraft) -> Iterator[Problem]:
    seen: set[int] = set()
    before: int | None = None
    for at, task in enumerate(draft.tasks):
        figure = _figure(task)
        if figure is None:
            continue
        if before is not None and _begins_anew(draft, before, at):
            seen = set()
        if figure in seen:
            message = f"第 {figure} 项出现不止一次"
            yield Problem(first_line(task), ProblemKind.NUMBER_REPEATED, message, task.text)
        seen.add(figure)
        before = at
