"""Verified copies of a ledger: made by SQLite, checked, and only then given their name.

A copy is a ledger itself. A file of a database that is in use is never copied as it lies there.
"""

from contextlib import closing
from hashlib import file_digest
from pathlib import Path

from sqlalchemy import Engine

from tzdesk.paths import make_private_folder, write_atomically
from tzdesk.store import refusals
from tzdesk.store.backup_names import Backup
from tzdesk.store.check import check_file
from tzdesk.store.engine import connect, make_engine, reading
from tzdesk.store.explaining import Deed, explaining
from tzdesk.store.ledger_format import read_format
from tzdesk.store.refusals import DamagedError
from tzdesk.store.state import state_mark
from tzdesk.store.statements import driver_of


def make_backup(engine: Engine, ledger: Path, target: Path) -> Backup:
    """Copies a ledger to `target`, which is made, with its folder, or replaced.

    Raises UserError where it cannot be written, or where the copy does not pass the check.
    """
    if target.is_dir() or (target.exists() and target.samefile(ledger)):
        raise refusals.occupied(target)

    def write(path: Path) -> None:
        _copy(engine, path)
        _require_sound(path)

    with explaining(target, Deed.MAKING):
        make_private_folder(target.parent)
        write_atomically(target, write)
    with target.open("rb") as written:
        return Backup(target, file_digest(written, "sha256").hexdigest())


def copy_unopened(ledger: Path, target: Path) -> None:
    """Copies a ledger that nobody has opened, reading only: from where none can be written to.

    Raises UserError as `make_backup`.
    """
    read_format(ledger, read_only=True)
    engine = make_engine(ledger, read_only=True)
    try:
        make_backup(engine, ledger, target)
    finally:
        engine.dispose()


def _copy(engine: Engine, path: Path) -> None:
    with reading(engine) as connection, closing(connect(path)) as copy:
        # From its first read on nobody can write; else the copying would wait without end.
        state_mark(driver_of(connection))
        # The copy is checked and forced to the disk as a whole; till then it needs no journal.
        copy.execute("PRAGMA journal_mode=OFF")
        copy.execute("PRAGMA synchronous=OFF")
        driver_of(connection).backup(copy)


def _require_sound(path: Path) -> None:
    findings = check_file(path)
    if findings:
        raise DamagedError(findings[0].message)
