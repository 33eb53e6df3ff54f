"""What stands open in the tree, by names that outlive every new layout.

Groups are open until many rows would have to be laid out; a clerk's own choice counts more.
"""

from collections.abc import Container, Iterable
from typing import Any

OPEN_ROWS = 1000
"""So many tasks are laid out unasked; beyond, groups wait until they are opened."""
NEAR = 1000
"""What lies so many rows from one's place is laid out at once: many times what a screen holds."""

GroupKey = tuple[str, str]
"""Kind of grouping and key."""


def parted(
    lengths: Iterable[tuple[str, int]], opened: Container[str], here: tuple[str, int]
) -> tuple[list[str], list[str]]:
    """Of the groups that stand open those near `here` (a group and a row in it), and the others."""
    spans: dict[str, tuple[int, int]] = {}
    place = end = 0
    for key, length in lengths:
        if key == here[0]:
            place = end + here[1]
        if key in opened:
            spans[key] = end, end + length
            end += length
    near = [key for key, (a, b) in spans.items() if a < place + NEAR and b > place - NEAR]
    return near, [key for key in spans if key not in set(near)]


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

    def take_state(self, state: dict[str, Any]) -> None:
        """Takes back what was kept."""
        self._groups = {(by, key): opened for by, key, opened in state.get("groups", ())}
        self._tasks = {(by, key, uid) for by, key, uid in state.get("tasks", ())}

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
