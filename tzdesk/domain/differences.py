"""What is different between two boards of one plan, task by task: of a past day, and now.

Pure: how the past board came about is not known here.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from tzdesk.domain.board import Board
from tzdesk.domain.fields import Field
from tzdesk.domain.filters import TaskFilter, select
from tzdesk.domain.said import task_said
from tzdesk.domain.status import Status
from tzdesk.domain.task_rows import TaskRow
from tzdesk.domain.values import percent_text

NOTHING = "—"
TASK = "任务"
ADDED, REMOVED = "新增", "已删除"
_Readers = dict[str, Callable[[TaskRow], str]]
"""By head, what a task says there."""


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
    alone; `statuses` are tasks per status then and now, of those looked at. Sub-tasks stand in
    `tasks` behind their whole and are counted nowhere. `labels`: all heads that were compared.
    """

    tasks: tuple[TaskDifference, ...]
    looked_at: int
    only_then: int
    statuses: tuple[tuple[Status, int, int], ...]
    labels: tuple[str, ...]

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
    read = _readers(then, now)
    return Comparison(
        tasks=tuple(_changed(then, now, uids, read)),
        looked_at=len(uids),
        only_then=len(passed - passing),
        statuses=_statuses(then, now, uids),
        labels=(*read, TASK),
    )


def _changed(then: Board, now: Board, uids: list[str], read: _Readers) -> Iterator[TaskDifference]:
    for uid in uids:
        before, after = then.rows.get(uid), now.rows.get(uid)
        if before == after:
            continue
        for one in _family(before, after):
            yield from _told(one, then.rows.get(one), now.rows.get(one), read)


def _family(before: TaskRow | None, after: TaskRow | None) -> Iterable[str]:
    """A task and its sub-tasks: those of now, and those that are no more."""
    rows = (row for row in (after, before) if row)
    return dict.fromkeys(one.uid for row in rows for one in row.family)


def _told(
    uid: str, before: TaskRow | None, after: TaskRow | None, read: _Readers
) -> Iterator[TaskDifference]:
    found = tuple(_differences(before, after, read))
    row = after or before
    if found and row:
        yield TaskDifference(uid, row.number, row.text, found, gone=after is None)


def _differences(
    before: TaskRow | None, after: TaskRow | None, read: _Readers
) -> Iterator[Difference]:
    if before is None or after is None:
        words = (NOTHING, ADDED) if before is None else (_state(before), REMOVED)
        yield Difference(TASK, *words)
        return
    for label, told in read.items():
        was, is_now = told(before), told(after)
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


_READ: _Readers = {
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
"""What is compared in every ledger, in the order in which it is told."""


def _readers(then: Board, now: Board) -> _Readers:
    """What is compared of these two: the clerk's own words and columns, too."""
    fields = (*then.ledger.fields.task, *now.ledger.fields.task)
    return _READ | {one.label: partial(_said, one) for one in fields}


def _said(field: Field, row: TaskRow) -> str:
    return field.show(task_said(row, field))


def _statuses(then: Board, now: Board, uids: list[str]) -> tuple[tuple[Status, int, int], ...]:
    before = Counter(row.status for uid in uids if (row := then.rows.get(uid)))
    after = Counter(row.status for uid in uids if (row := now.rows.get(uid)))
    return tuple((one, before[one], after[one]) for one in Status)
