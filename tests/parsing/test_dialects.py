"""The real plan's words in other offices' layouts read as the truth, and so after NFKC."""

import unicodedata
from dataclasses import replace

import pytest

from tests.parsing import dialects
from tests.parsing.truths import Task, real_tasks, tasks_of, wrong_fields
from tzdesk.domain.document import document_from_text
from tzdesk.parsing import parse

WITHOUT_NUMBERS = (dialects.unnumbered, dialects.bullets)


def truth_of(writer: dialects.Writer) -> list[Task]:
    tasks = real_tasks()
    if writer in WITHOUT_NUMBERS:
        return [replace(task, number=None) for task in tasks]
    if writer is dialects.chinese_numbers:
        numbers = [f"（{dialects.chinese(int(task.number or 0))}）" for task in tasks]
        return [replace(task, number=n) for task, n in zip(tasks, numbers, strict=True)]
    if writer is dialects.responsibility_clauses:
        return [replace(task, lead_units=task.units[:1]) for task in tasks]
    return tasks


@pytest.mark.parametrize("nfkc", [False, True], ids=["", "nfkc"])
@pytest.mark.parametrize("writer", dialects.LABEL_DIALECTS, ids=lambda writer: writer.__name__)
def test_a_dialect_reads_as_the_truth(writer: dialects.Writer, nfkc: bool) -> None:
    text, truth = writer(real_tasks()), truth_of(writer)
    if nfkc:
        text, truth = unicodedata.normalize("NFKC", text), [task.nfkc() for task in truth]
    draft = parse(document_from_text(text))
    assert wrong_fields(tasks_of(draft), truth) == []
    assert draft.problems == ()
    assert draft.title == dialects.TITLE
    assert draft.year == 2023


@pytest.mark.parametrize("width", [20, 24, 30, 33, 40, 45])
def test_the_plan_broken_at_any_width(width: int) -> None:
    draft = parse(document_from_text(dialects.wrapped(real_tasks(), width)))
    assert wrong_fields(tasks_of(draft), real_tasks()) == []
    assert draft.problems == ()
