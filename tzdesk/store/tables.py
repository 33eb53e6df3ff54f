"""Which record lies in which table, and which field in which column. Runs no statement.

Needs no SQLAlchemy, so that a ledger can be read before that is loaded; that the models say the
same is a test.
"""

from dataclasses import MISSING, dataclass, fields
from typing import TYPE_CHECKING, Any

from tzdesk.domain.json_values import encode, field_types
from tzdesk.domain.records import RECORDS, Record, Row, decode
from tzdesk.domain.undoing import REFERENCES

if TYPE_CHECKING:
    from sqlalchemy import Table

_IRREGULAR = {
    "unit_alias": "unit_aliases",
    "summary": "summaries",
    "dispatch": "dispatches",
    "received": "received",
}
"""Tables whose name is not the kind of record with an s."""


@dataclass(frozen=True, slots=True, eq=False)
class RecordTable:
    """One kind of record: its class, its table's name, each field's column in the fields' order.

    `references` names the kind of row that a field's uid means; such columns hold row ids.
    `defaults` is what a row of an earlier format may lack.
    """

    entity: str
    record: type[Record]
    name: str
    columns: dict[str, str]
    types: dict[str, Any]
    references: dict[str, str]
    defaults: Row

    @property
    def table(self) -> "Table":
        """The table of the model."""
        from tzdesk.store.models import Model  # noqa: PLC0415 - reading does without

        return Model.metadata.tables[self.name]

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
    references = REFERENCES.get(entity, {})
    # A field without a default is one that even the first format had.
    defaults = {
        field.name: encode(field.default)
        for field in fields(record)
        if field.default is not MISSING
    }
    return RecordTable(
        entity=entity,
        record=record,
        name=_IRREGULAR.get(entity, f"{entity}s"),
        columns={field.name: _column(field.name, references) for field in fields(record)},
        types=field_types(record),
        references=references,
        defaults=defaults,
    )


def _column(field: str, references: dict[str, str]) -> str:
    return f"{field.removesuffix('_uid')}_id" if field in references else field


TABLES = {entity: _record_table(entity, record) for entity, record in RECORDS.items()}
"""Every kind of record; parents stand before what refers to them."""
