"""Duties in sentences of their own, without label or bracket."""

import pytest

from tests.parsing.test_plan import read
from tzdesk.domain.draft import Role


def _roles(text: str) -> tuple[str, list[tuple[str, Role]], str | None]:
    draft = read(f"2025年任务分工\n1.{text}\n2.推进乙。由区科委牵头。\n")
    task = draft.tasks[0]
    return task.text, [(unit.name, unit.role) for unit in task.units], task.deadline_text


def test_a_last_sentence_of_duties_is_taken_out_of_the_text() -> None:
    assert _roles("大力提振消费。由区商务局牵头，会同区财政局、区市场监管局，12月底前完成。") == (
        "大力提振消费。",
        [
            ("区商务局", Role.LEAD),
            ("区财政局", Role.ASSIST),
            ("区市场监管局", Role.ASSIST),
        ],
        "12月底前完成",
    )


def test_last_clauses_of_a_sentence_stay_in_it() -> None:
    text, units, _ = _roles("大力提振消费，由区商务局牵头，各街道按职责分工负责。")
    assert text == "大力提振消费，由区商务局牵头，各街道按职责分工负责。"
    assert units == [("区商务局", Role.LEAD), ("各街道", Role.RESPONSIBLE)]


@pytest.mark.parametrize(
    "text",
    [
        "由区教委牵头建立联席会议制度，形成合力。",
        "推动各街道落实河长责任，消除隐患。",
        "深化改革。12月底前完成。",
    ],
)
def test_what_is_to_be_done_is_no_duty(text: str) -> None:
    draft = read(f"2025年任务分工\n1.{text}\n2.推进乙。（区科委牵头）\n")
    assert (draft.tasks[0].text, draft.tasks[0].units) == (text, ())


def test_labels_go_before_sentences() -> None:
    draft = read("2025年任务\n1.推进甲。由区商务局牵头。\n责任单位：区教委\n")
    assert draft.tasks[0].text == "推进甲。由区商务局牵头。"
    assert [unit.name for unit in draft.tasks[0].units] == ["区教委"]
