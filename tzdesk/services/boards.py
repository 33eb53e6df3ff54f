"""The boards that a desk keeps live: built once, then refreshed task by task."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from tzdesk.domain.board import Board, current_period
from tzdesk.domain.collector import no_collections, set_aside
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.pace import Rules
from tzdesk.domain.records import Period, Plan

_KEPT = 3
"""A board of 100,000 tasks is large: only those used last are kept."""


class Boards:
    """Boards by plan and period. Knows nothing of writing."""

    def __init__(
        self, ledger: Ledger, rules: Rules, recently_changed: Callable[[], dict[str, datetime]]
    ):
        self._ledger = ledger
        self._rules = rules
        self._recently_changed = recently_changed
        self._changed_at: dict[str, datetime] | None = None
        self._boards: OrderedDict[tuple[str, str | None], Board] = OrderedDict()

    def board(self, plan: Plan, period_uid: str | None, today: date) -> Board:
        """The plan's board; without a period the one of 本期."""
        period = (
            self._ledger.get(Period, period_uid)
            if period_uid
            else current_period(self._ledger, plan.uid, today)
        )
        key = plan.uid, period.uid if period else None
        if self._changed_at is None:
            self._changed_at = self._recently_changed()
        board = self._boards.get(key)
        if board is None or board.today != today:
            with no_collections():
                board = Board(self._ledger, plan, period, today, self._rules, self._changed_at)
            set_aside(len(board))
        self._boards[key] = board
        self._boards.move_to_end(key)
        while len(self._boards) > _KEPT:
            self._boards.popitem(last=False)
        return board

    def refresh(self, tasks: Iterable[str], changed_at: Mapping[str, datetime]) -> None:
        """Builds the rows of these tasks anew in every board."""
        self._take_in(changed_at)
        for board in self._boards.values():
            board.refresh(tasks)

    def rebuild(self, changed_at: Mapping[str, datetime]) -> None:
        """Builds every board anew, after tasks, periods or names came, went or moved."""
        self._take_in(changed_at)
        for key, board in list(self._boards.items()):
            plan = self._ledger.find(Plan, board.plan.uid)
            period = self._ledger.find(Period, board.period.uid) if board.period else None
            if plan is None or (board.period and period is None):
                del self._boards[key]
                continue
            board.plan, board.period = plan, period
            with no_collections():
                board.rebuild()

    def _take_in(self, changed_at: Mapping[str, datetime]) -> None:
        """All boards share the one mapping; before the first board it is not read yet."""
        if self._changed_at is not None:
            self._changed_at.update(changed_at)
