"""Where a row stands among others that have a position. Writes nothing."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from tzdesk.domain.changes import Change
from tzdesk.domain.records import CustomField, Leader, SavedView, Task, Unit

Ranked = TypeVar("Ranked", Unit, Leader, CustomField)


def behind(rows: Iterable[CustomField | Leader | SavedView | Task | Unit]) -> int:
    """The position after the last."""
    return max((one.position for one in rows), default=-1) + 1


def placed_before(row: Ranked, others: Sequence[Ranked], before: str) -> Iterator[Change]:
    """What puts a row before one of the others (its uid), or behind them all."""
    uids, order = [one.uid for one in others], list(others)
    order.insert(uids.index(before) if before in uids else len(uids), row)
    return _placed(order)


def _placed(rows: Sequence[Ranked]) -> Iterator[Change]:
    """What lets rows stand in this order, in the places that they have by now."""
    last = -1
    for row, position in zip(rows, sorted(one.position for one in rows), strict=True):
        last = max(position, last + 1)
        yield Change(row.entity, row.uid, "position", row.position, last)
