"""One edit in the window, until it is on the disk and painted, beside one bare transaction."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count

from benchmarks.ledgers import open_desk, own_copy
from benchmarks.measure import Bar, Case, Side, Sides, timed
from benchmarks.window import shown
from tzdesk.domain.board import Board
from tzdesk.services.editing import Edit, edit

_PRAGMAS = ("journal_mode=TRUNCATE", "synchronous=EXTRA", "foreign_keys=ON")
_BARE = "UPDATE summaries SET percent = ? WHERE id = ?"


@contextmanager
def _stored(tasks: int) -> Iterator[Sides]:
    """The service alone: no window waits for the answer."""
    with own_copy(tasks) as path, open_desk(path) as desk, _bare(tasks) as bare:
        edits = edits_of(desk.board())
        yield Sides(timed(lambda: edit(desk, [edits()])), bare)


@contextmanager
def _painted(tasks: int) -> Iterator[Sides]:
    with own_copy(tasks) as path, shown(path) as watched, _bare(tasks) as bare:
        session = watched.window.session
        assert session.board is not None
        edits = edits_of(session.board, first=0)
        yield Sides(watched.until_painted(lambda: session.edit([edits()])), bare)


def edits_of(board: Board, first: int | None = None) -> Callable[[], Edit]:
    """A new percent each time: of one task after the other, or always of the `first`."""
    uids, numbers = list(board.rows), count()
    period = board.period.uid if board.period else None

    def one() -> Edit:
        number = next(numbers) * 7 % len(uids) if first is None else first
        uid = uids[number]
        # Never what is there already: that would write nothing.
        return Edit(uid, "percent", (board.rows[uid].percent + 1) % 100, period)

    return one


@contextmanager
def _bare(tasks: int) -> Iterator[Side]:
    """In a copy of its own: tzdesk refuses what another program has written in between."""
    numbers = count()
    with (
        own_copy(tasks) as path,
        closing(sqlite3.connect(path, isolation_level=None)) as connection,
    ):
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

        def write() -> None:
            number = next(numbers)
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_BARE, (number % 100 + 0.5, number * 7 % tasks + 1))
            connection.execute("COMMIT")

        yield timed(write)


_AGAINST = "one bare sqlite3 transaction"
CASES = (
    Case("edit", f"{_AGAINST}, nothing painted", 10_000, Bar(2), _painted, turns=25),
    Case("edit-stored", _AGAINST, 10_000, Bar(2), _stored, turns=25),
)
