"""Writes of many rows, away from the window's thread, so that one can go on reading and typing.

What every pane would count anew afterwards is counted there, too. Knows the session and no pane.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from tzdesk.domain.collector import no_collections
from tzdesk.domain.grouping import numbered
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written
from tzdesk.ui.courtesy import giving_way
from tzdesk.ui.jobs import Jobs
from tzdesk.ui.models.board_counts import BoardCounts

if TYPE_CHECKING:
    from tzdesk.ui.session import Session

AT_ONCE = 200
"""So many changes are written while the clerk waits; more are written beside what she does."""
WIDE = 2000
"""With so many tasks it takes long to build all rows anew, as after another name of a unit."""


class Outcome(Protocol):
    """What any such write answers."""

    @property
    def written(self) -> Written:
        """What it wrote."""


@dataclass(frozen=True, slots=True)
class Plain:
    """The outcome of what answers only what it wrote."""

    written: Written


T = TypeVar("T", bound=Outcome)


class ManyWrites:
    """Writes at once where little is to be written, else on the one worker of `jobs`."""

    def __init__(self, session: "Session"):
        self._session = session
        self._running = False
        self.jobs: Jobs | None = None
        """Without it every write is waited for."""

    def settle(self) -> None:
        """Blocks until the rows are whole: of two writes one follows the other."""
        if self._running and self.jobs:
            self.jobs.wait()

    @property
    def rebuilds_long(self) -> bool:
        """Whether what alters every row had better be written by `begin`."""
        board = self._session.board
        return self.jobs is not None and board is not None and len(board.rows) >= WIDE

    def write(
        self, label: str, size: int, deed: Callable[[Desk], T], done: Callable[[T], None]
    ) -> T | None:
        """Writes about `size` changes; `done` hears of it once every pane does.

        What was done where that was at once; None where it was refused, or has only begun.
        """
        if size > AT_ONCE and self.jobs and self._session.desk:
            self.begin(label, deed, done, self._session.failed.emit)
            return None
        found: list[T] = []

        def write(desk: Desk) -> Written:
            found.append(deed(desk))
            return found[0].written

        if self._session.write(write) is None:
            return None
        done(found[0])
        return found[0]

    def begin(
        self,
        label: str,
        deed: Callable[[Desk], T],
        done: Callable[[T], object],
        refused: Callable[[UserError], object],
    ) -> None:
        """Writes on the worker; `done` follows once every pane knows, or `refused`."""
        session, jobs, desk = self._session, self.jobs, self._session.desk
        if jobs is None or desk is None:
            return

        def work(_report: object) -> tuple[T, BoardCounts | None]:
            with no_collections(), giving_way():
                outcome = deed(desk)
                return outcome, self._counted(outcome.written)

        def written(found: tuple[T, BoardCounts | None]) -> None:
            self._running = False
            if session.desk is desk:
                session.announce(found[0].written, found[1])
                done(found[0])

        if jobs.run(label, work, written, partial(self._on_failed, refused)):
            self._running = True
        else:
            refused(jobs.waiting(f"完成后再{label}。"))

    def _counted(self, written: Written) -> BoardCounts | None:
        """What the panes will ask for, counted before they do."""
        session = self._session
        if not (written.structure_changed or written.touched) or session.board is None:
            return None
        numbered(session.board, session.grouping)
        return session.counts.renewed() if session.counts else None

    def _on_failed(self, refused: Callable[[UserError], object], error: Exception) -> None:
        self._running = False
        if not isinstance(error, UserError):
            raise error
        refused(error)
