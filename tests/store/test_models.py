"""The tables hold every field of every record, and the migrations lead to exactly these tables."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect

from tzdesk.domain.json_values import field_types
from tzdesk.domain.records import RECORDS
from tzdesk.store.engine import make_engine, reading, writing
from tzdesk.store.ledger_file import LedgerFile
from tzdesk.store.ledger_format import FORMAT
from tzdesk.store.migration import alembic_config
from tzdesk.store.models import Model, RowModel
from tzdesk.store.tables import TABLES


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[Engine]:
    """A database made from nothing by all migrations."""
    path = tmp_path / "migrated.tzdb"
    path.touch()
    engine = make_engine(path)
    with writing(engine) as connection:
        command.upgrade(alembic_config(connection), "head")
        connection.exec_driver_sql("DROP TABLE alembic_version")
    yield engine
    engine.dispose()


def schema(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """The words that made each table and index; the order of constraints does not matter."""
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {name: sorted(line.strip(" ,\t\n") for line in sql.split("\n")) for name, sql in rows}


def test_migrations_lead_to_the_models(migrated: Engine) -> None:
    with reading(migrated) as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Model.metadata) == []


def test_migrations_lead_to_the_same_file_as_making_one(
    migrated: Engine, empty: LedgerFile
) -> None:
    made = sqlite3.connect(empty.path)
    with reading(migrated) as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        assert schema(driver) == schema(made)
    made.close()


def test_the_format_is_the_number_of_the_last_migration(migrated: Engine) -> None:
    with reading(migrated) as connection:
        script = ScriptDirectory.from_config(alembic_config(connection))
    assert script.get_heads() == [f"{FORMAT:04}"]
    steps = [int(one.revision) for one in script.walk_revisions()]
    assert steps == list(range(FORMAT, 0, -1))


def test_every_field_has_its_column_and_every_column_its_field() -> None:
    assert list(TABLES) == list(RECORDS)
    for table in TABLES.values():
        assert list(table.columns) == list(field_types(table.record))
        names = {"id", *table.columns.values()}
        assert names == {column.name for column in table.table.columns}
        targets = {
            field: next(iter(table.table.c[table.columns[field]].foreign_keys)).column.table.name
            for field in table.references
        }
        assert targets == {field: TABLES[one].name for field, one in table.references.items()}
        references = {field for field in table.columns if field.endswith("_uid")}
        assert references == table.references.keys()


def test_every_model_holds_one_kind_of_record() -> None:
    models = {model.entity: model.__tablename__ for model in RowModel.__subclasses__()}
    assert models == {entity: table.name for entity, table in TABLES.items()}


def test_parents_stand_before_what_refers_to_them() -> None:
    order = list(TABLES)
    for entity, table in TABLES.items():
        for other in table.references.values():
            assert order.index(other) <= order.index(entity)


def test_tables_are_strict_and_nothing_cascades(empty: LedgerFile) -> None:
    inspector = inspect(empty._engine)
    names = inspector.get_table_names()
    assert sorted(names) == sorted(Model.metadata.tables)
    for name in names:
        assert inspector.get_table_options(name).get("sqlite_strict") is True
        for key in inspector.get_foreign_keys(name):
            assert key["options"] == {"initially": "DEFERRED", "deferrable": True}
