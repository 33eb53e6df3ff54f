"""How far the history of a ledger has come, so that others notice what they did not write."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from tzdesk.store.chain import START
from tzdesk.store.models import ChangeModel
from tzdesk.store.statements import Prepared

_NEWEST = Prepared(
    select(ChangeModel.id, ChangeModel.digest).order_by(ChangeModel.id.desc()).limit(1)
)


@dataclass(frozen=True, slots=True)
class StateMark:
    """The number of changes, and the digest of the last one, which names all before it.

    Two marks are equal only if the ledger holds the same: over restarts, copies and restores.
    """

    sequence: int
    digest: str


START_MARK = StateMark(0, START.hex())
"""The mark of a ledger in which nothing has happened yet."""


def state_mark(connection: Connection) -> StateMark:
    """The mark as this transaction sees it."""
    row = _NEWEST.row(connection)
    return StateMark(row[0], row[1].hex()) if row else START_MARK
