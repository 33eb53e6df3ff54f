"""Nothing of a text is lost: every line belongs somewhere, and every word of a task's lines."""

import re
from collections.abc import Callable
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.parsing.test_plan import TEXTS, read, text_of
from tests.parsing.truths import PLAN
from tzdesk.domain.document import document_from_text
from tzdesk.domain.draft import PartKind, PlanDraft, ProblemKind
from tzdesk.errors import UserError

SOURCES = [text_of(name) for name in TEXTS]
SOURCES.append("\n".join(PLAN.read_text(encoding="utf-8").splitlines()[:160]))
BLOCKS = [text.splitlines() for text in SOURCES]
FILLERS = re.compile(
    r"列第一位者为工作牵头单位或汇总单位下同|主要责任单位|牵头领导|牵头单位|责任单位|协办单位"
    r"|完成时限|按职责分工负责|分别负责|牵头|民生实事"
)


def bare(text: str) -> str:
    """Without labels, words between names, punctuation and white space."""
    return FILLERS.sub("", re.sub(r"[\s\W_]+", "", text))


def unaccounted(draft: PlanDraft, text: str) -> list[str]:
    """Lines that belong to nothing, or to a body and to what is ignored at once."""
    taken = {line for task in draft.tasks for line in task.lines}
    taken |= {line for section in draft.sections for line in section.lines}
    reported = {line for problem in draft.problems for line in problem.lines}
    ignored = {line.line for line in draft.ignored}
    lines = {n: line for n, line in enumerate(text.splitlines(), 1) if line.strip()}
    return [
        line
        for number, line in lines.items()
        if (number in ignored) + (number in taken or number in reported) != 1
    ]


def lost_words(draft: PlanDraft, text: str) -> list[str]:
    """Words in the lines of tasks and sections that are neither coloured nor in a problem."""
    lines = dict(enumerate(text.splitlines(), 1))
    taken = {line for task in draft.tasks for line in task.lines}
    taken |= {line for section in draft.sections for line in section.lines}
    told = bare(" ".join(problem.text for problem in draft.problems))
    told += bare(" ".join(task.deadline_text or "" for task in draft.tasks))
    lost = []
    for number in sorted(taken):
        rest = list(lines[number])
        for part in draft.parts:
            if part.line == number:
                rest[part.start : part.end] = " " * (part.end - part.start)
        words = bare("".join(rest))
        if words and words not in told:
            lost.append(words)
    return lost


def check(text: str) -> None:
    try:
        draft = read(text)
    except UserError:
        return
    assert unaccounted(draft, text) == []
    assert lost_words(draft, text) == []


def test_every_specimen_is_accounted_for() -> None:
    for text in SOURCES:
        check(text)


lines_of_one = st.sampled_from(BLOCKS).map(lambda lines: lines[:120])
quick = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@quick
@given(lines_of_one, st.randoms(use_true_random=False))
def test_shuffled(lines: list[str], random: Random) -> None:
    shuffled = list(lines)
    random.shuffle(shuffled)
    check("\n".join(shuffled))


@quick
@given(lines_of_one, st.integers(0, 119), st.integers(0, 119))
def test_cut(lines: list[str], start: int, end: int) -> None:
    check("\n".join(lines[min(start, end) : max(start, end)]))


@quick
@given(lines_of_one, lines_of_one, st.integers(0, 119), st.integers(0, 119))
def test_mixed(lines: list[str], others: list[str], at: int, start: int) -> None:
    check("\n".join([*lines[:at], *others[start:], *lines[at:]]))


@quick
@given(lines_of_one, st.lists(st.booleans(), min_size=120, max_size=120))
def test_lines_left_out(lines: list[str], keep: list[bool]) -> None:
    check("\n".join(line for line, kept in zip(lines, keep, strict=False) if kept))


@quick
@given(st.text(alphabet="一二（）()[]1234.、：:;，。 \n\t|责任单位牵头领导区教委张三月底前完成"))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        draft = read(text)
    except UserError:
        return
    assert unaccounted(draft, text) == []


def _names(kind: PartKind, draft: PlanDraft) -> Callable[[int], set[str]]:
    named = {
        PartKind.LEADER: lambda task: {leader.name for leader in draft.tasks[task].leaders},
        PartKind.UNIT: lambda task: {unit.name for unit in draft.tasks[task].units},
    }
    return named[kind]


def test_parts_are_the_words_that_were_read() -> None:
    text = PLAN.read_text(encoding="utf-8")
    draft = read(text)
    lines = {line.number: line.text for line in document_from_text(text).lines}
    task_of = {line: at for at, task in enumerate(draft.tasks) for line in task.lines}
    counts = dict.fromkeys(PartKind, 0)
    for part in draft.parts:
        words = lines[part.line][part.start : part.end]
        counts[part.kind] += 1
        if part.kind is PartKind.SECTION:
            assert words in {section.heading for section in draft.sections}
            continue
        task = draft.tasks[task_of[part.line]]
        if part.kind in (PartKind.LEADER, PartKind.UNIT):
            assert words in _names(part.kind, draft)(task_of[part.line])
        elif part.kind is PartKind.NUMBER:
            assert words == f"{task.number}."
        elif part.kind is PartKind.TASK:
            assert words == task.text
        else:
            assert words == task.deadline_text
    assert counts == {
        PartKind.SECTION: 7,
        PartKind.NUMBER: 138,
        PartKind.TASK: 138,
        PartKind.LEADER: 225,
        PartKind.UNIT: 352,
        PartKind.DEADLINE: 138,
    }


def test_parts_never_overlap() -> None:
    for text in SOURCES:
        try:
            draft = read(text)
        except UserError:
            continue
        for before, part in zip(draft.parts, draft.parts[1:], strict=False):
            assert before.line < part.line or before.end <= part.start


def test_cells_of_an_unknown_column_belong_to_its_problem() -> None:
    """Where each cell has a line of its own its words were in a task's lines and nowhere told."""
    head = "关于印发重点任务的通知\n\n序号\n附件\n民生实事\n"
    text = f"{head}示府办〔2016〕20号\n新建口袋公园8处、绿道15公里。"
    check(text)
    draft = read(text)
    problem = next(one for one in draft.problems if one.kind is ProblemKind.UNKNOWN_COLUMN)
    assert problem.lines == (6,)
    assert [task.lines for task in draft.tasks] == [(7,)]
