"""The history as it is read: batches, the changes of some rows, the last write."""

from collections.abc import Callable, Sequence

import pytest

from tzdesk.domain.changes import Batch, Change, Source
from tzdesk.store.ledger_file import LedgerFile

Writer = Callable[..., Batch]


@pytest.fixture
def written(ledger: LedgerFile, batch: Writer) -> Sequence[Batch]:
    """Batches written after `b1`."""
    steps = [
        batch([Change("summary", "t1.year", "percent", 58, 60)]),
        batch(
            [
                Change("summary", "t1.year", "percent", 60, 70),
                Change("unit", "u1", "contact", "李四", None),
            ],
            Source.BULK,
        ),
        batch([Change("summary", "t1.year", "percent", 70, 60)], Source.UNDO, undoes="b3"),
    ]
    for step in steps:
        ledger.write(step)
    return steps


def test_batches_come_newest_first_and_without_their_changes(
    ledger: LedgerFile, written: Sequence[Batch]
) -> None:
    heads = ledger.batches()
    assert [head.uid for head in heads] == ["b4", "b3", "b2", "b1"]
    assert all(head.changes == () for head in heads)
    assert (heads[0].source, heads[0].undoes, heads[0].at) == (Source.UNDO, "b3", written[2].at)
    assert (heads[1].by, heads[1].title, heads[1].detail) == ("张三", "第 3 步", "细节")


def test_batches_are_read_page_by_page(ledger: LedgerFile, written: Sequence[Batch]) -> None:
    assert [head.uid for head in ledger.batches(limit=2)] == ["b4", "b3"]
    assert [head.uid for head in ledger.batches(limit=2, before="b3")] == ["b2", "b1"]
    assert ledger.batches(before="b1") == ()


def test_a_batch_comes_whole(ledger: LedgerFile, written: Sequence[Batch]) -> None:
    assert [ledger.batch(step.uid) for step in written] == list(written)
    assert ledger.batch("nobody") is None


def test_changes_of_rows_come_newest_first_with_their_numbers(
    ledger: LedgerFile, written: Sequence[Batch]
) -> None:
    found = ledger.changes_of(["t1.year"])
    assert [(one.change.old, one.change.new) for one in found[:3]] == [(70, 60), (60, 70), (58, 60)]
    assert (found[3].change.field, found[3].change.old) == (None, None)
    assert [one.batch.uid for one in found] == ["b4", "b3", "b2", "b1"]
    assert [one.sequence for one in found[:3]] == [36, 34, 33]
    assert ledger.changes_of(["t1.year", "u1"], limit=2)[1].change.entity == "unit"
    assert ledger.changes_of(["t1.year"], before=33) == found[3:]
    assert ledger.changes_of([]) == ()


def test_all_changes_come_newest_first_without_gaps(
    ledger: LedgerFile, written: Sequence[Batch]
) -> None:
    assert [one.sequence for one in ledger.changes_of()] == list(range(36, 0, -1))
    assert [one.sequence for one in ledger.changes_of(limit=2, before=10)] == [9, 8]


def test_the_last_write_is_the_newest_batchs(ledger: LedgerFile, written: Sequence[Batch]) -> None:
    assert ledger.last_write() == written[-1].at


def test_what_takes_back_nothing_that_is_there_is_a_bug(ledger: LedgerFile, batch: Writer) -> None:
    change = Change("unit", "u1", "phone", "1001", None)
    with pytest.raises(LookupError, match="no batch nobody"):
        ledger.write(batch([change], Source.UNDO, undoes="nobody"))
    assert ledger.batches(limit=1)[0].uid == "b1"
