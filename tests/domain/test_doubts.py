"""待核实: what of a report or summary is to be asked about."""

from datetime import date

import pytest

from tests.sample_ledger import sample_records
from tzdesk.domain.board import Board
from tzdesk.domain.changes import Change, created
from tzdesk.domain.doubts import Doubt, doubts, repeats
from tzdesk.domain.filters import TaskFilter, select
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Period, Plan, Report, Summary, report_uid, summary_uid
from tzdesk.domain.status import Status

SAME, DONE_BARE = Doubt.SAME_AS_BEFORE, Doubt.DONE_WITHOUT_TEXT
BELOW, LATE_BARE = Doubt.DONE_BELOW_WHOLE, Doubt.LATE_WITHOUT_PROBLEM
DONE, LATE, GOING = Status.DONE, Status.LATE, Status.ON_TRACK


def said(
    status: Status | None = None,
    percent: float | None = None,
    progress: str | None = None,
    problem: str | None = None,
    period: str = "2023Q3",
    part: str = "a1water",
) -> Report:
    return Report(
        uid=report_uid(part, period),
        assignment_uid=part,
        period_uid=period,
        status=status,
        percent=percent,
        progress=progress,
        problem=problem,
    )


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (said(DONE, 100, "已建成"), ()),
        (said(DONE, 100), (DONE_BARE,)),
        (said(DONE, 99.9, "已建成"), (BELOW,)),
        (said(DONE), (DONE_BARE, BELOW)),
        (said(LATE, 40, "在建"), (LATE_BARE,)),
        (said(LATE, 40, "在建", "资金未到位"), ()),
        (said(GOING, 100), ()),
        (said(None, 50), ()),
    ],
)
def test_what_does_not_fit_together(now: Report, found: tuple[Doubt, ...]) -> None:
    assert doubts(now, None) == found


@pytest.mark.parametrize(
    ("text", "before", "found"),
    [
        ("按计划推进", "按计划推进", True),
        ("按计划推进，完成80％", "按计划推进,\n完成 80%", True),
        ("按计划推进。", "按计划推进", False),
        ("", "", False),
        (None, None, False),
        ("按计划推进", None, False),
    ],
)
def test_the_same_words_again(text: str | None, before: str | None, found: bool) -> None:
    assert repeats(text, before) is found


def test_what_had_ended_may_be_told_in_the_same_words() -> None:
    ended = said(DONE, 100, "已建成")
    assert doubts(ended, said(DONE, 100, "已建成", period="2023Q2")) == ()
    assert doubts(ended, said(GOING, 80, "已建成", period="2023Q2")) == (SAME,)
    assert doubts(said(GOING, 80, "已建成"), ended) == (SAME,)


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(sample_records())


def board(ledger: Ledger, period: str = "2023Q3") -> Board:
    plan = ledger.get(Plan, "plan")
    return Board(ledger, plan, ledger.find(Period, period), date(2023, 10, 12))


def test_a_board_knows_them_and_forgets_them_again(ledger: Ledger) -> None:
    ledger.apply(
        created(
            [
                said(GOING, 40, "按计划推进", period="2023Q2"),
                said(GOING, 60, "按计划推进"),
                said(LATE, 60, "在建", part="a2parks"),
            ]
        )
    )
    rows = board(ledger).rows
    assert rows["t1"].units[0].doubts == (SAME,)
    assert rows["t2"].units[0].doubts == (LATE_BARE,)
    found = select(TaskFilter(doubtful=True), board(ledger))
    assert [row.uid for row in found] == ["t1", "t2"]
    assert not any(row.doubtful for row in board(ledger, "2023Q2"))
    shown = board(ledger)
    ledger.apply([Change("report", report_uid("a1water", "2023Q3"), "progress", "", "已开工")])
    shown.refresh({"t1"})
    assert not shown.rows["t1"].doubtful


def test_a_summary_that_only_shows_through_is_not_asked_about(ledger: Ledger) -> None:
    uid = summary_uid("t1", "2023Q2")
    late = Summary(uid=uid, task_uid="t1", period_uid="2023Q2", status=LATE, progress="在建")
    ledger.apply(created([late]))
    assert board(ledger, "2023Q2").rows["t1"].doubts == (LATE_BARE,)
    assert board(ledger).rows["t1"].doubts == ()
