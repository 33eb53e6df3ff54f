"""Hints: names that may be one unit, collective units, leaders that are no person, dates in prose.

Nothing happens by itself: the clerk confirms each.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tzdesk.domain.deadline import dates_in, deadline
from tzdesk.domain.draft import Suggestion, SuggestionKind, TaskDraft
from tzdesk.domain.text import compact
from tzdesk.parsing.checks import task_name
from tzdesk.parsing.people import is_body

_COLLECTIVE = re.compile(
    r"^(?:各|相关|有关|全体|所有|其他|属地)|各.*(?:部门|单位|委办局|街道|乡镇|镇街)|(?:相关|有关|成员)(?:部门|单位)"
)
_COMPANY = re.compile(r"(?:集团|股份|有限|责任|公司|总公司|分公司)+$")
_MOST_COMPARED = 400
"""Every two names with one ending are compared; no office works with more units than these."""
_SHORTER = (
    ("委员会", "委"),
    ("办公室", "办"),
    ("人民政府", "政府"),
    ("街道办事处", "街道"),
    ("街道办", "街道"),
    ("和", ""),
    ("与", ""),
)


def suggest(
    tasks: Sequence[TaskDraft], year: int | None, first_unit_line: int | None
) -> tuple[Suggestion, ...]:
    """All hints about the tasks of one plan."""
    units = _tasks_by_name((unit.name, at) for at, task in enumerate(tasks) for unit in task.units)
    leaders = _tasks_by_name(
        (one.name, at) for at, task in enumerate(tasks) for one in task.leaders
    )
    return (
        *_first_unit(first_unit_line),
        *_alike(units),
        *_collective(units),
        *_bodies(leaders),
        *_dates_in_text(tasks, year),
        *_without_year(tasks, year),
    )


def _tasks_by_name(pairs: Iterator[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for name, at in pairs:
        found[name].append(at)
    return {name: tuple(places) for name, places in found.items()}


def _first_unit(line: int | None) -> Iterator[Suggestion]:
    if line is not None:
        message = "方案写明列第一位的单位为牵头单位，已按此识别"
        yield Suggestion(SuggestionKind.FIRST_UNIT_LEADS, message, line=line)


def is_collective(name: str) -> bool:
    """Whether a name stands for units that it does not name: 各乡镇政府, 有关部门."""
    return bool(_COLLECTIVE.search(name))


def _collective(units: Mapping[str, tuple[int, ...]]) -> Iterator[Suggestion]:
    for name, tasks in units.items():
        if is_collective(name):
            message = f"“{name}”是统称单位，可指定具体单位"
            yield Suggestion(SuggestionKind.COLLECTIVE_UNIT, message, (name,), tasks)


def _bodies(leaders: Mapping[str, tuple[int, ...]]) -> Iterator[Suggestion]:
    for name, tasks in leaders.items():
        if is_body(name):
            message = f"“{name}”不是个人姓名"
            yield Suggestion(SuggestionKind.LEADER_NOT_A_PERSON, message, (name,), tasks)


def _alike(units: Mapping[str, tuple[int, ...]]) -> Iterator[Suggestion]:
    """Pairs that may be one unit (bracketed or short names) and pairs that only look so."""
    by_ending: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in units:
        if not is_collective(name):
            plain = _plain(name)
            by_ending[_ending(plain)].append((name, plain))
    for group in by_ending.values():
        if len(group) > _MOST_COMPARED:
            continue
        for at, (name, plain) in enumerate(group):
            for other, other_plain in group[at + 1 :]:
                if kind := _likeness(plain, other_plain, _asides(name) | _asides(other)):
                    yield _pair(kind, name, other, units)


def _ending(plain: str) -> str:
    """Only names with the same ending are compared: the last character, or any company."""
    return "公司" if _COMPANY.search(plain) else plain[-1:]


def _plain(name: str) -> str:
    """The name without what stands in brackets behind it, in its shortest words."""
    text = re.sub(r"\([^()]*\)$", "", compact(name))
    for long, short in _SHORTER:
        text = text.replace(long, short)
    return text


def _likeness(name: str, other: str, asides: set[str]) -> SuggestionKind | None:
    short, long = sorted((name, other), key=len)
    if short == long or short in asides:
        return SuggestionKind.UNIT_ALIAS
    if _COMPANY.search(short) and _COMPANY.search(long):
        core = _COMPANY.sub("", short)
        return SuggestionKind.UNIT_ALIKE if len(core) >= 2 and core in long else None
    if len(short) >= 3 and short[0] == long[0] and _abbreviates(short, long):
        return SuggestionKind.UNIT_ALIAS
    return None


def _asides(name: str) -> set[str]:
    return set(re.findall(r"\(([^()]*)\)$", compact(name))) if name[-1] in ")）" else set()


def _abbreviates(short: str, long: str) -> bool:
    """区卫健委 for 区卫生健康委: the same characters in order, whole words shortened."""
    rest = iter(long)
    return len(long) - len(short) <= 6 and all(char in rest for char in short)


def _pair(
    kind: SuggestionKind, name: str, other: str, units: Mapping[str, tuple[int, ...]]
) -> Suggestion:
    tasks = tuple(sorted({*units[name], *units[other]}))
    if kind is SuggestionKind.UNIT_ALIKE:
        message = f"“{name}”与“{other}”名称相近但不同，默认分别保留"
    else:
        message = f"“{name}” {len(units[name])} 项与“{other}” {len(units[other])} 项是否同一单位？"
    return Suggestion(kind, message, (name, other), tasks)


_DUE_WORDS = re.compile(
    r"(?:底|末|之)?(?:以?前|底|末)|内(?:完成|建成|投用|实现)|完成|建成|投用|竣工|投入使用"
)


def _dates_in_text(tasks: Sequence[TaskDraft], year: int | None) -> Iterator[Suggestion]:
    for at, task in enumerate(tasks):
        if task.deadline_text:
            continue
        for mention in dates_in(task.text, year):
            due = _DUE_WORDS.match(task.text, mention.end)
            if due or task.text[mention.start : mention.end].startswith("年"):
                words = task.text[mention.start : due.end() if due else mention.end + 1]
                message = f"{task_name(task)}没有时限，文字中有“{words}”"
                kind = SuggestionKind.DEADLINE_IN_TEXT
                yield Suggestion(kind, message, tasks=(at,), line=task.lines[0])
                break


def _without_year(tasks: Sequence[TaskDraft], year: int | None) -> Iterator[Suggestion]:
    found = tuple(
        at
        for at, task in enumerate(tasks)
        if task.deadline_text and deadline(task.deadline_text, year).year_assumed
    )
    if found:
        meant = f"已按 {year} 年理解" if year else "方案没有写明年度"
        message = f"{len(found)} 项任务的时限没有写年份，{meant}"
        yield Suggestion(SuggestionKind.DEADLINE_WITHOUT_YEAR, message, tasks=found)
