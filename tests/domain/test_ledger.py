"""The ledger in memory: rows by kind, who belongs to whom, and changes."""

import pytest

from tests.sample_ledger import sample_records, task
from tzdesk.domain.changes import Change, created, inverse, removed
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import RECORDS, Leader, Period, Plan, Report, Task, Unit, to_row
from tzdesk.domain.touching import rows_in, task_of, touched


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(sample_records(), {"t1": "wchdzl|'wan'cheng'he'dao'zhi'li"})


def test_rows_are_found_from_their_parents_in_order(ledger: Ledger) -> None:
    assert [one.uid for one in ledger.tasks("plan")] == ["t1", "t2", "t3", "t4"]
    assert [one.unit_uid for one in ledger.assignments("t2")] == ["parks", "water"]
    assert [one.leader_uid for one in ledger.leaderships("t2")] == ["zhang", "li"]
    assert [one.code for one in ledger.periods("plan")] == ["2023Q2", "2023Q3"]
    assert ledger.aliases("water") == ["区水利局"]
    assert ledger.assignments("t4") == []


def test_units_are_found_by_any_of_their_names(ledger: Ledger) -> None:
    assert ledger.unit_named("区水利局") is ledger.get(Unit, "water")
    assert ledger.unit_named("水务局") is None
    assert ledger.leader_named("李四") is ledger.get(Leader, "li")
    assert ledger.find(Task, None) is None


def test_plans_stand_newest_year_first(ledger: Ledger) -> None:
    ledger.apply(
        created([Plan(uid="old", title="旧", year=2022), Plan(uid="new", title="新", year=2024)])
    )
    assert [plan.uid for plan in ledger.plans] == ["new", "plan", "old"]


def test_a_change_and_its_inverse_leave_everything_as_it_was(ledger: Ledger) -> None:
    before = state(ledger)
    changes = (
        Change("task", "t1", "text", "完成河道治理。", "另一段"),
        Change("task", "t1", "due_on", "2023-12-31", None),
        *created([task(5, "新任务")]),
        Change("assignment", "a2water", "task_uid", "t2", "t5"),
        *removed([ledger.get(Period, "2023Q2")]),
    )
    ledger.apply(changes)
    assert [one.uid for one in ledger.assignments("t5")] == ["a2water"]
    assert ledger.get(Task, "t1").due_on is None
    ledger.apply(inverse(changes))
    assert state(ledger) == before


def state(ledger: Ledger) -> dict[str, dict[str, object]]:
    return {
        entity: {uid: to_row(row) for uid, row in ledger.rows(kind).items()}
        for entity, kind in RECORDS.items()
    }


def test_a_row_that_goes_takes_its_pinyin_along(ledger: Ledger) -> None:
    ledger.spell({"t2": "jscsgy|…", "t1": None})
    assert "t1" not in ledger.pinyin
    ledger.apply(removed([ledger.get(Task, "t2")]))
    assert ledger.pinyin == {}


def test_what_a_change_touches(ledger: Ledger) -> None:
    renamed = touched(ledger, [Change("unit", "water", "name", "区水务局", "区水利局")])
    assert renamed.tasks == {"t1", "t2"}
    assert renamed.structure
    phoned = touched(ledger, [Change("unit", "water", "phone", "100", "200")])
    assert (phoned.tasks, phoned.structure) == ({"t1", "t2"}, False)
    led = touched(ledger, [Change("leader", "li", "name", "李四", "王五")])
    assert led.tasks == {"t2"}
    assert touched(ledger, [Change("task", "t4", "position", 3, 0)]).structure
    assert not touched(ledger, [Change("task", "t4", "text", "a", "b")]).structure


def test_a_report_belongs_to_its_task_even_when_it_is_gone(ledger: Ledger) -> None:
    report = Report(uid="a1water.2023Q3", assignment_uid="a1water", period_uid="2023Q3")
    made = created([report])
    assert touched(ledger, made).tasks == {"t1"}
    assert task_of(ledger, made[0], rows_in(made)) == "t1"
