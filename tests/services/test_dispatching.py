"""Dispatch: what cells hold and are offered, and what the ledger keeps."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.services.clocks import Clock
from tests.services.dispatches import Q2, Q3, WATER, dispatch_all, say, sheet_of, third_quarter
from tzdesk.documents import Reader
from tzdesk.domain.changes import Source
from tzdesk.domain.periods import PeriodKind
from tzdesk.domain.records import Dispatch, DispatchRow, Period, Unit
from tzdesk.domain.status import Status
from tzdesk.errors import UserError
from tzdesk.exchange.sent_form import dispatch_row_uid, from_dispatch_row, read_form
from tzdesk.services.desk import Desk
from tzdesk.services.dispatch_scope import (
    COLLECTIVE,
)
from tzdesk.services.dispatching import (
    DispatchOptions,
    dispatch,
    prepare,
    record,
    write,
)
from tzdesk.services.history import entries
from tzdesk.services.periods import add_year
from tzdesk.services.unit_names import add_alias
from tzdesk.services.units import exempt


def test_the_real_plan_goes_out_whole(real_desk: Desk, tmp_path: Path) -> None:
    plan = real_desk.plan()
    add_year(real_desk, plan.uid, PeriodKind.QUARTER, 2023)
    period = next(one for one in real_desk.ledger.periods(plan.uid) if one.code == Q3)
    board = real_desk.board(plan.uid, period.uid)
    done = dispatch(real_desk, board, DispatchOptions(tmp_path / "out"))
    rows = [row for one in done.made.files for row in one.form.rows]
    assert (len(done.made.files), len(rows), len(done.uncovered)) == (68, 341, 11)
    assert len({row.assignment_uid for row in rows}) + len(done.uncovered) == 352
    assert {one.reason for one in done.uncovered} == {COLLECTIVE}
    assert len({one.unit for one in done.uncovered}) == 5
    names = sorted(one.name for one in (tmp_path / "out").iterdir())
    assert names == sorted(one.path.name for one in done.made.files)
    with Reader() as reader:
        for one in done.made.files[::17]:
            form = read_form(reader.workbook(one.path))
            assert form is not None
            assert form.intact
            assert form.identity == one.form.identity
            assert list(form.rows.values()) == [row.sent for row in one.form.rows]
    assert len(real_desk.ledger.rows(DispatchRow)) == 341


def test_aliased_units_get_one_workbook(desk: Desk, folder: Path) -> None:
    add_alias(desk, "parks", "宋庄镇政府")
    done = dispatch_all(desk, folder)
    rows = {one.form.identity.unit_name: len(one.form.rows) for one in done.made.files}
    assert rows == {"区水务局": 2, "区园林绿化局": 2}


def test_cells_hold_what_the_ledger_has(desk: Desk, folder: Path) -> None:
    say(desk, "a1water", Q3, status="滞后", percent="58.5", problem="缺地", coordination="否")
    say(desk, "a1water", Q2, progress="上期进展", next_step="上期措施", problem="上期问题")
    dispatch_all(desk, folder, prefill=False)
    cells = [cell.value for cell in sheet_of(folder / WATER)[4]]
    assert cells[5:14] == ["上期进展", None, 58.5, "滞后", "缺地", None, "否", None, None]


def test_blank_cells_are_offered_the_last_words(desk: Desk, folder: Path) -> None:
    say(desk, "a1water", Q3, status="滞后", next_step="本期措施")
    say(desk, "a1water", Q2, progress="上期进展", next_step="上期措施", problem="上期问题")
    done = dispatch_all(desk, folder)
    sheet = sheet_of(folder / WATER)
    cells = [cell.value for cell in sheet[4]]
    assert cells[5:14] == [
        *("上期进展", "上期进展", None, "滞后", None, "本期措施", None, "王五", "100")
    ]
    sent = done.made.files[0].form.rows[0].sent
    assert sent.base == {"status": "滞后", "next_step": "本期措施"}
    assert sent.prefilled == {"progress": "上期进展", "contact": "王五", "phone": "100"}


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ({"contact": "李四"}, {}),
        ({"contact": "王五"}, {"phone": "100"}),
        ({"phone": "100"}, {"contact": "王五"}),
        ({"phone": "200"}, {}),
    ],
)
def test_no_phone_is_put_beside_another_name(
    desk: Desk, folder: Path, said: dict[str, str], offered: dict[str, str]
) -> None:
    say(desk, "a1water", Q3, **said)
    done = dispatch_all(desk, folder, unit_uids={"water"})
    assert dict(done.made.files[0].form.rows[0].prefilled) == offered


def test_the_ledger_keeps_what_was_sent(desk: Desk, folder: Path) -> None:
    say(desk, "a1water", Q3, status="滞后")
    before = desk.file.content_hash()
    done = dispatch_all(desk, folder)
    batch = done.written.batch
    assert batch is not None
    assert (batch.source, batch.title) == (
        Source.DISPATCH,
        "下发 2023年第三季度填报表（3 个单位）",
    )
    made = done.prepared.dispatch
    assert desk.ledger.get(Dispatch, made.uid) == made
    assert desk.ledger.get(Period, Q3).dispatched_on == date(2023, 9, 30)
    kept = desk.ledger.get(DispatchRow, dispatch_row_uid(made.uid, "a1water"))
    assert dict(from_dispatch_row(kept).base) == {"status": "滞后"}
    assert json.loads(kept.prefilled) == {"contact": "王五", "phone": "100"}
    assert [one.label for one in entries(desk) if one.batch == batch.uid] == ["下发日期", "下发"]
    desk.undo()
    assert not desk.ledger.rows(Dispatch)
    assert desk.ledger.get(Period, Q3).dispatched_on is None
    assert desk.file.content_hash() == before


def test_a_second_dispatch_is_a_new_one(desk: Desk, clock: Clock, folder: Path) -> None:
    first = dispatch_all(desk, folder)
    clock.set("2023-10-05T09:00")
    second = dispatch_all(desk, folder, unit_uids={"water"})
    assert len(desk.ledger.rows(Dispatch)) == 2
    assert desk.ledger.get(Period, Q3).dispatched_on == date(2023, 9, 30)
    path = second.made.files[0].path
    assert path.name == WATER.replace(".xlsx", "_2.xlsx")
    with Reader() as reader:
        found = [read_form(reader.workbook(one)) for one in (folder / WATER, path)]
    assert [one and one.identity.dispatch_uid for one in found] == [
        first.prepared.dispatch.uid,
        second.prepared.dispatch.uid,
    ]


def test_another_day_due_is_printed_and_becomes_the_periods(desk: Desk, folder: Path) -> None:
    dispatch_all(desk, folder, due=date(2023, 10, 15))
    assert desk.ledger.get(Period, Q3).due == date(2023, 10, 15)
    assert "报送截止：2023年10月15日" in sheet_of(folder / WATER)["C2"].value
    desk.undo()
    assert desk.ledger.get(Period, Q3).due == date(2023, 10, 10)


def test_nothing_to_send_is_refused(desk: Desk, folder: Path) -> None:
    with pytest.raises(UserError, match="至少选一个单位"):
        dispatch_all(desk, folder, unit_uids=set())
    with pytest.raises(UserError, match="至少选一个单位"):
        dispatch_all(desk, folder, unit_uids={"towns"})
    for part in ("a1water", "a2water", "a2parks", "a3song"):
        exempt(desk, [part])
    with pytest.raises(UserError, match="没有单位需要填报"):
        dispatch_all(desk, folder)
    assert not folder.exists()


def test_without_a_period_nothing_goes_out(real_desk: Desk, folder: Path) -> None:
    with pytest.raises(UserError, match="还没有填报期"):
        dispatch(real_desk, real_desk.board(), DispatchOptions(folder))


def test_a_ledger_that_cannot_be_written_sends_nothing(
    desk: Desk, path: Path, clock: Clock, folder: Path
) -> None:
    desk.close()
    with (
        Desk.open(path, clock=clock, read_only=True) as reading,
        pytest.raises(UserError, match="只读"),
    ):
        dispatch_all(reading, folder)
    assert not folder.exists()


def test_the_ledger_may_change_while_files_are_written(desk: Desk, folder: Path) -> None:
    prepared = prepare(desk, third_quarter(desk), DispatchOptions(folder))
    say(desk, "a1water", Q3, status="滞后")
    made = write(prepared)
    done = record(desk, prepared, made)
    kept = desk.ledger.get(DispatchRow, dispatch_row_uid(done.prepared.dispatch.uid, "a1water"))
    assert dict(from_dispatch_row(kept).base) == {}
    report = desk.ledger.report("a1water", Q3)
    assert report is not None
    assert report.status is Status.LATE
    assert desk.ledger.get(Unit, "water").contact == "王五"
