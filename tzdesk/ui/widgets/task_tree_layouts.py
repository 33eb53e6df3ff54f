"""Columns and sort keys of each grouping: those in use, and those that wait for their grouping.

Knows the tree's parts, and nothing of where a layout is kept.
"""

from typing import Any

from tzdesk.domain.grouping import GroupBy, Grouping, own_groupings
from tzdesk.ui.kept_values import rows, table
from tzdesk.ui.models.task_sort import SortKey
from tzdesk.ui.models.task_tree import TaskTreeModel
from tzdesk.ui.widgets.task_tree_columns import TreeColumns


class TreeLayouts:
    """Keeps the layouts of one tree apart by grouping; the model does so with its sort keys."""

    def __init__(self, columns: TreeColumns, model: TaskTreeModel, grouping: Grouping):
        self._columns, self._model = columns, model
        self._grouping = grouping
        self._others: dict[Grouping, Any] = {}

    def switch(self, grouping: Grouping) -> None:
        """Another grouping is shown: with its own columns, the usual ones at the first time."""
        if grouping != self._grouping:
            self._others[self._grouping] = self._columns.state()
            self._grouping = grouping
            self._columns.take_state(self._others.pop(grouping, {}))

    def present(self) -> dict[str, Any]:
        """That of the present grouping alone."""
        return {"columns": self._columns.state(), "sort": _words(self._model.keys)}

    def take_present(self, layout: object) -> None:
        """Another one for the present grouping."""
        kept = table(layout)
        self._columns.take_state(kept.get("columns"))
        self._model.sort_by(_keys(kept.get("sort")))

    def state(self) -> dict[str, Any]:
        """All of them, as JSON values by stable names."""
        columns = self._others | {self._grouping: self._columns.state()}
        return {
            "columns": {by.value: state for by, state in columns.items()},
            "sort": {by.value: _words(keys) for by, keys in self._model.all_keys.items() if keys},
        }

    def take_state(self, state: object) -> None:
        """Takes back what was kept; what cannot be read is as usual."""
        kept = table(state)
        columns = table(kept.get("columns"))
        known: tuple[Grouping, ...] = (*GroupBy, *own_groupings(self._model.fields))
        self._others = {by: columns[by.value] for by in known if by.value in columns}
        self._columns.take_state(self._others.pop(self._grouping, {}))
        sort = table(kept.get("sort"))
        self._model.take_keys({by: _keys(sort.get(by.value)) for by in known})


def _words(keys: tuple[SortKey, ...]) -> list[list[str | bool]]:
    return [[key.column, key.descending] for key in keys]


def _keys(kept: object) -> tuple[SortKey, ...]:
    found = dict(rows(kept, str, bool))
    return tuple(SortKey(name, down) for name, down in found.items())
