"""The invented year of the example ledger: who reported what when, and the office's summaries.

Deterministic: the same plan gives the same story. Pure: knows neither the file nor the clock.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zlib import crc32

from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import (
    Assignment,
    Period,
    Plan,
    Receipt,
    Report,
    Summary,
    Task,
    Unit,
    report_uid,
    summary_uid,
)
from tzdesk.domain.reporting import owing
from tzdesk.domain.status import Status
from tzdesk.services.example_words import EARLIER, NEXT_STEPS, PROBLEMS, PROGRESS, pick

NAMES = ("张三", "李四", "王五")
SILENT_UNITS = 10
SILENT_FIRST = ("区体育局",)
SHARES = ((Status.DONE, 30), (Status.LATE, 19), (Status.NOT_STARTED, 9), (Status.ADJUSTED, 2))
FIXED: Mapping[str, tuple[Status, int]] = {
    "4": (Status.LATE, 64),
    "5": (Status.ON_TRACK, 75),
    "6": (Status.ON_TRACK, 75),
    "13": (Status.ON_TRACK, 78),
    "14": (Status.ON_TRACK, 76),
    "24": (Status.ADJUSTED, 45),
    "30": (Status.LATE, 58),
    "33": (Status.DONE, 100),
    "42": (Status.ON_TRACK, 77),
    "58": (Status.DONE, 100),
    "101": (Status.LATE, 90),
    "102": (Status.DONE, 100),
}
"""Tasks that the manual and the pictures speak of."""
COORDINATED = ("30", "26", "57", "22", "45", "88")


@dataclass(frozen=True, slots=True)
class State:
    """Where a task stands at the end of a period."""

    status: Status
    percent: int


def seed(*parts: str) -> int:
    """A number that depends on nothing but the words."""
    return crc32("/".join(parts).encode())


class Story:
    """What happened in the plan's first three periods."""

    def __init__(self, ledger: Ledger, plan: Plan):
        self._ledger = ledger
        self._plan = plan
        self.tasks = ledger.tasks(plan.uid)
        self._states = self._final_states()
        self.periods = ledger.periods(plan.uid)[:3]

    def contacts(self) -> Iterator[tuple[Unit, str, str]]:
        """Each reporting unit with an invented contact and an extension."""
        units = [one for one in self._ledger.rows(Unit).values() if not one.collective]
        for place, unit in enumerate(sorted(units, key=lambda one: one.position)):
            yield unit, self._contact(unit), f"{1001 + place}"

    def receipts(self, period: Period) -> list[Receipt]:
        """The units' files of a period, in the order in which they came back."""
        silent = self._silent() if period is self.periods[-1] else set()
        units = {
            self._ledger.get(Unit, one.unit_uid).uid: self._ledger.get(Unit, one.unit_uid)
            for task in self.tasks
            for one in owing(self._ledger, self._plan, task.uid, period)
        }
        found = [self._receipt(unit, period) for unit in units.values() if unit.name not in silent]
        return sorted(found, key=lambda one: (one.received_at, one.uid))

    def reports(self, period: Period, receipts: list[Receipt]) -> list[Report]:
        """What stands in these files."""
        came = {one.unit_uid: one.received_at for one in receipts}
        return [
            self._report(task, one, period, came[one.unit_uid])
            for task in self.tasks
            for one in owing(self._ledger, self._plan, task.uid, period)
            if one.unit_uid in came
        ]

    def summaries(self, period: Period) -> list[Summary]:
        """What the office wrote at the end of a period."""
        return [self._summary(task, period) for task in self.tasks]

    def _final_states(self) -> dict[str, State]:
        """The status of each task in the last period: the fixed ones, then shares by lot."""
        fixed = ((task.uid, FIXED.get(task.number or "")) for task in self.tasks)
        states = {uid: State(*state) for uid, state in fixed if state}
        waiting = sorted(
            (task for task in self.tasks if task.uid not in states),
            key=lambda task: seed(task.text),
        )
        december = [task for task in waiting if task.due_on and task.due_on.month == 12]
        for status, share in SHARES:
            missing = share - sum(state.status is status for state in states.values())
            chosen, december = december[:missing], december[missing:]
            states |= {task.uid: _state(task, status) for task in chosen}
        rest = [task for task in waiting if task.uid not in states]
        return states | {task.uid: _state(task, Status.ON_TRACK) for task in rest}

    def _silent(self) -> set[str]:
        """The units that have not handed in the last period: small ones, by lot."""
        tasks: dict[str, int] = {}
        for task in self.tasks:
            for one in owing(self._ledger, self._plan, task.uid, self.periods[-1]):
                name = self._ledger.get(Unit, one.unit_uid).name
                tasks[name] = tasks.get(name, 0) + 1
        small = sorted((name for name in tasks if tasks[name] <= 2), key=seed)
        return set([*SILENT_FIRST, *small][:SILENT_UNITS])

    def _at(self, task: Task, period: Period) -> State:
        """The state in a period: the last one as it is, earlier ones on the way to it."""
        last = self._states[task.uid]
        behind = len(self.periods) - 1 - self.periods.index(period)
        if behind == 0:
            return last
        percent = max(0, min(last.percent, 88) - 24 * behind - seed(task.text, period.code) % 6)
        if last.status is Status.DONE and behind == 1 and seed(task.text) % 2 == 0:
            return last
        return State(Status.ON_TRACK if percent else Status.NOT_STARTED, percent)

    def _receipt(self, unit: Unit, period: Period) -> Receipt:
        lot = seed(unit.name, period.code)
        day = period.due - timedelta(lot % 4)
        at = time(9 + lot // 7 % 8, lot // 11 % 60)
        return Receipt(
            uid=f"{lot:08x}{seed(unit.uid):08x}{seed(period.uid):08x}{lot:08x}",
            unit_uid=unit.uid,
            period_uid=period.uid,
            file_name=f"{unit.name}_{period.code}.xlsx",
            received_at=datetime.combine(day, at),
            electronic=True,
            paper=lot % 3 == 0,
            stamped=lot % 3 == 0,
        )

    def _report(self, task: Task, one: Assignment, period: Period, came: datetime) -> Report:
        state = self._of_unit(task, one, period)
        lot = seed(task.text, one.printed, period.code)
        unit = self._ledger.get(Unit, one.unit_uid)
        late = state.status is Status.LATE
        return Report(
            uid=report_uid(one.uid, period.uid),
            assignment_uid=one.uid,
            period_uid=period.uid,
            status=state.status,
            percent=state.percent,
            progress=self._words(state, period, lot),
            problem=pick(PROBLEMS, lot) if late else None,
            next_step=pick(NEXT_STEPS, lot) if late else None,
            contact=self._contact(unit),
            reported_on=came.date(),
        )

    def _of_unit(self, task: Task, one: Assignment, period: Period) -> State:
        """The unit's own state: near the task's; with several units the first carries a delay."""
        state = self._at(task, period)
        if state.status is Status.LATE and one.position > 0:
            state = State(Status.ON_TRACK, 75)
        if state.status is not Status.ON_TRACK:
            return state
        shift = seed(task.text, one.printed) % 7 - 3 if one.position else 0
        return State(state.status, max(1, min(99, state.percent + shift)))

    def _summary(self, task: Task, period: Period) -> Summary:
        state = self._at(task, period)
        lot = seed(task.text, period.code)
        late = state.status is Status.LATE
        return Summary(
            uid=summary_uid(task.uid, period.uid),
            task_uid=task.uid,
            period_uid=period.uid,
            status=state.status,
            percent=state.percent,
            progress=self._words(state, period, lot),
            problem=pick(PROBLEMS, lot) if late else None,
            next_step=pick(NEXT_STEPS, lot) if late else None,
            coordination=True if self._asks(task, period) else None,
        )

    def _asks(self, task: Task, period: Period) -> bool:
        return period is self.periods[-1] and task.number in COORDINATED

    def _words(self, state: State, period: Period, lot: int) -> str:
        early = state.status is Status.ON_TRACK and period is not self.periods[-1]
        return pick(EARLIER if early else PROGRESS[state.status], lot)

    def _contact(self, unit: Unit) -> str:
        return pick(NAMES, unit.position)


def _state(task: Task, status: Status) -> State:
    lot = seed(task.text)
    percent = {
        Status.DONE: 100,
        Status.LATE: 35 + lot % 30,
        Status.ON_TRACK: 70 + lot % 17,
        Status.NOT_STARTED: 0,
        Status.ADJUSTED: 40 + lot % 20,
    }[status]
    return State(status, percent)
