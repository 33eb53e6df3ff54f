"""The window: puts the panes together and lets menus, keys and files reach them.

Knows every pane by what it shows and every command by its name; does nothing itself.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from tzdesk.ui.actions import Actions
from tzdesk.ui.command_table import Needs
from tzdesk.ui.commands.groups import CommandGroups
from tzdesk.ui.desks import Desks
from tzdesk.ui.draft_keeping import DraftKeeper
from tzdesk.ui.drafts import Draft
from tzdesk.ui.jobs import Jobs
from tzdesk.ui.kept_view import KeptView
from tzdesk.ui.leaving import may_leave
from tzdesk.ui.ledger_watch import LedgerWatch
from tzdesk.ui.memory import Memory
from tzdesk.ui.menu_filling import show_menus, wire_menus
from tzdesk.ui.open_conflicts import OpenConflicts
from tzdesk.ui.pages import Pages
from tzdesk.ui.session import Session
from tzdesk.ui.theme import ThemeSwitch
from tzdesk.ui.undo import UndoNames
from tzdesk.ui.widgets.banner import Banner
from tzdesk.ui.widgets.file_drop import FileDrop
from tzdesk.ui.widgets.filter_bar import FilterBar
from tzdesk.ui.widgets.first_run import FirstRun
from tzdesk.ui.widgets.inspector import Inspector
from tzdesk.ui.widgets.navigation import Navigation
from tzdesk.ui.widgets.panes import Panes, Stop, column, enter_first, next_stop
from tzdesk.ui.widgets.status_bar import StatusBar
from tzdesk.ui.widgets.task_tree import TaskTree
from tzdesk.ui.widgets.toolbar import ToolBar
from tzdesk.ui.window_place import keep, put_back
from tzdesk.ui.window_words import show_strip, title
from tzdesk.ui.workplace import Workplace

if TYPE_CHECKING:
    from tzdesk.ui.overview.page import OverviewPage


class MainWindow(QMainWindow):
    """One window on one ledger, or on none."""

    def __init__(
        self, session: Session, switch: ThemeSwitch, jobs: Jobs, desks: Desks, memory: Memory
    ):
        super().__init__()
        self.session, self.jobs, self._memory = session, jobs, memory
        session.many.jobs = jobs
        self._switch = switch
        self._build_panes()
        self.place = place = Workplace(self, session, switch, jobs, desks, memory)
        self.groups = CommandGroups(place, self.tree, self.filters)
        self.commands = Actions(self, self._deeds())
        self.undo = UndoNames(session, self.commands)
        panes = (self.tree.typed, self.inspector.typed)
        self.drafts = DraftKeeper(session, memory.settings.folder, panes, self)
        self.kept = KeptView(memory.settings, session, self.tree)
        self.watch = LedgerWatch(session, lambda: jobs.busy or self.tree.editing, self)
        self._build_bars()
        self._wire()
        wire_menus(self.commands, self.groups, session)
        self.commands.menu_opened.connect(self._show_switches)
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
        self.work = column(self.filters, self.tree)
        self.pages = Pages(self.session, self.work, self.first_run, self._make_overview)
        self.panes = Panes(self.navigation, self.pages, self.inspector)
        self.setCentralWidget(column(self.banner, self.panes))
        self.drop = FileDrop(self)

    def _make_overview(self) -> "OverviewPage":
        from tzdesk.ui.overview.page import OverviewPage  # noqa: PLC0415 - not at the start

        page = OverviewPage(self.place)
        page.returns_wanted.connect(self.groups.following.show_returns)
        page.list_wanted.connect(self.groups.following.choose_list)
        self.groups.printing.overview = page.printout
        return page

    def _build_bars(self) -> None:
        self.commands.fill(self.menuBar())
        self.toolbar = ToolBar(self.commands, self.session, self._switch)
        self.addToolBar(self.toolbar)
        self.conflicts = OpenConflicts(self.session, self.commands, self.toolbar)
        self.status_bar = StatusBar(self.session, self._switch, self.jobs)
        self.setStatusBar(self.status_bar)

    def _deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does."""
        return self.groups.deeds() | {
            "quit": self.close,
            "undo": self.session.undo,
            "redo": self.session.redo,
            "search": lambda: self.toolbar.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "find": lambda: self.groups.finding.find(self.commands),
            "show_navigation": self._on_panes_switched,
            "show_inspector": self._on_panes_switched,
            "next_pane": partial(self._go_round, 1),
            "previous_pane": partial(self._go_round, -1),
        }

    def _wire(self) -> None:
        session = self.session
        self.groups.ledgers.leaving.connect(self.kept.keep)
        self.groups.ledgers.leaving.connect(self.drafts.end)
        self.groups.ledgers.shown.connect(self.kept.put_back)
        self.groups.ledgers.shown.connect(self.groups.keeping.back_up_soon)
        self.watch.day_changed.connect(self.groups.keeping.back_up_soon)
        self.groups.ledgers.hold.lost.connect(self._show_strip)
        self.groups.ledgers.shown.connect(self.drafts.begin)
        self.drafts.offered.connect(self._show_strip)
        self.drafts.wanted.connect(self._fill_in)
        session.opened.connect(self._on_opened)
        session.board_replaced.connect(self._on_board_replaced)
        session.history_changed.connect(self._enable)
        session.task_chosen.connect(lambda _uid: self._enable())
        session.grouping_changed.connect(self._show_switches)
        session.page_changed.connect(self._on_page_changed)
        session.failed.connect(self.groups.unsaved.tell)
        self._switch.theme_changed.connect(self._on_theme_changed)
        self.jobs.started.connect(lambda _label: self._enable())
        self.jobs.ended.connect(self._enable)
        self._wire_panes()
        self.drop.ledger_dropped.connect(lambda name: self.groups.ledgers.open(Path(name)))
        self.drop.plan_dropped.connect(self.groups.receiving.take_plan)
        self.drop.returns_dropped.connect(self.groups.receiving.take_returns)

    def _wire_panes(self) -> None:
        """What the panes want of the commands."""
        session, toolbar, status = self.session, self.toolbar, self.status_bar
        session.filter_changed.connect(lambda: toolbar.search.show_text(session.asked.search))
        self.first_run.chosen.connect(lambda name: self.commands[name].trigger())
        self.first_run.recent.wanted.connect(lambda name: self.groups.ledgers.open(Path(name)))
        self.navigation.view_wanted.connect(self.groups.saved_views.open)
        self.navigation.view_changed.connect(self.groups.saved_views.update)
        toolbar.search.asked.connect(self.groups.view.search)
        toolbar.search.left.connect(self._enter_tree)
        self.tree.command_wanted.connect(lambda name: self.commands[name].trigger())
        toolbar.search.hits_wanted.connect(self.tree.go_to_first)
        toolbar.period.settings_wanted.connect(self.groups.plans.edit_periods)
        self.inspector.history_wanted.connect(self.groups.steps.show_history)
        self.inspector.facts.marks.tags_wanted.connect(self.groups.tasks.edit_tags)
        status.unreported_wanted.connect(self.groups.view.show_unreported)
        status.folder_wanted.connect(self.groups.ledgers.show_folder)
        status.path_wanted.connect(self.groups.ledgers.copy_path)
        status.saved.about_backup = self.groups.keeping.last_backup
        self.inspector.left.connect(self._enter_tree)
        head = self.inspector.head
        for button, name in (
            (head.previous, "previous_task"),
            (head.following, "next_task"),
            (head.close_button, "show_inspector"),
        ):
            button.clicked.connect(self.commands[name].trigger)

    # What follows from the session

    def _on_opened(self) -> None:
        self.pages.turn()
        self._on_board_replaced()
        self._on_panes_switched()
        self._enter_page()

    def _on_page_changed(self) -> None:
        self.pages.turn()
        self._on_panes_switched()
        self._show_switches()
        self._enable()
        if not self.toolbar.search.hasFocus():
            self._enter_page()

    def _on_board_replaced(self) -> None:
        has_board = self.session.board is not None
        if not self.pages.settled:
            self._on_opened()
            return
        self.navigation.setEnabled(has_board)
        self.drop.takes_returns = has_board
        self.setWindowTitle(title(self.session, is_example=self.groups.ledgers.is_example))
        self._show_strip()
        self._enable()

    def _show_strip(self) -> None:
        show_strip(self.banner, self.session, self.groups, self.drafts)

    def _fill_in(self, draft: Draft) -> None:
        self.commands["show_inspector"].setChecked(True)
        self._on_panes_switched()
        self.inspector.fill_in(draft)

    def _enable(self) -> None:
        session = self.session
        level = Needs.NOTHING
        if session.desk:
            level = Needs.LEDGER
        if session.board:
            in_front = session.task_uid and not session.on_overview
            level = Needs.TASK if in_front else Needs.PLAN
        self.commands.enable(level, self.jobs.label, on_overview=session.on_overview)
        self.commands["make_return"].setVisible(self.groups.receiving.can_return)
        show_menus(self.commands, self.session)
        self.undo.show_names()

    def _show_switches(self) -> None:
        self.groups.view.show_switches(self.commands)
        self.groups.tasks.show_switches(self.commands)
        self.groups.finding.show_switches(self.commands)

    def _on_theme_changed(self) -> None:
        self.panes.fit()
        self._show_switches()

    # Where the focus goes

    def _enter_tree(self) -> None:
        self.tree.setFocus()

    def _enter_page(self) -> None:
        if self.session.board is None:
            self.first_run.show_recent(self._memory.settings.recent_files)
            self.first_run.take_focus()
        elif self.session.on_overview and self.pages.overview:
            self.pages.overview.take_focus()
        else:
            self._enter_tree()

    def _go_round(self, step: int) -> None:
        first = partial(partial, enter_first)
        stops = [
            Stop(self.toolbar, first(self.toolbar)),
            Stop(self.navigation, first(self.navigation)),
            Stop(self.filters, first(self.filters)),
            Stop(self.pages, self._enter_page),
            Stop(self.inspector, first(self.inspector)),
            Stop(self.status_bar, first(self.status_bar)),
        ]
        next_stop(stops, step)

    def _on_panes_switched(self) -> None:
        tasks_shown = self.session.board is not None and not self.session.on_overview
        commands = self.commands
        self.panes.show_side("navigation", commands["show_navigation"].isChecked())
        self.panes.show_side("inspector", tasks_shown and commands["show_inspector"].isChecked())

    # How it comes back, and how it ends

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.watch.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not may_leave(self.jobs, self):
            event.ignore()
            return
        self.jobs.cancel()
        self.jobs.wait()
        self.inspector.commit_pending()
        self.groups.help.close_manual()
        keep(self, self.panes, self.commands, self._memory)
        self.groups.ledgers.close()
        super().closeEvent(event)
