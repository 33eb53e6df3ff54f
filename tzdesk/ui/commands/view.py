"""Commands about how things look: grouping, filters, panes, size, theme, full screen."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from tzdesk.domain.catalogue import FIXED
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import GroupBy, Grouping, grouping_label, own_groupings
from tzdesk.settings import SCALE, THEME
from tzdesk.ui.actions import Actions
from tzdesk.ui.command_table import GROUPINGS
from tzdesk.ui.preferences import Preferences
from tzdesk.ui.session import Session
from tzdesk.ui.theme import SCALES, ThemeName
from tzdesk.ui.workplace import Workplace

BY_COMMAND = dict(zip(GROUPINGS, GroupBy, strict=True))
_COMMANDS: dict[Grouping, str] = {by: name for name, by in BY_COMMAND.items()}


class ViewCommands:
    """Each public method is one command, or keeps the switches of the menus right."""

    def __init__(self, place: Workplace, preferences: Preferences):
        self._place, self._preferences = place, preferences

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does."""
        grouped = {name: partial(self.group_by, by) for name, by in BY_COMMAND.items()}
        sized = {f"size_{scale}": partial(self.set_scale, scale) for scale in SCALES}
        return {
            "overview": self.show_overview,
            **grouped,
            **sized,
            "larger": partial(self.step_scale, 1),
            "smaller": partial(self.step_scale, -1),
            "clear_filters": self.clear_filters,
            "full_screen": self.toggle_full_screen,
        }

    def show_overview(self) -> None:
        """总览."""
        self._place.session.show_overview()

    def group_by(self, grouping: Grouping) -> None:
        """按章节 … 按状态."""
        self._place.session.group_by(grouping)

    def clear_filters(self) -> None:
        """清除全部筛选."""
        self._place.session.ask(TaskFilter())

    def search(self, text: str) -> None:
        """Looks for words, beside what is filtered already."""
        session = self._place.session
        session.ask(replace(session.asked, search=text))

    def show_unreported(self) -> None:
        """本期未报送, beside what is filtered already."""
        session = self._place.session
        session.ask(replace(session.asked, unreported=True))

    def set_scale(self, scale: int) -> None:
        """字号."""
        self._preferences.set(SCALE, scale)

    def step_scale(self, step: int) -> None:
        """放大, 缩小: the next size, if there is one."""
        at = SCALES.index(self._place.switch.scale) + step
        if 0 <= at < len(SCALES):
            self.set_scale(SCALES[at])

    def toggle_full_screen(self) -> None:
        """全屏."""
        window = self._place.window
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    def set_theme(self, name: ThemeName, _checked: bool = True) -> None:
        """浅色, 深色, 高对比, 跟随系统."""
        self._preferences.set(THEME, name.value)

    def fill_themes(self, menu: QMenu) -> None:
        """主题 ▸."""
        menu.clear()
        group = QActionGroup(menu)
        for name in ThemeName:
            action = QAction(name.label, menu)
            action.setCheckable(True)
            action.setChecked(name is self._place.switch.choice)
            action.triggered.connect(partial(self.set_theme, name))
            group.addAction(action)
            menu.addAction(action)

    def show_switches(self, actions: Actions) -> None:
        """Ticks what holds now."""
        session = self._place.session
        shown = "overview" if session.on_overview else _COMMANDS.get(session.grouping, "")
        for name in ("overview", *GROUPINGS):
            actions[name].setChecked(name == shown)
        for scale in SCALES:
            actions[f"size_{scale}"].setChecked(self._place.switch.scale == scale)
        actions["full_screen"].setChecked(self._place.window.isFullScreen())


def fill_own_groupings(session: Session, menu: QMenu) -> None:
    """按自定义列 ▸: the lists among the ledger's own columns, the one that groups now ticked."""
    menu.clear()
    fields = session.board.ledger.fields if session.board else FIXED
    for by in own_groupings(fields):
        action = menu.addAction(grouping_label(by, fields).replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(by == session.grouping and not session.on_overview)
        action.triggered.connect(lambda _checked=False, by=by: session.group_by(by))


def has_own_groupings(session: Session) -> bool:
    """Whether there is one to choose."""
    return session.board is not None and bool(own_groupings(session.board.ledger.fields))


def has_own_columns(session: Session) -> bool:
    """Whether the ledger has columns of its own."""
    return session.board is not None and bool(session.board.ledger.fields.custom)


def fill_periods(session: Session, menu: QMenu) -> None:
    """填报期 ▸: newest first, the one on the board ticked."""
    menu.clear()
    board = session.board
    if board is None:
        return
    for period in reversed(board.ledger.periods(board.plan.uid)):
        action = menu.addAction(period.label)
        action.setCheckable(True)
        action.setChecked(board.period is not None and period.uid == board.period.uid)
        action.triggered.connect(lambda _checked=False, uid=period.uid: session.show_period(uid))
    if menu.isEmpty():
        menu.addAction("还没有填报期").setEnabled(False)
