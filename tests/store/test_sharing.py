"""Several windows and threads on one ledger: each sees and is told what the others wrote."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tzdesk.domain.changes import Batch, Change, created
from tzdesk.domain.records import Unit, UnitCategory
from tzdesk.store.ledger_file import LedgerFile
from tzdesk.store.refusals import StaleError
from tzdesk.store.state import START_MARK

Writer = Callable[..., Batch]
STATUS = Change("summary", "t1.year", "status", "滞后", "已完成")


@pytest.fixture
def other(ledger: LedgerFile) -> Iterator[LedgerFile]:
    """The same ledger, opened a second time."""
    with LedgerFile.open(ledger.path) as file:
        yield file


def test_a_second_window_sees_what_the_first_wrote(
    ledger: LedgerFile, other: LedgerFile, batch: Writer
) -> None:
    mark = other.load().mark
    assert other.batches_since(mark) == ()
    first, second = batch([STATUS]), batch([Change("unit", "u1", "phone", "1001", "1002")])
    ledger.write(first)
    assert ledger.write(second) == other.state_mark() != mark
    assert other.batches_since(mark) == (first, second)
    with pytest.raises(StaleError) as caught:
        other.write(batch([STATUS]))
    assert caught.value.change == STATUS


def test_a_mark_of_another_history_asks_for_loading_anew(
    ledger: LedgerFile, batch: Writer, tmp_path: Path
) -> None:
    with LedgerFile.create(tmp_path / "another.tzdb") as another:
        unit = Unit(uid="u", name="u", category=UnitCategory.COMPANY, position=0)
        another.write(batch(created([unit])))
        assert ledger.batches_since(another.state_mark()) is None
        assert another.batches_since(ledger.state_mark()) is None
        assert another.batches_since(START_MARK) == (another.batch("b2"),)


def test_threads_may_share_a_ledger(ledger: LedgerFile, batch: Writer) -> None:
    steps = [batch([Change("unit", "u1", "position", n, n + 1)]) for n in range(20)]

    def write(step: Batch) -> bool:
        try:
            ledger.write(step)
        except StaleError:
            return False
        return len(ledger.load().records) > 0

    with ThreadPoolExecutor(4) as pool:
        written = list(pool.map(write, steps))
    row: Any = next(one for one in ledger.load().records if one.uid == "u1")
    assert row.position == sum(written) > 0
    assert ledger.check() == ()
