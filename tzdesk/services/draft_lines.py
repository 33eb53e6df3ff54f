"""Giving lines of a document another meaning: a task, a heading, more of the task above, nothing.

Each function answers a draft in which every line still has its place. Knows the draft and the
document, not the clerk.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from tzdesk.domain.document import Document
from tzdesk.domain.draft import (
    Ignored,
    Part,
    PartKind,
    PlanDraft,
    Problem,
    ProblemKind,
    SectionDraft,
    TaskDraft,
)
from tzdesk.domain.headings import split_heading
from tzdesk.services.draft_order import (
    first_line,
    section_at,
    section_before,
    task_at,
    task_before,
    with_section,
    with_task,
    with_task_changed,
    without_section,
    without_task,
)
from tzdesk.services.draft_reading import LineReader

UNREAD_MESSAGE = "没有识别为任务、章节或栏目"


def make_task(document: Document, draft: PlanDraft, line: int, number: str | None) -> PlanDraft:
    """A task begins at `line`; the labels right below it, until the next text, become its own."""
    at = task_at(draft, line)
    if at is not None:
        task = draft.tasks[at]
        return with_task_changed(draft, at, replace(task, number=number or task.number))
    reader = LineReader(document, draft)
    below = block_of(draft, line)[1:] or _labels_below(draft, reader, line)
    text = reader.task_text((line,)) or reader.line_text(line)
    draft = _freed(document, draft, {line, *below})
    task = TaskDraft(number, text, section_before(draft, line), lines=(line,))
    draft = with_task(draft, reader.filled(task, (line, *below)))
    return _marked(document, draft, line, PartKind.TASK)


def make_section(document: Document, draft: PlanDraft, line: int) -> PlanDraft:
    """`line` is a heading; tasks below it, up to the next heading, belong to it."""
    if section_at(draft, line) is not None:
        return draft
    at = task_at(draft, line)
    if at is not None:
        draft = _unread(document, without_task(draft, at), draft.tasks[at].lines)
    draft = _freed(document, draft, {line})
    heading = document.lines[line - 1].text.strip()
    number, title = split_heading(heading)
    section = SectionDraft(number, title, heading, _parent(draft, line, number), (line,))
    return _marked(document, with_section(draft, section), line, PartKind.SECTION)


def join_previous(document: Document, draft: PlanDraft, line: int) -> PlanDraft:
    """The words of `line` continue the task above; a task that begins there goes into it whole."""
    above = task_before(draft, line)
    if above is None:
        return draft
    reader = LineReader(document, draft)
    at = task_at(draft, line)
    moved = draft.tasks[at].lines if at is not None else block_of(draft, line)
    words = draft.tasks[at].text if at is not None else reader.task_text(moved)
    if at is not None:
        draft = without_task(draft, at)
    draft = _freed(document, draft, set(moved))
    task = draft.tasks[above]
    joined = reader.filled(replace(task, text=task.text + words), moved)
    return _marked(document, with_task_changed(draft, above, joined), line, PartKind.TASK)


def take_out(document: Document, draft: PlanDraft, lines: Iterable[int]) -> PlanDraft:
    """These lines, and all lines of tasks that begin in them, are no part of the plan's body."""
    gone = set(lines)
    for at in reversed(range(len(draft.tasks))):
        if first_line(draft.tasks[at]) in gone:
            gone.update(draft.tasks[at].lines)
            draft = without_task(draft, at)
    draft = _freed(document, draft, gone)
    out = [Ignored(line, document.lines[line - 1].text) for line in gone]
    ignored = sorted((*draft.ignored, *out), key=lambda one: one.line)
    parts = tuple(part for part in draft.parts if part.line not in gone)
    return replace(draft, ignored=tuple(ignored), parts=parts)


def release(document: Document, draft: PlanDraft, lines: Iterable[int]) -> PlanDraft:
    """Lines that were left out are unread text again, for the clerk to decide."""
    wanted = set(lines)
    back = [one.line for one in draft.ignored if one.line in wanted]
    kept = tuple(one for one in draft.ignored if one.line not in wanted)
    return _unread(document, replace(draft, ignored=kept), back)


def block_of(draft: PlanDraft, line: int) -> tuple[int, ...]:
    """The lines that belong together with an unread one: `line` and the labels below it."""
    for problem in draft.problems:
        if problem.line == line and problem.lines:
            return problem.lines
    return (line,)


def _labels_below(draft: PlanDraft, reader: LineReader, line: int) -> tuple[int, ...]:
    """The lines below `line` that say who and when of the task that begins there."""
    begins = set(map(first_line, draft.tasks)) | set(map(first_line, draft.sections))
    last = len(reader.document.lines)
    below: list[int] = []
    for number in range(line + 1, last + 1):
        if not reader.line_text(number):
            continue
        if number in begins or not reader.labelled(number):
            break
        below.append(number)
    return tuple(below)


def _freed(document: Document, draft: PlanDraft, lines: Collection[int]) -> PlanDraft:
    """No section, task, problem or ignored line holds any of `lines` any more."""
    reader = LineReader(document, draft)
    for at in reversed(range(len(draft.sections))):
        if not set(draft.sections[at].lines).isdisjoint(lines):
            draft = without_section(draft, at)
    for at, task in enumerate(draft.tasks):
        if not set(task.lines).isdisjoint(lines):
            draft = with_task_changed(draft, at, reader.without(task, lines))
    return replace(
        draft,
        problems=tuple(left for one in draft.problems if (left := _left_of(document, one, lines))),
        ignored=tuple(one for one in draft.ignored if one.line not in lines),
    )


def _left_of(document: Document, problem: Problem, gone: Collection[int]) -> Problem | None:
    """What a problem is still about without some lines."""
    own = problem.lines or (problem.line,)
    left = tuple(line for line in own if line not in gone)
    if not left or len(left) == len(own):
        return problem if left else None
    text = "\n".join(document.lines[line - 1].text.strip() for line in left)
    return replace(problem, line=left[0], lines=left, text=text)


def _unread(document: Document, draft: PlanDraft, lines: Iterable[int]) -> PlanDraft:
    texts = ((line, document.lines[line - 1].text.strip()) for line in lines)
    problems = [
        Problem(line, ProblemKind.UNREAD_TEXT, UNREAD_MESSAGE, text) for line, text in texts if text
    ]
    merged = sorted((*draft.problems, *problems), key=lambda one: one.line)
    return replace(draft, problems=tuple(merged))


def _parent(draft: PlanDraft, line: int, number: str | None) -> int | None:
    """The top-level heading above, where the document nests headings numbered like this one."""
    above = section_before(draft, line)
    if above is None or not number or number[0] not in "（(":
        return None
    return draft.top_section(above)


def _marked(document: Document, draft: PlanDraft, line: int, kind: PartKind) -> PlanDraft:
    """The words of `line` coloured as `kind`, unless something of that kind is known there."""
    here = [part for part in draft.parts if part.line == line]
    if any(part.kind is kind for part in here):
        return draft
    text = document.lines[line - 1].text
    start = len(text) - len(text.lstrip())
    part = Part(line, start, len(text.rstrip()), kind)
    others = (one for one in draft.parts if one.line != line)
    parts = sorted((*others, part), key=lambda one: (one.line, one.start))
    return replace(draft, parts=tuple(parts))
