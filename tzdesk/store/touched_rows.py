"""The rows that a batch touches: read, changed in memory one change after the other, written.

Only what differs in the end is written, by the kind of statement and in bulk, so that an import
of thousands of rows costs a few statements. Knows nothing of the history.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from tzdesk.domain.breath import breathe
from tzdesk.domain.changes import Change
from tzdesk.domain.records import Row
from tzdesk.store.refusals import StaleError
from tzdesk.store.row_statements import KEY, RowStatements, row_statements
from tzdesk.store.tables import TABLES, RecordTable
from tzdesk.store.uid_lists import listed


@dataclass(slots=True)
class _Touched:
    """A row: its id (0: not stored yet), and its values before and now (None: no row)."""

    id: int = 0
    before: Row | None = None
    now: Row | None = None


class TouchedRows:
    """One batch's rows, of all kinds."""

    def __init__(self, connection: Connection):
        self._connection = connection
        self._kinds: dict[str, _KindOfRow] = {}

    def apply(self, changes: Iterable[Change]) -> None:
        """Changes the rows in memory. Raises StaleError where a change does not fit its row."""
        changes = tuple(changes)
        for change in changes:
            if change.entity not in self._kinds:
                self._kinds[change.entity] = _KindOfRow(TABLES[change.entity])
            self._kinds[change.entity].rows.setdefault(change.uid, _Touched())
        for kind in self._kinds.values():
            kind.read(self._connection)
        for change in changes:
            breathe()
            kind = self._kinds[change.entity]
            _change(kind.rows[change.uid], change, kind.table)

    def write(self) -> frozenset[str]:
        """Writes what differs; answers the uids of the rows that are gone.

        Removals come first, those that refer to others before these: SQLite then need not look
        for what still refers to a row, and names are free again for those that take them over.
        """
        for kind in self._kinds.values():
            kind.number(self._connection)
        ids = self._ids()
        removed: set[str] = set()
        for kind in self._in_order(reversed(TABLES)):
            removed.update(kind.remove(self._connection))
        for kind in self._in_order(TABLES):
            kind.alter(self._connection, ids)
            kind.add(self._connection, ids)
        return frozenset(removed)

    def _in_order(self, entities: Iterable[str]) -> Iterator["_KindOfRow"]:
        return (self._kinds[entity] for entity in entities if entity in self._kinds)

    def _ids(self) -> dict[str, dict[str, int]]:
        """The ids of all rows that the written ones refer to, by kind and uid."""
        named: dict[str, set[str]] = defaultdict(set)
        for kind in self._kinds.values():
            for entity, uid in kind.references():
                named[entity].add(uid)
        ids: dict[str, dict[str, int]] = {}
        for entity, uids in named.items():
            made = self._kinds[entity].made if entity in self._kinds else {}
            found = ids[entity] = {uid: made[uid] for uid in uids if uid in made}
            if others := uids - found.keys():
                found.update(row_statements(entity).ids.rows(self._connection, listed(others)))
        return ids


class _KindOfRow:
    """The touched rows of one kind, in the order in which the batch names them."""

    def __init__(self, table: RecordTable):
        self.table = table
        self.rows: dict[str, _Touched] = {}
        self.made: dict[str, int] = {}
        self._statements: RowStatements = row_statements(table.entity)

    def read(self, connection: Connection) -> None:
        for key, *values in self._statements.stored.rows(connection, listed(self.rows)):
            row = dict(zip(self.table.columns, values, strict=True))
            self.rows[row["uid"]] = _Touched(key, row, row)

    def number(self, connection: Connection) -> None:
        """Gives new rows their ids, so that others may refer to them before they are written."""
        new = [uid for uid, row in self.rows.items() if row.now and not row.before]
        if new:
            (last,) = self._statements.last.row(connection) or (0,)
            self.made = {uid: last + number for number, uid in enumerate(new, 1)}

    def references(self) -> Iterator[tuple[str, str]]:
        """Kind and uid of what the rows to be written refer to."""
        for row in self.rows.values():
            if row.now is not None and row.now is not row.before:
                for field, entity in self.table.references.items():
                    if row.now[field] is not None:
                        yield entity, row.now[field]

    def remove(self, connection: Connection) -> list[str]:
        gone = {uid: row for uid, row in self.rows.items() if row.before and row.now is None}
        self._statements.remove.run(connection, [{KEY: row.id} for row in gone.values()])
        return list(gone)

    def alter(self, connection: Connection, ids: dict[str, dict[str, int]]) -> None:
        alike: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for row in self.rows.values():
            if row.before and row.now and row.now is not row.before:
                before = row.before
                values = {field: new for field, new in row.now.items() if before[field] != new}
                if values:
                    alike[tuple(values)].append(self._stored(values, ids) | {KEY: row.id})
        for fields, rows in alike.items():
            self._statements.alter(fields).run(connection, rows)

    def add(self, connection: Connection, ids: dict[str, dict[str, int]]) -> None:
        new = ((key, self.rows[uid].now) for uid, key in self.made.items())
        rows = ({"id": key, **self._stored(row, ids)} for key, row in new if row)
        self._statements.add.run(connection, rows)

    def _stored(self, row: Row, ids: dict[str, dict[str, int]]) -> dict[str, Any]:
        """The values by column; uids of other rows as their ids."""
        values = {self.table.columns[field]: value for field, value in row.items()}
        for field, entity in self.table.references.items():
            uid = row.get(field)
            if uid is not None:
                if uid not in ids[entity]:
                    raise StaleError
                values[self.table.columns[field]] = ids[entity][uid]
        return values


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
