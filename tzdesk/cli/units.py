"""`unit …` and `period …`: units, their other names and members, and reporting periods."""

from typing import Any

from tzdesk.cli.answers import Answer
from tzdesk.cli.context import Context
from tzdesk.cli.selection import assignment_of, chosen_board, task_of, unit_of
from tzdesk.domain.json_values import encode
from tzdesk.domain.periods import PeriodKind
from tzdesk.domain.records import Period
from tzdesk.services.desk import Desk
from tzdesk.services.periods import add_period as write_period
from tzdesk.services.periods import planned
from tzdesk.services.unit_members import add_members
from tzdesk.services.unit_names import add_alias as write_alias
from tzdesk.services.units import UnitEntry, unit_entries
from tzdesk.services.units import exempt as write_exemption


def unit_shape(one: UnitEntry) -> dict[str, Any]:
    """One of `units` of `unit list`."""
    return {
        "name": one.name,
        "category": one.category.value,
        "aliases": list(one.aliases),
        "members": list(one.members),
        "contact": one.contact,
        "phone": one.phone,
        "tasks": one.tasks,
    }


def units_answer(desk: Desk) -> Answer:
    """All units of the ledger by category, in the document's order."""
    entries = unit_entries(desk.ledger)
    units = list(map(unit_shape, entries))
    lines = [f"{one.name}　{one.category}　{one.tasks} 项任务" for one in entries]
    return Answer({"units": units}, "\n".join(lines) or "台账中还没有单位。")


def add_alias(context: Context) -> Answer:
    """OTHER becomes a second name of NAME; a unit of that name is taken over."""
    with context.open() as desk:
        write_alias(desk, unit_of(desk.ledger, context.args.name).uid, context.args.other)
        return units_answer(desk)


def set_members(context: Context) -> Answer:
    """The units that report in a collective unit's place."""
    with context.open() as desk:
        unit = unit_of(desk.ledger, context.args.name)
        add_members(desk, unit.uid, context.args.members)
        return units_answer(desk)


def exempt(context: Context) -> Answer:
    """本项免报: a unit owes no report for one task."""
    with context.open() as desk:
        board = chosen_board(desk, context.args)
        row = task_of(board, context.args.number)
        part = assignment_of(board, row, context.args.name)
        write_exemption(desk, [part.uid])
        return units_answer(desk)


def _periods(desk: Desk, plan_uid: str) -> Answer:
    periods = desk.ledger.periods(plan_uid)
    data = {"periods": [_period_shape(one) for one in periods]}
    lines = [f"{one.code}　{one.label}　{one.start}—{one.end}　{one.due} 前报送" for one in periods]
    return Answer(data, "\n".join(lines) or "还没有填报期。")


def _period_shape(period: Period) -> dict[str, object]:
    names = ("code", "label", "kind", "start", "end", "due", "dispatched_on")
    return {name: encode(getattr(period, name)) for name in names}


def list_periods(context: Context) -> Answer:
    """The plan's periods, oldest first."""
    with context.open(read_only=True) as desk:
        return _periods(desk, desk.plan(context.option("plan")).uid)


def add_period(context: Context) -> Answer:
    """Makes one period."""
    args = context.args
    with context.open() as desk:
        plan = desk.plan(context.option("plan"))
        write_period(
            desk,
            plan.uid,
            planned(args.code, args.start, args.end, args.due, PeriodKind(args.kind)),
        )
        return _periods(desk, plan.uid)
