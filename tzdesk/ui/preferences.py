"""Settings that work at once: what follows where the clerk changes one, from 设置 or from a menu.

The only place that knows which part of the program goes by which setting.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from tzdesk.settings import (
    DUE_SOON_DAYS,
    OPERATOR,
    RECENT_DAYS,
    RED_GAP,
    ROW_HEIGHT,
    SCALE,
    THEME,
    YELLOW_GAP,
    Key,
)
from tzdesk.ui.widgets.task_tree import TaskTree
from tzdesk.ui.workplace import Workplace

T = TypeVar("T")
RULES = (DUE_SOON_DAYS, YELLOW_GAP, RED_GAP, RECENT_DAYS)
"""督查规则: by what lists and lights are counted."""
REST = 200
"""Milliseconds without a further change before everything is counted anew."""


class Preferences(QObject):
    """Keeps a setting and lets it work."""

    def __init__(self, place: Workplace, tree: TaskTree):
        super().__init__(place.window)
        self._place, self._tree = place, tree
        self._settings = place.memory.settings
        self._counting = QTimer(self, singleShot=True, interval=REST)
        self._counting.timeout.connect(self._count_anew)
        self._deeds: dict[str, Callable[[], object]] = {
            OPERATOR.name: self._sign,
            THEME.name: self._wear,
            SCALE.name: self._wear,
            ROW_HEIGHT.name: lambda: tree.set_row_height(self.get(ROW_HEIGHT)),
            **dict.fromkeys((key.name for key in RULES), self._counting.start),
        }
        tree.set_row_height(self.get(ROW_HEIGHT))
        tree.row_height_changed.connect(lambda name: self.set(ROW_HEIGHT, name))

    def get(self, key: Key[T]) -> T:
        """The setting as it is now."""
        return self._settings.get(key)

    def set(self, key: Key[T], value: T) -> None:
        """Keeps a setting, which works at once. Raises ValueError for one that is not allowed."""
        if value != self.get(key):
            self._settings.set(key, value)
            self._let_work(key)

    def reset(self, *keys: Key[Any]) -> None:
        """恢复默认值 of these."""
        self._settings.reset(*keys)
        for key in keys:
            self._let_work(key)

    def _let_work(self, key: Key[Any]) -> None:
        if deed := self._deeds.get(key.name):
            deed()

    def _sign(self) -> None:
        by = self._settings.operator
        self._place.desks.by = by
        if desk := self._place.session.desk:
            desk.by = by

    def _wear(self) -> None:
        memory = self._place.memory
        self._place.switch.choose(memory.theme, memory.scale)

    def _count_anew(self) -> None:
        rules = self._settings.rules
        self._place.desks.rules = rules
        if desk := self._place.session.desk:
            desk.rules = rules
            self._place.session.reload()
