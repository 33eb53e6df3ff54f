"""Reading a whole ledger into records, as fast as the driver hands the rows over.

Rows are turned into records column by column: what repeats (dates, words, references) is decoded
once for each different value, and the frozen records are filled through their slots instead of
through `__init__`, which costs more than all the rest.
"""

import gc
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from sqlalchemy import Connection, Select, select

from tzdesk.domain.records import Record
from tzdesk.store.search_keys import read_search_keys
from tzdesk.store.state import StateMark, state_mark
from tzdesk.store.tables import TABLES, RecordTable

_PLAIN = (str, int, float)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a ledger held at one moment; `pinyin` by uid, `mark` names the moment.

    Records stand by kind in the order of `RECORDS`, and within it as they were made.
    """

    records: tuple[Record, ...]
    pinyin: dict[str, str]
    mark: StateMark


def read_snapshot(connection: Connection) -> Snapshot:
    """The ledger as this read transaction sees it."""
    records: list[Record] = []
    uids: dict[str, dict[int | None, str | None]] = {}
    with _without_collector():
        for entity, table in TABLES.items():
            records += _read_table(connection, table, uids.setdefault(entity, {None: None}), uids)
        pinyin = read_search_keys(connection)
    return Snapshot(tuple(records), pinyin, state_mark(connection))


def _read_table(
    connection: Connection,
    table: RecordTable,
    own: dict[int | None, str | None],
    uids: dict[str, dict[int | None, str | None]],
) -> list[Record]:
    query = select(table.table.c.id, *table.columns.values()).order_by(table.table.c.id)
    columns = list(zip(*_fetch(connection, query), strict=True))
    if not columns:
        return []
    own.update(zip(columns[0], columns[1], strict=True))
    records = list(map(object.__new__, repeat(table.record, len(columns[0]))))
    for field, column in zip(table.columns, columns[1:], strict=True):
        slot = getattr(table.record, field)
        values = _values(table, field, column, uids)
        deque(map(slot.__set__, records, values), maxlen=0)
    return records


def _values(
    table: RecordTable,
    field: str,
    column: Sequence[Any],
    uids: dict[str, dict[int | None, str | None]],
) -> Iterable[Any]:
    if entity := table.references.get(field):
        return map(uids[entity].__getitem__, column)
    if table.types[field] in _PLAIN:
        return column
    known = {stored: table.decoded(field, stored) for stored in set(column)}
    return map(known.__getitem__, column)


def _fetch(connection: Connection, query: Select[*tuple[Any, ...]]) -> Sequence[Any]:
    """The driver's own tuples; SQLAlchemy's rows would be made only to be taken apart."""
    cursor = connection.execute(query).cursor
    assert cursor is not None
    return cursor.fetchall()


@contextmanager
def _without_collector() -> Iterator[None]:
    """Nothing that is read can be garbage; looking for some would double the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
