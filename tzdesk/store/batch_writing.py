"""A batch is written: its rows, their search keys, and the history, in the caller's transaction."""

from collections.abc import Mapping

from sqlalchemy import Connection

from tzdesk.domain.changes import Batch
from tzdesk.store.history import append
from tzdesk.store.search_keys import drop_search_keys, put_search_keys
from tzdesk.store.state import StateMark, state_mark
from tzdesk.store.statements import driver_of
from tzdesk.store.touched_rows import TouchedRows


def write_batch(
    connection: Connection, batch: Batch, search_keys: Mapping[str, str | None]
) -> StateMark:
    """Writes a batch; answers how far the history goes now. See `LedgerFile.write`."""
    rows = TouchedRows(connection)
    rows.apply(batch.changes)
    drop_search_keys(connection, rows.write())
    put_search_keys(connection, search_keys)
    return append(connection, batch) if batch.changes else state_mark(driver_of(connection))
