"""Step 3 without a window: names, rules, the sentence, and a known plan beside the ledger."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from tzdesk.domain.document import document_from_text
from tzdesk.domain.draft import PlanDraft
from tzdesk.domain.periods import PeriodKind
from tzdesk.domain.records import Reporting
from tzdesk.parsing import parse
from tzdesk.services.desk import Desk
from tzdesk.services.importing import import_plan
from tzdesk.ui.dialogs.import_plan.confirmation import Confirmation

PLAN = Path(__file__).parents[3] / "resources" / "2023-tongzhou-plan.txt"
TODAY = date(2023, 2, 1)


@pytest.fixture(scope="module")
def draft() -> PlanDraft:
    return parse(document_from_text(PLAN.read_text("utf-8"), PLAN.name))


def test_new_plan(draft: PlanDraft) -> None:
    found = Confirmation(draft, None, TODAY)
    assert found.summary == (
        "7 章、138 项任务、225 条领导分工、352 条单位分工；"
        "时限 12月底 129、11月底 3、10月底 5、9月底 1"
    )
    assert found.verb == "导入 138 项任务"
    assert found.options.doc_no == "通政发〔2023〕2号"
    assert found.options.short_title == "2023年重点工作"
    assert found.final_options.periods is PeriodKind.QUARTER
    found.make_periods(False)
    assert found.final_options.periods is None
    assert found.ready
    found.change(title=" ")
    assert not found.ready


def test_known_plan_is_compared_point_by_point(draft: PlanDraft, tmp_path: Path) -> None:
    clock = datetime.fromisoformat("2023-02-01T09:00:00")
    with Desk.create(tmp_path / "a.tzdb", clock=lambda: clock) as desk:
        first = Confirmation(draft, desk.ledger, TODAY)
        import_plan(desk, draft, first.final_options)
        same = Confirmation(draft, desk.ledger, TODAY)
        assert same.known
        assert same.summary == "与台账一致，没有改动"
        assert not same.ready
        changed = list(draft.tasks)
        changed[0] = replace(changed[0], text="实现地区生产总值增长6%左右。")
        changed[1] = replace(changed[1], deadline_text="2023年11月底", due_on=date(2023, 11, 30))
        other = Confirmation(replace(draft, tasks=tuple(changed)), desk.ledger, TODAY)
        assert other.summary == ("文字改动 1 项、时限 1 项、新增 0 项、减少 0 项；已填进展全部保留")
        assert other.verb == "更新 2 项"
        text, _ = other.comparison.selectable
        other.tick(text, False)
        assert other.verb == "更新 1 项"
        assert not other.ticked(text)
        import_plan(desk, other.draft, other.final_options)
        tasks = desk.ledger.tasks(desk.plan().uid)
        assert tasks[0].text == draft.tasks[0].text
        assert tasks[1].due_on == date(2023, 11, 30)


def test_settings_of_a_known_plan_can_be_changed_alone(draft: PlanDraft, tmp_path: Path) -> None:
    clock = datetime.fromisoformat("2023-02-01T09:00:00")
    with Desk.create(tmp_path / "a.tzdb", clock=lambda: clock) as desk:
        import_plan(desk, draft, Confirmation(draft, desk.ledger, TODAY).final_options)
        found = Confirmation(draft, desk.ledger, TODAY)
        assert not found.ready
        found.change(reporting=Reporting.LEAD)
        assert found.ready
