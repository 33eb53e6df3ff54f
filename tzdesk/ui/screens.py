"""Pictures of every screen: windows and dialogs put on as a clerk would see them, and grabbed.

Used by `demo` and by the pictures for reviewers. Makes nothing that outlives it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QEventLoop, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.records import Leader
from tzdesk.paths import ROOT
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.messages import MessageBox, Question
from tzdesk.ui.screen_columns import column_dialogs, group_by_own
from tzdesk.ui.screen_editing import editing_dialogs
from tzdesk.ui.screen_help import help_dialogs
from tzdesk.ui.screen_managing import managing_dialogs
from tzdesk.ui.screen_printing import printing_dialogs
from tzdesk.ui.screen_returns import all_units, dispatch_dialogs, hand_in, send_to_unit
from tzdesk.ui.screen_settings import settings_dialogs
from tzdesk.ui.screen_tasks import split_and_save, task_dialogs
from tzdesk.ui.theme import ThemeName

PLAN = ROOT / "resources" / "2023-tongzhou-plan.txt"
LEADERS = ("董明慧", "杨磊")
TASK = "30"
ERROR = Question(
    "无法读取文件",
    "无法读取“水务局_三季度.xlsx”：文件正被 WPS 打开。",
    "请关闭后点“重试”。",
    ("跳过", "重试"),
)
FOUND = (("11-finder", "dc"), ("11-finder-units", "swj"), ("11-finder-nothing", "没有这样的东西"))
COMPARED = (1060, 680)
DIALOG, DISPATCH = (1360, 832), (1178, 752)
MERGE, ALL = (1340, 816), (720, 640)
SETTLING = 30
"""How long layouts take to come to rest, in ms."""
ROUNDS = 12
"""Layouts in layouts take a round of the loop each."""
Maker = Callable[[bool], MainWindow]
"""Makes a window, on the example ledger or on none."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a screen is dressed; `name` ends the file's name."""

    theme: ThemeName = ThemeName.LIGHT
    scale: int = 100
    size: tuple[int, int] = (1440, 900)

    @property
    def name(self) -> str:
        """1440x900-light, 1440x900-light-140."""
        width, height = self.size
        scale = "" if self.scale == 100 else f"-{self.scale}"
        return f"{width}x{height}-{self.theme.value.replace('_', '-')}{scale}"


class Screens:
    """Takes the pictures of one look into a folder."""

    def __init__(self, app: QApplication, folder: Path, make: Maker):
        self._app, self._folder, self._make = app, folder, make

    def take(self, look: Look) -> list[Path]:
        """Every screen in that look; the files."""
        self._folder.mkdir(parents=True, exist_ok=True)
        return [
            *self._first_run(look),
            *self._main(look),
            *self._finding(look),
            *self._import(look),
            *self._dispatch(look),
            *self._merge(look),
            *self._receive(look),
            *self._returns(look),
            *self._dialogs(look),
        ]

    def _first_run(self, look: Look) -> Iterator[Path]:
        with self._window(look, example=False) as window:
            yield self._grab(window, "07-first-run", look)

    def _main(self, look: Look) -> Iterator[Path]:
        with self._window(look, example=True) as window:
            yield self._grab(window, "01-main-all", look)
            window.commands["overview"].trigger()
            while (page := window.pages.overview) and not page.counted:
                self._settle()
            yield self._grab(window, "02-overview", look)
            units = all_units(window)
            units.resize(QSize(*ALL).boundedTo(QSize(*look.size)))
            with _shown(units):
                yield self._grab(units, "02-all-units", look)
            window.commands["by_section"].trigger()
            filter_to_leaders(window, LEADERS)
            self._bring_to_front(window, TASK)
            yield self._grab(window, "01-main", look)
            for name in ("by_leader", "by_unit", "by_deadline", "by_status"):
                window.session.ask(TaskFilter())
                window.commands[name].trigger()
                self._settle()
                yield self._grab(window, f"01-{name.replace('_', '-')}", look)
            window.session.ask(TaskFilter(doubtful=True))
            self._settle()
            yield self._grab(window, "01-doubtful", look)
            window.session.ask(TaskFilter())
            window.groups.view.search("没有这样的任务")
            self._settle()
            yield self._grab(window, "01-nothing-found", look)

    def _finding(self, look: Look) -> Iterator[Path]:
        from tzdesk.ui.dialogs.compare import CompareDialog  # noqa: PLC0415 - not at the start

        with self._window(look, example=True) as window:
            for name, text in FOUND:
                dialog = window.groups.finding.finder(window.commands)
                dialog.field.setText(text)
                with _shown(dialog):
                    yield self._grab(dialog, name, look)
            board = window.session.board
            assert board
            compared = CompareDialog(window.place, board)
            compared.resize(QSize(*look.size).boundedTo(QSize(*COMPARED) * (look.scale / 100)))
            with _shown(compared):
                while window.jobs.busy:
                    self._settle()
                yield self._grab(compared, "11-compare", look)

    def _import(self, look: Look) -> Iterator[Path]:
        from tzdesk.ui.dialogs.import_plan import (  # noqa: PLC0415 - not at the start
            ImportDialog,
        )

        with self._window(look, example=False) as window:
            dialog = ImportDialog(window.place)
            dialog.resize(QSize(*look.size).boundedTo(QSize(*DIALOG)))
            with _shown(dialog):
                yield self._grab(dialog, "05-import-1", look)
                dialog.read_file(PLAN)
                while window.jobs.busy:
                    self._settle()
                yield self._grab(dialog, "05-import-2", look)
                dialog.next_button.click()
                self._settle()
                yield self._grab(dialog, "05-import-3", look)
                dialog.review = None
                dialog.reject()

    def _dispatch(self, look: Look) -> Iterator[Path]:
        from tzdesk.ui.dialogs.dispatch import DispatchDialog  # noqa: PLC0415 - not at the start

        with self._window(look, example=True) as window:
            dialog = DispatchDialog(window.place)
            dialog.resize(QSize(*look.size).boundedTo(QSize(*DISPATCH) * (look.scale / 100)))
            with _shown(dialog):
                yield self._grab(dialog, "03-dispatch", look)
                dialog.units.tree.scrollToBottom()
                yield self._grab(dialog, "03-dispatch-collective", look)
            for name, other in dispatch_dialogs(window):
                with _shown(other):
                    yield self._grab(other, name, look)

    def _merge(self, look: Look) -> Iterator[Path]:
        from tzdesk.ui.dialogs.merge import MergeDialog  # noqa: PLC0415 - not at the start

        with self._window(look, example=True) as window, TemporaryDirectory() as folder:
            desk = window.session.desk
            assert desk
            returns = hand_in(desk, Path(folder))
            window.session.reload()
            dialog = MergeDialog(window.place)
            dialog.resize(QSize(*look.size).boundedTo(QSize(*MERGE)))
            with _shown(dialog):
                yield self._grab(dialog, "04-merge-empty", look)
                dialog.add([returns])
                while dialog.checking.running:
                    self._settle()
                dialog.page.to_conflict(1)
                yield self._grab(dialog, "04-merge", look)
                dialog.done(0)

    def _returns(self, look: Look) -> Iterator[Path]:
        from tzdesk.ui.dialogs.returns import ReturnsDialog  # noqa: PLC0415 - not at the start

        with self._window(look, example=True) as window:
            dialog = ReturnsDialog(window.place)
            dialog.resize(QSize(*look.size).boundedTo(QSize(*DISPATCH) * (look.scale / 100)))
            with _shown(dialog):
                yield self._grab(dialog, "02-returns", look)
                dialog.only_missing.setChecked(True)
                yield self._grab(dialog, "02-returns-missing", look)

    def _receive(self, look: Look) -> Iterator[Path]:
        from tzdesk.services.received_form import read_received  # noqa: PLC0415 - as above
        from tzdesk.ui.dialogs.receive import ReceiveDialog  # noqa: PLC0415 - as above
        from tzdesk.ui.dialogs.return_file import ReturnDialog  # noqa: PLC0415 - as above

        with self._window(look, example=True) as window, TemporaryDirectory() as folder:
            desk = window.session.desk
            assert desk
            received = read_received(send_to_unit(desk, Path(folder)))
            dialog = ReceiveDialog(window.place, window.groups.ledgers, received, None)
            dialog.file = Path(folder) / "区商务局.tzdb"
            with _shown(dialog):
                yield self._grab(dialog, "04-receive", look)
                dialog.verb.click()
            self._settle()
            yield self._grab(window, "04-received", look)
            returned = ReturnDialog(window.place)
            with _shown(returned):
                yield self._grab(returned, "04-return", look)
            window.groups.ledgers.close()

    def _dialogs(self, look: Look) -> Iterator[Path]:
        with self._window(look, example=True) as window:
            self._bring_to_front(window, TASK)
            for name, dialog in (
                *editing_dialogs(window),
                *task_dialogs(window),
                *managing_dialogs(window),
                *settings_dialogs(window),
                *printing_dialogs(window, look.size),
                *help_dialogs(window),
                *column_dialogs(window),
                ("18-error", MessageBox(ERROR, window)),
            ):
                with _shown(dialog):
                    yield self._grab(dialog, name, look)
            split_and_save(window)
            yield self._grab(window, "01-split", look)
            group_by_own(window)
            yield self._grab(window, "01-by-own", look)

    def _bring_to_front(self, window: MainWindow, number: str) -> None:
        board = window.session.board
        if board:
            window.session.choose(next(row.uid for row in board if row.number == number))
            window.commands["toggle_units"].trigger()
            self._settle()

    @contextmanager
    def _window(self, look: Look, *, example: bool) -> Iterator[MainWindow]:
        window = self._make(example)
        window.place.switch.choose(look.theme, look.scale)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(*look.size)
        with _shown(window):
            self._settle()
            yield window
        window.close()
        window.deleteLater()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        # The next one is built without it: every widget is polished anew with each one added.
        self._app.setStyleSheet("")

    def _grab(self, widget: QWidget, name: str, look: Look) -> Path:
        self._settle()
        path = self._folder / f"{name}-{look.name}.png"
        widget.grab().save(str(path))
        return path

    def _settle(self) -> None:
        """Lets layouts and what waits for them come to rest."""
        loop = QEventLoop()
        QTimer.singleShot(SETTLING, loop.quit)
        loop.exec()
        for _ in range(ROUNDS):  # a slow machine paints before layouts in layouts are done
            QApplication.sendPostedEvents()


def filter_to_leaders(window: MainWindow, names: tuple[str, ...]) -> None:
    """Filters to these leaders, as ticks in the list would."""
    board = window.session.board
    if board:
        leaders = board.ledger.rows(Leader).values()
        uids = frozenset(one.uid for one in leaders if one.name in names)
        window.session.ask(replace(window.session.asked, leaders=uids))


@contextmanager
def _shown(widget: QWidget) -> Iterator[None]:
    """Laid out and painted as if shown, whatever the screen's size."""
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.show()
    try:
        yield
    finally:
        if isinstance(widget, QDialog):
            widget.close()
            widget.deleteLater()
