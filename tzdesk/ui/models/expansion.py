"""What stands open in the tree, by names that outlive every new layout.

Groups are open until many rows would have to be laid out; a clerk's own choice counts more.
"""

from collections.abc import Container, Iterable
from typing import Any

from tzdesk.ui.kept_values import rows, table

OPEN_ROWS = 1000
"""So many tasks are laid out unasked; beyond, groups wait until they are opened."""
NEAR = 100
"""What lies so many rows from one's place may be seen: more than a screen holds."""

GroupKey = tuple[str, str]
"""Kind of grouping and key."""


class Unfolded:
    """The shown groups (keys and tasks, in order) with the `opened` ones laid out: row by row."""

    def __init__(self, lengths: Iterable[tuple[str, int]], opened: Container[str]):
        self._rows: dict[str, range] = {}
        end = 0
        for key, length in lengths:
            begin, end = end, end + 1 + (length if key in opened else 0)
            self._rows[key] = range(begin, end)

    def row(self, key: str, task: int) -> int:
        """The row of a group's task, or of the group (−1; where it is closed in any case)."""
        rows = self._rows[key]
        return rows[min(task + 1, len(rows) - 1)]

    def between(self, first: int, last: int) -> tuple[list[str], list[str]]:
        """Of the groups that stand open those with one of these rows, and the others."""
        opened = {key: rows for key, rows in self._rows.items() if len(rows) > 1}
        inside = [key for key, rows in opened.items() if rows.start <= last and rows.stop > first]
        return inside, [key for key in opened if key not in set(inside)]


class Expansion:
    """Groups by grouping and key, tasks by group and uid."""

    def __init__(self) -> None:
        self._groups: dict[GroupKey, bool] = {}
        self._tasks: set[tuple[str, str, str]] = set()

    def set_group(self, by: str, key: str, opened: bool) -> None:
        """The clerk opened or closed a group."""
        self._groups[by, key] = opened

    def set_groups(self, by: str, keys: Iterable[str], opened: bool) -> None:
        """全部展开, 全部折叠."""
        self._groups.update({(by, key): opened for key in keys})

    def set_task(self, by: str, key: str, uid: str, opened: bool) -> None:
        """The clerk opened or closed a task."""
        (self._tasks.add if opened else self._tasks.discard)((by, key, uid))

    def state(self) -> dict[str, Any]:
        """What the clerk opened and closed, for keeping."""
        return {
            "groups": [[by, key, opened] for (by, key), opened in self._groups.items()],
            "tasks": [list(one) for one in sorted(self._tasks)],
        }

    def take_state(self, state: object) -> None:
        """Takes back what was kept; what cannot be read is passed over."""
        kept = table(state)
        groups = rows(kept.get("groups"), str, str, bool)
        self._groups = {(by, key): opened for by, key, opened in groups}
        self._tasks = set(rows(kept.get("tasks"), str, str, str))

    def open_groups(self, by: str, lengths: Iterable[tuple[str, int]]) -> list[str]:
        """Which of the shown groups stand open; `lengths` are their keys and tasks, in order."""
        found = []
        laid_out = 0
        for key, length in lengths:
            chosen = self._groups.get((by, key))
            if chosen is False or (chosen is None and laid_out + length > OPEN_ROWS):
                continue
            laid_out += length
            found.append(key)
        return found

    def open_tasks(self, by: str) -> list[tuple[str, str]]:
        """Group key and uid of every task that stands open in this grouping."""
        return [(key, uid) for kind, key, uid in self._tasks if kind == by]
