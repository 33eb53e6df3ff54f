"""The rows that a batch touches: read, changed in memory one change after the other, written.

Only what differs in the end is written, by the kind of statement and in bulk, so that an import
of thousands of rows costs a few statements. Knows nothing of the history.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, select, update
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.selectable import FromClause

from tzdesk.domain.changes import Change
from tzdesk.domain.records import Row
from tzdesk.store.refusals import StaleError
from tzdesk.store.tables import TABLES, RecordTable
from tzdesk.store.uid_lists import among, listed

_KEY = "row_id"


@dataclass(slots=True)
class _Touched:
    """A row: its id (None: not stored yet), and its values before and now (None: no row)."""

    id: int | None = None
    before: Row | None = None
    now: Row | None = None


class TouchedRows:
    """One batch's rows, of all kinds."""

    def __init__(self, connection: Connection):
        self._connection = connection
        self._rows: dict[str, dict[str, _Touched]] = {}
        self._ids: dict[str, dict[str, int]] = {}

    def apply(self, changes: Iterable[Change]) -> None:
        """Changes the rows in memory. Raises StaleError where a change does not fit its row."""
        changes = tuple(changes)
        self._read(changes)
        for change in changes:
            _change(self._rows[change.entity][change.uid], change, TABLES[change.entity])

    def write(self) -> frozenset[str]:
        """Writes what differs; answers the uids of the rows that are gone."""
        self._name_rows()
        removed: set[str] = set()
        for entity in reversed(TABLES):
            removed.update(self._delete(TABLES[entity]))
        for table in TABLES.values():
            self._update(table)
        for table in TABLES.values():
            self._insert(table)
        return frozenset(removed)

    def _read(self, changes: Iterable[Change]) -> None:
        for change in changes:
            self._rows.setdefault(change.entity, {}).setdefault(change.uid, _Touched())
        for entity, rows in self._rows.items():
            for found in self._connection.execute(_stored(TABLES[entity]), listed(rows)):
                key, *values = found
                row = dict(zip(TABLES[entity].columns, values, strict=True))
                rows[row["uid"]] = _Touched(key, row, row)

    def _of(self, table: RecordTable) -> Iterator[_Touched]:
        return iter(self._rows.get(table.entity, {}).values())

    def _delete(self, table: RecordTable) -> Iterator[str]:
        gone = [row for row in self._of(table) if row.before and row.now is None]
        if gone:
            statement = delete(table.table).where(table.table.c.id == bindparam(_KEY))
            self._connection.execute(statement, [{_KEY: row.id} for row in gone])
        return (row.before["uid"] for row in gone if row.before)

    def _update(self, table: RecordTable) -> None:
        alike: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for row in self._of(table):
            if row.before and row.now and row.now is not row.before:
                differing = {k: v for k, v in row.now.items() if row.before[k] != v}
                if differing:
                    values = self._columns(table, differing)
                    alike[tuple(values)].append(values | {_KEY: row.id})
        for names, rows in alike.items():
            statement = update(table.table).where(table.table.c.id == bindparam(_KEY))
            values = {name: bindparam(name) for name in names}
            self._connection.execute(statement.values(values), rows)

    def _insert(self, table: RecordTable) -> None:
        ids = self._ids.get(table.entity, {})
        rows = [
            self._columns(table, row.now) | {"id": ids[row.now["uid"]]}
            for row in self._of(table)
            if row.before is None and row.now
        ]
        if rows:
            rows.sort(key=lambda values: values["id"])
            self._connection.execute(insert(table.table), rows)

    def _columns(self, table: RecordTable, values: Row) -> dict[str, Any]:
        """The values by column; uids of other rows as their ids."""
        return {
            table.columns[field].name: (
                self._id(table.references[field], value) if field in table.references else value
            )
            for field, value in values.items()
        }

    def _id(self, entity: str, uid: str | None) -> int | None:
        if uid is None:
            return None
        try:
            return self._ids[entity][uid]
        except KeyError:
            raise StaleError from None

    def _name_rows(self) -> None:
        """Gives new rows their ids, and finds those of all rows that the touched ones name."""
        named: dict[str, set[str]] = defaultdict(set)
        for entity, rows in self._rows.items():
            for row in rows.values():
                for field, other in TABLES[entity].references.items():
                    if row.now and row.now[field] is not None:
                        named[other].add(row.now[field])
        for entity in TABLES:
            self._ids[entity] = self._new_ids(TABLES[entity])
            if others := named[entity] - self._ids[entity].keys():
                found = self._connection.execute(_ids(TABLES[entity]), listed(others))
                self._ids[entity].update((uid, key) for uid, key in found)

    def _new_ids(self, table: RecordTable) -> dict[str, int]:
        made = [row.now["uid"] for row in self._of(table) if row.before is None and row.now]
        if not made:
            return {}
        last = self._connection.scalar(select(func.max(table.table.c.id))) or 0
        return {uid: last + number for number, uid in enumerate(made, 1)}


def _change(row: _Touched, change: Change, table: RecordTable) -> None:
    if change.field is None:
        if row.now != (change.old and table.complete(change.old)):
            raise StaleError(change)
        row.now = change.new and table.complete(change.new)
        if row.now and row.now["uid"] != change.uid:
            raise ValueError(f"{change.entity} {change.uid} is made with another uid")
    elif row.now is None or row.now[change.field] != change.old:
        raise StaleError(change)
    else:
        row.now = row.now | {change.field: change.new}


@cache
def _ids(table: RecordTable) -> Select[*tuple[Any, ...]]:
    return select(table.table.c.uid, table.table.c.id).where(among(table.table.c.uid))


@cache
def _stored(table: RecordTable) -> Select[*tuple[Any, ...]]:
    """Id and fields of the listed rows, other rows named by uid."""
    source: FromClause = table.table
    values: list[ColumnElement[Any]] = []
    for field, column in table.columns.items():
        if other := table.references.get(field):
            named = TABLES[other].table.alias(field)
            source = source.outerjoin(named, named.c.id == column)
            values.append(named.c.uid)
        else:
            values.append(column)
    rows = select(table.table.c.id, *values).select_from(source)
    return rows.where(among(table.table.c.uid))
