"""Turns what SQLite and the system report into the clerk's words. The words are `refusals`'."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path

from tzdesk.errors import UserError
from tzdesk.store import refusals
from tzdesk.store.refusals import DamagedError, StaleError, Trouble

DAMAGED = "文件内部结构已损坏"
"""What is found where SQLite itself finds no way through a file."""


class Deed(Enum):
    """What was being done, as the sentence begins with it."""

    READING = auto()
    WRITING = auto()
    MAKING = auto()
    """A new file, a copy or a new ledger, at the path that is given."""


_SPOILED = ("decode to UTF-8", "no such column", "no such table", "foreign key mismatch")
"""What else a flipped bit makes SQLite and the driver say."""
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
    """Raises what the world does inside as UserError; bugs pass through as they are.

    Where a ledger is only read, a value that is none can but come from the file.
    """
    try:
        yield
    except (ValueError, KeyError) as error:
        if deed is Deed.READING or isinstance(error, UnicodeDecodeError):
            raise DamagedError(DAMAGED) from error
        raise
    except UserError:
        raise
    except OSError as error:
        if deed is not Deed.MAKING:
            raise
        trouble = _SYSTEM_TROUBLES.get(error.errno or 0, Trouble.BROKEN)
        raise refusals.not_saved(path.parent, trouble) from error
    except Exception as error:
        # SQLAlchemy wraps what the driver raises. What failed first counts; cleaning up after it
        # may fail in other ways.
        for cause in reversed(list(_causes(error))):
            if known := _explained(cause, path, deed):
                raise known from error
        raise


def _causes(error: BaseException | None) -> Iterator[sqlite3.Error]:
    """The error, and those that it arose from."""
    while error is not None:
        if isinstance(error, sqlite3.Error):
            yield error
        error = error.__context__


def _explained(error: sqlite3.Error, path: Path, deed: Deed) -> UserError | None:
    """The clerk's words for what SQLite reports; None where the program is to blame."""
    name = getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_")
    sort = name.split("_")[0]
    if name == "READONLY_DBMOVED" or (deed is not Deed.MAKING and not path.exists()):
        return refusals.gone(path)
    if name == "READONLY_ROLLBACK":
        return refusals.unfinished(path)
    if sort in ("BUSY", "LOCKED"):
        return refusals.write_in_use() if deed is Deed.WRITING else refusals.in_use()
    if sort in ("CORRUPT", "NOTADB") or any(words in str(error) for words in _SPOILED):
        return DamagedError(DAMAGED)
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
