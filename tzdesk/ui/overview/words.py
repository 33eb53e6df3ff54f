"""The words of the figures and heads of the page."""

from collections.abc import Iterable

from tzdesk.domain.board import Board
from tzdesk.domain.grouping import GroupBy, deadline_title
from tzdesk.domain.overview import Bar, Overview, Tasks
from tzdesk.domain.periods import short_label
from tzdesk.domain.status import BAR_ORDER, Status
from tzdesk.domain.task_rows import TaskRow
from tzdesk.ui.models.filter_tokens import watch_words
from tzdesk.ui.overview.figures import Figure
from tzdesk.ui.overview.parts import Drill

TITLE = "总览"
ORIGIN = "来自总览："
MOST_UNITS, MOST_GROUPS = 11, 12
"""So many bars have room on the page; 全部… has them all."""
HEADS = {GroupBy.SECTION: "章节", GroupBy.LEADER: "牵头领导", GroupBy.UNIT: "责任单位"}
ALL_OF = {
    GroupBy.SECTION: "全部章节…",
    GroupBy.LEADER: "全部领导…",
    GroupBy.UNIT: "全部单位…",
}


def when(board: Board) -> str:
    """「截至 2023年第三季度末」."""
    return f"截至 {board.period.label}末" if board.period else "还没有填报期"


def subtitle(board: Board) -> str:
    """「截至 2023年第三季度末；单击数字或色段，进入对应任务清单」."""
    return f"{when(board)}；单击数字或色段，进入对应任务清单"


def figures(found: Overview, board: Board) -> list[Figure]:
    """任务总数, the five statuses that add up to it, four watch lists."""
    return [
        _whole(found),
        *(_status(found, status) for status in BAR_ORDER),
        *_watches(found, board),
    ]


def _whole(found: Overview) -> Figure:
    sections = sum(bool(bar.key) for bar in found.bars[GroupBy.SECTION])
    units = sum(bool(bar.key) for bar in found.bars[GroupBy.UNIT])
    notes = (f"{sections} 章" if sections else "", f"{units} 个单位" if units else "")
    return _figure("任务总数", found.tasks, notes, between=" · ")


def _status(found: Overview, status: Status) -> Figure:
    tasks = found.statuses[status]
    share = f"{100 * len(tasks) / len(found.tasks):.1f}%" if found.tasks else ""
    notes = (share, _change(found, status, len(tasks)))
    return _figure(status.value, tasks, notes, shape=status.token)


def _change(found: Overview, status: Status, now: int) -> str:
    """「较二季度 +17」, left out if none."""
    before = found.before
    by = now - before.statuses[status] if before else 0
    if not before or not by:
        return ""
    sign = "+" if by > 0 else "−"
    return f"较{short_label(before.period.label, before.period.start.year)} {sign}{abs(by)}"


def _watches(found: Overview, board: Board) -> Iterable[Figure]:
    names = watch_words(board)
    late = _overdue(found, board)
    yield _figure(names["overdue"], found.overdue, late, shape="overdue", between="，", apart=True)
    yield _figure(
        names["due_soon"], found.due_soon, (_due_soon(found, board),), shape="due_soon", apart=True
    )
    formless = len(found.formless)
    without = f"另有 {formless} 个统称单位没有填报表" if formless else ""
    yield Figure(
        names["unreported"],
        len(found.silent),
        (without,),
        Drill(names["unreported"], lambda: found.silent_tasks) if found.silent else None,
        icon="inbox",
        tip="、".join(found.formless),
        apart=True,
    )
    yield _figure(
        names["coordination"],
        found.coordination,
        (_leaders(found, board),),
        shape="coordination",
        apart=True,
    )


def _figure(
    name: str,
    tasks: Tasks,
    notes: tuple[str, ...],
    *,
    shape: str = "",
    between: str = "　",
    apart: bool = False,
) -> Figure:
    drill = Drill(name, lambda: tasks) if tasks else None
    return Figure(name, len(tasks), notes, drill, shape, between=between, apart=apart)


def _rows(board: Board, tasks: Tasks) -> list[TaskRow]:
    return [board.rows[uid] for uid in tasks if uid in board.rows]


def _overdue(found: Overview, board: Board) -> tuple[str, ...]:
    """「第 101 项，逾期 12 天」, of several 「最长逾期 12 天」."""
    rows = _rows(board, found.overdue)
    days = max((-(row.standing.days_left or 0) for row in rows), default=0)
    if len(rows) == 1 and rows[0].number:
        return f"第 {rows[0].number} 项", f"逾期 {days} 天"
    return (f"最长逾期 {days} 天",) if rows else ()


def _due_soon(found: Overview, board: Board) -> str:
    """「均为10月底时限」, else how near the nearest is."""
    rows = _rows(board, found.due_soon)
    keys = {row.deadline_key for row in rows}
    if len(keys) == 1:
        named = deadline_title(keys.pop()).removeprefix(f"{board.plan.year}年")
        return f"{'均为' if len(rows) > 1 else ''}{named}时限"
    days = min((row.standing.days_left or 0 for row in rows), default=0)
    return (f"最近的还剩 {days} 天" if days else "最近的今天到期") if rows else ""


def _leaders(found: Overview, board: Board) -> str:
    leaders = {one.uid for row in _rows(board, found.coordination) for one in row.leaders}
    return f"涉及 {len(leaders)} 位领导" if leaders else ""


def shown_bars(found: Overview, by: GroupBy) -> tuple[Bar, ...]:
    """Those that have room: of units the ones with most tasks, else the plan's first."""
    bars = found.bars[by]
    if by is GroupBy.UNIT:
        return tuple(sorted(bars, key=lambda bar: -bar.total)[:MOST_UNITS])
    return bars[:MOST_GROUPS]


def bars_title(by: GroupBy) -> str:
    """「按章节」, 「按牵头领导」, 「按责任单位」."""
    return f"按{HEADS[by]}"


def bars_note(found: Overview, by: GroupBy) -> str:
    """How many bars there are, what a sum over them is, or which of them are shown."""
    bars = found.bars[by]
    if by is GroupBy.LEADER:
        return f"按方案排序，分别计入，合计 {sum(bar.total for bar in bars)}"
    named = sum(bool(bar.key) for bar in bars)
    shown = len(shown_bars(found, by))
    if by is GroupBy.UNIT and shown < len(bars):
        return f"任务最多的 {shown} 个，共 {named} 个"
    some = f"前 {shown} 个，共 {len(bars)} 个" if shown < len(bars) else ""
    return some or (str(len(bars)) if by is GroupBy.SECTION else "")


def bars_tip(found: Overview, by: GroupBy) -> str:
    """「138 项任务中 60 项由多人牵头，每人名下各计一次」."""
    several = found.several(by) if by is not GroupBy.SECTION else 0
    if not several:
        return ""
    of = "由多人牵头，每人" if by is GroupBy.LEADER else "由多个单位负责，每个单位"
    return f"{len(found.tasks)} 项任务中 {several} 项{of}名下各计一次"
