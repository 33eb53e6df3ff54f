"""Who has handed in, what asks for attention, and what the reports suggest."""

from pathlib import Path

import pytest

from tests.services.clocks import Clock
from tests.services.receivers import sent_to, take_in
from tzdesk.domain.board import Board
from tzdesk.domain.filters import TaskFilter, select
from tzdesk.domain.overview import overview
from tzdesk.domain.records import Report
from tzdesk.domain.reporting import roll_up
from tzdesk.domain.returns import unit_returns
from tzdesk.domain.status import Status
from tzdesk.domain.steps import finish
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.rollup import agrees, suggestion
from tzdesk.services.statistics import returns_by_unit
from tzdesk.services.unit_members import add_members
from tzdesk.services.units import exempt


def report(desk: Desk, part: str, period: str = "2023Q3", **values: str | int) -> None:
    task = f"t{part[1]}"
    edit(desk, [Edit(task, name, value, period, part) for name, value in values.items()])


def test_returns_count_units_that_owe(desk: Desk) -> None:
    report(desk, "a1water", status="滞后")
    report(desk, "a2parks", progress="已开工")
    report(desk, "a3song", percent=50)
    returns = unit_returns(desk.board())
    assert returns.complete == ("区园林绿化局",)
    assert returns.partial == ("区水务局",)
    assert returns.silent == ("宋庄镇政府",)
    assert returns.formless == ("各乡镇政府",)


def test_an_exempted_collective_unit_lacks_no_form(desk: Desk) -> None:
    exempt(desk, ["a3towns"])
    assert unit_returns(desk.board()).formless == ()
    exempt(desk, ["a3towns"], on=False)
    assert unit_returns(desk.board()).formless == ("各乡镇政府",)


def test_late_is_when_the_last_came_after_the_day_due(desk: Desk, clock: Clock) -> None:
    report(desk, "a1water", status="滞后")
    clock.set("2023-10-11T09:00")
    report(desk, "a2water", status="滞后")
    report(desk, "a2parks", status="滞后")
    clock.set("2023-10-12T09:00")
    found = {one.name: one for one in returns_by_unit(desk.board(None, "2023Q3"))}
    water = found["区水务局"]
    assert (water.owed, water.reported, water.complete, water.late) == (2, 2, True, True)
    assert found["宋庄镇政府"].silent
    assert not found["宋庄镇政府"].late


def watched(board: Board, **asked: bool) -> list[str]:
    return [row.uid for row in select(TaskFilter(**asked), board)]  # type: ignore[arg-type]


def test_watch_lists_are_of_the_boards_day(desk: Desk, clock: Clock) -> None:
    edit(desk, [Edit("t2", "coordination", "是", "2023Q3")])
    report(desk, "a3song", coordination="是")
    assert watched(desk.board(), overdue=True) == []
    assert watched(desk.board(), due_soon=True) == ["t4"]
    assert watched(desk.board(), coordination=True) == ["t2", "t3"]
    assert watched(desk.board(), recent=True) == ["t2", "t3"]
    assert watched(desk.board(), unreported=True) == ["t1", "t2", "t3"]
    clock.set("2023-10-12T09:00")
    assert watched(desk.board(), overdue=True) == ["t4"]
    assert watched(desk.board(None, "2023Q2"), overdue=True) == []


def said(number: int, status: Status | None, percent: float | None = None) -> Report:
    return Report(
        uid=f"{number}", assignment_uid="a", period_uid="p", status=status, percent=percent
    )


DONE, LATE, ON_TRACK = Status.DONE, Status.LATE, Status.ON_TRACK


@pytest.mark.parametrize(
    ("statuses", "owed", "found"),
    [
        ([DONE, DONE], 2, DONE),
        ([DONE, DONE], 3, ON_TRACK),
        ([DONE, ON_TRACK], 2, ON_TRACK),
        ([ON_TRACK, Status.NOT_STARTED], 2, Status.NOT_STARTED),
        ([Status.NOT_STARTED, LATE, DONE], 3, LATE),
        ([Status.ADJUSTED, DONE], 2, DONE),
        ([Status.ADJUSTED, Status.ADJUSTED], 2, Status.ADJUSTED),
        ([Status.ADJUSTED, LATE], 3, LATE),
    ],
)
def test_the_suggestion_is_the_worst_of_the_unfinished(
    statuses: list[Status], owed: int, found: Status
) -> None:
    rolled = roll_up([said(at, one) for at, one in enumerate(statuses)], owed)
    assert rolled
    assert (rolled.status, rolled.reported, rolled.owed) == (found, len(statuses), owed)


def test_the_mean_of_reports_is_cut_and_never_a_hundred_too_soon() -> None:
    reports = [said(0, ON_TRACK, 100), said(1, ON_TRACK, 100), said(2, ON_TRACK, 99.9)]
    assert roll_up(reports, 3).percent == 99.9  # type: ignore[union-attr]
    assert roll_up([], 3) is None
    assert roll_up([said(0, None, 50)], 1) is None


def test_a_task_is_suggested_what_its_units_say(desk: Desk) -> None:
    assert suggestion(desk.board().rows["t2"]) is None
    report(desk, "a2water", status="正常推进", percent=75)
    row = desk.board().rows["t2"]
    found = suggestion(row)
    assert found
    assert (found.status, found.percent, found.reported, found.owed) == (ON_TRACK, 75, 1, 2)
    assert not agrees(row, found)
    edit(desk, [Edit("t2", "status", "正常推进", "2023Q3"), Edit("t2", "percent", 75, "2023Q3")])
    assert agrees(desk.board().rows["t2"], found)


def test_a_member_that_the_task_names_itself_speaks_for_the_unit_above(
    desk: Desk, folder: Path, tmp_path: Path, clock: Clock
) -> None:
    """In a unit's own ledger: 区水务局 gathers what 区园林绿化局 reports."""
    sent = sent_to(desk, "2023Q3", folder, clock, "2023-10-01")
    with Desk.create(tmp_path / "水务局.tzdb", clock=clock) as below:
        take_in(below, sent)
        assert add_members(below, "water", ["区园林绿化局"])
        row = below.board().rows["t2"]
        parts = {one.name: one for one in row.units}
        assert parts["区园林绿化局"].via_uid is None
        edit(below, [Edit("t2", "status", "已完成", "2023Q3", parts["区园林绿化局"].uid)])
        found = suggestion(below.board().rows["t2"])
    assert found
    assert (found.status, found.reported, found.owed) == (DONE, 1, 1)


def test_unreported_is_owed_by_units_that_said_nothing_and_missing_is_any_report(
    desk: Desk,
) -> None:
    """The list counts units; the tasks that it shows are theirs, and nobody else's."""
    report(desk, "a1water", progress="已开工。")
    assert watched(desk.board(), unreported=True) == ["t2", "t3"]
    report(desk, "a2parks", progress="已选址。")
    board = desk.board()
    assert unit_returns(board).silent == ("宋庄镇政府",)
    assert watched(board, unreported=True) == ["t3"]
    assert watched(board, missing=True) == ["t2", "t3"]
    assert finish(overview(board)).silent_tasks == ("t3",)
    desk.undo()
    assert watched(board, unreported=True) == ["t2", "t3"]
