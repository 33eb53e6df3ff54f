"""Filtering: from a keystroke in the search field until the tree is painted.

Beside a substring scan over the same prepared strings with a repaint of an unchanged tree; and
beside Qt's own way, a QSortFilterProxyModel under an expanded tree.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate, cycle

from PySide6.QtCore import QSortFilterProxyModel
from PySide6.QtWidgets import QTreeView

from benchmarks.ledgers import ledger_file
from benchmarks.measure import Bar, Case, Side, Sides, timed
from benchmarks.plans import REAL_SIZE
from benchmarks.window import Watched, shown
from tzdesk.ui.models.task_columns import PLACES
from tzdesk.ui.models.task_tree import TaskTreeModel
from tzdesk.ui.session import Session

HANZI, LETTERS = "绿色低碳", "shuiwj"


@contextmanager
def _hanzi(tasks: int) -> Iterator[Sides]:
    with shown(ledger_file(tasks)) as watched:
        yield Sides(_typing(watched, HANZI), _scan(watched, HANZI))


@contextmanager
def _letters(tasks: int) -> Iterator[Sides]:
    with shown(ledger_file(tasks)) as watched:
        yield Sides(_typing(watched, LETTERS), _scan(watched, "sh"))


def _typing(watched: Watched, word: str) -> Side:
    """One keystroke of the word after the other, then from its beginning again."""
    strokes = cycle(enumerate(word))

    def side() -> float:
        place, stroke = next(strokes)
        if place == 0:
            watched.empty_search()
        return watched.until_painted(lambda: watched.type(stroke))()

    return side


def _scan(watched: Watched, word: str) -> Side:
    board = watched.window.session.board
    assert board is not None
    keys = ["|".join(row.search) for row in board]
    words = cycle(accumulate(word))

    def scan() -> list[str]:
        sought = next(words)
        found = [key for key in keys if sought in key]
        watched.tree.viewport().repaint()
        return found

    return timed(scan)


@contextmanager
def _beside_proxy(tasks: int) -> Iterator[Sides]:
    with shown(ledger_file(tasks)) as watched:
        yield Sides(_typing(watched, HANZI[:1]), lambda: _proxy_stroke(watched))


@contextmanager
def _proxied(watched: Watched) -> Iterator[tuple[QSortFilterProxyModel, QTreeView]]:
    """The same board once more, under a proxy and a plain view."""
    session = Session()
    session.board = watched.window.session.board
    proxy, view = QSortFilterProxyModel(), QTreeView()
    model = TaskTreeModel(session, proxy)
    proxy.setSourceModel(model)
    proxy.setRecursiveFilteringEnabled(True)
    proxy.setFilterKeyColumn(PLACES["text"])
    view.setUniformRowHeights(True)
    view.setModel(proxy)
    view.resize(watched.tree.size())
    view.expandAll()
    view.show()
    yield proxy, view
    view.close()


def _proxy_stroke(watched: Watched) -> float:
    """The first keystroke, from all tasks on; the later ones have little left to take away."""
    with _proxied(watched) as (proxy, view):

        def filter_and_paint() -> None:
            proxy.setFilterFixedString(HANZI[:1])
            view.viewport().repaint()

        return timed(filter_and_paint)()


_SCAN = "substring scan + repaint, unchanged tree"
CASES = (
    *(Case("filter", _SCAN, size, Bar(3), _hanzi) for size in (REAL_SIZE, 10_000)),
    *(Case("filter-pinyin", _SCAN, size, Bar(3), _letters) for size in (REAL_SIZE, 10_000)),
    Case(
        "filter-proxy",
        "QSortFilterProxyModel, expanded tree",
        2_000,  # the proxy's time grows with the square: at 10,000 one keystroke takes minutes
        Bar(50, faster=True),
        _beside_proxy,
        tenfold=False,
    ),
)
