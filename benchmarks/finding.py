"""Do 快速查找, the lists of the filters and saved views answer while one types?"""

from collections.abc import Callable
from functools import partial
from itertools import cycle

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.answering import Deeds, gap_case
from benchmarks.window import Watched
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import GroupBy
from tzdesk.services.saved_views import save_view
from tzdesk.ui.dialogs.finder import FinderDialog


def _press(field: QWidget, text: str = "", key: Qt.Key = Qt.Key.Key_unknown) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(field, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def _finder(watched: Watched) -> list[Callable[[], object]]:
    """Opens the panel, types, and goes to the best hit."""
    window = watched.window
    opened: list[FinderDialog] = []

    def open_panel() -> None:
        opened[:] = [window.groups.finding.finder(window.commands)]
        opened[0].open_over(window)

    def stroke(text: str) -> None:
        _press(opened[0].field, text)

    def go() -> None:
        _press(opened[0].field, key=Qt.Key.Key_Return)
        window.session.ask(TaskFilter())

    letters = [partial(stroke, one) for one in "swj"]
    numbers = [partial(stroke, one) for one in "1234"]
    return [open_panel, *letters, go, open_panel, *numbers, go]


def _column_filter(watched: Watched) -> list[Callable[[], object]]:
    """Drops the list of the units, looks for one, ticks the first two, closes."""
    filters = watched.window.filters
    popup = filters.popup("units")
    tick = partial(_press, popup.list, key=Qt.Key.Key_Space)
    return [
        partial(filters.open_popup, "units"),
        *(partial(_press, popup.field, one) for one in "swj"),
        partial(_press, popup.field, key=Qt.Key.Key_Down),
        tick,
        partial(_press, popup.list, key=Qt.Key.Key_Down),
        tick,
        popup.close,
        partial(watched.window.session.ask, TaskFilter()),
    ]


def _saved_view(watched: Watched) -> list[Callable[[], object]]:
    session = watched.window.session
    for by, asked in ((GroupBy.UNIT, {"overdue": True}), (GroupBy.SECTION, {})):
        session.write(partial(save_view, name=by.label, look={"grouping": by, "filter": asked}))
    assert session.desk
    uids = cycle([view.uid for view in session.desk.ledger.saved_views()])
    return [lambda: watched.window.groups.saved_views.open(next(uids)) for _ in range(6)]


_DEEDS: tuple[tuple[str, Deeds], ...] = (
    ("finder", _finder),
    ("column-filter", _column_filter),
    ("saved-view", _saved_view),
)
CASES = tuple(gap_case(name, deeds) for name, deeds in _DEEDS)
