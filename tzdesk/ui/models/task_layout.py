"""Which tasks stand in which group and in which order: what the tree shows, without Qt.

Rows are numbers into `rows`, the board's tasks in the document's order. All tasks are grouped once
for each kind; filtering then only walks numbers. Orders and counts are made when asked for.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import partial
from operator import attrgetter

from tzdesk.domain.board import Board
from tzdesk.domain.filters import TaskFilter, narrows, select
from tzdesk.domain.grouping import GroupBy, Grouping, keys_of, lasting_keys, numbered, title
from tzdesk.domain.records import UnitMember
from tzdesk.domain.task_rows import TaskRow
from tzdesk.ui.models.group_line import GroupLine, place_in
from tzdesk.ui.models.task_sort import Sorting, SortKey

_SERIAL = attrgetter("serial")


class TaskLayout:
    """The groups of one board under a grouping, a filter and an order."""

    def __init__(self, board: Board, by: Grouping, asked: TaskFilter, keys: Sequence[SortKey] = ()):
        self.board = board
        self.rows = list(board)
        self.numbers = {
            one.uid: number for number, row in enumerate(self.rows) for one in row.family
        }
        """Where a task stands in `rows`; a sub-task stands where its whole does."""
        self.by = by
        self.asked = asked
        self._silent: frozenset[str] = frozenset()
        self.keys = tuple(keys)
        self._sorting = Sorting(self.rows, board.ledger.fields)
        self._kinds: dict[Grouping, dict[str, GroupLine]] = {}
        self._passes: set[int] | None = None
        self.shown: list[GroupLine] = []
        self._turn(by)
        self.filter(asked)

    def regroup(self, by: Grouping, keys: Sequence[SortKey]) -> None:
        """Groups all tasks by another kind, sorted by these keys inside each group."""
        self.keys = tuple(keys)
        self._turn(by)
        self._arrange()

    def _turn(self, by: Grouping) -> None:
        if by not in self._kinds:
            self._kinds[by] = self._grouped(by)
        self.by = by
        self._by_key = self._kinds[by]
        self.groups = list(self._by_key.values())

    def _grouped(self, by: Grouping) -> dict[str, GroupLine]:
        found = numbered(self.board, by)
        if lasting := lasting_keys(self.board, by):
            members = {key: list[int]() for key in lasting} | dict(found)
            found = list(members.items())
        return {
            key: GroupLine(serial, key, title(self.board, by, key), list(numbers))
            for serial, (key, numbers) in enumerate(found)
        }

    def filter(self, asked: TaskFilter) -> None:
        """Shows the tasks that pass, groups without any left out."""
        rows = None
        if self._passes is not None and narrows(asked, self.asked):
            rows = [self.rows[number] for number in self._passes]
        self.asked = asked
        self._silent = self._silent_units()
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
        arrange = partial(self._sorting.arranged, keys=self.keys) if self.keys else None
        for line in self.groups:
            wanted = not chosen or line.key in chosen
            line.show(self._passing(line) if wanted else [], arrange)
        self.shown = [line for line in self.groups if len(line)]

    def _passing(self, line: GroupLine) -> list[int]:
        passes = self._passes
        if passes is None:
            return list(line.everything)
        return [number for number in line.everything if number in passes]

    def _chosen_groups(self) -> frozenset[str]:
        """A view by the filtered kind shows the chosen groups only; empty: all."""
        if self.by is GroupBy.LEADER:
            return self.asked.leaders
        if self.by is not GroupBy.UNIT:
            return frozenset()
        if not self.asked.unreported:
            return self.asked.units
        members = self.board.ledger.rows(UnitMember).values()
        silent = self._silent | {one.unit_uid for one in members if one.member_uid in self._silent}
        return self.asked.units & silent or self.asked.units or silent

    def _silent_units(self) -> frozenset[str]:
        """The units of 本期未报送, where that is asked for: as many groups has a view by units."""
        return self.board.silent_units if self.asked.unreported else frozenset()

    @property
    def passing(self) -> int:
        """Tasks that pass the filter, each once."""
        return len(self.rows) if self._passes is None else len(self._passes)

    @property
    def counted(self) -> int:
        """Tasks as the groups count them: one under two leaders twice."""
        return sum(map(len, self.shown))

    def line(self, key: str) -> GroupLine | None:
        """The group of that key, shown or not."""
        return self._by_key.get(key)

    def lines_of(self, number: int) -> list[GroupLine]:
        """The shown groups in which a task stands."""
        return [line for line in self.shown if line.place(number) >= 0]

    def group_place(self, line: GroupLine) -> int:
        """The row of a group among the shown ones, or where it would come."""
        return bisect_left(self.shown, line.serial, key=_SERIAL)

    def place_for(self, line: GroupLine, number: int) -> int:
        """The row that a task would take in a group."""
        if not self.keys:
            return bisect_left(line.numbers, number)
        low, high = 0, len(line.numbers)
        while low < high:
            middle = (low + high) // 2
            pair = sorted((line.numbers[middle], number))
            if self._sorting.arranged(pair, self.keys)[0] == number:
                high = middle
            else:
                low = middle + 1
        return low

    def outgrown(self, uids: Iterable[str]) -> bool:
        """Whether units came or went, or a task belongs to a group that is not known yet.

        So does a first report of a unit, or its last one gone: other tasks of it pass then.
        """
        if self._silent != self._silent_units():
            return True
        befores = (self.rows[number] for number in {self.numbers[uid] for uid in uids})
        pairs = ((before, self.board.rows[before.uid]) for before in befores)
        return any(
            _shape(before) != _shape(after)
            or not self._by_key.keys() >= set(keys_of(after, self.by))
            for before, after in pairs
        )

    def take_rows(self, uids: Iterable[str]) -> list[int]:
        """Takes the new rows of these tasks from the board; their numbers, in order."""
        numbers = sorted({self.numbers[uid] for uid in uids if uid in self.numbers})
        for number in numbers:
            before, after = self.rows[number], self.board.rows[self.rows[number].uid]
            self.rows[number] = after
            self._sorting.renew(number)
            self._forget_kinds(before, after)
            if before.status is not after.status:
                for line in self.lines_of(number):
                    line.turn(before.status, after.status)
        return numbers

    def stays(self, uids: Iterable[str]) -> bool:
        """Whether these tasks stand in the same groups as before, shown or not as before."""
        numbers = {self.numbers[uid] for uid in uids}
        befores = [self.rows[number] for number in numbers]
        afters = [self.board.rows[one.uid] for one in befores]
        if any(
            keys_of(before, self.by) != keys_of(after, self.by)
            for before, after in zip(befores, afters, strict=True)
        ):
            return False
        if self._passes is None:
            return True
        passing = {self.numbers[row.uid] for row in select(self.asked, self.board, afters)}
        return passing == self._passes & numbers

    def renew(self, uids: Iterable[str]) -> None:
        """Takes the new rows of many tasks that stay where they are."""
        for number in {self.numbers[uid] for uid in uids}:
            self.rows[number] = self.board.rows[self.rows[number].uid]
        self._sorting = Sorting(self.rows, self.board.ledger.fields)
        self._kinds = {self.by: self._by_key}
        for line in self.groups:
            line.recount()

    def _forget_kinds(self, before: TaskRow, after: TaskRow) -> None:
        """Kinds that are not shown and in which the task stands elsewhere now."""
        for by in set(self._kinds) - {self.by}:
            if keys_of(before, by) != keys_of(after, by):
                del self._kinds[by]

    def settle(self, number: int) -> list[GroupLine]:
        """Judges a changed task anew; the groups in which it should now be shown."""
        row = self.rows[number]
        keys = keys_of(row, self.by)
        self._move(number, keys)
        if self._passes is not None:
            if not select(self.asked, self.board, [row]):
                self._passes.discard(number)
                return []
            self._passes.add(number)
        chosen = self._chosen_groups()
        return [self._by_key[key] for key in keys if not chosen or key in chosen]

    def _move(self, number: int, keys: Sequence[str]) -> None:
        """Puts a task among everything of its groups, and takes it out of the others."""
        for line in self.groups:
            place = place_in(line.everything, number)
            if place >= 0 and line.key not in keys:
                del line.everything[place]
            elif place < 0 and line.key in keys:
                line.everything.insert(bisect_left(line.everything, number), number)


def _shape(row: TaskRow) -> list[int]:
    """How many rows stand below a task, and below each of its sub-tasks."""
    return [len(one.units) for one in row.family]
