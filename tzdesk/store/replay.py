"""Doing the history again from nothing, to see whether the rows are what it leads to.

Keeps of each row the JSON text with which it was made, until a field of it changes.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from functools import cache

from sqlalchemy import Connection, select

from tzdesk.domain.records import Row
from tzdesk.store.chain import ChangeWords
from tzdesk.store.ledger_format import FORMAT, format_of
from tzdesk.store.statements import Prepared, driver_of
from tzdesk.store.subjects import Subjects
from tzdesk.store.tables import TABLES, RecordTable


class Replay:
    """The rows as the changes taken so far leave them."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[str, str | Row]] = defaultdict(dict)

    def take(self, change: ChangeWords) -> None:
        """The next change. One that is no JSON is passed over."""
        if change.field is not None:
            # The chain tells of such a change; here only the rest matters.
            with suppress(ValueError, KeyError, TypeError):
                self._set(change, change.field)
        elif change.new == "null":
            self._rows[change.entity].pop(change.uid, None)
        else:
            self._rows[change.entity][change.uid] = change.new

    def _set(self, change: ChangeWords, field: str) -> None:
        rows = self._rows[change.entity]
        row = rows[change.uid]
        rows[change.uid] = (json.loads(row) if isinstance(row, str) else row) | {
            field: json.loads(change.new)
        }

    def differences(self, connection: Connection, subjects: Subjects) -> Iterator[str]:
        """What the ledger holds and the history does not say, or the other way round."""
        ids: dict[str, dict[int | None, str | None]] = {}
        for entity, fields in _fields_in(connection).items():
            table = TABLES[entity]
            ids[entity] = {None: None}
            due = self._rows.pop(entity, {})
            # Rows are compared once all that they may refer to have their uids known.
            stored = list(_query(entity, fields).each(connection)) if fields else []
            ids[entity].update((key, uid) for key, uid, *_ in stored)
            for _, *values in stored:
                row = _named(table, dict(zip(fields, values, strict=True)), ids)
                if not _same(table, row, due.pop(row["uid"], None)):
                    yield f"{subjects.of(entity, row['uid'])}与修改记录不符"
            yield from (f"{subjects.of(entity, uid)}缺失，修改记录中有" for uid in due)


@cache
def _query(entity: str, fields: tuple[str, ...]) -> Prepared:
    table = TABLES[entity]
    return Prepared(select(*table.table.c["id", *(table.columns[field] for field in fields)]))


def _fields_in(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The fields of each kind of row that the file has columns for: all of them, unless it is of
    an earlier format, looked at before it is upgraded."""
    driver = driver_of(connection)
    if format_of(driver) >= FORMAT:
        return {entity: tuple(table.columns) for entity, table in TABLES.items()}
    found = {}
    for entity, table in TABLES.items():
        present = {name for _, name, *_ in driver.execute(f"PRAGMA table_info({table.name})")}
        found[entity] = tuple(one for one, name in table.columns.items() if name in present)
    return found


def _named(table: RecordTable, row: Row, ids: dict[str, dict[int | None, str | None]]) -> Row:
    """The whole row as JSON values; what it refers to by uid."""
    for field, entity in table.references.items():
        if field in row:
            row[field] = ids[entity].get(row[field], "")
    return table.complete(row)


def _same(table: RecordTable, row: Row, due: str | Row | None) -> bool:
    if due is None:
        return False
    with suppress(ValueError):
        due = json.loads(due) if isinstance(due, str) else due
        return isinstance(due, dict) and row == table.complete(due)
    return False
