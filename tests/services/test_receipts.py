"""收件登记 by hand: ticks, and that they come and go with 撤销."""

from datetime import datetime

import pytest

from tzdesk.domain.changes import Source, created
from tzdesk.domain.records import Receipt
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.receipts import handed_in_of, receipts_of, tick

PERIOD = "2023Q3"


def merged(uid: str = "r1", *, paper: bool = False) -> Receipt:
    return Receipt(
        uid=uid,
        unit_uid="water",
        period_uid=PERIOD,
        file_name="水务局.xlsx",
        sha256="ab" * 32,
        received_at=datetime.fromisoformat("2023-09-28T09:00:00"),
        electronic=True,
        paper=paper,
    )


def ticked(desk: Desk) -> tuple[str, ...]:
    return handed_in_of(desk.ledger, "water", PERIOD).ticked


def test_ticks_are_kept_and_taken_back_one_by_one(desk: Desk) -> None:
    before = desk.file.content_hash()
    tick(desk, "water", PERIOD, "paper", on=True)
    tick(desk, "water", PERIOD, "stamped", on=True)
    assert ticked(desk) == ("paper", "stamped")
    assert len(receipts_of(desk.ledger, "water", PERIOD)) == 1
    assert desk.undoable
    assert desk.undoable.title == "登记“区水务局”2023年第三季度收件：盖章"
    desk.undo()
    assert ticked(desk) == ("paper",)
    desk.undo()
    assert ticked(desk) == ()
    assert desk.file.content_hash() == before
    desk.redo()
    assert ticked(desk) == ("paper",)


def test_the_last_tick_cleared_leaves_nothing_behind(desk: Desk) -> None:
    before = desk.file.content_hash()
    tick(desk, "water", PERIOD, "paper", on=True)
    tick(desk, "water", PERIOD, "paper", on=False)
    assert receipts_of(desk.ledger, "water", PERIOD) == []
    assert desk.file.content_hash() == before
    desk.undo()
    assert ticked(desk) == ("paper",)


def test_what_is_so_already_is_not_written(desk: Desk) -> None:
    assert tick(desk, "water", PERIOD, "paper", on=False).batch is None


def test_only_a_file_is_said_to_have_come_back(desk: Desk) -> None:
    tick(desk, "water", PERIOD, "paper", on=True)
    assert desk.board().rows["t1"].units[0].received_on is None
    desk.write(created([merged()]), Source.MERGE, "合并 1 个文件")
    row = desk.board().rows["t1"].units[0]
    assert row.received_on == merged().received_at.date()
    assert not row.reported


def test_a_merge_is_taken_back_without_what_was_ticked_beside_it(desk: Desk) -> None:
    batch = desk.write(created([merged()]), Source.MERGE, "合并 1 个文件").batch
    assert batch
    tick(desk, "water", PERIOD, "paper", on=True)
    assert ticked(desk) == ("electronic", "paper")
    assert desk.undo(batch.uid).kept == ()
    assert ticked(desk) == ("paper",)


def test_a_merged_file_cannot_be_denied(desk: Desk) -> None:
    desk.write(created([merged(paper=True)]), Source.MERGE, "合并 1 个文件")
    with pytest.raises(UserError, match="已经合并"):
        tick(desk, "water", PERIOD, "electronic", on=False)
    tick(desk, "water", PERIOD, "paper", on=False)
    assert ticked(desk) == ("electronic",)
    assert len(receipts_of(desk.ledger, "water", PERIOD)) == 1
