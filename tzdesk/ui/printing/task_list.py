"""The tree on paper: its groups, tasks and units as they are filtered, sorted and opened now.

Takes what is shown when it is made; what is written meanwhile is in the next printout.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QSize

from tzdesk.domain.grouping import grouping_label
from tzdesk.domain.steps import Steps
from tzdesk.domain.task_rows import TaskRow
from tzdesk.services.progress import Progress
from tzdesk.ui.delegates.canvas import Canvas
from tzdesk.ui.models.filter_tokens import described
from tzdesk.ui.models.group_line import GroupLine
from tzdesk.ui.models.task_layout import TaskLayout
from tzdesk.ui.printing.board_words import file_name, printed_on
from tzdesk.ui.printing.columns import Column, fit
from tzdesk.ui.printing.flow import Block, flow
from tzdesk.ui.printing.printout import Caption, Layout
from tzdesk.ui.printing.rows import Heads
from tzdesk.ui.printing.task_rows import GroupBlock, task_block, unit_block, wraps
from tzdesk.ui.widgets.task_tree_view import TaskTreeView

BREATH = 5
"""So many tasks are laid out between two breaths, so many pages are filled."""
_LINES = {"compact": 1, "standard": 2, "relaxed": 3}
NOTHING = "没有符合条件的任务"


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group's heading, and the numbers of the tasks below it where it stands open."""

    key: str
    block: GroupBlock
    numbers: Sequence[int]


class TaskList:
    """The tree as a `Printout`."""

    def __init__(self, view: TaskTreeView, layout: TaskLayout):
        board = layout.board
        self._rows, self._year = list(layout.rows), board.plan.year
        self._shown = view.tree.columns
        self._wanted = _wanted(view)
        self._fewest = _LINES[view.height_name]
        self._units = set(view.expansion.open_tasks(layout.by.value))
        self._groups = list(_groups(view, layout))
        self.caption = Caption(
            "tasks",
            file_name(board, "任务清单"),
            board.plan.title,
            told=_told(layout),
            aside=printed_on(board),
            shortens=True,
        )

    def lay_out(self, room: QSize, report: Progress, *, whole: bool) -> Steps[Layout]:
        """Row by row: a text's lines are counted where its column has its width."""
        zoom, columns = fit(self._wanted, room.width())
        blocks: list[Block] = []
        total = sum(len(group.numbers) for group in self._groups)
        done = 0
        for group in self._groups:
            # A group that is closed heads nothing.
            blocks.append(replace(group.block, keep=bool(group.numbers)))
            for number in group.numbers:
                blocks += self._below(group.key, self._rows[number], columns, whole)
                done += 1
                if not done % BREATH:
                    report(done, total)
                    yield
        head = Heads(columns)
        found = flow(blocks, int(room.height() / zoom) - head.height)
        pages = []
        for page in found:
            pages.append(page)
            if not len(pages) % BREATH:
                yield
        return Layout(pages or [(_Nothing(),)], head, zoom)

    def _below(
        self, key: str, task: TaskRow, columns: Sequence[Column], whole: bool
    ) -> Iterator[Block]:
        """A task's row, and below it what stands open: sub-tasks and units."""
        yield task_block(
            self._shown, columns, task, self._year, fewest=self._fewest, bounded=not whole
        )
        if (key, task.uid) not in self._units:
            return
        for part in task.subtasks:
            yield from self._below(key, part, columns, whole)
        if not task.subtasks:
            for unit in task.units:
                yield unit_block(columns, task, unit, bounded=not whole)


@dataclass(frozen=True, slots=True)
class _Nothing:
    """What stands where no task passes the filter."""

    height: int = 40
    keep: bool = False

    def paint(self, canvas: Canvas, place: QRect) -> None:
        canvas.line(NOTHING, place, ink="text_secondary")

    def split(self, _room: int) -> None:
        return


def _wanted(view: TaskTreeView) -> list[Column]:
    """The columns that the clerk chose, in her order; what gave way on the screen, too."""
    chosen, every = view.columns, view.tree.columns
    return [
        Column(name, every.named(name).head, chosen.width(name), wraps(every.named(name)))
        for name in chosen.order()
        if name in chosen.wanted
    ]


def _groups(view: TaskTreeView, layout: TaskLayout) -> Iterator[ShownGroup]:
    lengths = [(line.key, len(line)) for line in layout.shown]
    opened = set(view.expansion.open_groups(layout.by.value, lengths))
    for line in layout.shown:
        yield ShownGroup(
            line.key, _heading(view, layout, line), list(line.numbers) if line.key in opened else ()
        )


def _heading(view: TaskTreeView, layout: TaskLayout, line: GroupLine) -> GroupBlock:
    return GroupBlock(line.title, view.tree.group_count(line), line.counts(layout.rows))


def _told(layout: TaskLayout) -> str:
    """「2023年第三季度　按章节　显示 40/138 项　筛选：牵头领导 董明慧」."""
    board = layout.board
    narrowed = not layout.asked.empty
    count = f"显示 {layout.passing}/{len(board)} 项任务" if narrowed else f"{len(board)} 项任务"
    if layout.counted != layout.passing:
        count += f"（分别计入 {layout.counted} 条）"
    asked = f"筛选：{described(layout.asked, board)}" if narrowed else ""
    period = board.period.label if board.period else ""
    grouped = grouping_label(layout.by, board.ledger.fields)
    return "　".join(filter(None, (period, grouped, count, asked)))
