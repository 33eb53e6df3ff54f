"""Reading a whole ledger into records, as fast as the driver hands the rows over.

Rows are turned into records column by column: what repeats (dates, words, references) is decoded
once for each different value, and the frozen records are filled through their slots instead of
through `__init__`, which costs more than all the rest.
"""

import sqlite3
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from tzdesk.domain.collector import no_collections
from tzdesk.domain.records import Record
from tzdesk.store.state import StateMark, state_mark
from tzdesk.store.tables import TABLES, RecordTable

_PLAIN = (str, int, float)
SPELLING = ""
"""Under this uid, which no row has, stands by which way of spelling the search keys were made."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a ledger held at one moment; `pinyin` by uid, `mark` names the moment.

    `spelling`: by which way of spelling the pinyin was made; "" where that is not known.
    Records stand by kind in the order of `RECORDS`, and within it as they were made.
    """

    records: tuple[Record, ...]
    pinyin: dict[str, str]
    mark: StateMark
    spelling: str


def read_snapshot(driver: sqlite3.Connection) -> Snapshot:
    """The ledger as this read transaction sees it."""
    records: list[Record] = []
    uids: dict[str, dict[int | None, str | None]] = {}
    with no_collections():
        for entity, table in TABLES.items():
            records += _read_table(driver, table, uids.setdefault(entity, {None: None}), uids)
        pinyin = read_search_keys(driver)
    spelling = pinyin.pop(SPELLING, "")
    return Snapshot(tuple(records), pinyin, state_mark(driver), spelling)


def read_search_keys(driver: sqlite3.Connection) -> dict[str, str]:
    """The pinyin of each row that has some, by uid."""
    return dict(driver.execute("SELECT uid, pinyin FROM search_keys"))


def _read_table(
    driver: sqlite3.Connection,
    table: RecordTable,
    own: dict[int | None, str | None],
    uids: dict[str, dict[int | None, str | None]],
) -> list[Record]:
    # Named with its table, as a quoted name alone would be a text where no column has it.
    names = ", ".join(f'{table.name}."{name}"' for name in table.columns.values())
    rows = driver.execute(f"SELECT id, {names} FROM {table.name} ORDER BY id").fetchall()
    columns = list(zip(*rows, strict=True))
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
