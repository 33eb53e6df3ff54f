"""结转: unfinished tasks go on in the next year's plan, a new one or one that is there.

Sections, leaders, units, tags and the star go along; `origin_uid` names the old task, where what
was said of it stays. One step of 撤销.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tzdesk.domain.board import Board
from tzdesk.domain.changes import Source, created
from tzdesk.domain.clerk_records import task_tag_uid, task_value_uid
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.periods import PeriodKind, year_periods
from tzdesk.domain.records import (
    Plan,
    Record,
    Section,
    Task,
    TaskTag,
    new_uid,
)
from tzdesk.domain.subtasks import subtask_number
from tzdesk.domain.task_rows import TaskRow
from tzdesk.domain.text import compact
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written
from tzdesk.services.plan_rows import period_row
from tzdesk.services.stand_ins import with_stand_ins
from tzdesk.services.task_editing import due_on, next_number, next_position


@dataclass(frozen=True, slots=True)
class RollOver:
    """What the clerk chose. `into` is the uid of a plan, or None for a new one called `title`.

    `deadline_text` is the new wording for all; "" keeps what each task has. `periods`: make the
    new plan's periods of that kind.
    """

    tasks: frozenset[str]
    into: str | None = None
    title: str = ""
    deadline_text: str = ""
    periods: PeriodKind | None = None


def unfinished(board: Board) -> list[TaskRow]:
    """The tasks that can go on: neither 已完成 nor 已调整, in the document's order."""
    return [row for row in board if not row.status.finished]


def following_plans(ledger: Ledger, plan: Plan) -> list[Plan]:
    """The plans of a later year, the next year's first."""
    return sorted((one for one in ledger.plans if one.year > plan.year), key=lambda one: one.year)


def next_title(plan: Plan) -> str:
    """2024年重点工作 after 2023年重点工作; a title without a year takes it in front."""
    return _next_year(plan.title, plan.year) or f"{plan.year + 1}年{plan.title}"


def next_deadline(plan: Plan) -> str:
    """What is proposed as the new deadline."""
    return f"{plan.year + 1}年12月底"


def rolled_into(ledger: Ledger, task_uid: str) -> list[Task]:
    """The tasks of later plans that a task went on as."""
    return [one for one in ledger.rows(Task).values() if one.origin_uid == task_uid]


def roll_over(desk: Desk, plan_uid: str, chosen: RollOver) -> tuple[Written, str]:
    """Makes the tasks in the next year's plan; answers its uid, too. Raises UserError."""
    ledger = desk.ledger
    if not chosen.tasks:
        raise UserError("没有选择要结转的任务。")
    old, new = ledger.get(Plan, plan_uid), ledger.find(Plan, chosen.into)
    rows: list[Record] = []
    if new is None:
        new = _new_plan(old, chosen)
        rows.append(new)
        rows += _periods(new, chosen)
    rows += _Carrying(ledger, desk.board(plan_uid), new, chosen).rows()
    changes = with_stand_ins(ledger, created(rows))
    title = f"结转 {len(chosen.tasks)} 项任务到{new.year}年"
    return desk.write(changes, Source.IMPORT, title), new.uid


def _new_plan(old: Plan, chosen: RollOver) -> Plan:
    title = chosen.title.strip()
    if not title:
        raise UserError("还没有填写新方案的名称。")
    short = _next_year(old.short_title, old.year) or old.short_title
    return replace(
        old,
        uid=new_uid(),
        title=title,
        short_title=short,
        year=old.year + 1,
        doc_no=None,
        issued_on=None,
    )


def _next_year(text: str, year: int) -> str:
    """The text with the year after; "" where it names none."""
    new, count = re.subn(rf"{year}(?=\s*年)", str(year + 1), text)
    return new if count else ""


def _periods(plan: Plan, chosen: RollOver) -> Iterator[Record]:
    if chosen.periods:
        yield from (period_row(plan.uid, one) for one in year_periods(plan.year, chosen.periods))


class _Carrying:
    """One roll-over: old rows to new ones."""

    def __init__(self, ledger: Ledger, board: Board, new: Plan, chosen: RollOver):
        self._ledger, self._board, self._new, self._chosen = ledger, board, new, chosen
        self._behind = next_position(ledger, new.uid)
        self._number = next_number(ledger, new.uid, None) if ledger.tasks(new.uid) else "1"
        self._sections = {self._path(one.uid): one.uid for one in ledger.sections(new.uid)}
        self._section_count = len(self._sections)

    def rows(self) -> Iterator[Record]:
        """Everything to be made; what others name comes before them."""
        chosen = (row for row in self._board if row.uid in self._chosen.tasks)
        for nth, row in enumerate(chosen):
            old = self._ledger.get(Task, row.uid)
            number = str(int(self._number) + nth) if self._number else old.number
            section, made = self._section(old.section_uid)
            yield from made
            uid = new_uid()
            yield from self._task(old, uid, number, self._behind + nth, section, None)
            parts = [one for one in row.subtasks if not one.status.finished]
            for place, part in enumerate(parts):
                below = self._ledger.get(Task, part.uid)
                named = subtask_number(number, place + 1)
                yield from self._task(below, new_uid(), named, place, section, uid)

    def _task(
        self,
        old: Task,
        uid: str,
        number: str | None,
        position: int,
        section: str | None,
        parent: str | None,
    ) -> Iterator[Record]:
        wording, day = self._deadline(old)
        yield replace(
            old,
            uid=uid,
            plan_uid=self._new.uid,
            section_uid=section,
            position=position,
            number=number,
            deadline_text=wording,
            due_on=day,
            parent_uid=parent,
            origin_uid=old.uid,
        )
        for link in self._ledger.leaderships(old.uid):
            yield replace(link, uid=new_uid(), task_uid=uid)
        for part in self._ledger.assignments(old.uid):
            if part.via_uid is None:
                yield replace(part, uid=new_uid(), task_uid=uid)
        for tag in self._ledger.tags(old.uid):
            yield TaskTag(uid=task_tag_uid(uid, tag), task_uid=uid, name=tag)
        for value in self._ledger.task_values(old.uid):
            yield replace(value, uid=task_value_uid(uid, value.field_uid), task_uid=uid)

    def _deadline(self, old: Task) -> tuple[str | None, date | None]:
        wording = self._chosen.deadline_text.strip()
        if not wording:
            return old.deadline_text, old.due_on
        return wording, due_on(wording, self._new.year)

    def _section(self, uid: str | None) -> tuple[str | None, list[Record]]:
        """The section of the new plan that is headed alike, and what must be made for it."""
        old = self._ledger.find(Section, uid)
        if old is None:
            return None, []
        path = self._path(old.uid)
        if path in self._sections:
            return self._sections[path], []
        parent, made = self._section(old.parent_uid)
        new = replace(
            old,
            uid=new_uid(),
            plan_uid=self._new.uid,
            parent_uid=parent,
            position=self._section_count,
        )
        self._section_count += 1
        self._sections[path] = new.uid
        return new.uid, [*made, new]

    def _path(self, uid: str | None) -> tuple[str, ...]:
        section = self._ledger.find(Section, uid)
        return (*self._path(section.parent_uid), compact(section.heading)) if section else ()
