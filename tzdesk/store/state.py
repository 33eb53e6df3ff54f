"""How far the history of a ledger has come, so that others notice what they did not write."""

import sqlite3
from dataclasses import dataclass

from tzdesk.store.chain import START


@dataclass(frozen=True, slots=True)
class StateMark:
    """The number of changes, and the digest of the last one, which names all before it.

    Two marks are equal only if the ledger holds the same: over restarts, copies and restores.
    """

    sequence: int
    digest: str


@dataclass(frozen=True, slots=True)
class Seal:
    """The history as a whole: how many changes, the digest that names them all, what is broken.

    `broken` is in Chinese without a full stop, "" where every change follows from those before.
    """

    count: int
    digest: str
    broken: str


START_MARK = StateMark(0, START.hex())
"""The mark of a ledger in which nothing has happened yet."""


def state_mark(driver: sqlite3.Connection) -> StateMark:
    """The mark as this transaction sees it."""
    row = driver.execute("SELECT id, digest FROM changes ORDER BY id DESC LIMIT 1").fetchone()
    return StateMark(row[0], row[1].hex()) if row else START_MARK
