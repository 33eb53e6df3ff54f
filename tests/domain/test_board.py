"""The board, its filters and groups, on the sample ledger."""

from datetime import date, datetime

import pytest

from tests.sample_ledger import sample_records
from tzdesk.domain.board import Board, current_period
from tzdesk.domain.changes import Change, created
from tzdesk.domain.filters import TaskFilter, select
from tzdesk.domain.grouping import GroupBy, deadline_title, group
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Period, Plan, Receipt, Report, Summary, report_uid, summary_uid
from tzdesk.domain.status import Status

TODAY = date(2023, 10, 12)


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(sample_records())


def board(ledger: Ledger, period: str | None = "2023Q3", today: date = TODAY) -> Board:
    return Board(ledger, ledger.get(Plan, "plan"), ledger.find(Period, period), today)


def summary(task: str, period: str | None, status: Status, percent: float = 0) -> Summary:
    uid = summary_uid(task, period)
    return Summary(uid=uid, task_uid=task, period_uid=period, status=status, percent=percent)


def test_nothing_said_is_not_started_at_nought(ledger: Ledger) -> None:
    row = board(ledger).rows["t1"]
    assert (row.status, row.percent, row.summary, row.pinned) == (
        Status.NOT_STARTED,
        0,
        None,
        False,
    )


def test_the_last_earlier_summary_shows_through(ledger: Ledger) -> None:
    ledger.apply(
        created([summary("t1", None, Status.ON_TRACK), summary("t1", "2023Q2", Status.LATE, 40)])
    )
    third, second = board(ledger).rows["t1"], board(ledger, "2023Q2").rows["t1"]
    assert (third.status, third.percent, third.pinned) == (Status.LATE, 40, False)
    assert second.pinned
    assert board(ledger, None).rows["t1"].status is Status.ON_TRACK


def test_a_past_period_is_judged_on_its_last_day(ledger: Ledger) -> None:
    assert board(ledger).rows["t4"].overdue
    assert board(ledger, "2023Q2").day == date(2023, 6, 30)
    assert not board(ledger, "2023Q2").rows["t4"].overdue


def test_the_present_period_is_the_newest_dispatched(ledger: Ledger) -> None:
    assert current_period(ledger, "plan", TODAY).uid == "2023Q3"  # type: ignore[union-attr]
    assert current_period(ledger, "plan", date(2023, 1, 1)).uid == "2023Q2"  # type: ignore[union-attr]
    ledger.apply([Change("period", "2023Q2", "dispatched_on", None, "2023-07-01")])
    assert current_period(ledger, "plan", TODAY).uid == "2023Q2"  # type: ignore[union-attr]


def test_sections_nest_one_level(ledger: Ledger) -> None:
    row = board(ledger).rows["t4"]
    assert (row.section, row.subsection) == ("一、目标", "（一）民生")


def test_units_keep_the_printed_name_beside_their_own(ledger: Ledger) -> None:
    unit = board(ledger).rows["t1"].units[0]
    assert (unit.printed, unit.name, unit.lead) == ("区水利局", "区水务局", True)


def test_refreshed_rows_equal_rebuilt_ones(ledger: Ledger) -> None:
    live = board(ledger)
    report = Report(
        uid=report_uid("a2water", "2023Q3"),
        assignment_uid="a2water",
        period_uid="2023Q3",
        progress="已开工",
    )
    ledger.apply(created([summary("t1", "2023Q3", Status.DONE, 100), report]))
    live.refresh(["t1", "t2", "unknown"])
    assert live.rows == board(ledger).rows
    assert live.rows["t2"].reported == 1


def test_in_one_filter_any_of_between_filters_all_of(ledger: Ledger) -> None:
    shown = board(ledger)

    def found(**asked: object) -> list[str]:
        return [row.uid for row in select(TaskFilter(**asked), shown)]  # type: ignore[arg-type]

    assert found(units=frozenset({"water", "song"})) == ["t1", "t2", "t3"]
    assert found(units=frozenset({"water"}), leaders=frozenset({"li"})) == ["t2"]
    assert found(sections=frozenset({"s1"})) == ["t1", "t2", "t3", "t4"]
    assert found(sections=frozenset({"s2"})) == ["t4"]
    assert found(due_before=date(2023, 9, 30)) == []
    assert found(due_before=date(2023, 10, 1)) == ["t4"]
    assert found(overdue=True) == ["t4"]
    assert found(unreported=True) == ["t1", "t2", "t3"]
    assert found(tasks=frozenset()) == []
    assert found(search="水务 公园") == ["t2"]
    assert TaskFilter().empty
    assert not TaskFilter(tasks=frozenset()).empty


def test_a_task_stands_under_each_of_its_units(ledger: Ledger) -> None:
    groups = {
        one.title: [row.uid for row in one.rows] for one in group(board(ledger), GroupBy.UNIT)
    }
    assert groups == {
        "区水务局": ["t1", "t2"],
        "区园林绿化局": ["t2"],
        "各乡镇政府": ["t3"],
        "宋庄镇政府": ["t3"],
        "未明确单位": ["t4"],
    }


def test_statuses_are_counted_in_the_glossarys_order(ledger: Ledger) -> None:
    ledger.apply(created([summary("t1", None, Status.DONE), summary("t2", None, Status.LATE)]))
    whole = group(board(ledger), GroupBy.SECTION)[0]
    assert list(whole.statuses.items()) == [
        (Status.NOT_STARTED, 2),
        (Status.LATE, 1),
        (Status.DONE, 1),
    ]


def test_deadlines_are_grouped_by_the_day_they_mean(ledger: Ledger) -> None:
    assert [one.title for one in group(board(ledger), GroupBy.DEADLINE)] == [
        "2023年9月底",
        "2023年12月底",
    ]
    assert deadline_title("2023-10-15") == "2023年10月15日"
    assert deadline_title("长期") == "长期"
    assert deadline_title("") == "未写时限"


def test_a_tick_by_hand_is_no_file_that_came_back(ledger: Ledger) -> None:
    at = datetime.fromisoformat("2023-10-09T16:20:00")
    ticked = Receipt(uid="r1", unit_uid="water", period_uid="2023Q3", received_at=at, paper=True)
    file = Receipt(
        uid="r2",
        unit_uid="parks",
        period_uid="2023Q3",
        received_at=at,
        file_name="交回.xlsx",
        sha256="00",
        electronic=True,
    )
    ledger.apply(created([ticked, file]))
    received = {one.unit_uid: one.received_on for one in board(ledger).rows["t2"].units}
    assert received == {"water": None, "parks": date(2023, 10, 9)}
