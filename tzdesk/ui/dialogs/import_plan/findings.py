"""检查结果: what the clerk must decide, has decided, may look at, or can rely on – as rows.

Made anew from the draft after each correction. Knows no widget.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from tzdesk.domain.draft import PlanDraft, Problem, ProblemKind, SuggestionKind
from tzdesk.services.corrections import (
    Accept,
    Correction,
    EditTask,
    Exclude,
    JoinPrevious,
    MakeTask,
    Restore,
)
from tzdesk.services.draft_numbers import Gap, gaps
from tzdesk.services.draft_order import first_line
from tzdesk.ui.dialogs.import_plan.finding import (
    Correct,
    EditField,
    Finding,
    Remedy,
    State,
)
from tzdesk.ui.dialogs.import_plan.own_columns import own_column

TITLES = {
    ProblemKind.NUMBER_GAP: "跳号",
    ProblemKind.NUMBER_REPEATED: "重号",
    ProblemKind.UNREAD_TEXT: "未识别段落",
    ProblemKind.NO_UNIT: "缺责任单位",
    ProblemKind.UNKNOWN_LABEL: "栏目无法识别",
    ProblemKind.UNKNOWN_COLUMN: "栏目无法识别",
    ProblemKind.UNKNOWN_VALUE: "内容无法识别",
    ProblemKind.UNREADABLE_DATE: "时限无法识别",
}
_HINT_TITLES = {
    SuggestionKind.LEADER_NOT_A_PERSON: "牵头领导",
    SuggestionKind.DEADLINE_WITHOUT_YEAR: "时限无年份",
    SuggestionKind.DEADLINE_IN_TEXT: "正文中的时限",
    SuggestionKind.FIRST_UNIT_LEADS: "牵头单位",
}
_COPIED_TO = re.compile(r"抄送|抄报|主送|人民团体|检察院|法院|人武部|印发")


class _Gaps:
    """The missing numbers of a draft, by the problem that tells of each and by what fills it."""

    def __init__(self, draft: PlanDraft):
        found = gaps(draft)
        self._told = {(gap.after_line, gap.message): gap for gap in found}
        self._texts = {gap.line: gap for gap in found if gap.line is not None}

    def of(self, problem: Problem) -> Gap | None:
        """The gap that a problem is about: a missing number, or the unread text that fits."""
        if problem.kind is ProblemKind.NUMBER_GAP:
            return self._told.get((problem.line, problem.message))
        if problem.kind is ProblemKind.UNREAD_TEXT:
            return self._texts.get(problem.line)
        return None


def open_findings(draft: PlanDraft) -> Iterator[Finding]:
    """The problems that are left, a gap directly before the text that fills it."""
    missing = _Gaps(draft)
    pairs = [(problem, missing.of(problem)) for problem in draft.problems]
    for problem, gap in sorted(pairs, key=_place):
        yield Finding(
            State.OPEN,
            TITLES[problem.kind],
            _words(problem),
            _lines(problem, gap),
            (*own_column(draft, problem), *_remedies(problem, gap)),
            short=f"缺第 {gap.number} 项" if gap else _short(problem),
        )


def _place(pair: tuple[Problem, Gap | None]) -> tuple[int, bool]:
    problem, gap = pair
    return (gap and gap.line) or problem.line, problem.kind is not ProblemKind.NUMBER_GAP


def _lines(problem: Problem, gap: Gap | None) -> tuple[int, ...]:
    """Where to look: of a gap the text that fills it, else what follows."""
    if problem.kind is ProblemKind.NUMBER_GAP:
        return ((gap and gap.line) or problem.line,)
    return problem.lines or (problem.line,)


def _words(problem: Problem) -> str:
    if problem.kind in (ProblemKind.UNREAD_TEXT, ProblemKind.UNKNOWN_LABEL):
        first, *_ = problem.text.splitlines() or [""]
        return f"第 {problem.line} 行“{first}”"
    return problem.message


def _short(problem: Problem) -> str:
    return f"{TITLES[problem.kind]}（第 {problem.line} 行）"


def _remedies(problem: Problem, gap: Gap | None) -> Iterator[Remedy]:
    line = problem.line
    if gap and gap.line:
        yield fill_gap(gap)
        return
    match problem.kind:
        case ProblemKind.NUMBER_GAP:
            yield _accept(problem, "保留缺号")
        case ProblemKind.UNREAD_TEXT | ProblemKind.UNKNOWN_LABEL:
            yield Remedy("并入上一项", Correct(JoinPrevious(line), "已并入上一项"))
            yield Remedy("移出正文", Correct(Exclude(problem.lines or (line,)), "已移出"))
        case ProblemKind.NUMBER_REPEATED:
            yield Remedy("改序号", EditField(line, "number"))
            yield _accept(problem, "保留重号")
        case ProblemKind.NO_UNIT:
            yield Remedy("填写单位", EditField(line, "units"))
            yield _accept(problem, "保留为空")
        case ProblemKind.UNREADABLE_DATE:
            yield Remedy("改时限", EditField(line, "deadline"))
            yield _accept(problem, "不设日期")
        case _:
            yield _accept(problem, "不采用")


def _accept(problem: Problem, verb: str) -> Remedy:
    return Remedy(verb, Correct(Accept(problem.line, problem.kind, problem.message), f"已{verb}"))


def fill_gap(gap: Gap) -> Remedy:
    """设为第 59 项: the line that fits becomes the missing task, or the task there gets its number.

    Raises ValueError for a gap that nothing fits.
    """
    if gap.line is None:
        raise ValueError(gap)
    words = f"设为第 {gap.number} 项"
    filled = EditTask(gap.line, "number", gap.number)
    correction: Correction = filled if gap.is_task else MakeTask(gap.line, gap.number)
    return Remedy(words, Correct(correction, f"已{words}"))


def hints(draft: PlanDraft) -> Iterator[Finding]:
    """What needs no decision: front matter, leaders that are bodies, deadlines without a year."""
    if before := [one.line for one in draft.ignored if one.line < body_start(draft)]:
        yield Finding(State.HINT, "正文之前", _front_words(draft, before), tuple(before))
    for one in draft.suggestions:
        if title := _HINT_TITLES.get(one.kind):
            lines = (one.line,) if one.line else _task_lines(draft, one.tasks)
            yield Finding(State.HINT, title, one.message, lines)


def left_out(draft: PlanDraft) -> Iterator[Finding]:
    """Lines after or amid the tasks that were left out by themselves, run by run."""
    numbers = [one.line for one in draft.ignored if one.line > body_start(draft)]
    texts = {one.line: one.text.strip() for one in draft.ignored}
    for run in _runs(numbers):
        title = "疑似抄送行" if _COPIED_TO.search(texts[run[0]]) else "不属于正文"
        text = f"第 {_span(run)} 行“{texts[run[0]]}”不属于任务"
        back = Remedy("撤回", Correct(Restore(tuple(run)), "已放回正文"))
        yield Finding(State.HANDLED, title, text, tuple(run), (back,), "已移出")


def completeness(draft: PlanDraft) -> Finding:
    """完整性: what every task has, or how many lack what."""
    lacking = [
        f"{sum(not has for has in column)} 项没有{name}"
        for name, column in (
            ("牵头领导", [task.leaders for task in draft.tasks]),
            ("责任单位", [task.units for task in draft.tasks]),
            ("完成时限", [task.deadline_text for task in draft.tasks]),
        )
        if not all(column)
    ]
    chapters = sum(one.parent is None for one in draft.sections)
    end = f"；共 {chapters} 章" if chapters else ""
    if lacking:
        text = f"{len(draft.tasks)} 项中 " + "，".join(lacking) + end
        return Finding(State.HINT, "完整性", text, ())
    text = f"{len(draft.tasks)} 项均有牵头领导、责任单位、完成时限{end}"
    return Finding(State.VERIFIED, "完整性", text, ())


def body_start(draft: PlanDraft) -> int:
    """The line that the first section or task begins at."""
    begins = [*map(first_line, draft.tasks), *map(first_line, draft.sections)]
    return min(begins, default=0)


def _front_words(draft: PlanDraft, lines: Sequence[int]) -> str:
    said = [
        f"{name} {value}"
        for name, value in (("文号", draft.doc_no), ("印发日期", draft.issued_on))
        if value
    ]
    return f"第 {_span(lines)} 行为文件头" + (f"：{'，'.join(said)}" if said else "")


def _span(lines: Sequence[int]) -> str:
    return str(lines[0]) if lines[0] == lines[-1] else f"{lines[0]}–{lines[-1]}"


def _runs(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Consecutive numbers together."""
    for _, run in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in run]


def _task_lines(draft: PlanDraft, tasks: Iterable[int]) -> tuple[int, ...]:
    return tuple(first_line(draft.tasks[at]) for at in tasks if at < len(draft.tasks))
