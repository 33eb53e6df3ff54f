"""The real plan and the specimens: everything as the truth says, in every form of the text."""

import json
import unicodedata

import pytest

from tests.parsing.truths import (
    PLAN,
    SPECIMENS,
    real_facts,
    real_tasks,
    specimen_tasks,
    tasks_of,
    wrong_fields,
)
from tzdesk.domain.document import document_from_text
from tzdesk.domain.draft import PlanDraft, ProblemKind, Role
from tzdesk.errors import UserError
from tzdesk.parsing import parse

TEXTS = sorted(path.stem for path in SPECIMENS.glob("*.txt"))


def text_of(name: str) -> str:
    return (SPECIMENS / f"{name}.txt").read_text(encoding="utf-8")


def expected_of(name: str) -> dict[str, object]:
    path = SPECIMENS / f"{name}.expected.json"
    expected: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return expected


def read(text: str) -> PlanDraft:
    return parse(document_from_text(text, "方案.txt"))


@pytest.fixture(scope="module")
def real() -> PlanDraft:
    return read(PLAN.read_text(encoding="utf-8"))


def test_the_real_plan_reads_as_its_truth(real: PlanDraft) -> None:
    assert wrong_fields(tasks_of(real), real_tasks()) == []
    assert [section.heading for section in real.sections] == [
        section["title"] for section in real_facts()["sections"]
    ]
    assert [task.lines[0] for task in real.tasks] == [t["line"] for t in real_facts()["tasks"]]


def test_the_real_plan_has_no_problems_and_ignores_what_is_no_body(real: PlanDraft) -> None:
    assert real.problems == ()
    ignored = [[line.line, line.text] for line in real.ignored]
    assert ignored == real_facts()["unparsed_lines"]


def test_the_real_plan_counts(real: PlanDraft) -> None:
    assert sum(len(task.leaders) for task in real.tasks) == 225
    assert sum(len(task.units) for task in real.tasks) == 352
    assert {unit.role for task in real.tasks for unit in task.units} == {Role.RESPONSIBLE}
    assert {leader.role for task in real.tasks for leader in task.leaders} == {Role.LEAD}
    assert not real.first_unit_leads


def test_the_real_plan_front_matter(real: PlanDraft) -> None:
    header = real_facts()["header"]
    assert (real.title, real.doc_no, real.issuer, real.year) == (
        header["title"],
        header["doc_no"],
        header["issuer"],
        header["year"],
    )
    assert real.issued_on is not None
    assert real.issued_on.isoformat() == header["issue_date"]


@pytest.mark.parametrize("nfkc", [False, True], ids=["", "nfkc"])
@pytest.mark.parametrize("name", TEXTS)
def test_specimens(name: str, nfkc: bool) -> None:
    expected = expected_of(name)
    text = unicodedata.normalize("NFKC", text_of(name)) if nfkc else text_of(name)
    if expected["parse"] == "refuse":
        with pytest.raises(UserError, match="没有识别出任务"):
            read(text)
        return
    truth = specimen_tasks(expected)
    assert wrong_fields(tasks_of(read(text)), [t.nfkc() for t in truth] if nfkc else truth) == []


def test_nfkc_of_the_real_plan() -> None:
    draft = read(unicodedata.normalize("NFKC", PLAN.read_text(encoding="utf-8")))
    assert wrong_fields(tasks_of(draft), [task.nfkc() for task in real_tasks()]) == []
    assert draft.problems == ()


def test_the_sentence_of_a_refusal() -> None:
    with pytest.raises(UserError) as caught:
        read("今天天气不错。\n1982年的夏天。")
    assert str(caught.value) == (
        "没有识别出任务。请确认这是分工方案：条目应有“1.”“（一）”一类序号，或“责任单位”一类栏目。"
    )


@pytest.mark.parametrize(
    "text", ["", " \n　\n", "一、会议时间：1月3日\n二、会议地点：三楼\n三、请按时参加。"]
)
def test_texts_without_tasks_are_refused(text: str) -> None:
    with pytest.raises(UserError):
        read(text)


def test_the_first_unit_leads_where_a_note_says_so() -> None:
    draft = read(text_of("05"))
    assert draft.first_unit_leads
    roles = [unit.role for unit in draft.tasks[2].units]
    assert roles == [Role.LEAD, Role.RESPONSIBLE, Role.RESPONSIBLE]


def test_units_without_a_task_of_their_own_are_told() -> None:
    problems = read(text_of("02")).problems
    assert [(p.kind, p.line) for p in problems] == [(ProblemKind.NO_UNIT, 59)]
