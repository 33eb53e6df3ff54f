"""The window: puts the panes together and lets menus, keys and files reach them.

Knows every pane by what it shows and every command by its name; does nothing itself.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from tzdesk.ui.actions import Actions, Needs
from tzdesk.ui.commands.about import HelpCommands
from tzdesk.ui.commands.following import FollowingCommands
from tzdesk.ui.commands.keeping import KeepingCommands
from tzdesk.ui.commands.ledgers import LedgerCommands
from tzdesk.ui.commands.plans import PlanCommands
from tzdesk.ui.commands.receiving import ReceivingCommands
from tzdesk.ui.commands.tasks import TaskCommands
from tzdesk.ui.commands.view import ViewCommands, fill_periods
from tzdesk.ui.desks import Desks
from tzdesk.ui.jobs import Jobs
from tzdesk.ui.kept_view import KeptView
from tzdesk.ui.leaving import may_leave
from tzdesk.ui.memory import Memory
from tzdesk.ui.messages import show_error
from tzdesk.ui.session import Session
from tzdesk.ui.theme import ThemeSwitch
from tzdesk.ui.undo import UndoNames
from tzdesk.ui.widgets.banner import Banner
from tzdesk.ui.widgets.file_drop import FileDrop
from tzdesk.ui.widgets.filter_bar import FilterBar
from tzdesk.ui.widgets.first_run import FirstRun
from tzdesk.ui.widgets.inspector import Inspector
from tzdesk.ui.widgets.navigation import Navigation
from tzdesk.ui.widgets.panes import Panes, Stop, enter_first, next_stop
from tzdesk.ui.widgets.status_bar import StatusBar
from tzdesk.ui.widgets.task_tree import TaskTree
from tzdesk.ui.widgets.toolbar import ToolBar
from tzdesk.ui.widgets.toolbar_period import past_period
from tzdesk.ui.window_place import keep, put_back
from tzdesk.ui.workplace import Workplace

PRODUCT = "tzdesk · 台账桌面"
EXAMPLE = "这是示例台账，可以随意修改，不影响正式数据。"


class MainWindow(QMainWindow):
    """One window on one ledger, or on none."""

    def __init__(
        self, session: Session, switch: ThemeSwitch, jobs: Jobs, desks: Desks, memory: Memory
    ):
        super().__init__()
        self.session, self.jobs, self._memory = session, jobs, memory
        self._switch = switch
        self.place = place = Workplace(self, session, switch, jobs, desks, memory)
        self.ledgers, self.view = LedgerCommands(place), ViewCommands(place)
        self.plans = PlanCommands(place, self.ledgers)
        self.keeping = KeepingCommands(place, self.ledgers)
        self.following = FollowingCommands(place, self.plans.edit_periods)
        self.receiving = ReceivingCommands(place, self.ledgers, self.plans)
        self.help = HelpCommands(place)
        self._build_panes()
        self.tasks = TaskCommands(session, self.tree, self.filters)
        self.commands = Actions(self, self._deeds())
        self.undo = UndoNames(session, self.commands)
        self.kept = KeptView(memory.settings, session, self.tree)
        self._build_bars()
        self._wire()
        self._wire_menus()
        put_back(self, self.panes, self.commands, memory)
        self._show_switches()
        self._on_opened()

    # What it is made of

    def _build_panes(self) -> None:
        self.banner = Banner(self._switch)
        self.first_run = FirstRun(self._switch)
        self.navigation = Navigation(self.session)
        self.tree = TaskTree(self.session)
        self.filters = FilterBar(self.session, self.tree)
        self.inspector = Inspector(self.session)
        self.work = _column(self.filters, self.tree)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.work)
        self.pages.addWidget(self.first_run)
        self.panes = Panes(self.navigation, self.pages, self.inspector)
        self.setCentralWidget(_column(self.banner, self.panes))
        self.drop = FileDrop(self)

    def _build_bars(self) -> None:
        self.commands.fill(self.menuBar())
        self.toolbar = ToolBar(self.commands, self.session, self._switch)
        self.addToolBar(self.toolbar)
        self.status_bar = StatusBar(self.session, self._switch, self.jobs)
        self.setStatusBar(self.status_bar)

    def _deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does."""
        groups = (
            *(self.ledgers, self.plans, self.receiving, self.following, self.keeping),
            *(self.view, self.tasks, self.help),
        )
        deeds: dict[str, Callable[[], object]] = {}
        for group in groups:
            deeds |= group.deeds()
        return deeds | {
            "quit": self.close,
            "undo": self.session.undo,
            "redo": self.session.redo,
            "search": self._enter_search,
            "show_navigation": self._on_panes_switched,
            "show_inspector": self._on_panes_switched,
            "next_pane": partial(self._go_round, 1),
            "previous_pane": partial(self._go_round, -1),
        }

    def _wire(self) -> None:
        session, toolbar, status = self.session, self.toolbar, self.status_bar
        self.ledgers.leaving.connect(self.kept.keep)
        self.ledgers.shown.connect(self.kept.put_back)
        self.ledgers.shown.connect(self.keeping.back_up_soon)
        session.opened.connect(self._on_opened)
        session.board_replaced.connect(self._on_board_replaced)
        session.history_changed.connect(self._enable)
        session.task_chosen.connect(lambda _uid: self._enable())
        session.grouping_changed.connect(self._show_switches)
        session.filter_changed.connect(lambda: toolbar.search.show_text(session.asked.search))
        session.failed.connect(partial(show_error, self))
        self._switch.theme_changed.connect(self._on_theme_changed)
        self.jobs.started.connect(lambda _label: self._enable())
        self.jobs.ended.connect(self._enable)
        self.first_run.chosen.connect(lambda name: self.commands[name].trigger())
        toolbar.search.asked.connect(self.view.search)
        toolbar.search.left.connect(self._enter_tree)
        toolbar.search.hits_wanted.connect(self.tree.go_to_first)
        toolbar.period.settings_wanted.connect(self.plans.edit_periods)
        self.inspector.history_wanted.connect(self.plans.show_history)
        status.unreported_wanted.connect(self.view.show_unreported)
        status.folder_wanted.connect(self.ledgers.show_folder)
        status.path_wanted.connect(self.ledgers.copy_path)
        self.inspector.left.connect(self._enter_tree)
        head = self.inspector.head
        for button, name in (
            (head.previous, "previous_task"),
            (head.following, "next_task"),
            (head.close_button, "show_inspector"),
        ):
            button.clicked.connect(self.commands[name].trigger)
        self.drop.ledger_dropped.connect(lambda name: self.ledgers.open(Path(name)))
        self.drop.plan_dropped.connect(self.receiving.take_plan)
        self.drop.returns_dropped.connect(self.receiving.take_returns)

    def _wire_menus(self) -> None:
        """Menus that are filled when they open, and ticks that are set then."""
        recent, themes, periods = map(self.commands.menu, ("recent", "theme", "period"))
        recent.aboutToShow.connect(lambda: self.ledgers.fill_recent(recent))
        themes.aboutToShow.connect(lambda: self.view.fill_themes(themes))
        periods.aboutToShow.connect(lambda: fill_periods(self.session, periods))
        self.commands.menu_opened.connect(self._show_switches)

    # What follows from the session

    def _on_opened(self) -> None:
        has_board = self.session.board is not None
        self.pages.setCurrentWidget(self.work if has_board else self.first_run)
        self._on_board_replaced()
        self._on_panes_switched()
        if has_board:
            self._enter_tree()
        else:
            self.first_run.take_focus()

    def _on_board_replaced(self) -> None:
        has_board = self.session.board is not None
        if self.pages.currentWidget() is not (self.work if has_board else self.first_run):
            self._on_opened()
            return
        self.navigation.setEnabled(has_board)
        self.drop.takes_returns = has_board
        self._show_title()
        self._show_banner()
        self._enable()

    def _show_title(self) -> None:
        desk = self.session.desk
        invented = "（演示数据，进展为虚构）" if self.ledgers.is_example else ""
        name = f"{desk.path.stem}台账{invented}".replace("台账台账", "台账") if desk else ""
        self.setWindowTitle(f"{name} — {PRODUCT}" if name else PRODUCT)

    def _show_banner(self) -> None:
        past = past_period(self.session)
        if past:
            self.banner.say(
                f"正在查看往期：{past.label}，修改会记入修改记录。",
                [("回到本期", lambda: self.session.show_period(None))],
            )
        elif self.ledgers.is_example:
            self.banner.say(
                EXAMPLE,
                [
                    ("导入正式方案…", self.plans.import_plan),
                    ("关闭示例", self.ledgers.close),
                ],
            )
        else:
            self.banner.end()

    def _enable(self) -> None:
        session = self.session
        level = Needs.NOTHING
        if session.desk:
            level = Needs.LEDGER
        if session.board:
            level = Needs.TASK if session.task_uid else Needs.PLAN
        self.commands.enable(level, self.jobs.label)
        self.commands["make_return"].setVisible(self.receiving.can_return)
        self.undo.show_names()

    def _show_switches(self) -> None:
        self.view.show_switches(self.commands)
        self.tasks.show_switches(self.commands)

    def _on_theme_changed(self) -> None:
        self.panes.fit()
        self._show_switches()

    # Where the focus goes

    def _enter_search(self) -> None:
        self.toolbar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _enter_tree(self) -> None:
        self.tree.setFocus()

    def _go_round(self, step: int) -> None:
        first = partial(partial, enter_first)
        stops = [
            Stop(self.toolbar, first(self.toolbar)),
            Stop(self.navigation, first(self.navigation)),
            Stop(self.filters, first(self.filters)),
            Stop(self.tree, self._enter_tree),
            Stop(self.first_run, self.first_run.take_focus),
            Stop(self.inspector, first(self.inspector)),
            Stop(self.status_bar, first(self.status_bar)),
        ]
        next_stop(stops, step)

    def _on_panes_switched(self) -> None:
        has_board = self.session.board is not None
        commands = self.commands
        self.panes.show_side("navigation", commands["show_navigation"].isChecked())
        self.panes.show_side("inspector", has_board and commands["show_inspector"].isChecked())

    # How it comes back, and how it ends

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._catch_up()

    def _catch_up(self) -> None:
        """Another program may have written, or the day may be another."""
        desk, board = self.session.desk, self.session.board
        if desk and not self.jobs.busy:
            changed = desk.catch_up()
            if board and board.today != desk.today:
                self.keeping.back_up_soon()
                changed = True
            if changed:
                self.session.reload()
                self.session.history_changed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not may_leave(self.jobs, self):
            event.ignore()
            return
        self.jobs.cancel()
        self.jobs.wait()
        self.inspector.commit_pending()
        keep(self, self.panes, self.commands, self._memory)
        self.ledgers.close()
        super().closeEvent(event)


def _column(*widgets: QWidget) -> QFrame:
    """Widgets one under the other, the last taking the room."""
    frame = QFrame()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget, int(widget is widgets[-1]))
    return frame
