"""One ledger file: making it, opening it, reading and writing it. The face of `store`.

Answers records, batches and changes; nothing of SQL leaves it. What cannot be done is raised as
`UserError`, a change that no longer fits as `StaleError`. Opening and reading do without
SQLAlchemy, which is loaded by the first write; `prepare_writing` does so beforehand.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING

from tzdesk.domain.changes import Batch, Source
from tzdesk.store import logbook, refusals
from tzdesk.store.backup_names import Backup, BackupReason, backup_path
from tzdesk.store.content import content_digest
from tzdesk.store.edited_rows import EditedRow, read_edited_rows
from tzdesk.store.engine import looking, make_engine, tidy, writing
from tzdesk.store.explaining import Deed, explaining
from tzdesk.store.ledger_format import FORMAT, identity, read_format
from tzdesk.store.logbook import LoggedChange
from tzdesk.store.snapshot import Snapshot, read_snapshot
from tzdesk.store.state import Seal, StateMark, state_mark

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from tzdesk.store.check import Finding


class LedgerFile:
    """An open ledger. Threads may share it; each call is one transaction of its own."""

    def __init__(self, path: Path, *, read_only: bool):
        self.path = path
        self.read_only = read_only
        self.upgraded = False
        """Whether it was of an earlier format until it was opened here."""
        self._made: Engine | None = None
        self._making = Lock()
        self._identity = identity(path)

    @classmethod
    def create(cls, path: Path) -> "LedgerFile":
        """Makes an empty ledger, and folders that are missing, and opens it.

        Raises UserError where something lies there already or nothing can be written.
        """
        from tzdesk.store.new_ledger import make_ledger  # noqa: PLC0415 - opening does without

        make_ledger(path)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> "LedgerFile":
        """Opens a ledger; one of an earlier format is backed up and brought to this one.

        Raises UserError for all that is no ledger, cannot be read or written, or is newer.
        """
        path = Path(path).absolute()
        older = read_format(path, read_only=read_only) < FORMAT
        if older:
            if read_only:
                raise refusals.older_read_only(path)
            from tzdesk.store.migration import upgrade  # noqa: PLC0415 - seldom needed

            upgrade(path)
        opened = cls(path, read_only=read_only)
        opened.upgraded = older
        return opened

    @property
    def format(self) -> int:
        """台账格式: what an open file has come to be, if it was older."""
        return FORMAT

    def close(self) -> None:
        """Gives the file back; nothing stays beside it."""
        if self._made:
            self._made.dispose()
        if not self.read_only:
            tidy(self.path)

    def __enter__(self) -> "LedgerFile":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def load(self) -> Snapshot:
        """All records and search keys as they are now."""
        with self._reading() as driver:
            return read_snapshot(driver)

    def write(self, batch: Batch, search_keys: Mapping[str, str | None] | None = None) -> StateMark:
        """Writes a batch, its history and the search keys of changed rows: all or nothing.

        A search key None removes it; a row that goes takes its key along. When this returns, the
        batch is on the disk. Raises StaleError where a change does not start from what the ledger
        holds, UserError where the file cannot be written.
        """
        from tzdesk.store.batch_writing import write_batch  # noqa: PLC0415 - opening does without

        with self._writing() as connection:
            return write_batch(connection, batch, search_keys or {})

    def respell(self, keys: Mapping[str, str], spelling: str, mark: StateMark) -> bool:
        """Puts search keys that are spelled another way in the place of all that there are.

        They belong to what the ledger held at `mark`; False where it holds something else by now.
        """
        from tzdesk.store.search_keys import renew_search_keys  # noqa: PLC0415 - seldom needed
        from tzdesk.store.statements import driver_of  # noqa: PLC0415

        with self._writing() as connection:
            fits = state_mark(driver_of(connection)) == mark
            if fits:
                renew_search_keys(connection, keys, spelling)
        return fits

    def state_mark(self) -> StateMark:
        """How far the history goes; another than before when someone else has written."""
        with self._reading() as driver:
            return state_mark(driver)

    def batches_since(self, mark: StateMark) -> tuple[Batch, ...] | None:
        """Whole batches written after `mark`, oldest first.

        None where the ledger never was at `mark`: it was restored, and all must be loaded anew.
        """
        with self._reading() as driver:
            return logbook.read_since(driver, mark)

    def batches(self, limit: int | None = None, before: str | None = None) -> tuple[Batch, ...]:
        """Batches without their changes, newest first; only those older than batch `before`."""
        with self._reading() as driver:
            return logbook.read_batches(driver, limit, before)

    def batch(self, uid: str) -> Batch | None:
        """One batch with its changes; None where there is none of that uid."""
        with self._reading() as driver:
            return logbook.read_batch(driver, uid)

    def batch_size(self, uid: str) -> int:
        """How many changes a batch holds."""
        with self._reading() as driver:
            return logbook.read_size(driver, uid)

    def changes_of(
        self,
        uids: Collection[str] | None = None,
        limit: int | None = None,
        before: int | None = None,
    ) -> tuple[LoggedChange, ...]:
        """Changes of these rows (None: of all), newest first, older than the number `before`.

        Rows that are named after them (`t1.year` after `t1`) are among them, though they be gone.
        """
        with self._reading() as driver:
            return logbook.read_changes(driver, uids, limit, before)

    def edited_since(self, since: datetime, sources: Collection[Source]) -> tuple[EditedRow, ...]:
        """Rows that were edited at `since` (local time) or later by such a batch."""
        with self._reading() as driver:
            return read_edited_rows(driver, since, sources)

    def last_write(self) -> datetime | None:
        """When the newest batch was written; None where nothing has happened yet."""
        newest = self.batches(limit=1)
        return newest[0].at if newest else None

    def backup(
        self, at: datetime, reason: BackupReason = BackupReason.BY_HAND, target: Path | None = None
    ) -> Backup:
        """Makes a checked copy, without `target` in 备份/ beside the ledger.

        `at` is local time. Raises UserError where it cannot be made or the ledger is damaged.
        """
        from tzdesk.store.backup import make_backup  # noqa: PLC0415 - opening does without

        self._require_same_file()
        target = (target or backup_path(self.path, at, reason)).absolute()
        return make_backup(self._engine, self.path, target)

    def check(self) -> tuple["Finding", ...]:
        """All that is wrong with the file: structure, references, history, contents."""
        from tzdesk.store.check import check_file  # noqa: PLC0415 - opening does without

        self._require_same_file()
        return check_file(self.path, read_only=self.read_only)

    def seal(self, look: Callable[[int, int], None]) -> Seal:
        """Whether the history is whole, and its digest; `look` hears how far the walk is."""
        from tzdesk.store.check import seal_of  # noqa: PLC0415 - opening does without

        self._require_same_file()
        return seal_of(self.path, look, read_only=self.read_only)

    def content_hash(self) -> str:
        """A digest of all records, whatever history led to them."""
        return content_digest(self.load().records)

    @property
    def _engine(self) -> "Engine":
        with self._making:
            self._made = self._made or make_engine(self.path, read_only=self.read_only)
        return self._made

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        self._require_same_file()
        with explaining(self.path), looking(self.path, read_only=self.read_only) as driver:
            yield driver

    @contextmanager
    def _writing(self) -> Iterator["Connection"]:
        if self.read_only:
            raise refusals.read_only_ledger(self.path)
        self._require_same_file()
        with explaining(self.path, Deed.WRITING), writing(self._engine) as connection:
            yield connection
            self._require_same_file()

    def _require_same_file(self) -> None:
        """SQLite would go on with a file that was moved away, and what it wrote be lost."""
        if identity(self.path) != self._identity:
            raise refusals.replaced(self.path)


def prepare_writing() -> None:
    """Loads what the first write needs, so that it need not be waited for then."""
    import tzdesk.store.batch_writing  # noqa: F401, PLC0415
