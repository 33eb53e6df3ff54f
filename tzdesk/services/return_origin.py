"""Whose return a file is: its plan, period and unit, by its keys, its identity, or what it prints.

Says also what speaks against it: another unit's name on the sheet or in the file's name.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import TypeVar

from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Assignment, Period, Plan, Task, Unit, UnitAlias
from tzdesk.domain.text import compact
from tzdesk.exchange.returned import ReturnedForm
from tzdesk.services.sent_bases import SentBases

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Origin:
    """`unit` None: nobody can tell. `dispute` is why the clerk must look before it is taken.

    `guessed_period`: nothing in the file names its period.
    """

    plan: Plan
    period: Period
    unit: Unit | None
    dispute: str = ""
    guessed_period: bool = False


class OriginFinder:
    """Finds origins in one ledger. `current` is 本期 by plan."""

    def __init__(self, ledger: Ledger, bases: SentBases, current: dict[str, Period]):
        self._ledger, self._bases, self._current = ledger, bases, current

    def find(self, form: ReturnedForm, file_name: str) -> Origin | str:
        """The origin, or why the file is none of this ledger's."""
        parts = list(self._parts(form))
        plan = self._plan(form, parts)
        if plan is None:
            return "方案编号不符" if form.identity else "表中的任务不在台账的方案中"
        period, guessed = self._period(form, plan)
        if period is None:
            return "台账中没有这一填报期"
        unit = self._unit(form, parts, file_name)
        dispute = self._dispute(form, unit, file_name, plan, period)
        return Origin(plan, period, unit, dispute, guessed)

    def _parts(self, form: ReturnedForm) -> Iterator[Assignment]:
        """The assignments that the row keys name."""
        for row in form.rows:
            part = row.key and self._ledger.find(Assignment, self._bases.resolve(row.key))
            if part:
                yield part

    def _plan(self, form: ReturnedForm, parts: list[Assignment]) -> Plan | None:
        ledger = self._ledger
        tasks = (ledger.get(Task, one.task_uid) for one in parts)
        if uid := _most(task.plan_uid for task in tasks):
            return ledger.get(Plan, uid)
        if form.identity is not None:
            return ledger.find(Plan, form.identity.plan_uid)
        if any(row.key for row in form.rows):
            return None
        printed = {compact(row.printed("text")) for row in form.rows} - {""}
        known = {
            plan.uid: sum(compact(task.text) in printed for task in ledger.tasks(plan.uid))
            for plan in ledger.plans
        }
        best = max(known, key=lambda uid: known[uid], default=None)
        return ledger.get(Plan, best) if best and known[best] else None

    def _period(self, form: ReturnedForm, plan: Plan) -> tuple[Period | None, bool]:
        ledger = self._ledger
        dispatches = (self._bases.dispatch_of(row.key) for row in form.rows if row.key)
        if uid := _most(one.period_uid for one in dispatches if one):
            return ledger.get(Period, uid), False
        if identity := form.identity:
            found = ledger.find(Period, identity.period_uid)
            codes = (one for one in ledger.periods(plan.uid) if one.code == identity.period_code)
            return found or next(codes, None), False
        above = compact("".join(form.above))
        named = [one for one in ledger.periods(plan.uid) if compact(one.label) in above]
        if named:
            return max(named, key=lambda one: len(one.label)), False
        return self._current.get(plan.uid), True

    def _unit(self, form: ReturnedForm, parts: list[Assignment], file_name: str) -> Unit | None:
        ledger = self._ledger
        if uid := _most(one.unit_uid for one in parts):
            return ledger.get(Unit, uid)
        if identity := form.identity:
            found = ledger.find(Unit, identity.unit_uid) or ledger.unit_named(identity.unit_name)
            if found:
                return found
        if form.unit_name and (found := ledger.unit_named(form.unit_name)):
            return found
        named = self._named_in(file_name)
        return named[0] if len(named) == 1 else None

    def _dispute(
        self, form: ReturnedForm, unit: Unit | None, file_name: str, plan: Plan, period: Period
    ) -> str:
        if unit is None:
            return "看不出是哪个单位的填报表"
        printed = self._ledger.unit_named(form.unit_name) if form.unit_name else None
        if printed and printed.uid != unit.uid:
            return f"表内为{printed.name}，下发给{unit.name}"
        name = compact(PurePath(file_name).stem)
        for words in (plan.title, plan.short_title, period.label):
            name = name.replace(compact(words), " ") if words else name
        named = self._named_in(name)
        if named and unit.uid not in {one.uid for one in named}:
            return f"表内为{unit.name}，文件名为{named[0].name}"
        return ""

    def _named_in(self, file_name: str) -> list[Unit]:
        """The units whose names stand in a file's name, but not within a longer one's."""
        name = compact(PurePath(file_name).stem)
        ledger = self._ledger
        names = [(compact(one.name), one) for one in ledger.rows(Unit).values()]
        names += [
            (compact(one.name), ledger.get(Unit, one.unit_uid))
            for one in ledger.rows(UnitAlias).values()
        ]
        found: list[Unit] = []
        for word, unit in sorted(names, key=lambda one: -len(one[0])):
            if len(word) > 1 and not unit.collective and word in name:
                found.append(unit)
                name = name.replace(word, " ")
        return found


def _most(values: Iterable[T]) -> T | None:
    """What occurs most often; of equals the first."""
    found = Counter(values).most_common(1)
    return found[0][0] if found else None
