"""Turns what SQLite and the system report into the clerk's words. The words are `refusals`'."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from tzdesk.errors import UserError
from tzdesk.store import refusals
from tzdesk.store.refusals import StaleError, Trouble

DAMAGED = "文件内部结构已损坏"
"""What is found where SQLite itself finds no way through a file."""


class Deed(Enum):
    """What was being done, as the sentence begins with it."""

    READING = auto()
    WRITING = auto()
    MAKING = auto()
    """A new file, a copy or a new ledger, at the path that is given."""


_TROUBLES = {
    "FULL": Trouble.FULL,
    "READONLY": Trouble.DENIED,
    "CANTOPEN": Trouble.DENIED,
    "PERM": Trouble.DENIED,
    "IOERR": Trouble.BROKEN,
}
_SYSTEM_TROUBLES = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EFBIG: Trouble.FULL,
    errno.EACCES: Trouble.DENIED,
    errno.EPERM: Trouble.DENIED,
    errno.EROFS: Trouble.DENIED,
}


@contextmanager
def explaining(path: Path, deed: Deed = Deed.READING) -> Iterator[None]:
    """Raises what the world does inside as UserError; bugs pass through as they are."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        known = _explained(cause, path, deed) if isinstance(cause, sqlite3.Error) else None
        if known is None:
            raise
        raise known from error
    except OSError as error:
        if deed is not Deed.MAKING:
            raise
        trouble = _SYSTEM_TROUBLES.get(error.errno or 0, Trouble.BROKEN)
        raise refusals.not_saved(path.parent, trouble) from error


def _explained(error: sqlite3.Error, path: Path, deed: Deed) -> UserError | None:
    """The clerk's words for what SQLite reports; None where the program is to blame."""
    name = getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_")
    sort = name.split("_")[0]
    if name == "READONLY_DBMOVED" or (deed is not Deed.MAKING and not path.exists()):
        return refusals.gone(path)
    if sort in ("BUSY", "LOCKED"):
        return refusals.write_in_use() if deed is Deed.WRITING else refusals.in_use()
    if sort in ("CORRUPT", "NOTADB"):
        return refusals.damaged(DAMAGED)
    if name in ("CONSTRAINT_FOREIGNKEY", "CONSTRAINT_UNIQUE"):
        return StaleError()
    return _refused(_TROUBLES[sort], path, deed) if sort in _TROUBLES else None


def _refused(trouble: Trouble, path: Path, deed: Deed) -> UserError:
    if deed is Deed.WRITING:
        return refusals.not_written(trouble)
    if deed is Deed.MAKING:
        return refusals.not_saved(path.parent, trouble)
    denied = trouble is Trouble.DENIED
    return refusals.not_read(path, Trouble.UNREADABLE if denied else trouble)
