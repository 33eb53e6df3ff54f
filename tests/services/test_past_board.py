"""The state of a past day, from the history alone."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.ui.small_ledger import small_desk
from tzdesk.domain.changes import Change, Source, created
from tzdesk.domain.differences import Comparison
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import RECORDS, Plan, Record, Unit, UnitCategory
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.example import make_example
from tzdesk.services.past_board import compare_with, first_day, ledger_on, month_before

START = datetime(2023, 10, 12, 9)  # noqa: DTZ001


class Clock:
    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at

    def days_later(self, days: int) -> None:
        self.at += timedelta(days)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    small_desk(tmp_path).close()
    return Desk.open(tmp_path / "台账.tzdb", by="张三", clock=clock)


def rows(ledger: Ledger) -> set[Record]:
    return {row for kind in RECORDS.values() for row in ledger.rows(kind).values()}


def told(found: Comparison) -> list[tuple[str, str, str]]:
    return [(one.label, one.then, one.now) for task in found.tasks for one in task.differences]


def test_every_day_of_the_example_comes_back_as_it_was(tmp_path: Path) -> None:
    """Against the rows that were there: written down batch by batch as the story was told."""
    desk = make_example(tmp_path)
    batches = desk.file.batches()[::-1]
    ledger, states = Ledger(), {}
    for head in batches:
        batch = desk.file.batch(head.uid)
        assert batch
        ledger.apply(batch.changes)
        states[head.at.date()] = rows(ledger)
    assert len(states) > 10
    for day in list(states)[::4]:
        assert rows(ledger_on(desk.file, day)) == states[day], day


def test_what_changed_since(desk: Desk, clock: Clock) -> None:
    clock.days_later(5)
    edit(desk, [Edit("t30", "status", "正常推进", "2023Q3")])
    edit(desk, [Edit("t30", "percent", 80, "2023Q3")])
    clock.days_later(1)
    edit(desk, [Edit("t29", "status", "已完成", "2023Q3")])
    past = compare_with(desk, desk.board(), TaskFilter(), date(2023, 10, 12))
    assert past.period == "2023年第三季度"
    assert told(past.comparison) == [
        ("进展状态", "未启动", "已完成"),
        ("进展状态", "滞后", "正常推进"),
        ("完成比例", "58%", "80%"),
    ]
    past = compare_with(desk, desk.board(), TaskFilter(), date(2023, 10, 17))
    assert told(past.comparison) == [("进展状态", "未启动", "已完成")]


def test_undone_changes_are_no_difference(desk: Desk, clock: Clock) -> None:
    clock.days_later(3)
    edit(desk, [Edit("t30", "percent", 80, "2023Q3")])
    desk.undo()
    past = compare_with(desk, desk.board(), TaskFilter(), date(2023, 10, 12))
    assert past.comparison.count == 0


def test_a_unit_stands_by_the_name_that_it_had(desk: Desk, clock: Clock) -> None:
    clock.days_later(3)
    change = Change("unit", "区体育局", "name", "区体育局", "区体育总局")
    desk.write([change], Source.EDIT, "改名")
    past = compare_with(desk, desk.board(), TaskFilter(), date(2023, 10, 12))
    assert ("责任单位", "区体育局", "区体育总局") in told(past.comparison)


def test_an_open_desk_is_not_touched(desk: Desk, clock: Clock) -> None:
    clock.days_later(3)
    edit(desk, [Edit("t30", "percent", 80, "2023Q3")])
    before, mark = rows(desk.ledger), desk.file.state_mark()
    compare_with(desk, desk.board(), TaskFilter(), date(2023, 10, 12))
    assert rows(desk.ledger) == before
    assert desk.file.state_mark() == mark


def test_words_of_that_day_are_searched_in(desk: Desk, clock: Clock) -> None:
    clock.days_later(3)
    edit(desk, [Edit("t30", "progress", "已经全部解决。", "2023Q3")])
    asked = TaskFilter(search="xuanzhi")
    past = compare_with(desk, desk.board(), asked, date(2023, 10, 12))
    assert (past.comparison.looked_at, past.comparison.only_then) == (1, 1)


def test_before_the_first_record_nothing_is_known(desk: Desk) -> None:
    assert first_day(desk.file) == date(2023, 10, 12)
    with pytest.raises(UserError, match="从 2023年10月12日开始记录"):
        compare_with(desk, desk.board(), TaskFilter(), date(2023, 10, 11))


@pytest.mark.parametrize("ahead", [0, 1, 400])
def test_a_day_that_is_not_past_is_refused(desk: Desk, ahead: int) -> None:
    with pytest.raises(UserError, match="早于今天"):
        compare_with(desk, desk.board(), TaskFilter(), desk.today + timedelta(ahead))


def test_a_plan_that_was_not_there_yet(tmp_path: Path, clock: Clock) -> None:
    clock.at -= timedelta(30)
    with Desk.create(tmp_path / "新.tzdb", clock=clock) as desk:
        unit = Unit(uid="u", name="区水务局", category=UnitCategory.OFFICE, position=0)
        desk.write(created([unit]), Source.SETTINGS, "登记单位")
        clock.days_later(20)
        desk.write(created([Plan(uid="p", title="重点工作", year=2023)]), Source.IMPORT, "导入")
        clock.days_later(10)
        with pytest.raises(UserError, match="还没有方案“重点工作”"):
            compare_with(desk, desk.board(), TaskFilter(), desk.today - timedelta(20))


def test_the_end_of_the_month_before() -> None:
    assert month_before(date(2024, 3, 31)) == date(2024, 2, 29)
    assert month_before(date(2024, 1, 1)) == date(2023, 12, 31)
