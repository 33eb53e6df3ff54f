"""总览 counted: what adds up, what overlaps, and which tasks stand behind each number."""

from datetime import date

import pytest

from tests.sample_ledger import sample_records
from tzdesk.domain.board import Board
from tzdesk.domain.changes import created
from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.overview import Overview, overview, owed_tasks
from tzdesk.domain.records import Period, Plan, Report, Summary, report_uid, summary_uid
from tzdesk.domain.status import Status
from tzdesk.domain.steps import finish

TODAY = date(2023, 10, 12)


@pytest.fixture
def ledger() -> Ledger:
    """Second quarter: 1 began. Third: 1 done, 2 late, 3 ended by decision; 2 asks for a leader."""
    made = Ledger(sample_records())
    made.apply(
        created(
            [
                summary("t1", "2023Q2", Status.ON_TRACK, 40),
                summary("t1", "2023Q3", Status.DONE, 100),
                summary("t2", "2023Q3", Status.LATE, 35, coordination=True),
                summary("t3", "2023Q3", Status.ADJUSTED, 90),
                Report(
                    uid=report_uid("a2parks", "2023Q3"),
                    assignment_uid="a2parks",
                    period_uid="2023Q3",
                    status=Status.LATE,
                ),
            ]
        )
    )
    return made


def summary(
    task: str, period: str, status: Status, percent: float, *, coordination: bool = False
) -> Summary:
    return Summary(
        uid=summary_uid(task, period),
        task_uid=task,
        period_uid=period,
        status=status,
        percent=percent,
        coordination=coordination,
    )


def board(ledger: Ledger, period: str | None = "2023Q3") -> Board:
    return Board(ledger, ledger.get(Plan, "plan"), ledger.find(Period, period), TODAY)


def counted(ledger: Ledger, period: str | None = "2023Q3") -> Overview:
    return finish(overview(board(ledger, period)))


def test_statuses_add_up_to_the_tasks_each_once(ledger: Ledger) -> None:
    found = counted(ledger)
    assert found.statuses == {
        Status.DONE: ("t1",),
        Status.ON_TRACK: (),
        Status.LATE: ("t2",),
        Status.NOT_STARTED: ("t4",),
        Status.ADJUSTED: ("t3",),
    }
    assert sorted(uid for tasks in found.statuses.values() for uid in tasks) == list(found.tasks)


def test_watch_lists_hold_their_tasks(ledger: Ledger) -> None:
    found = counted(ledger)
    assert found.overdue == ("t4",)
    assert found.due_soon == ()
    assert found.coordination == ("t2",)


def test_unreported_counts_units_and_leads_to_what_they_owe(ledger: Ledger) -> None:
    found = counted(ledger)
    assert found.silent == {"water": ("t1", "t2"), "song": ("t3",)}
    assert found.silent_tasks == ("t1", "t2", "t3")
    assert (found.owing, found.complete) == (3, 1)
    assert found.formless == ("各乡镇政府",)


def test_bars_stand_in_the_documents_order_and_count_apart(ledger: Ledger) -> None:
    found = counted(ledger)
    leaders = found.bars[GroupBy.LEADER]
    assert [(bar.title, bar.total) for bar in leaders] == [
        ("张三", 2),
        ("李四", 1),
        ("未明确领导", 2),
    ]
    assert leaders[0].tasks == {Status.DONE: ("t1",), Status.LATE: ("t2",)}
    assert found.several(GroupBy.LEADER) == 1
    assert sum(bar.total for bar in found.bars[GroupBy.SECTION]) == len(found.tasks)


def test_periods_ends_stand_beside_each_other(ledger: Ledger) -> None:
    found = counted(ledger)
    second, third = found.standings
    assert (second.percent, second.statuses[Status.ON_TRACK]) == (10, 1)
    assert second.counted == ("t1", "t2", "t3", "t4")
    assert third.percent == 45  # of 100, 35 and 0: 已调整 is left out
    assert third.counted == ("t1", "t2", "t4")
    assert found.before is second
    assert found.pace == 75


def test_past_period_stands_as_it_ended(ledger: Ledger) -> None:
    ledger.apply(created([]))
    found = counted(ledger, "2023Q2")
    assert found.statuses[Status.ON_TRACK] == ("t1",)
    assert found.before is None
    assert found.pace == 50


def test_without_periods_there_is_no_line_and_nobody_owes() -> None:
    made = Ledger(one for one in sample_records() if not isinstance(one, Period))
    found = counted(made, None)
    assert (found.standings, found.silent, found.owing) == ((), {}, 0)
    assert len(found.statuses[Status.NOT_STARTED]) == 4


def test_owed_tasks_of_a_unit(ledger: Ledger) -> None:
    third = ledger.get(Period, "2023Q3")
    assert owed_tasks(board(ledger), "water", third) == ("t1", "t2")
    assert owed_tasks(board(ledger), "towns", third) == ("t3",)  # it owes nothing: all it has
