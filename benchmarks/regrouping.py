"""Regrouping, sorting, opening all groups until painted, beside plain Python on the same keys.

The references walk all tasks of the same kind of group, their keys ready; the window has to find
its keys once, lays out first what is seen, and sorts a group when it is looked at.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import cycle
from typing import Any

from benchmarks.ledgers import ledger_file
from benchmarks.measure import Bar, Case, Side, Sides, timed
from benchmarks.window import Watched, shown
from tzdesk.domain.board import Board
from tzdesk.domain.grouping import GroupBy, keys_of

_TURNED = (GroupBy.UNIT, GroupBy.SECTION, GroupBy.LEADER, GroupBy.STATUS, GroupBy.DEADLINE)
Reference = Callable[[Board], Callable[[], object]]
Deed = Callable[[Watched], Side]


@contextmanager
def _case(deed: Deed, reference: Reference, tasks: int) -> Iterator[Sides]:
    with shown(ledger_file(tasks)) as watched:
        board = watched.window.session.board
        assert board is not None
        yield Sides(deed(watched), timed(reference(board)))


def _regroup(watched: Watched) -> Side:
    turned = cycle(_TURNED)
    return watched.until_painted(lambda: watched.window.session.group_by(next(turned)))


def _sort(watched: Watched) -> Side:
    """With all groups open."""
    watched.tree.open_all(True)
    columns = cycle(("deadline", "percent", "text"))
    return watched.until_painted(lambda: watched.window.tree.sort(next(columns)))


def _open_all(watched: Watched) -> Side:
    """From all groups closed, kind after kind."""
    turned = cycle(_TURNED)

    def side() -> float:
        watched.window.session.group_by(next(turned))
        watched.tree.open_all(False)
        return watched.until_painted(lambda: watched.tree.open_all(True))()

    return side


def _grouped(board: Board) -> Callable[[], object]:
    prepared = [(row, {by: keys_of(row, by) for by in _TURNED}) for row in board]
    turned = cycle(_TURNED)

    def group() -> list[tuple[str, list[Any]]]:
        by = next(turned)
        groups: dict[str, list[Any]] = {}
        for row, keys in prepared:
            for key in keys[by]:
                groups.setdefault(key, []).append(row)
        return sorted(groups.items(), key=lambda item: item[0])

    return group


def _sorted(board: Board) -> Callable[[], object]:
    columns = cycle(("due_on", "percent", "text"))
    prepared = {
        name: [(getattr(row, name), at) for at, row in enumerate(board)]
        for name in ("due_on", "percent", "text")
    }
    return lambda: sorted(prepared[next(columns)], key=lambda pair: pair[0])


_GROUP_BY, _SORT = "plain Python group-by of the same keys", "plain Python sort of the same keys"
_SIZE = 100_000
CASES = (
    Case("regroup", _GROUP_BY, _SIZE, Bar(3), partial(_case, _regroup, _grouped), tenfold=False),
    Case("sort", _SORT, _SIZE, Bar(3), partial(_case, _sort, _sorted), tenfold=False, turns=6),
    Case("open-all", _GROUP_BY, _SIZE, Bar(3), partial(_case, _open_all, _grouped), tenfold=False),
)
