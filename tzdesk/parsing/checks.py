"""What a clerk must decide before importing: gaps, repeats, missing units, labels nobody reads."""

import re
from collections.abc import Iterator, Sequence

from tzdesk.domain.deadline import deadline
from tzdesk.domain.draft import Problem, ProblemKind, TaskDraft
from tzdesk.domain.text import shorten
from tzdesk.parsing.assembly import Assembled
from tzdesk.parsing.outline import Heading, Item, Outline
from tzdesk.parsing.passage import NOWHERE, join

_MOST_NAMED_GAPS = 20
_UNITS_ARE_RARE = 0.5
"""Below this share of tasks with a unit, one problem tells of all that have none."""


def check(outline: Outline, assembled: Assembled, year: int | None) -> tuple[Problem, ...]:
    """All problems, those found while reading included, in the document's order."""
    found = [*outline.problems]
    found += _labels_for_nobody(outline)
    found += _numbers(outline.items, assembled.tasks)
    found += _missing_units(assembled.tasks)
    found += _unknown_labels(outline.items)
    found += _unreadable_dates(assembled.tasks, year)
    return tuple(sorted(found, key=lambda problem: problem.line))


def task_name(task: TaskDraft) -> str:
    """How a message calls a task: 第 7 项, or its first words."""
    if task.number is None:
        return f"“{shorten(task.text, 16)}”"
    return f"第 {task.number} 项" if task.number.isdecimal() else f"{task.number}项"


def _numbers(items: Sequence[Item], tasks: Sequence[TaskDraft]) -> Iterator[Problem]:
    """Gaps and repeats in each run of numbers; a run may start over under another heading."""
    last, seen = 0, set[int]()
    section: int | None = None
    prefix = ""
    for item, task in zip(items, tasks, strict=True):
        value = item.value
        if not value:
            continue
        own_prefix = _prefix(task.number or "")
        if value == 1 and (task.section != section or own_prefix != prefix):
            last, seen = 0, set()
        section, prefix = task.section, own_prefix
        if value in seen:
            yield _problem(task, ProblemKind.NUMBER_REPEATED, f"第 {value} 项重复出现")
        elif value > last + 1:
            yield from _gap(task, last, value)
        seen.add(value)
        last = max(last, value)


def _prefix(number: str) -> str:
    """The 1 of 1.2 and 1-2: such numbers start over under each."""
    found = re.fullmatch(r"([\d.-]+)[.-]\d+", number)
    return found[1] if found else ""


def _gap(task: TaskDraft, last: int, value: int) -> Iterator[Problem]:
    """One problem per missing number; a long gap is told at once."""
    before = f"第 {last} 项之后为第 {value} 项，" if last else f"第一项为第 {value} 项，"
    missing = range(last + 1, value)
    if len(missing) > _MOST_NAMED_GAPS:
        message = f"{before}缺第 {missing[0]}–{missing[-1]} 项"
        yield _problem(task, ProblemKind.NUMBER_GAP, message)
        return
    for number in missing:
        yield _problem(task, ProblemKind.NUMBER_GAP, f"{before}缺第 {number} 项")


def _labels_for_nobody(outline: Outline) -> Iterator[Problem]:
    """Labels right below a heading that no task below it needs: their own task is missing."""
    for entry in outline.entries:
        if isinstance(entry, Heading) and entry.labels and not entry.inherited:
            duties = entry.duties
            names = [mention.passage for mention in (*duties.leaders, *duties.units)]
            text = join([*names, duties.deadline or NOWHERE], "；").text
            message = f"第 {entry.labels[0]} 行起的“{shorten(text, 24)}”前面没有任务"
            kind = ProblemKind.UNREAD_TEXT
            yield Problem(entry.labels[0], kind, message, text, tuple(entry.labels))


def _missing_units(tasks: Sequence[TaskDraft]) -> Iterator[Problem]:
    without = [task for task in tasks if not task.units]
    if len(without) > 1 and len(tasks) - len(without) < _UNITS_ARE_RARE * len(tasks):
        message = f"{len(without)} 项任务没有责任单位"
        yield _problem(without[0], ProblemKind.NO_UNIT, message)
        return
    for task in without:
        yield _problem(task, ProblemKind.NO_UNIT, f"{task_name(task)}没有责任单位")


def _unknown_labels(items: Sequence[Item]) -> Iterator[Problem]:
    for item in items:
        for field in item.unknown:
            name = "".join(field.name.text.split())
            text = f"{name}：{field.value.text.strip()}"
            message = f"栏目“{name}”无法识别，其中的内容不导入"
            yield Problem(field.name.line, ProblemKind.UNKNOWN_LABEL, message, text)


def _unreadable_dates(tasks: Sequence[TaskDraft], year: int | None) -> Iterator[Problem]:
    for task in tasks:
        wording = task.deadline_text
        if wording and not deadline(wording, year).understood:
            message = f"{task_name(task)}的时限“{wording}”无法识别"
            yield _problem(task, ProblemKind.UNREADABLE_DATE, message, wording)


def _problem(task: TaskDraft, kind: ProblemKind, message: str, text: str = "") -> Problem:
    return Problem(task.lines[0], kind, message, text or task.text)
