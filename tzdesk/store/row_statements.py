"""The statements by which the rows of one kind are read and written, worded from the models."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, func, insert, select, update
from sqlalchemy.sql.selectable import FromClause, Select

from tzdesk.store.statements import Prepared
from tzdesk.store.tables import TABLES, RecordTable
from tzdesk.store.uid_lists import among

KEY = "row_id"
"""The parameter that names the row to alter or remove."""


class RowStatements:
    """For one table: `stored` and `ids` take `uid_lists.listed`, the others values by column."""

    def __init__(self, table: RecordTable):
        self._table = table
        own = table.table
        self.stored = Prepared(stored(table, table.columns))
        self.ids = Prepared(select(own.c.uid, own.c.id).where(among(own.c.uid)))
        self.last = Prepared(select(func.coalesce(func.max(own.c.id), 0)))
        self.add = Prepared(insert(own))
        self.remove = Prepared(delete(own).where(own.c.id == bindparam(KEY)))
        self._alter: dict[tuple[str, ...], Prepared] = {}

    def alter(self, fields: tuple[str, ...]) -> Prepared:
        """Sets these fields of the row `KEY`."""
        if fields not in self._alter:
            own = self._table.table
            names = [self._table.columns[field] for field in fields]
            change = update(own).where(own.c.id == bindparam(KEY))
            self._alter[fields] = Prepared(change.values({name: bindparam(name) for name in names}))
        return self._alter[fields]


@cache
def row_statements(entity: str) -> RowStatements:
    """The statements of one kind of row, worded when they are first needed."""
    return RowStatements(TABLES[entity])


def stored(table: RecordTable, fields: Iterable[str]) -> Select[*tuple[Any, ...]]:
    """Id and these fields of the listed rows; rows that they refer to by uid."""
    own = table.table
    source: FromClause = own
    values: list[ColumnElement[Any]] = []
    for field in fields:
        name = table.columns[field]
        if other := table.references.get(field):
            named = TABLES[other].table.alias(field)
            source = source.outerjoin(named, named.c.id == own.c[name])
            values.append(named.c.uid)
        else:
            values.append(own.c[name])
    rows = select(own.c.id, *values).select_from(source)
    return rows.where(among(own.c.uid))
