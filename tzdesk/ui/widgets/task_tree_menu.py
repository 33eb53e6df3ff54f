"""The tree's context menu: what can be done with a cell, and filters by what stands in it."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QMenu, QWidget

from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.task_rows import TaskRow, UnitRow
from tzdesk.ui.models.filter_tokens import with_part
from tzdesk.ui.models.task_columns import COLUMNS
from tzdesk.ui.models.task_index import Spot
from tzdesk.ui.reminders import copy_reminders, silent_units
from tzdesk.ui.widgets.task_tree_view import TaskTreeView


def filters_of(spot: Spot, column: str) -> Iterator[tuple[str, str, str]]:
    """What a cell can be filtered by: part of the filter, value, words.

    The names in its own column; elsewhere the first leader and the first unit.
    """
    task = spot.task
    if task is None:
        return
    units = [spot.unit] if spot.unit else list(task.printed_units)
    leaders = list(task.leaders)
    if column == "units":
        leaders = []
    elif column == "leaders":
        units = []
    else:
        units, leaders = units[:1], leaders[:1]
    yield from (("units", unit.unit_uid, unit.name) for unit in units)
    yield from (("leaders", leader.uid, leader.name) for leader in leaders)


def context_menu(view: TaskTreeView, index: QModelIndex, parent: QWidget) -> QMenu:
    """The menu for a cell, which is the current one."""
    menu = QMenu(parent)
    spot = view.tree.spot(index)

    def add(words: str, deed: Callable[[], object], *, enabled: bool = True) -> None:
        # Two of them, as one marks a letter in a menu.
        action = menu.addAction(words.replace("&", "&&"))
        action.triggered.connect(lambda _checked=False: deed())
        action.setEnabled(enabled)

    if spot.task is None:
        closed = not view.isExpanded(index.siblingAtColumn(0))
        add("展开" if closed else "折叠", partial(view.toggle, index))
        add("复制", view.copy)
        if units := _units_of_group(view, spot):
            add("催报", partial(copy_reminders, view.session, units))
        return menu
    add("编辑", view.edit_current, enabled=view.tree.editable(index))
    add("清空内容", view.deeds.clear, enabled=view.tree.editable(index))
    menu.addSeparator()
    for part, value, words in filters_of(spot, COLUMNS[index.column()].name):
        add(f"筛选“{words}”", partial(_filter, view, part, value))
    menu.addSeparator()
    add("复制", view.copy)
    if waiting := _waiting(spot.task, spot.unit):
        add("催报", partial(copy_reminders, view.session, waiting, spot.task.uid))
    return menu


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
    view.session.ask(with_part(asked, part, frozenset({value})))
