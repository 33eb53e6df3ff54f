"""Commands that find: 快速查找, the watch lists, the lists of the filters, 与往期比较."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from tzdesk.domain.catalogue import FIXED
from tzdesk.domain.filters import TaskFilter, select
from tzdesk.domain.grouping import GroupBy, grouping_named, keys_of
from tzdesk.domain.task_rows import TaskRow
from tzdesk.settings import Key
from tzdesk.ui.actions import Actions
from tzdesk.ui.command_table import FILTERS, WATCHED
from tzdesk.ui.commands.saved_views import SavedViewCommands
from tzdesk.ui.messages import run
from tzdesk.ui.models.filter_tokens import watch_words, with_part
from tzdesk.ui.models.finder import Entry, Finder, Kind
from tzdesk.ui.models.finder_entries import (
    GROUPED,
    SAVED,
    SECTION,
    WATCH,
    command_entries,
    named_entries,
)
from tzdesk.ui.session import Said
from tzdesk.ui.widgets.filter_bar import FilterBar
from tzdesk.ui.widgets.task_tree import TaskTree
from tzdesk.ui.workplace import Workplace

if TYPE_CHECKING:
    from tzdesk.ui.dialogs.finder import FinderDialog


def _are_pairs(value: list[list[str]]) -> bool:
    return all(isinstance(one, list) and list(map(type, one)) == [str, str] for one in value)


LATEST: Key[list[list[str]]] = Key("found_latest", [], _are_pairs)
"""Kind and key of what 快速查找 went to, the latest first, of whatever ledger."""
SHOWN, KEPT = 5, 40
WATCH_PREFIX, FILTER_PREFIX = "watch_", "filter_"
PEOPLE = {Kind.UNIT: (GroupBy.UNIT, "units"), Kind.LEADER: (GroupBy.LEADER, "leaders")}
"""By what is grouped, and which part of the filter they are."""


class FindingCommands:
    """Each public method is one command, or keeps the switches of the menus right."""

    def __init__(
        self, place: Workplace, tree: TaskTree, filters: FilterBar, saved: SavedViewCommands
    ):
        self._place, self._tree, self._filters, self._saved = place, tree, filters, saved

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does, but 快速查找, which needs all of them."""
        watches = {name: partial(self.watch, name.removeprefix(WATCH_PREFIX)) for name in WATCHED}
        lists = {
            name: partial(self._filters.open_popup, name.removeprefix(FILTER_PREFIX))
            for name in FILTERS
        }
        return {**watches, **lists, "compare": self.compare}

    def compare(self) -> None:
        """与往期比较…"""
        from tzdesk.ui.dialogs.compare import CompareDialog  # noqa: PLC0415 - not at the start

        if board := self._place.session.board:
            run(CompareDialog(self._place, board))

    def watch(self, name: str) -> None:
        """关注 ▸: one of the watch lists, beside what is filtered already; once more without."""
        asked = self._place.session.asked
        self._place.session.ask(with_part(asked, name, not getattr(asked, name)))

    def fill_own_filters(self, menu: QMenu) -> None:
        """按自定义列筛选 ▸: the list of each column of the ledger's own."""
        menu.clear()
        board = self._place.session.board
        for field in board.ledger.fields.custom if board else ():
            action = menu.addAction(f"{field.label}…".replace("&", "&&"))
            action.triggered.connect(partial(self._filters.open_popup, field.name))

    def find(self, actions: Actions) -> None:
        """快速查找…"""
        self.finder(actions).open_over(self._place.window)

    def finder(self, actions: Actions) -> "FinderDialog":
        """The panel of 快速查找, not shown yet."""
        from tzdesk.ui.dialogs.finder import FinderDialog  # noqa: PLC0415 - not at the start

        session = self._place.session
        named = [
            *named_entries(session.board, session.counts),
            *command_entries(actions.offered()),
        ]
        finder = Finder(session.board, named)
        latest = (finder.entry(*one) for one in self._latest)
        known = list(islice((one for one in latest if one), SHOWN))
        dialog = FinderDialog(finder, known, self._place.window)
        dialog.chosen.connect(partial(self._on_chosen, actions))
        return dialog

    def show_switches(self, actions: Actions) -> None:
        """Ticks the watch lists that are tokens of the filter, and names them after the rules."""
        session = self._place.session
        for name, words in watch_words(session.board).items():
            action = actions[WATCH_PREFIX + name]
            action.setText(words)
            action.setChecked(bool(getattr(session.asked, name)))

    # Where 快速查找 leads

    def _on_chosen(self, actions: Actions, entry: Entry, as_filter: bool) -> None:
        self._remember(entry)
        if entry.kind is Kind.COMMAND:
            actions[entry.key].trigger()
            return
        if as_filter:
            self._add_filter(entry)
        elif entry.kind is Kind.TASK:
            self._go_to_task(entry.key)
        elif entry.kind is Kind.VIEW:
            self._open_view(entry)
        else:
            self._go_to_group(PEOPLE[entry.kind][0], entry.key, entry.title)
        self._tree.setFocus()

    def _add_filter(self, entry: Entry) -> None:
        session, (_, part) = self._place.session, PEOPLE[entry.kind]
        chosen = getattr(session.asked, part) | {entry.key}
        session.ask(with_part(session.asked, part, chosen))

    def _go_to_task(self, uid: str) -> None:
        session = self._place.session
        row = session.board.rows.get(uid) if session.board else None
        if row:
            self._uncover([row], f"第 {row.number} 项" if row.number else "这项任务")
            session.choose(uid)

    def _go_to_group(self, by: GroupBy, key: str, title: str) -> None:
        board = self._place.session.board
        if board:
            self._uncover([row for row in board if key in keys_of(row, by)], f"“{title}”")
            self._place.session.seek_group(by, key)

    def _open_view(self, entry: Entry) -> None:
        session = self._place.session
        if entry.key.startswith(GROUPED):
            fields = session.board.ledger.fields if session.board else FIXED
            if by := grouping_named(entry.key.removeprefix(GROUPED), fields):
                session.group_by(by)
        elif entry.key.startswith(WATCH):
            session.ask(with_part(session.asked, entry.key.removeprefix(WATCH), True))
        elif entry.key.startswith(SAVED):
            self._saved.open(entry.key.removeprefix(SAVED))
        elif entry.key.startswith(SECTION):
            self._go_to_group(GroupBy.SECTION, entry.key.removeprefix(SECTION), entry.title)

    def _uncover(self, rows: Sequence[TaskRow], name: str) -> None:
        """Clears the filter where it hides all of what is to be shown, and offers it back."""
        session, before = self._place.session, self._place.session.asked
        if session.board is None or select(before, session.board, rows):
            return
        session.ask(TaskFilter())
        back = ("恢复筛选", lambda: session.ask(before))
        session.said.emit(Said(f"已清除筛选以显示{name}", (back,)))

    @property
    def _latest(self) -> list[tuple[str, str]]:
        return [(kind, key) for kind, key in self._place.memory.settings.get(LATEST)]

    def _remember(self, entry: Entry) -> None:
        this = (entry.kind.value, entry.key)
        others = [one for one in self._latest if one != this]
        kept = [list(one) for one in (this, *others)][:KEPT]
        self._place.memory.settings.set(LATEST, kept)
