"""方案设置: a plan's names and rules, and what another rule would do to who owes reports.

The counting is done in steps, so that whoever asks can go on with something else in between.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import islice

from tzdesk.domain.changes import Change, Source
from tzdesk.domain.json_values import encode
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Period, Plan
from tzdesk.domain.reporting import is_reported, leads, owing
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written

STEP = 500
"""Tasks that are counted at once: a few milliseconds."""


def change_plan(desk: Desk, new: Plan) -> Written:
    """Gives a plan other names or rules. Raises UserError where it would have no name."""
    if not new.title.strip():
        raise UserError("没有填写方案名称。")
    old = desk.ledger.get(Plan, new.uid)
    changes = [
        Change("plan", new.uid, one.name, encode(was), encode(now))
        for one in fields(Plan)
        if (was := getattr(old, one.name)) != (now := getattr(new, one.name))
    ]
    return desk.write(changes, Source.SETTINGS, f"修改方案设置（{new.short_title or new.title}）")


@dataclass(frozen=True, slots=True)
class Owed:
    """What a plan's rules come to in a period: `silent` units have reported nothing of theirs.

    `led` are the tasks that have a lead unit.
    """

    units: int
    reports: int
    silent: int
    led: int


class Counting:
    """Counts one plan under its rules in one period, task by task."""

    def __init__(self, ledger: Ledger, plan: Plan, period: Period | None):
        self._ledger, self._plan, self._period = ledger, plan, period
        self._owed: Counter[str] = Counter()
        self._came: Counter[str] = Counter()
        self._led = 0
        self._left: Iterator[str] = iter([task.uid for task in ledger.tasks(plan.uid)])

    def go_on(self, most: int = STEP) -> bool:
        """Counts some more tasks; whether all are counted."""
        counted = 0
        for uid in islice(self._left, most):
            counted += 1
            self._count(uid)
        return counted < most

    def _count(self, task_uid: str) -> None:
        printed = [one for one in self._ledger.assignments(task_uid) if one.via_uid is None]
        self._led += any(leads(self._plan, one) for one in printed)
        if self._period is None:
            return
        for part in owing(self._ledger, self._plan, task_uid, self._period):
            came = is_reported(self._ledger.report(part.uid, self._period.uid))
            self._owed[part.unit_uid] += 1
            self._came[part.unit_uid] += came

    @property
    def found(self) -> Owed:
        """What it came to so far."""
        silent = sum(not self._came[uid] for uid in self._owed)
        return Owed(len(self._owed), self._owed.total(), silent, self._led)


def count_all(ledger: Ledger, plan: Plan, period: Period | None) -> Owed:
    """The same in one go."""
    counting = Counting(ledger, plan, period)
    while not counting.go_on():
        pass
    return counting.found


def effect_words(period: Period | None, before: Owed, after: Owed) -> list[str]:
    """「2023年第三季度应报单位 68 个 → 41 个」 …; what stays as it is is left out."""
    named = period.label if period else ""
    pairs = (
        (f"{named}应报单位", before.units, after.units, "个"),
        (f"{named}应报填报", before.reports, after.reports, "条"),
        (f"{named}未报送单位", before.silent, after.silent, "个"),
        ("有牵头单位的任务", before.led, after.led, "项"),
    )
    return [f"{words} {was} {unit} → {now} {unit}" for words, was, now, unit in pairs if was != now]
