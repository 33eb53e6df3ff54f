"""Connections to one ledger file: pragmas, and who may write.

What is only read is read by the driver alone. SQLAlchemy, which takes longer to load than the
window to be painted, is loaded for what makes, writes, copies or checks a ledger. It does not put
everything in transactions by itself, so the driver is left in autocommit and each transaction is
begun here: writers by BEGIN IMMEDIATE (a reader that turns writer is refused at once, whatever the
timeout), readers by BEGIN. Knows no table.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

WAIT_SECONDS = 2.0
"""How long another program's transaction is waited for; they last some milliseconds."""

_PRAGMAS = (
    # With power cut at random, this pair alone lost nothing that was acknowledged.
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    # A damaged or hostile file must not run functions, and is to be noticed early.
    "trusted_schema=OFF",
    "cell_size_check=ON",
    # 16 MB: an import need not spill half-done pages into the file.
    "cache_size=-16000",
)
_WRITES = "ledger_writes"


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A bare connection, no pragma set. Never makes a file."""
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
    return sqlite3.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, timeout=WAIT_SECONDS
    )


def _ready(path: Path, *, read_only: bool = False, foreign_keys: bool = True) -> sqlite3.Connection:
    made = connect(path, read_only=read_only)
    try:
        for pragma in (*_PRAGMAS, f"foreign_keys={'ON' if foreign_keys else 'OFF'}"):
            made.execute(f"PRAGMA {pragma}")
    except BaseException:
        made.close()
        raise
    return made


@contextmanager
def looking(path: Path, *, read_only: bool = False) -> Iterator[sqlite3.Connection]:
    """One read transaction on a connection of its own, without an engine."""
    with closing(_ready(path, read_only=read_only)) as connection:
        connection.execute("BEGIN")
        yield connection


def make_engine(path: Path, *, read_only: bool = False, foreign_keys: bool = True) -> "Engine":
    """The engine of a file that is known to be a ledger; threads may share it.

    Without `foreign_keys` tables can be rebuilt; whoever does so must check them in the end.
    """
    from sqlalchemy import create_engine, event  # noqa: PLC0415 - reading does without
    from sqlalchemy.pool import QueuePool  # noqa: PLC0415

    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: _ready(path, read_only=read_only, foreign_keys=foreign_keys),
        poolclass=QueuePool,
        pool_size=2,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: "Connection") -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def reading(engine: "Engine") -> Iterator["Connection"]:
    """One read transaction: all that is read belongs to the same moment."""
    with engine.begin() as connection:
        yield connection


@contextmanager
def writing(engine: "Engine") -> Iterator["Connection"]:
    """One write transaction: committed at the end, undone if anything is raised."""
    with engine.execution_options(**{_WRITES: True}).begin() as connection:
        yield connection


def tidy(path: Path) -> None:
    """Takes away the empty journal that TRUNCATE leaves behind, once all connections are closed."""
    # The journal is only litter; another program may be using it, or the file be damaged or gone.
    with suppress(sqlite3.Error, ValueError), closing(_ready(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
