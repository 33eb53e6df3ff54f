"""How a file says that it is a ledger, and of which format: checked before anything else is done.

SQLite opens an empty file as an empty database and takes any other program's database as it is;
so every ledger carries `APPLICATION_ID`, and its format as `user_version`.
"""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import tzdesk
from tzdesk.store import refusals
from tzdesk.store.engine import connect
from tzdesk.store.explaining import explaining
from tzdesk.store.network_share import on_network

if TYPE_CHECKING:
    from sqlalchemy import Connection

APPLICATION_ID = 0x545A4442
"""「TZDB」, at offset 68 of every ledger file."""
FORMAT = 4
"""The format that this version writes: the number of the last migration in `db/versions`."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which file is open; another one under the same name has another device or inode."""

    device: int
    inode: int


def identity(path: Path) -> Identity:
    """The file's identity. Raises UserError where there is none."""
    try:
        found = path.stat()
    except OSError as error:
        raise refusals.gone(path) from error
    return Identity(found.st_dev, found.st_ino)


def read_format(path: Path, *, read_only: bool) -> int:
    """The format of the ledger at `path`, which is not changed.

    Raises UserError for a file that is missing, empty, no ledger, damaged, in use or newer.
    """
    _require_file(path, read_only=read_only)
    try:
        with closing(connect(path, read_only=read_only)) as connection:
            return _format(connection, path)
    except sqlite3.Error as error:
        if error.sqlite_errorname == "SQLITE_NOTADB":
            raise refusals.not_a_ledger(path) from error
        with explaining(path):
            raise


def _require_file(path: Path, *, read_only: bool) -> None:
    if path.is_dir():
        raise refusals.not_a_ledger(path, "（是文件夹）")
    if not path.exists():
        raise refusals.gone(path)
    if path.stat().st_size == 0:
        raise refusals.not_a_ledger(path, "（是空文件，大小为 0）")
    if not os.access(path, os.R_OK):
        raise refusals.not_read(path, refusals.Trouble.UNREADABLE)
    if not read_only and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise refusals.no_permission(path.parent)
    if not read_only and on_network(path):
        raise refusals.on_network_share(path)


def format_of(connection: sqlite3.Connection) -> int:
    """What the file says of its format."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _format(connection: sqlite3.Connection, path: Path) -> int:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    number = format_of(connection)
    if application != APPLICATION_ID or number < 1:
        raise refusals.not_a_ledger(path)
    if number > FORMAT:
        raise _newer(connection, number)
    return number


def _newer(connection: sqlite3.Connection, number: int) -> Exception:
    """Names the program that brought the file to that format, where the file says so."""
    try:
        row = connection.execute(
            "SELECT program FROM formats WHERE format = ?", (number,)
        ).fetchone()
    except sqlite3.Error:
        row = None
    if row is None:
        return refusals.newer(f"台账格式 {number}", f"台账格式 {FORMAT}")
    return refusals.newer(row[0], tzdesk.__version__)


def stamp(connection: "Connection") -> None:
    """Marks a database as a ledger of this format, brought to it by this program."""
    from sqlalchemy import insert  # noqa: PLC0415 - opening does without

    from tzdesk.store.models import FormatModel  # noqa: PLC0415

    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
    connection.execute(insert(FormatModel), {"format": FORMAT, "program": tzdesk.__version__})
