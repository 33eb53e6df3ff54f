"""One group of the tree: which of its tasks are shown, in which order, and how many are laid out.

Tasks are numbers into the layout's rows. Knows neither Qt nor how the tasks were chosen.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence

from tzdesk.domain.status import Status
from tzdesk.domain.task_rows import TaskRow

PIECE = 1000
"""So many rows of a group are laid out before it is painted: many times what a screen holds."""

Arrange = Callable[[list[int]], list[int]]
"""Puts numbers that ascend into another order."""


class GroupLine:
    """A group as shown: `numbers` are its tasks that pass, `everything` all of them, ascending.

    `serial` is its place among all groups, shown or not. Until it is `whole` only its first rows
    are laid out.
    """

    __slots__ = (
        "_arrange",
        "_counts",
        "_in_order",
        "_numbers",
        "_places",
        "everything",
        "key",
        "serial",
        "title",
        "whole",
    )

    def __init__(self, serial: int, key: str, title: str, everything: list[int]):
        self.serial = serial
        self.key = key
        self.title = title
        self.everything = everything
        self.show([])

    def show(self, numbers: list[int], arrange: Arrange | None = None) -> None:
        """Shows these tasks, ascending as in the document, or as `arrange` puts them."""
        self.whole = len(numbers) <= PIECE
        self._numbers = numbers
        self._in_order = arrange is None
        self._arrange = arrange
        self._places: dict[int, int] | None = None
        self._counts: Counter[Status] | None = None

    def __len__(self) -> int:
        """How many tasks are shown."""
        return len(self._numbers)

    @property
    def laid_out(self) -> int:
        """How many rows the view knows of."""
        return len(self._numbers) if self.whole else PIECE

    @property
    def numbers(self) -> list[int]:
        """The tasks shown, row by row; sorted only now that someone looks."""
        if self._arrange:
            self._numbers, self._arrange = self._arrange(self._numbers), None
        return self._numbers

    def take_out(self, place: int, status: Status) -> None:
        """Shows the task at this row no more; that is its status."""
        del self.numbers[place]
        self._places = None
        self._count(status, -1)

    def put_in(self, place: int, number: int, status: Status) -> None:
        """Shows one more task, at this row."""
        self.numbers.insert(place, number)
        self._places = None
        self._count(status, 1)

    def turn(self, before: Status, after: Status) -> None:
        """The status of a task that is shown is another."""
        self._count(before, -1)
        self._count(after, 1)

    def recount(self) -> None:
        """The status of many tasks may be another: counted when someone looks."""
        self._counts = None

    def _count(self, status: Status, by: int) -> None:
        if self._counts is not None:
            self._counts[status] += by

    def place(self, number: int) -> int:
        """The row of a task in the group, −1 where it is not shown."""
        if self._in_order:
            return place_in(self.numbers, number)
        if self._places is None:
            self._places = {one: place for place, one in enumerate(self.numbers)}
        return self._places.get(number, -1)

    def counts(self, rows: Sequence[TaskRow]) -> dict[Status, int]:
        """Shown tasks per status, those with none left out."""
        if self._counts is None:
            self._counts = Counter([rows[number].status for number in self._numbers])
        found = self._counts
        return {status: found[status] for status in Status if found[status]}


def place_in(ascending: list[int], number: int) -> int:
    """Where it stands, −1 where it does not."""
    place = bisect_left(ascending, number)
    return place if place < len(ascending) and ascending[place] == number else -1
