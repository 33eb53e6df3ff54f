"""Actions of one's daily managing, and whether the window answers meanwhile: see `answering`.

Dialogs are opened by their commands and filled in between events, as a clerk would.
"""

from collections.abc import Callable
from functools import partial
from itertools import count

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from benchmarks.answering import CELLS, Deed, case_of, choose, with_typing
from benchmarks.window import Watched
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.status import Status
from tzdesk.services import pinyin
from tzdesk.services.saved_views import save_view
from tzdesk.ui.dialogs.finder import FinderDialog
from tzdesk.ui.dialogs.form import Form
from tzdesk.ui.dialogs.name_form import NameForm
from tzdesk.ui.dialogs.task_form import TaskForm
from tzdesk.ui.kept_view import present_look
from tzdesk.ui.session import Session

_SOON = 60
"""Milliseconds until a dialog that was opened has been seen."""
_NUMBERS = count(1)


def _in_dialog(opening: Deed, filling: Callable[[QDialog], object]) -> Deed:
    """Opens a dialog and fills it in."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog), "nothing was opened"
        filling(dialog)

    def deed() -> None:
        QTimer.singleShot(_SOON, fill)
        opening()

    return deed


def _press(dialog: QDialog) -> None:
    assert isinstance(dialog, Form)
    dialog.verb.click()


def _command(watched: Watched, name: str) -> Deed:
    return watched.window.commands[name].trigger


def _opening_a_view(watched: Watched) -> list[Deed]:
    window, session = watched.window, watched.window.session
    session.ask(TaskFilter(statuses=frozenset({Status.LATE})))
    look = present_look(session, window.tree)
    session.write(lambda desk: save_view(desk, f"滞后 {next(_NUMBERS)}", look))
    session.ask(TaskFilter())
    watched.settle()
    assert session.desk
    uid = session.desk.ledger.saved_views()[0].uid
    return with_typing(partial(window.groups.saved_views.open, uid), watched)


def _finding(watched: Watched) -> list[Deed]:
    pinyin.prepare()  # as the program does soon after its start

    def finder() -> FinderDialog:
        found = watched.window.findChild(FinderDialog)
        assert isinstance(found, FinderDialog)
        return found

    def strike(letter: str) -> None:
        QTest.keyClicks(finder().field, letter)

    strokes = [partial(strike, letter) for letter in "shuiw"]
    return [_command(watched, "find"), *strokes, lambda: finder().close()]


def _filtering_a_column(watched: Watched) -> list[Deed]:
    bar = watched.window.filters

    def close() -> None:
        bar.popup("units").close()

    return [partial(bar.open_popup, "units"), close]


def _looking_over(watched: Watched) -> list[Deed]:
    session = watched.window.session
    return [
        partial(session.show_overview, True),
        *[int] * 12,
        partial(session.show_overview, False),
    ]


def _starring(watched: Watched) -> list[Deed]:
    choose(watched, ("status", "status"))
    return with_typing(_command(watched, "mark_star"), watched)


def _adding(watched: Watched) -> list[Deed]:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, TaskForm)
        dialog.fields.text.setPlainText("开展专项检查。")
        dialog.verb.click()

    return [_in_dialog(_command(watched, "add_task"), fill)]


def _choose_first(session: Session) -> None:
    assert session.board
    unsplit = (row for row in session.board if len(row.units) > 1 and not row.subtasks)
    session.choose(next(unsplit).uid)


def _splitting(watched: Watched) -> list[Deed]:
    _choose_first(watched.window.session)
    watched.settle()
    return [_in_dialog(_command(watched, "split_task"), _press)]


def _renaming(watched: Watched) -> list[Deed]:
    """A unit, in 单位管理."""

    def rename(form: QDialog) -> None:
        assert isinstance(form, NameForm)
        form.name.setText(f"单位 {next(_NUMBERS)}")
        form.verb.click()

    def manage(dialog: QDialog) -> None:
        pane = dialog.pane  # type: ignore[attr-defined]
        _in_dialog(pane.rename_button.click, rename)()
        dialog.close()

    return [_in_dialog(_command(watched, "manage_units"), manage)]


def _rolling_over(watched: Watched) -> list[Deed]:
    return [_in_dialog(_command(watched, "roll_over"), _press)]


def _previewing(watched: Watched) -> list[Deed]:
    return [_in_dialog(_command(watched, "print_preview"), lambda dialog: dialog.close())]


CASES = tuple(
    case_of(name, deeds)
    for name, deeds in (
        ("opening-a-view", _opening_a_view),
        ("finding", _finding),
        ("filtering-a-column", _filtering_a_column),
        ("overview", _looking_over),
        (f"starring-{CELLS}", _starring),
        ("adding", _adding),
        ("splitting", _splitting),
        ("renaming-a-unit", _renaming),
        ("rolling-over", _rolling_over),
        ("print-preview", _previewing),
    )
)
