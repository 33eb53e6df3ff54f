"""检查数据: whether a ledger file is whole, by four tests each of which finds what others miss.

SQLite's own check of the structure misses most flipped bits; the hash chain finds those in the
history; doing the history again from nothing finds those in the rows themselves.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection

from tzdesk.store.chain_walk import broken_stretches, words_of
from tzdesk.store.engine import make_engine, reading
from tzdesk.store.explaining import DAMAGED, explaining
from tzdesk.store.replay import Replay
from tzdesk.store.statements import driver_of
from tzdesk.store.subjects import Subjects

_LISTED = 20
"""Findings of one kind that are listed; those after them would say nothing new."""


class FindingKind(StrEnum):
    """Which of the tests found it."""

    STRUCTURE = "structure"
    REFERENCE = "reference"
    HISTORY = "history"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be; `message` is Chinese and ends without a full stop."""

    kind: FindingKind
    message: str


def check_file(path: Path) -> tuple[Finding, ...]:
    """All that is wrong with the ledger at `path`, which is only read; nothing: ()."""
    engine = make_engine(path, read_only=True)
    try:
        with explaining(path), reading(engine) as connection:
            # A flipped bit may leave bytes that are no text; they are to be found, not to stop us.
            driver_of(connection).text_factory = lambda found: found.decode(errors="replace")
            return tuple(dict.fromkeys(_findings(connection)))
    finally:
        engine.dispose()


def _findings(connection: Connection) -> Iterator[Finding]:
    subjects = Subjects(connection)
    yield from _listed(FindingKind.STRUCTURE, _structure(connection))
    yield from _listed(FindingKind.REFERENCE, _references(connection, subjects))
    replay = Replay()
    walk = (words_of(one, subjects) for one in broken_stretches(connection, replay.take))
    yield from _listed(FindingKind.HISTORY, walk)
    if replay.complete:
        yield from _listed(FindingKind.CONTENT, replay.differences(connection, subjects))


def _listed(kind: FindingKind, messages: Iterable[str]) -> Iterator[Finding]:
    """The first findings of a test; damage that stops the test is a finding, too."""
    try:
        for message in islice(messages, _LISTED):
            yield Finding(kind, message)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname.split("_")[1] not in ("CORRUPT", "NOTADB"):
            raise
        yield Finding(FindingKind.STRUCTURE, DAMAGED)


def _structure(connection: Connection) -> Iterator[str]:
    found = driver_of(connection).execute("PRAGMA integrity_check(1)").fetchone()
    if found != ("ok",):
        yield DAMAGED


def _references(connection: Connection, subjects: Subjects) -> Iterator[str]:
    """Rows that refer to rows which are not there."""
    for table, key, *_ in driver_of(connection).execute("PRAGMA foreign_key_check"):
        yield f"{subjects.of_row(table, key)}指向的内容已不存在"
