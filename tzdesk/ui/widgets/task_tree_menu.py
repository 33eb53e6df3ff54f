"""The tree's context menu: what can be done with a cell, and filters by what stands in it."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.task_rows import TaskRow, UnitRow
from tzdesk.domain.text import shorten
from tzdesk.services.units import exempt
from tzdesk.ui.models.filter_tokens import with_chosen
from tzdesk.ui.models.task_columns import Column
from tzdesk.ui.models.task_index import Spot
from tzdesk.ui.reminders import copy_reminders, silent_units
from tzdesk.ui.widgets.task_tree_cells import chosen_rows
from tzdesk.ui.widgets.task_tree_view import TaskTreeView

_SHOWN = 12
"""Characters of a text in a menu."""


def filters_of(spot: Spot, column: Column) -> Iterator[tuple[str, str, str]]:
    """What a cell can be filtered by: part of the filter, value, words.

    The names, tags or own words in their column; elsewhere the first leader and the first unit.
    """
    task, field = spot.task, column.field
    if task is None:
        return
    if column.name == "tags":
        yield from (("tags", tag, tag) for tag in task.tags)
    elif field and field.custom:
        texts = dict(spot.unit.values if spot.unit else task.values)
        if text := texts.get(field.name):
            yield field.name, text, shorten(text, _SHOWN)
    units = [spot.unit] if spot.unit else list(task.printed_units)
    leaders = list(task.leaders)
    if column.name == "units":
        leaders = []
    elif column.name == "leaders":
        units = []
    else:
        units, leaders = units[:1], leaders[:1]
    yield from (("units", unit.unit_uid, unit.name) for unit in units)
    yield from (("leaders", leader.uid, leader.name) for leader in leaders)


Trigger = Callable[[str], object]
"""Runs a command of the table by its name."""


def context_menu(
    view: TaskTreeView, index: QModelIndex, parent: QWidget, trigger: Trigger
) -> QMenu:
    """The menu for a cell, which is the current one."""
    made = _CellMenu(view, parent, trigger)
    spot = view.tree.spot(index)
    if spot.task is None:
        made.fill_group(index, spot)
    else:
        made.fill_cell(index, spot, spot.task)
    return made.menu


class _CellMenu:
    """A menu while it is filled."""

    def __init__(self, view: TaskTreeView, parent: QWidget, trigger: Trigger):
        self.menu = QMenu(parent)
        self._view, self._trigger = view, trigger

    def _add(self, words: str, deed: Callable[[], object], *, enabled: bool = True) -> QAction:
        # Two of them, as one marks a letter in a menu.
        action = self.menu.addAction(words.replace("&", "&&"))
        action.triggered.connect(lambda _checked=False: deed())
        action.setEnabled(enabled)
        return action

    def fill_group(self, index: QModelIndex, spot: Spot) -> None:
        """展开, 复制, 催报 of a group's row."""
        view = self._view
        closed = not view.isExpanded(index.siblingAtColumn(0))
        self._add("展开" if closed else "折叠", partial(view.toggle, index))
        self._add("复制", view.copy)
        if units := _units_of_group(view, spot):
            self._add("催报", partial(copy_reminders, view.session, units))

    def fill_cell(self, index: QModelIndex, spot: Spot, task: TaskRow) -> None:
        """All that can be done with a cell, its row, and what is chosen with it."""
        view = self._view
        white = view.tree.editable(index)
        self._add("编辑", view.edit_current, enabled=white)
        self._add("批量修改…", partial(self._trigger, "bulk_edit"))
        self.menu.addSeparator()
        for part, value, words in filters_of(spot, view.tree.columns[index.column()]):
            self._add(f"筛选“{words}”", partial(_filter, view, part, value))
        self.menu.addSeparator()
        self._add("剪切", view.deeds.cut, enabled=white)
        self._add("复制", view.copy)
        self._add("粘贴", view.deeds.paste)
        self._add("清空内容", view.deeds.clear, enabled=white)
        self.menu.addSeparator()
        if waiting := _waiting(task, spot.unit):
            self._add("催报", partial(copy_reminders, view.session, waiting, task.uid))
        if spot.unit:
            self._add_duty(spot.unit)
        else:
            self._add("标签…", partial(self._trigger, "edit_tags"))
        self._add("历次进展…", partial(self._trigger, "progress"))
        self._add("修改记录…", partial(self._trigger, "task_history"))

    def _add_duty(self, unit: UnitRow) -> None:
        """本项免报, of all units' rows that are chosen; ticked where it holds."""
        session, desk = self._view.session, self._view.session.desk
        chosen = [row.unit.uid for row in chosen_rows(self._view) if row.unit] or [unit.uid]
        on = not unit.exempt

        def write() -> None:
            if written := session.write(lambda desk: exempt(desk, chosen, on=on)):
                session.tell(written)

        action = self._add("本项免报", write, enabled=bool(desk and not desk.read_only))
        action.setCheckable(True)
        action.setChecked(unit.exempt)


def _units_of_group(view: TaskTreeView, spot: Spot) -> list[str]:
    """The unit that a group row stands for, in a period for which it can be asked."""
    layout = view.tree.layout
    if layout is None or layout.by is not GroupBy.UNIT or layout.board.period is None:
        return []
    return [spot.group.key] if spot.group.key else []


def _waiting(task: TaskRow, unit: UnitRow | None) -> list[str]:
    """The units that owe a report: the one of this row, else all of the task."""
    found = silent_units(task)
    return [uid for uid in found if unit is None or uid == unit.unit_uid]


def _filter(view: TaskTreeView, part: str, value: str) -> None:
    """Filters by one value alone; other parts of the filter stay."""
    asked: TaskFilter = view.session.asked
    view.session.ask(with_chosen(asked, part, frozenset({value})))
