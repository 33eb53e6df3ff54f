"""拆分: tasks that are carried out as sub-tasks (30-1, 30-2), and what the whole is then.

The one rule, which everything asks for here: a task that is split owes no report and is summed up
from its sub-tasks; these owe theirs. Counts count the whole only, and what holds for one of its
sub-tasks (逾期, 需领导协调, a filter) holds for the whole.
"""

import re
from collections.abc import Iterator, Sequence

from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import (
    Assignment,
    Dispatch,
    DispatchRow,
    Period,
    Task,
    dispatch_row_uid,
)

SUMMED = ("status", "percent")
"""What a task that is split says no more by itself."""
MOST = 99
"""Sub-tasks of one task."""
_NUMBER = re.compile(r"(?P<whole>.*\S)\s*[-－–—]\s*(?P<nth>\d{1,2})")


def subtasks_in(ledger: Ledger, task_uid: str, period: Period | None) -> list[Task]:
    """The sub-tasks that stand for a task in a period (None: as things are now).

    A period that is over was reported as it was sent out: it knows of sub-tasks only where
    something was asked or said of one.
    """
    found = ledger.subtasks(task_uid)
    if found and period is not None and _over(ledger, period):
        return found if any(_known(ledger, one, period) for one in found) else []
    return found


def reports_itself(ledger: Ledger, task_uid: str, period: Period | None) -> bool:
    """Whether reports are asked on this very task: not on one that is split in the period, and on
    a sub-task only where its whole is."""
    if subtasks_in(ledger, task_uid, period):
        return False
    parent = ledger.get(Task, task_uid).parent_uid
    return parent is None or bool(subtasks_in(ledger, parent, period))


def whole_of(ledger: Ledger, task_uid: str) -> str:
    """The task that is counted: itself, or the one of which it is a part."""
    task = ledger.find(Task, task_uid)
    return (task and task.parent_uid) or task_uid


def _over(ledger: Ledger, period: Period) -> bool:
    """Whether a later period was dispatched."""
    later = (one for one in ledger.periods(period.plan_uid) if one.start > period.start)
    return any(one.dispatched_on for one in later)


def _known(ledger: Ledger, task: Task, period: Period) -> bool:
    if ledger.summary(task.uid, period.uid):
        return True
    parts = ledger.assignments(task.uid)
    return any(ledger.report(one.uid, period.uid) for one in parts) or _sent(ledger, parts, period)


def _sent(ledger: Ledger, parts: Sequence[Assignment], period: Period) -> bool:
    sent = [one.uid for one in ledger.rows(Dispatch).values() if one.period_uid == period.uid]
    rows = ledger.rows(DispatchRow)
    return any(dispatch_row_uid(uid, one.uid) in rows for uid in sent for one in parts)


def subtask_number(whole: str | None, nth: int) -> str:
    """30-1, the first of 30; without a printed number 1."""
    return f"{whole}-{nth}" if whole else str(nth)


def whole_number(number: str | None) -> str | None:
    """30 of 30-1; None of a number that is no sub-task's."""
    found = _NUMBER.fullmatch(number or "")
    return found["whole"] if found else None


def nth_of(number: str | None) -> int:
    """1 of 30-1; 0 of a number that is no sub-task's."""
    found = _NUMBER.fullmatch(number or "")
    return int(found["nth"]) if found else 0


def wholes(numbers: Sequence[str | None]) -> dict[int, int]:
    """Which of the numbered items are sub-tasks of which: the last one before them of that number.

    Only directly behind it or behind another of its sub-tasks: elsewhere 30-1 is a number.
    """
    return dict(_wholes(numbers))


def _wholes(numbers: Sequence[str | None]) -> Iterator[tuple[int, int]]:
    last = -1
    for place, number in enumerate(numbers):
        whole = whole_number(number)
        if whole is not None and last >= 0 and numbers[last] == whole:
            yield place, last
        else:
            last = place
