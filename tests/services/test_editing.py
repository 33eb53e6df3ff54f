"""The office's summary and a unit's report: copied on first write, dated, gone when blank."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.clocks import Clock
from tzdesk.domain.changes import Source
from tzdesk.domain.records import Report, Summary
from tzdesk.domain.reporting import shown_summary
from tzdesk.domain.status import Status
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit


def summary(desk: Desk, period: str | None, task: str = "t1") -> Summary | None:
    return desk.ledger.summary(task, period)


def report(desk: Desk, period: str = "2023Q3", part: str = "a1water") -> Report | None:
    return desk.ledger.report(part, period)


def test_the_first_write_in_a_period_copies_what_shows_through(desk: Desk) -> None:
    edit(desk, [Edit("t1", "progress", "开工", "2023Q2"), Edit("t1", "percent", 30, "2023Q2")])
    written = edit(desk, [Edit("t1", "percent", 60, "2023Q3")])
    third = summary(desk, "2023Q3")
    assert third
    assert (third.progress, third.percent) == ("开工", 60)
    assert summary(desk, "2023Q2").percent == 30  # type: ignore[union-attr]
    assert [(one.field, one.old, one.new) for one in written.changes][1:] == [("percent", 30, 60)]


def test_the_year_shows_through_before_the_first_period(desk: Desk) -> None:
    edit(desk, [Edit("t1", "status", "正常推进")])
    assert desk.board(None, "2023Q2").rows["t1"].status is Status.ON_TRACK
    edit(desk, [Edit("t1", "percent", 10, "2023Q2")])
    assert summary(desk, "2023Q2").status is Status.ON_TRACK  # type: ignore[union-attr]
    assert summary(desk, None).percent is None  # type: ignore[union-attr]


def test_a_later_summary_never_shows_through_to_an_earlier_period(desk: Desk) -> None:
    edit(desk, [Edit("t1", "percent", 60, "2023Q3")])
    edit(desk, [Edit("t1", "status", "滞后", "2023Q2")])
    second = summary(desk, "2023Q2")
    assert second
    assert second.percent is None


@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, "2023Q2", "2023Q3"]),
            st.sampled_from(["progress", "problem"]),
            st.sampled_from(["甲", "乙", "丙", ""]),
        ),
        max_size=8,
    )
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_edit_changes_its_field_alone_and_no_earlier_period(
    desk: Desk, steps: Sequence[tuple[str | None, str, str]]
) -> None:
    order = [None, "2023Q2", "2023Q3"]
    periods = desk.ledger.periods("plan")
    for period, field, value in steps:
        before = [shown(desk, periods[:at]) for at in range(3)]
        edit(desk, [Edit("t4", field, value, period)])
        after = [shown(desk, periods[:at]) for at in range(3)]
        at = order.index(period)
        assert after[:at] == before[:at]
        assert after[at] == before[at] | {field: value or None}


def shown(desk: Desk, periods: Sequence[object]) -> dict[str, str | None]:
    found = shown_summary(desk.ledger, "t4", periods)  # type: ignore[arg-type]
    return {name: getattr(found, name, None) for name in ("progress", "problem")}


def test_a_report_is_dated_with_its_first_content(desk: Desk, clock: Clock) -> None:
    clock.set("2023-10-08T09:00")
    edit(desk, [Edit("t1", "percent", "58%", "2023Q3", "a1water")])
    assert report(desk).reported_on == date(2023, 10, 8)  # type: ignore[union-attr]
    clock.set("2023-10-12T09:00")
    edit(desk, [Edit("t1", "progress", "已开工", "2023Q3", "a1water")])
    assert report(desk).reported_on == date(2023, 10, 12)  # type: ignore[union-attr]
    clock.set("2023-10-15T09:00")
    edit(desk, [Edit("t1", "percent", 60, "2023Q3", "a1water")])
    assert report(desk).reported_on == date(2023, 10, 12)  # type: ignore[union-attr]


def test_a_blank_report_does_not_exist(desk: Desk) -> None:
    blank = Edit("t1", "status", "", "2023Q3", "a1water")
    assert edit(desk, [blank]).batch is None
    edit(desk, [Edit("t1", "status", "滞后", "2023Q3", "a1water")])
    assert desk.board().rows["t1"].reported == 1
    edit(desk, [blank])
    assert report(desk) is None
    assert desk.board().rows["t1"].reported == 0
    desk.undo()
    assert report(desk).status is Status.LATE  # type: ignore[union-attr]


def test_one_units_report_is_not_anothers(desk: Desk) -> None:
    edit(desk, [Edit("t2", "status", "已完成", "2023Q3", "a2water")])
    assert report(desk, part="a2parks") is None
    row = desk.board().rows["t2"]
    assert (row.reported, row.owed, row.status) == (1, 2, Status.NOT_STARTED)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("percent", "八成", "完成比例应为 0–100 的数字，例如 58 或 58%。"),
        ("percent", "101", "完成比例应为 0–100 的数字，例如 58 或 58%。"),
        (
            "status",
            "未完成",
            "“未完成”不是规定的进展状态，可填：未启动、正常推进、滞后、已完成、已调整。",
        ),
        ("coordination", "请协调", "需领导协调应为“是”或“否”。"),
        ("text", "新的任务", "方案内容不能在表中直接修改。"),
        ("contact", "张三", "联系人只能登记在单位填报中。"),
        ("colour", "red", "没有“colour”这一栏。"),
    ],
)
def test_refused_values_are_told_in_one_sentence(
    desk: Desk, field: str, value: str, sentence: str
) -> None:
    edits = [Edit("t2", "percent", 5, "2023Q3"), Edit("t1", field, value, "2023Q3")]
    with pytest.raises(UserError) as refused:
        edit(desk, edits)
    assert refused.value.message == sentence
    assert desk.ledger.rows(Summary) == {}


def test_a_report_needs_a_period(desk: Desk) -> None:
    with pytest.raises(UserError, match="还没有填报期"):
        edit(desk, [Edit("t1", "status", "滞后", None, "a1water")])


def test_titles_say_what_was_done(desk: Desk) -> None:
    def title(*edits: Edit) -> tuple[str, Source]:
        batch = edit(desk, edits).batch
        assert batch
        return batch.title, batch.source

    assert title(Edit("t1", "percent", 1, "2023Q3")) == ("修改完成比例", Source.EDIT)
    assert title(Edit("t1", "percent", 2, "2023Q3"), Edit("t1", "status", "滞后", "2023Q3")) == (
        "修改第 1 项",
        Source.EDIT,
    )
    assert title(*(Edit(uid, "status", "已完成", "2023Q3") for uid in ("t1", "t2", "t3"))) == (
        "修改进展状态（3 项）",
        Source.BULK,
    )
    assert title(Edit("t1", "percent", 3, "2023Q3"), Edit("t2", "problem", "缺地", "2023Q3")) == (
        "修改 2 项任务",
        Source.BULK,
    )
    assert len({one.uid for one in desk.recent(4)}) == 4


def test_of_two_values_for_one_field_the_later_counts(desk: Desk) -> None:
    edit(desk, [Edit("t1", "percent", 1, "2023Q3"), Edit("t1", "percent", 2, "2023Q3")])
    assert desk.board().rows["t1"].percent == 2
