"""检查数据: whether a ledger file is whole, by four tests each of which finds what others miss.

SQLite's own check of the structure misses most flipped bits; the hash chain finds those in the
history; doing the history again from nothing finds those in the rows themselves.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection

from tzdesk.store.chain_walk import broken_stretches, words_of
from tzdesk.store.engine import make_engine, reading
from tzdesk.store.explaining import DAMAGED, explaining
from tzdesk.store.refusals import DamagedError
from tzdesk.store.replay import Replay
from tzdesk.store.snapshot import read_search_keys
from tzdesk.store.state import Seal, state_mark
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


_NOT_WHOLE = Finding(FindingKind.STRUCTURE, DAMAGED)


def check_file(path: Path, *, read_only: bool = False) -> tuple[Finding, ...]:
    """All that is wrong with the ledger at `path`, which is only read; nothing: ().

    `read_only` for a file that cannot be written; SQLite then overlooks some damage to the tables'
    own wording.
    """
    engine = make_engine(path, read_only=read_only)
    try:
        with explaining(path), reading(engine) as connection:
            driver_of(connection).execute("PRAGMA query_only=ON")
            return tuple(dict.fromkeys(_findings(connection)))
    except DamagedError:
        return (_NOT_WHOLE,)
    finally:
        engine.dispose()


def seal_of(path: Path, look: Callable[[int, int], None], *, read_only: bool = False) -> Seal:
    """Walks along the history alone; `look(done, total)` hears of each change and may stop it."""
    engine = make_engine(path, read_only=read_only)
    try:
        with explaining(path), reading(engine) as connection:
            mark = state_mark(driver_of(connection))
            walk = broken_stretches(connection, lambda one: look(one.sequence, mark.sequence))
            subjects = Subjects(connection)
            broken = next((words_of(one, subjects) for one in walk), "")
            return Seal(mark.sequence, mark.digest, broken)
    finally:
        engine.dispose()


def _findings(connection: Connection) -> Iterator[Finding]:
    (verdict,) = driver_of(connection).execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        # What else would be found in such a file is chance, and reading on may fail anywhere.
        yield _NOT_WHOLE
        return
    texts = driver_of(connection).text_factory = _Texts()
    subjects = Subjects(connection)
    yield from _listed(FindingKind.REFERENCE, _references(connection, subjects))
    replay = Replay()
    walk = (words_of(one, subjects) for one in broken_stretches(connection, replay.take))
    yield from _listed(FindingKind.HISTORY, walk)
    yield from _listed(FindingKind.CONTENT, replay.differences(connection, subjects))
    read_search_keys(driver_of(connection))
    if texts.spoiled:
        yield _NOT_WHOLE


def _listed(kind: FindingKind, messages: Iterable[str]) -> Iterator[Finding]:
    return (Finding(kind, message) for message in islice(messages, _LISTED))


class _Texts:
    """Reads texts of which a flipped bit has made none: they are to be found, not to stop us."""

    spoiled = False

    def __call__(self, found: bytes) -> str:
        try:
            return found.decode()
        except UnicodeDecodeError:
            self.spoiled = True
            return found.decode(errors="replace")


def _references(connection: Connection, subjects: Subjects) -> Iterator[str]:
    """Rows that refer to rows which are not there."""
    for table, key, *_ in driver_of(connection).execute("PRAGMA foreign_key_check"):
        yield f"{subjects.of_row(table, key)}指向的内容已不存在"
