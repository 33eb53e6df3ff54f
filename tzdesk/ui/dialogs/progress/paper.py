"""历次进展 on paper and on the clipboard: the chosen tasks one below the other, a few at a time."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize

from tzdesk.domain.board import Board
from tzdesk.domain.steps import Steps
from tzdesk.domain.task_periods import over_periods
from tzdesk.services.progress import Progress
from tzdesk.services.progress_sheet import FIRST, TaskProgress, heads, progress_of
from tzdesk.ui.printing.board_words import file_name, printed_on
from tzdesk.ui.printing.columns import Column
from tzdesk.ui.printing.printout import Caption, Layout
from tzdesk.ui.printing.text_table import Heading, Line, TextTable

TITLE = "历次进展"
_BREATH = 5
_LABEL, _PERIOD = 100, 200


def all_progress(board: Board, uids: Sequence[str], most: int) -> Steps[list[TaskProgress]]:
    """What was said of these tasks in the last `most` periods (0: in all)."""
    found: list[TaskProgress] = []
    for task in over_periods(board, uids, most):
        found.append(progress_of(task, board.ledger.fields))
        if not len(found) % _BREATH:
            yield
    return found


def whole_table(board: Board, uids: Sequence[str], most: int) -> Steps[list[list[str]]]:
    """All of it for a spreadsheet, an empty row between two tasks."""
    tasks = yield from all_progress(board, uids, most)
    rows: list[list[str]] = []
    for task in tasks:
        rows += [[], *task.table] if rows else task.table
    return rows


class ProgressPaper:
    """The same as a `Printout`."""

    def __init__(self, board: Board, uids: Sequence[str], most: int):
        self._board, self._uids, self._most = board, uids, most
        count = f"　{len(uids)} 项任务" if len(uids) > 1 else ""
        self.caption = Caption(
            "progress",
            file_name(board, TITLE),
            f"{board.plan.title}　{TITLE}",
            told=f"截至 {board.period.label}{count}" if board.period else "",
            aside=printed_on(board),
        )

    def lay_out(self, room: QSize, report: Progress, *, whole: bool) -> Steps[Layout]:
        """Task after task; a heading stays with what was said."""
        names = heads(self._board.periods[-self._most :])
        columns = [Column("", FIRST, _LABEL)]
        columns += [Column(name, name, _PERIOD, wraps=True) for name in names]
        tasks = yield from all_progress(self._board, self._uids, self._most)
        lines = [line for task in tasks for line in _lines(task)]
        table = TextTable(self.caption, columns, lines)
        found = yield from table.lay_out(room, report, whole=whole)
        return found


def _lines(task: TaskProgress) -> Iterator[Line]:
    yield Heading(task.title, strong=True)
    yield Heading(task.about)
    for part in task.parts:
        yield Heading(part.who)
        yield from ((line.label, *line.cells) for line in part.lines)
