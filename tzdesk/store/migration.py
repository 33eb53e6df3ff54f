"""Bringing a ledger of an earlier format to this one: copy, then every step in one transaction.

The steps are Alembic's, in `db/versions`. A file says its format by `user_version` alone; Alembic's
own note of it goes again before the transaction ends.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from tzdesk.paths import ROOT
from tzdesk.store.backup import make_backup
from tzdesk.store.backup_names import BackupReason, backup_path
from tzdesk.store.engine import make_engine, tidy, writing
from tzdesk.store.explaining import DAMAGED, Deed, explaining
from tzdesk.store.ledger_format import APPLICATION_ID, FORMAT, format_of, stamp
from tzdesk.store.refusals import DamagedError
from tzdesk.store.statements import driver_of

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS = ROOT / "db"
"""Where Alembic finds `env.py` and `versions/`."""


def upgrade(path: Path) -> None:
    """Copies the ledger into 备份/ (升级前), checks the copy and brings the ledger to `FORMAT`.

    Raises UserError; the ledger is then as it was.
    """
    engine = make_engine(path, foreign_keys=False)
    try:
        make_backup(engine, path, backup_path(path, _now(), BackupReason.UPGRADE))
        with explaining(path, Deed.WRITING), writing(engine) as connection:
            # Another window may have been quicker.
            if format_of(driver_of(connection)) < FORMAT:
                _run(connection, FORMAT)
                stamp(connection)
                _require_sound(connection)
    finally:
        engine.dispose()
        tidy(path)


def make_earlier(path: Path, number: int) -> None:
    """Makes an empty ledger of an earlier format, by the very steps: for trying them out."""
    path.touch()
    engine = make_engine(path)
    try:
        with writing(engine) as connection:
            _run(connection, number)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")
    finally:
        engine.dispose()
        tidy(path)


def _run(connection: Connection, number: int) -> None:
    from alembic import command  # noqa: PLC0415 - only upgrades need it

    config = alembic_config(connection)
    present = format_of(driver_of(connection))
    command.stamp(config, f"{present:04}" if present else "base")
    command.upgrade(config, f"{number:04}")
    connection.exec_driver_sql("DROP TABLE alembic_version")


def alembic_config(connection: Connection) -> "Config":
    """How Alembic is to run the steps: on this connection, in its transaction."""
    from alembic.config import Config  # noqa: PLC0415 - only upgrades need it

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _require_sound(connection: Connection) -> None:
    """Foreign keys rest while tables are rebuilt; here they must hold again."""
    if driver_of(connection).execute("PRAGMA foreign_key_check").fetchone():
        raise DamagedError(DAMAGED)


def _now() -> datetime:
    """Local time; the only clock here, for the name of a copy that nobody asked for."""
    return datetime.now(UTC).astimezone()
