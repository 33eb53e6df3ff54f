"""Walking along the hash chain of a ledger: where does it not hold?

Each change is judged against the digest that is stored before it, so that one damaged place is
found as one place, however much history follows it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from tzdesk.store.chain import START, BatchWords, ChangeWords, link
from tzdesk.store.models import BatchModel, ChangeModel
from tzdesk.store.statements import Prepared
from tzdesk.store.subjects import Subjects


@dataclass(frozen=True, slots=True)
class Stretch:
    """Changes `first` to `last` that do not follow from what stands before them.

    `day` is the date of the first one's batch, as it is stored; `entity` and `uid` its row.
    `missing`: the changes themselves are not there.
    """

    first: int
    last: int
    day: str = ""
    entity: str = ""
    uid: str = ""
    missing: bool = False


_taken_back = aliased(BatchModel)
_BATCHES = Prepared(
    select(
        BatchModel.id,
        BatchModel.first,
        BatchModel.size,
        BatchModel.uid,
        BatchModel.at,
        BatchModel.by,
        BatchModel.source,
        BatchModel.title,
        BatchModel.detail,
        _taken_back.uid,
    )
    .select_from(BatchModel)
    .outerjoin(_taken_back, _taken_back.id == BatchModel.undoes_id)
    .order_by(BatchModel.id)
)
_CHANGES = Prepared(
    select(
        ChangeModel.batch_id,
        ChangeModel.digest,
        ChangeModel.id,
        ChangeModel.entity,
        ChangeModel.uid,
        ChangeModel.field,
        ChangeModel.old,
        ChangeModel.new,
    ).order_by(ChangeModel.id)
)


def broken_stretches(
    connection: Connection, take: Callable[[ChangeWords], None]
) -> Iterator[Stretch]:
    """The whole chain is walked, then what is broken is answered; neighbours as one stretch.

    `take` gets every change in turn.
    """
    batches = _Batches(connection)
    stretches: list[Stretch] = []
    digest, due = START, 1
    for key, stored, *values in _CHANGES.each(connection):
        change = ChangeWords(*values)
        if change.sequence > due:
            stretches.append(Stretch(due, change.sequence - 1, missing=True))
        if link(digest, batches.sealed(key, change.sequence), change) != stored:
            _lengthen(stretches, change, batches.day(key))
        take(change)
        digest, due = stored, change.sequence + 1
    yield from stretches
    if batches.end >= due:
        yield Stretch(due, batches.end, missing=True)


def words_of(stretch: Stretch, subjects: Subjects) -> str:
    """「第 812 条修改记录与前后不符（2023-09-03，第 44 项）」."""
    many = stretch.last > stretch.first
    numbers = f"{stretch.first}–{stretch.last}" if many else str(stretch.first)
    if stretch.missing:
        return f"第 {numbers} 条修改记录缺失"
    where = [stretch.day, "" if many else subjects.name(stretch.entity, stretch.uid)]
    known = "，".join(word for word in where if word)
    return f"第 {numbers} 条修改记录与前后不符" + (f"（{known}）" if known else "")


def _lengthen(stretches: list[Stretch], change: ChangeWords, day: str) -> None:
    """Adds a broken change to the stretch that ends before it, or begins one."""
    number = change.sequence
    if stretches and stretches[-1].last == number - 1 and not stretches[-1].missing:
        stretches[-1] = replace(stretches[-1], last=number)
    else:
        stretches.append(Stretch(number, number, day, change.entity, change.uid))


class _Batches:
    """What is stored of each batch, by its row id."""

    def __init__(self, connection: Connection):
        self._rows: dict[int, tuple[range, bytes, str]] = {}
        self.end = 0
        for key, first, size, *values in _BATCHES.each(connection):
            words = BatchWords(*values)
            self._rows[key] = range(first, first + size), words.sealed, words.at[:10]
            self.end = max(self.end, first + size - 1)

    def sealed(self, key: int, sequence: int) -> bytes:
        """The batch's part in the digest; none that fits where the change is not in the batch."""
        numbers, sealed, _ = self._rows.get(key, _NO_BATCH)
        return sealed if sequence in numbers else b""

    def day(self, key: int) -> str:
        """The date of the batch."""
        return self._rows.get(key, _NO_BATCH)[2]


_NO_BATCH: tuple[range, bytes, str] = (range(0), b"", "")
