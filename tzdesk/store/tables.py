"""Which record lies in which table, and which field in which column. Runs no statement."""

from dataclasses import MISSING, dataclass, fields
from typing import Any

from sqlalchemy import Column, Table

from tzdesk.domain.json_values import encode, field_types
from tzdesk.domain.records import RECORDS, Record, Row, decode
from tzdesk.store.models import RowModel

_MODELS: dict[str, type[RowModel]] = {model.entity: model for model in RowModel.__subclasses__()}


@dataclass(frozen=True, slots=True, eq=False)
class RecordTable:
    """One kind of record: its class, its table, and each field's column in the fields' order.

    `references` names the kind of row that a field's uid means; such columns hold row ids.
    `defaults` is what a row of an earlier format may lack.
    """

    entity: str
    record: type[Record]
    table: Table
    columns: dict[str, Column[Any]]
    names: dict[str, str]
    types: dict[str, Any]
    references: dict[str, str]
    defaults: Row

    def complete(self, row: Row) -> Row:
        """All fields of `row`, as JSON values. Raises ValueError for what no record has."""
        if strange := row.keys() - self.columns.keys():
            raise ValueError(f"{self.entity} has no {', '.join(sorted(strange))}")
        return self.defaults | row

    def decoded(self, field: str, stored: Any) -> Any:
        """A stored value as the record holds it."""
        if stored is not None and self.types[field] is bool:
            return stored != 0
        return decode(self.entity, field, stored)


def _record_table(entity: str, record: type[Record]) -> RecordTable:
    table = _MODELS[entity].__table__
    assert isinstance(table, Table)
    entities = {model.__tablename__: name for name, model in _MODELS.items()}
    columns, references = {}, {}
    for field in fields(record):
        if field.name in table.c:
            columns[field.name] = table.c[field.name]
        else:
            column = columns[field.name] = table.c[f"{field.name.removesuffix('_uid')}_id"]
            references[field.name] = entities[next(iter(column.foreign_keys)).column.table.name]
    # A field without a default is one that even the first format had.
    defaults = {
        field.name: encode(field.default)
        for field in fields(record)
        if field.default is not MISSING
    }
    return RecordTable(
        entity=entity,
        record=record,
        table=table,
        columns=columns,
        names={field: column.name for field, column in columns.items()},
        types=field_types(record),
        references=references,
        defaults=defaults,
    )


TABLES = {entity: _record_table(entity, record) for entity, record in RECORDS.items()}
"""Every kind of record; parents stand before what refers to them."""
