"""What is different between two boards of one plan, task by task: of a past day, and now.

Pure: how the past board came about is not known here.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tzdesk.domain.board import Board
from tzdesk.domain.filters import TaskFilter, select
from tzdesk.domain.status import Status
from tzdesk.domain.task_rows import TaskRow
from tzdesk.domain.values import percent_text

NOTHING = "—"
TASK = "任务"
ADDED, REMOVED = "新增", "已删除"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing said of a task: its head, and the words then and now."""

    label: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class TaskDifference:
    """A task of which something is different; `gone`: it is not on the present board any more."""

    uid: str
    number: str | None
    text: str
    differences: tuple[Difference, ...]
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two boards under one filter.

    `looked_at`: how many tasks pass it now or passed it then, of which `only_then` passed it then
    alone; `statuses` are tasks per status then and now, of those looked at.
    """

    tasks: tuple[TaskDifference, ...]
    looked_at: int
    only_then: int
    statuses: tuple[tuple[Status, int, int], ...]

    @property
    def count(self) -> int:
        """How many things are different."""
        return sum(len(task.differences) for task in self.tasks)


def compare(then: Board, now: Board, asked: TaskFilter) -> Comparison:
    """What is different of the tasks that pass `asked` now or passed it then.

    Those of the present board come first, in its order, then those that are gone.
    """
    passing = {row.uid for row in select(asked, now)}
    passed = {row.uid for row in select(asked, then)}
    uids = [row.uid for row in now if row.uid in passing or row.uid in passed]
    uids += [row.uid for row in then if row.uid in passed and row.uid not in now.rows]
    return Comparison(
        tasks=tuple(_changed(then, now, uids)),
        looked_at=len(uids),
        only_then=len(passed - passing),
        statuses=_statuses(then, now, uids),
    )


def _changed(then: Board, now: Board, uids: list[str]) -> Iterator[TaskDifference]:
    for uid in uids:
        before, after = then.rows.get(uid), now.rows.get(uid)
        if before == after:
            continue
        found = tuple(_differences(before, after))
        row = after or before
        if found and row:
            yield TaskDifference(uid, row.number, row.text, found, gone=after is None)


def _differences(before: TaskRow | None, after: TaskRow | None) -> Iterator[Difference]:
    if before is None or after is None:
        words = (NOTHING, ADDED) if before is None else (_state(before), REMOVED)
        yield Difference(TASK, *words)
        return
    for label, read in _READ.items():
        was, is_now = read(before), read(after)
        if was != is_now:
            yield Difference(label, was or NOTHING, is_now or NOTHING)


def _state(row: TaskRow) -> str:
    return f"{row.status}，{percent_text(row.percent)}%"


def _of_summary(field: str) -> Callable[[TaskRow], str]:
    return lambda row: str((row.summary and getattr(row.summary, field)) or "")


def _deadline(row: TaskRow) -> str:
    day = row.due_on.isoformat() if row.due_on else ""
    if row.deadline_text and day:
        return f"{row.deadline_text}（{day}）"
    return row.deadline_text or day


_READ: dict[str, Callable[[TaskRow], str]] = {
    "进展状态": lambda row: row.status.value,
    "完成比例": lambda row: f"{percent_text(row.percent)}%",
    "进展情况": _of_summary("progress"),
    "存在问题": _of_summary("problem"),
    "下一步措施": _of_summary("next_step"),
    "需领导协调": lambda row: "是" if row.coordination else "",
    "完成时限": _deadline,
    "责任单位": lambda row: "、".join(row.unit_names),
    "牵头领导": lambda row: "、".join(row.leader_names),
    "工作任务": lambda row: row.text,
    "序号": lambda row: row.number or "",
    "章节": lambda row: row.subsection or row.section or "",
}
LABELS = (*_READ, TASK)
"""Everything that is compared, in the order in which it is told."""


def _statuses(then: Board, now: Board, uids: list[str]) -> tuple[tuple[Status, int, int], ...]:
    before = Counter(row.status for uid in uids if (row := then.rows.get(uid)))
    after = Counter(row.status for uid in uids if (row := now.rows.get(uid)))
    return tuple((one, before[one], after[one]) for one in Status)
