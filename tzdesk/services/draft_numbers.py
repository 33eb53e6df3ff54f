"""Printed numbers of a draft's tasks: which are missing, which stand twice, what could fill a gap.

Tells the same as the reading of the document does, for a draft that was corrected since. A count
that begins again at 1 under another heading is a new one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tzdesk.domain.draft import PlanDraft, Problem, ProblemKind, TaskDraft
from tzdesk.parsing.numbering import chinese_number
from tzdesk.services.draft_order import first_line

_DERIVED = {ProblemKind.NUMBER_GAP, ProblemKind.NUMBER_REPEATED}
_MOST_NAMED = 20
"""A longer gap is told at once."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Number `number` (or 「5–40」) is missing before the task that begins at `after_line`.

    `before` is the index of the task above, −1 for none. `line` is where a text stands that
    nothing else claims and that would fill the gap, None for none; `is_task` is true where that
    text is a task without a number already. `message` is the problem's.
    """

    number: str
    before: int
    after_line: int
    message: str
    line: int | None = None
    is_task: bool = False


@dataclass(frozen=True, slots=True)
class _Jump:
    """After number `last` (0 for none), that of task `before`, comes `value` of task `after`."""

    before: int
    after: int
    last: int
    value: int


def figure(task: TaskDraft) -> int | None:
    """The number as a figure: 48 of "48", 2 of "（二）"; None where it is none."""
    bare = (task.number or "").strip("（）()")
    return int(bare) if bare.isdecimal() else chinese_number(bare)


def gaps(draft: PlanDraft) -> list[Gap]:
    """Every missing number, in order. Gaps and the texts that would fill them pair in order."""
    return [gap for jump in _jumps(draft) for gap in _gaps(draft, jump)]


def _gaps(draft: PlanDraft, jump: _Jump) -> Iterator[Gap]:
    missing = range(jump.last + 1, jump.value)
    after_line = first_line(draft.tasks[jump.after])
    before = f"第 {jump.last} 项之后为" if jump.last else "第一项为"
    message = f"{before}第 {jump.value} 项，缺第 "
    if len(missing) > _MOST_NAMED:
        span = f"{missing[0]}–{missing[-1]}"
        yield Gap(span, jump.before, after_line, f"{message}{span} 项")
        return
    fitting = _fitting(draft, jump)
    for number in missing:
        line, is_task = next(fitting, (None, False))
        yield Gap(str(number), jump.before, after_line, f"{message}{number} 项", line, is_task)


def _jumps(draft: PlanDraft) -> Iterator[_Jump]:
    last, before = 0, -1
    section: int | None = None
    for at, task in enumerate(draft.tasks):
        value = figure(task)
        if not value:
            continue
        if value == 1 and task.section != section:
            last = 0
        section = task.section
        if value > last + 1:
            yield _Jump(before, at, last, value)
        last, before = max(last, value), at


def _fitting(draft: PlanDraft, jump: _Jump) -> Iterator[tuple[int, bool]]:
    """Unread lines and tasks without a number between two tasks, in order."""
    start = first_line(draft.tasks[jump.before]) if jump.before >= 0 else 0
    end = first_line(draft.tasks[jump.after])
    unread = [(one.line, False) for one in draft.problems if one.kind is ProblemKind.UNREAD_TEXT]
    between = draft.tasks[jump.before + 1 : jump.after]
    bare = [(first_line(task), True) for task in between if not task.number]
    return (pair for pair in sorted(unread + bare) if start < pair[0] < end)


def renumbered(draft: PlanDraft) -> PlanDraft:
    """`draft` with gaps and repeats told anew, as its tasks are numbered now."""
    kept = [one for one in draft.problems if one.kind not in _DERIVED]
    texts = {first_line(task): task.text for task in draft.tasks}
    found = [
        Problem(gap.after_line, ProblemKind.NUMBER_GAP, gap.message, texts[gap.after_line])
        for gap in gaps(draft)
    ]
    problems = sorted((*kept, *found, *_repeats(draft)), key=lambda one: one.line)
    return replace(draft, problems=tuple(problems))


def _repeats(draft: PlanDraft) -> Iterator[Problem]:
    seen: set[int] = set()
    section: int | None = None
    for task in draft.tasks:
        value = figure(task)
        if not value:
            continue
        if value == 1 and task.section != section:
            seen = set()
        section = task.section
        if value in seen:
            message = f"第 {value} 项重复出现"
            yield Problem(first_line(task), ProblemKind.NUMBER_REPEATED, message, task.text)
        seen.add(value)
