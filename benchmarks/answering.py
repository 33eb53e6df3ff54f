"""Does the window answer while one types? The longest gap between two of its events.

A timer ticks every millisecond; whatever keeps the window busy shows as a gap between two ticks.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count, cycle, pairwise
from time import perf_counter

from PySide6.QtCore import (
    QEventLoop,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QMimeData,
    QTimer,
)
from PySide6.QtGui import QGuiApplication

from benchmarks.editing import edits_of
from benchmarks.ledgers import own_copy
from benchmarks.measure import Bar, Case, Sides, fixed
from benchmarks.window import Watched, shown
from tzdesk.domain.filters import TaskFilter, with_values
from tzdesk.domain.grouping import ByColumn, GroupBy
from tzdesk.domain.records import CustomKind
from tzdesk.services.clerk_edits import tag_tasks
from tzdesk.services.custom_fields import Wish, add_column
from tzdesk.services.editing import Edit
from tzdesk.services.pasting import CellsWritten
from tzdesk.ui.models.task_columns import PLACES
from tzdesk.ui.models.task_sort import SortKey

_NOTICED = 100.0
"""Milliseconds after which an answer no longer seems immediate."""
CELLS = 3000
"""So many tasks are filled, pasted into, edited at once."""
_KINDS = Wish("任务类别", CustomKind.LIST, choices=("民生", "经济", "城建", "生态"))
_BETWEEN_STROKES = 90
"""Milliseconds, as of a quick typist."""
Deed = Callable[[], object]
Deeds = Callable[[Watched], list[Deed]]
"""What is done one after the other, made ready before it is watched."""


@contextmanager
def _case(deeds: Deeds, tasks: int) -> Iterator[Sides]:
    with own_copy(tasks) as path, shown(path) as watched:
        yield Sides(partial(_longest_gap, watched, deeds(watched)), fixed(_NOTICED))


def _longest_gap(watched: Watched, deeds: list[Deed]) -> float:
    watched.empty_search()
    ticks: list[float] = []
    ticking, loop = QTimer(), QEventLoop()
    ticking.setInterval(1)
    ticking.timeout.connect(lambda: ticks.append(perf_counter()))
    ticking.start()
    for place, deed in enumerate(deeds, 1):
        QTimer.singleShot(place * _BETWEEN_STROKES, deed)
    QTimer.singleShot((len(deeds) + 3) * _BETWEEN_STROKES, loop.quit)
    loop.exec()
    while watched.window.jobs.busy:  # what was begun goes on beside the window
        QTimer.singleShot(3 * _BETWEEN_STROKES, loop.quit)
        loop.exec()
    ticking.stop()
    return max(b - a for a, b in pairwise(ticks)) * 1000


def _typing(watched: Watched) -> list[Deed]:
    back = [watched.window.toolbar.search.backspace] * 2
    return [*(partial(watched.type, stroke) for stroke in "绿色低碳"), *back, *back]


def _typing_letters(watched: Watched) -> list[Deed]:
    return [partial(watched.type, stroke) for stroke in "shuiwuju"]


def _regrouping(watched: Watched) -> list[Deed]:
    kinds = cycle(GroupBy)
    return [lambda: watched.window.session.group_by(next(kinds)) for _ in GroupBy]


def _editing(watched: Watched) -> list[Deed]:
    session = watched.window.session
    assert session.board is not None
    edits = edits_of(session.board)
    return [lambda: session.edit([edits()]) for _ in range(5)]


def choose(watched: Watched, columns: tuple[str, str]) -> None:
    """The cells of the first tasks, as Shift and a click would."""
    view, left = watched.tree, CELLS
    found = QItemSelection()
    for row in range(view.tree.rowCount()):
        group = view.tree.index(row, 0)
        view.setExpanded(group, True)
        count = min(left, view.tree.rowCount(group))
        if count:
            ends = zip((0, count - 1), columns, strict=True)
            corners = [view.tree.index(at, PLACES[name], group) for at, name in ends]
            found.append(QItemSelectionRange(*corners))
            left -= count
    flag = QItemSelectionModel.SelectionFlag
    start = view.tree.index(0, PLACES[columns[0]], view.tree.index(0, 0))
    view.selectionModel().setCurrentIndex(start, flag.NoUpdate)
    view.selectionModel().select(found, flag.ClearAndSelect)
    watched.settle()


def with_typing(deed: Callable[[], object], watched: Watched) -> list[Deed]:
    """The deed, and a word that is sought while it goes on."""
    return [deed, *(partial(watched.type, stroke) for stroke in "绿色")]


def _filling(watched: Watched) -> list[Deed]:
    choose(watched, ("status", "percent"))
    return with_typing(watched.tree.deeds.fill_down, watched)


def _pasting(watched: Watched) -> list[Deed]:
    choose(watched, ("status", "percent"))
    data = QMimeData()
    data.setText("\n".join(f"正常推进\t{number % 100}%" for number in range(CELLS)))
    QGuiApplication.clipboard().setMimeData(data)
    return with_typing(watched.tree.deeds.paste, watched)


def _editing_many(watched: Watched) -> list[Deed]:
    session = watched.window.session
    board = session.board
    assert board is not None
    period = board.period.uid if board.period else None
    values = count(1)

    def deed() -> None:
        value = next(values) % 100
        session.edit([Edit(uid, "percent", value, period) for uid in list(board.rows)[:CELLS]])

    return with_typing(deed, watched)


def _starring(watched: Watched) -> list[Deed]:
    session, board = watched.window.session, watched.window.session.board
    assert board is not None
    uids, on = list(board.rows)[:CELLS], cycle((True, False))

    def deed() -> None:
        value = next(on)
        session.edit([Edit(uid, "starred", value) for uid in uids])

    return with_typing(deed, watched)


def _tagging(watched: Watched) -> list[Deed]:
    session, board = watched.window.session, watched.window.session.board
    assert board is not None
    uids, tags = list(board.rows)[:CELLS], cycle((("民生",), ("督查", "重点")))

    def deed() -> None:
        put_on = next(tags)
        session.write_many(
            "修改标签",
            len(uids),
            lambda desk: CellsWritten(tag_tasks(desk, uids, put_on, ()), len(uids)),
            lambda _done: None,
        )

    return with_typing(deed, watched)


def _own_column(watched: Watched) -> list[Deed]:
    """Grouping, sorting and filtering by a list that every task has a word in."""
    session, board = watched.window.session, watched.window.session.board
    assert board is not None
    own = board.ledger.fields.custom
    if not own:
        session.write(lambda desk: add_column(desk, _KINDS))
        own = session.board.ledger.fields.custom if session.board else ()
        words = cycle(_KINDS.choices)
        session.edit([Edit(uid, own[0].name, next(words)) for uid in board.rows])
        while watched.window.jobs.busy:
            watched.settle()
    uid = own[0].name
    tree = watched.tree.tree
    asked = with_values(session.asked, uid, _KINDS.choices[:2])
    return [
        lambda: session.group_by(ByColumn(uid)),
        lambda: session.group_by(GroupBy.SECTION),
        lambda: tree.sort_by([SortKey(uid)]),
        lambda: session.ask(asked),
        lambda: session.group_by(ByColumn(uid)),
        lambda: session.ask(TaskFilter()),
        lambda: tree.sort_by([]),
        lambda: session.group_by(GroupBy.SECTION),
    ]


def _undoing(watched: Watched) -> list[Deed]:
    session = watched.window.session
    for deed in _editing_many(watched)[:1]:
        deed()
    while watched.window.jobs.busy:
        watched.settle()
    steps = cycle((session.undo, session.redo))

    def step() -> None:
        next(steps)()

    return with_typing(step, watched)


def case_of(name: str, deeds: Deeds) -> Case:
    """The longest gap while these are done one after the other."""
    against = "100 ms, the longest gap between events"
    return Case(f"gap-{name}", against, 20_000, Bar(1), partial(_case, deeds), tenfold=False)


CASES = tuple(
    case_of(name, deeds)
    for name, deeds in (
        ("typing", _typing),
        ("typing-pinyin", _typing_letters),
        ("regrouping", _regrouping),
        ("editing", _editing),
        ("filling", _filling),
        ("pasting", _pasting),
        ("editing-many", _editing_many),
        ("undoing-many", _undoing),
        ("starring-many", _starring),
        ("tagging-many", _tagging),
        ("own-column", _own_column),
    )
)
