"""Which tasks stand in which group and in which order: what the tree shows, without Qt.

Rows are numbers into `rows`, the board's tasks in the document's order. Grouping is done once for
all tasks; filtering then only walks numbers, and the counts of a group are made when asked for.
"""

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Sequence

from tzdesk.domain.board import Board
from tzdesk.domain.filters import TaskFilter, narrows, select
from tzdesk.domain.grouping import GroupBy, group, keys_of
from tzdesk.domain.status import Status
from tzdesk.domain.task_rows import TaskRow
from tzdesk.ui.models.task_sort import SortKey, sorted_rows


class GroupLine:
    """A group as shown: `numbers` are its tasks that pass, `everything` all of them.

    `serial` is its place among all groups, shown or not.
    """

    __slots__ = ("_counts", "_places", "everything", "key", "numbers", "serial", "title")

    def __init__(self, serial: int, key: str, title: str, everything: list[int]):
        self.serial = serial
        self.key = key
        self.title = title
        self.everything = everything
        self.numbers: list[int] = []
        self._places: dict[int, int] | None = None
        self._counts: dict[Status, int] | None = None

    def show(self, numbers: list[int]) -> None:
        """Shows these tasks in this order."""
        self.numbers = numbers
        self.forget()

    def forget(self) -> None:
        """Something in the group is another: counts and places are made anew."""
        self._places = None
        self._counts = None

    def place(self, number: int) -> int:
        """The row of a task in the group, −1 where it is not shown."""
        if self._places is None:
            self._places = {one: place for place, one in enumerate(self.numbers)}
        return self._places.get(number, -1)

    def counts(self, rows: Sequence[TaskRow]) -> dict[Status, int]:
        """Shown tasks per status, those with none left out."""
        if self._counts is None:
            found = Counter([rows[number].status for number in self.numbers])
            self._counts = {status: found[status] for status in Status if found[status]}
        return self._counts


class TaskLayout:
    """The groups of one board under a grouping, a filter and an order."""

    def __init__(self, board: Board, by: GroupBy, asked: TaskFilter, keys: Sequence[SortKey] = ()):
        self.board = board
        self.rows = list(board)
        self.numbers = {row.uid: number for number, row in enumerate(self.rows)}
        self.by = by
        self.asked = asked
        self.keys = tuple(keys)
        self.groups: list[GroupLine] = []
        self.shown: list[GroupLine] = []
        self._by_key: dict[str, GroupLine] = {}
        self._passes: set[int] | None = None
        self.regroup(by)

    def regroup(self, by: GroupBy) -> None:
        """Groups all tasks by another kind."""
        self.by = by
        found = [(one.key, one.title, one.rows) for one in group(self.board, by)]
        if by is GroupBy.STATUS:  # an edit may fill a group that is empty now
            members = {key: rows for key, _, rows in found}
            found = [(one.value, one.value, members.get(one.value, ())) for one in Status]
        numbers = self.numbers
        self.groups = [
            GroupLine(serial, key, title, [numbers[row.uid] for row in rows])
            for serial, (key, title, rows) in enumerate(found)
        ]
        self._by_key = {line.key: line for line in self.groups}
        self.filter(self.asked)

    def filter(self, asked: TaskFilter) -> None:
        """Shows the tasks that pass, groups without any left out."""
        rows = None
        if self._passes is not None and narrows(asked, self.asked):
            rows = [self.rows[number] for number in self._passes]
        self.asked = asked
        self._passes = None
        if not asked.empty:
            numbers = self.numbers
            self._passes = {numbers[row.uid] for row in select(asked, self.board, rows)}
        self._arrange()

    def sort(self, keys: Sequence[SortKey]) -> None:
        """Arranges the tasks inside each group."""
        self.keys = tuple(keys)
        self._arrange()

    def _arrange(self) -> None:
        chosen = self._chosen_groups()
        for line in self.groups:
            line.show(self._arranged(line) if not chosen or line.key in chosen else [])
        self.shown = [line for line in self.groups if line.numbers]

    def _arranged(self, line: GroupLine) -> list[int]:
        passes = self._passes
        if passes is None:
            found = list(line.everything)
        else:
            found = [number for number in line.everything if number in passes]
        return sorted_rows(found, self.rows, self.keys) if self.keys else found

    def _chosen_groups(self) -> frozenset[str]:
        """A view by the filtered kind shows the chosen groups only; empty: all."""
        if self.by is GroupBy.LEADER:
            return self.asked.leaders
        if self.by is GroupBy.UNIT:
            return self.asked.units
        return frozenset()

    @property
    def passing(self) -> int:
        """Tasks that pass the filter, each once."""
        return len(self.rows) if self._passes is None else len(self._passes)

    @property
    def counted(self) -> int:
        """Tasks as the groups count them: one under two leaders twice."""
        return sum(len(line.numbers) for line in self.shown)

    def line(self, key: str) -> GroupLine | None:
        """The group of that key, shown or not."""
        return self._by_key.get(key)

    def lines_of(self, number: int) -> list[GroupLine]:
        """The shown groups in which a task stands."""
        return [line for line in self.shown if line.place(number) >= 0]

    def group_place(self, line: GroupLine) -> int:
        """The row of a group among the shown ones, or where it would come."""
        serials = (place for place, one in enumerate(self.shown) if one.serial >= line.serial)
        return next(serials, len(self.shown))

    def place_for(self, line: GroupLine, number: int) -> int:
        """The row that a task would take in a group."""
        arranged = sorted_rows(sorted([*line.numbers, number]), self.rows, self.keys)
        return arranged.index(number)

    def take_rows(self, uids: Iterable[str]) -> list[int]:
        """Takes the new rows of these tasks from the board; their numbers, in order."""
        numbers = sorted(self.numbers[uid] for uid in uids if uid in self.numbers)
        for number in numbers:
            self.rows[number] = self.board.rows[self.rows[number].uid]
        return numbers

    def settle(self, number: int) -> list[GroupLine]:
        """Judges a changed task anew; the groups in which it should now be shown."""
        row = self.rows[number]
        if self.by is GroupBy.STATUS:
            self._move(number, row.status.value)
        if self._passes is not None:
            if not select(self.asked, self.board, [row]):
                self._passes.discard(number)
                return []
            self._passes.add(number)
        chosen = self._chosen_groups()
        keys = (key for key in keys_of(row, self.by) if not chosen or key in chosen)
        return [self._by_key[key] for key in keys if key in self._by_key]

    def _move(self, number: int, key: str) -> None:
        for line in self.groups:
            inside = number in line.everything
            if inside and line.key != key:
                line.everything.remove(number)
            elif not inside and line.key == key:
                insort(line.everything, number)
