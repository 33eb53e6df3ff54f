"""A generated plan as the rows of a ledger: four quarters, the third one under way.

Uids are as random as real ones, but the same each time.
"""

from collections.abc import Iterator
from datetime import date
from random import Random

from benchmarks.plans import YEAR, Item, items, sentence
from benchmarks.words import plan_words
from tzdesk.domain.deadline import deadline
from tzdesk.domain.periods import PeriodKind, year_periods
from tzdesk.domain.records import (
    Assignment,
    Leader,
    Leadership,
    Period,
    Plan,
    Record,
    Report,
    Section,
    Summary,
    Task,
    Unit,
    report_uid,
    summary_uid,
)
from tzdesk.domain.status import Status
from tzdesk.services.units_named import category_of

TODAY = date(YEAR, 10, 12)
CURRENT = f"{YEAR}Q3"
_REPORTED = date(YEAR, 10, 9)
_STATUSES: tuple[Status, ...] = tuple(Status)
_SHARES = (10, 60, 15, 10, 5)
"""How many of a hundred tasks have each status."""


def plan_rows(tasks: int, *, said: bool = True) -> list[Record]:
    """All rows of a plan of that size, parents first, kind by kind.

    With `said` each task has its summary in the third quarter, and three of four units have
    reported.
    """
    rows = _Rows(tasks)
    spoken = rows.said if said else []
    return [
        *rows.plan,
        *sorted(rows.shares, key=lambda row: row.entity, reverse=True),
        *sorted(spoken, key=lambda row: row.entity, reverse=True),
    ]


class _Rows:
    """`plan` stands before `shares`, these before what is `said` of them."""

    def __init__(self, tasks: int):
        self._chance = Random(-tasks)
        words = plan_words()
        self._plan_uid = self._uid()
        self._sections = [self._uid() for _ in words.sections]
        self._leaders = {name: self._uid() for name in words.leader_names}
        self._units = {name: self._uid() for name in words.unit_names}
        self._current = ""
        self.plan: list[Record] = [*self._frame(), *self._periods()]
        self.shares: list[Record] = []
        self.said: list[Record] = []
        for item in items(tasks):
            self._add(item)

    def _uid(self) -> str:
        return f"{self._chance.getrandbits(128):032x}"

    def _frame(self) -> Iterator[Record]:
        words = plan_words()
        yield Plan(uid=self._plan_uid, title=f"{YEAR}年重点工作分工方案", year=YEAR)
        for at, (number, title) in enumerate(words.sections):
            yield Section(
                uid=self._sections[at],
                plan_uid=self._plan_uid,
                position=at,
                number=number,
                title=title,
                heading=f"{number}、{title}",
            )
        for at, (name, uid) in enumerate(self._leaders.items()):
            yield Leader(uid=uid, name=name, position=at)
        for at, (name, uid) in enumerate(self._units.items()):
            yield Unit(uid=uid, name=name, category=category_of(name), position=at)

    def _periods(self) -> Iterator[Period]:
        for one in year_periods(YEAR, PeriodKind.QUARTER):
            uid = self._uid()
            self._current = uid if one.code == CURRENT else self._current
            yield Period(
                uid=uid,
                plan_uid=self._plan_uid,
                code=one.code,
                label=one.label,
                kind=one.kind,
                start=one.start,
                end=one.end,
                due=one.due,
                dispatched_on=one.end if one.code == CURRENT else None,
            )

    def _add(self, item: Item) -> None:
        uid = self._uid()
        self.plan.append(
            Task(
                uid=uid,
                plan_uid=self._plan_uid,
                section_uid=self._sections[item.section],
                position=item.number - 1,
                number=str(item.number),
                text=item.text,
                deadline_text=item.deadline,
                due_on=deadline(item.deadline, YEAR).due_on,
            )
        )
        for at, name in enumerate(item.leaders):
            self.shares.append(
                Leadership(
                    uid=self._uid(), task_uid=uid, leader_uid=self._leaders[name], position=at
                )
            )
        self.said.append(self._summary(uid))
        for at, name in enumerate(item.units):
            self._share(uid, name, at)

    def _share(self, task_uid: str, name: str, position: int) -> None:
        one = Assignment(
            uid=self._uid(),
            task_uid=task_uid,
            unit_uid=self._units[name],
            printed=name,
            position=position,
        )
        self.shares.append(one)
        if self._chance.random() < 0.75:
            self.said.append(self._report(one.uid))

    def _summary(self, task_uid: str) -> Summary:
        return Summary(
            uid=summary_uid(task_uid, self._current),
            task_uid=task_uid,
            period_uid=self._current,
            status=self._status(),
            percent=float(self._chance.randint(0, 100)),
            progress=sentence(self._chance, 1, 2),
        )

    def _report(self, assignment_uid: str) -> Report:
        return Report(
            uid=report_uid(assignment_uid, self._current),
            assignment_uid=assignment_uid,
            period_uid=self._current,
            status=self._status(),
            percent=float(self._chance.randint(0, 100)),
            progress=sentence(self._chance, 1, 1),
            reported_on=_REPORTED,
        )

    def _status(self) -> Status:
        (status,) = self._chance.choices(_STATUSES, _SHARES)
        return status
