"""The commands as Qt's actions, and the menu bar made of them; what each does is handed in."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from tzdesk.ui.command_table import (
    COMMANDS,
    GROUPINGS,
    ON_TASKS,
    ROWS,
    SIZES,
    WAITING,
    Command,
    Needs,
)
from tzdesk.ui.menus import MENUS, Submenu

NOTHING_OPEN, NO_TASK = "先导入方案或打开台账", "先选中一项任务"


class Actions(QObject):
    """A QAction for each command, bound to what it does."""

    menu_opened = Signal()
    """A menu of the bar is about to be seen: set its ticks right."""

    def __init__(self, window: QMainWindow, deeds: Mapping[str, Callable[[], object]]):
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._levels: list[tuple[QAction, Needs]] = []
        self._tips: dict[Command, str] = {}
        self._level, self._busy_with = Needs.NOTHING, ""
        for command in COMMANDS:
            self._actions[command.name] = self._action(window, command, deeds[command.name])
        views = exclude(self, [self._actions[name] for name in ("overview", *GROUPINGS)])
        # None of them is on while a column of the ledger groups.
        views.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        exclude(self, [self._actions[name] for name in ROWS])
        exclude(self, [self._actions[name] for name in SIZES[:3]])

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def menu(self, name: str) -> QMenu:
        """A submenu that its owner fills."""
        return self._menus[name]

    def fill(self, bar: QMenuBar) -> None:
        """Builds the menus."""
        for menu in MENUS:
            made = bar.addMenu(menu.text)
            made.aboutToShow.connect(self.menu_opened)
            self._fill(made, menu.entries)

    def enable(self, level: Needs, busy_with: str = "", *, on_overview: bool = False) -> None:
        """Enables what can run now; a running job lets no other begin and no ledger go."""
        self._level, self._busy_with = level, busy_with
        for action, needs in self._levels:
            name = action.objectName()
            rests = (bool(busy_with) and name in WAITING) or (on_overview and name in ON_TASKS)
            action.setEnabled(needs <= level and not rests)
        self._show_tips()

    def set_tip(self, name: str, tip: str) -> None:
        """What a button of the toolbar tells; while it cannot be pressed, it tells why."""
        self._tips[next(one for one in COMMANDS if one.name == name)] = tip
        self._show_tips()

    def _show_tips(self) -> None:
        for command, tip in self._tips.items():
            action = self._actions[command.name]
            action.setToolTip(tip)
            action.setToolTip(self._refusal(command) or tip)

    def offered(self) -> Iterator[tuple[Command, str]]:
        """The commands that are seen now, each with why it cannot run ("" where it can)."""
        for command in COMMANDS:
            if self._actions[command.name].isVisible():
                yield command, self._refusal(command)

    def _refusal(self, command: Command) -> str:
        action = self._actions[command.name]
        if action.isEnabled():
            return ""
        if command.needs > self._level:
            return NO_TASK if self._level >= Needs.PLAN else NOTHING_OPEN
        if self._busy_with and command.name in WAITING:
            return f"正在{self._busy_with}，完成后再{command.text.removesuffix('…')}"
        return action.toolTip()

    def _fill(self, menu: QMenu, entries: tuple[str | Submenu | None, ...]) -> None:
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, str):
                menu.addAction(self._actions[entry])
            else:
                self._submenu(menu, entry)

    def _submenu(self, parent: QMenu, entry: Submenu) -> None:
        menu = parent.addMenu(entry.text)
        self._menus[entry.name] = menu
        self._levels.append((menu.menuAction(), entry.needs))
        self._fill(menu, entry.entries)

    def _action(self, window: QMainWindow, command: Command, deed: Callable[[], object]) -> QAction:
        action = QAction(command.text, window)
        action.setObjectName(command.name)
        action.setMenuRole(QAction.MenuRole.NoRole)
        if command.in_place:
            action.setText(f"{command.text}\t{command.keys}")
        elif command.keys:
            # One sequence only: Qt's standard keys bring Ctrl+Shift along, which input methods own.
            action.setShortcut(QKeySequence(command.keys))
        if command.checked is not None:
            action.setCheckable(True)
            action.setChecked(command.checked)
        action.triggered.connect(lambda _checked=False: deed())
        window.addAction(action)
        self._levels.append((action, command.needs))
        return action


def exclude(parent: QObject, actions: list[QAction]) -> QActionGroup:
    """Of these switches one is on."""
    group = QActionGroup(parent)
    for action in actions:
        group.addAction(action)
    return group
