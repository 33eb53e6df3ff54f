"""One edit of a summary, until it is on the disk, beside one bare transaction."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count

from benchmarks.ledgers import open_desk, own_copy
from benchmarks.measure import Bar, Case, Sides, timed
from tzdesk.services.editing import Edit, edit

_PRAGMAS = ("journal_mode=TRUNCATE", "synchronous=EXTRA", "foreign_keys=ON")
_BARE = "UPDATE summaries SET percent = ? WHERE id = ?"


@contextmanager
def _edit(tasks: int) -> Iterator[Sides]:
    with own_copy(tasks) as path, open_desk(path) as desk:
        board = desk.board()
        uids, numbers = list(board.rows), count(1)
        period = board.period.uid if board.period else None

        def ours() -> None:
            number = next(numbers)
            uid = uids[number * 7 % tasks]
            # Never what is there already: that would write nothing.
            edit(desk, [Edit(uid, "percent", (board.rows[uid].percent + 1) % 100, period)])

        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")

            def bare() -> None:
                number = next(numbers)
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(_BARE, (float(number % 100), number * 7 % tasks + 1))
                connection.execute("COMMIT")

            yield Sides(timed(ours), timed(bare))


CASES = (Case("edit", "one bare sqlite3 transaction", 10_000, Bar(2), _edit, turns=25),)
