"""历次进展: a task in every period of its plan, as the board of that period has it.

Builds the rows of the tasks that are asked for, and of no others.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tzdesk.domain.board_frame import Frame
from tzdesk.domain.records import Period, Task
from tzdesk.domain.row_building import RowBuilder
from tzdesk.domain.task_rows import TaskRow


@dataclass(frozen=True, slots=True)
class TaskPeriods:
    """`rows` are one for each of `periods`, oldest first; the last is the board's own."""

    periods: tuple[Period, ...]
    rows: tuple[TaskRow, ...]

    @property
    def last(self) -> TaskRow:
        """The task as it stands in the board's period."""
        return self.rows[-1]


def over_periods(board: Frame, task_uids: Iterable[str], most: int = 0) -> Iterator[TaskPeriods]:
    """The tasks that the ledger still has, in the periods up to the board's; the last `most` of
    them, where that is not 0."""
    periods = tuple(board.periods[-most:])
    frames = (
        Frame(board.ledger, board.plan, period, board.today, board.rules) for period in periods
    )
    builders = [RowBuilder(frame) for frame in frames]
    for uid in task_uids:
        task = board.ledger.find(Task, uid)
        if task and builders:
            yield TaskPeriods(periods, tuple(builder.row(task) for builder in builders))
