"""From the names and numbers of the command line to tasks, units, periods and filters."""

import argparse
from collections.abc import Iterable

from tzdesk.domain.board import Board, TaskRow, UnitRow
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Leader, Period, TaskTag, Unit
from tzdesk.domain.status import Status
from tzdesk.domain.successions import leaders_named
from tzdesk.domain.text import compact
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk


def chosen_board(desk: Desk, args: argparse.Namespace) -> Board:
    """The board of `--plan` and `--period`; 本期 without the latter."""
    if not desk.ledger.plans:
        raise UserError("台账中还没有方案。", "请先用 plan import 导入方案。")
    plan = desk.plan(getattr(args, "plan", None))
    code = getattr(args, "period", None)
    period = period_of(desk.ledger, plan.uid, code) if code else None
    return desk.board(plan.uid, period.uid if period else None)


def period_of(ledger: Ledger, plan_uid: str, code: str) -> Period:
    """The period of that code or label."""
    periods = ledger.periods(plan_uid)
    for period in periods:
        if code in (period.code, period.label):
            return period
    known = "、".join(period.code for period in periods) or "无"
    raise UserError(f"没有填报期“{code}”。", f"现有填报期：{known}。")


def task_of(board: Board, number: str) -> TaskRow:
    """The task of that printed number or uid. A number that stands twice names none."""
    if number in board.rows:
        return board.rows[number]
    rows = board.rows.values()
    found = [row for row in rows if row.number and compact(row.number) == compact(number)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UserError(f"没有第 {number} 项任务。", "请用 plan show 查看序号。")
    uids = "、".join(row.uid for row in found)
    raise UserError(f"序号“{number}”不止一项任务。", f"请改用任务标识：{uids}。")


def unit_of(ledger: Ledger, name: str) -> Unit:
    """The unit of that name or alias."""
    unit = ledger.unit_named(name)
    if unit is None:
        raise UserError(f"没有单位“{name}”。", "请用 unit list 查看单位名称。")
    return unit


def assignment_of(board: Board, row: TaskRow, name: str) -> UnitRow:
    """The part of that unit in a task."""
    unit = unit_of(board.ledger, name)
    for one in row.units:
        if one.unit_uid == unit.uid:
            return one
    names = "、".join(row.unit_names) or "无"
    raise UserError(f"“{name}”不是第 {row.number} 项的责任单位。", f"该项责任单位：{names}。")


def field_named(desk: Desk, word: str) -> str:
    """The catalogue's name of a field that is called by its name or its head."""
    found = desk.ledger.fields.named(word)
    return found.name if found else word


def filter_of(board: Board, args: argparse.Namespace) -> TaskFilter:
    """The filters of `plan show` and `export`. Unknown names are refused, not passed over."""
    ledger = board.ledger
    return TaskFilter(
        sections=frozenset(uid for name in args.section for uid in _sections(board, name)),
        leaders=frozenset(uid for name in args.leader for uid in _leaders(ledger, name)),
        units=frozenset(unit_of(ledger, name).uid for name in args.unit),
        statuses=frozenset(Status(word) for word in args.status),
        due_before=args.due_before,
        overdue=args.overdue,
        missing=args.unreported,
        doubtful=args.doubtful,
        starred=args.starred,
        tags=frozenset(_tag(ledger, name) for name in args.tag),
        search=args.search,
    )


def _leaders(ledger: Ledger, name: str) -> list[str]:
    """Those of that printed name, and those whom somebody of that name succeeds."""
    found = leaders_named(ledger, name)
    if not found:
        known = "、".join(one.name for one in _ranked(ledger.rows(Leader).values())) or "无"
        raise UserError(f"没有领导“{name}”。", f"台账中的领导：{known}。")
    return [one.uid for one in found]


def _tag(ledger: Ledger, name: str) -> str:
    known = dict.fromkeys(one.name for one in ledger.rows(TaskTag).values())
    if name not in known:
        raise UserError(f"没有标签“{name}”。", f"台账中的标签：{'、'.join(known) or '无'}。")
    return name


def _ranked(leaders: Iterable[Leader]) -> list[Leader]:
    return sorted(leaders, key=lambda leader: leader.position)


def _sections(board: Board, name: str) -> list[str]:
    """二, 聚焦…, 二、聚焦… or a part of the title."""
    sections = board.ledger.sections(board.plan.uid)
    wanted = compact(name)
    exact = [
        one.uid
        for one in sections
        if wanted in (compact(one.number or ""), compact(one.title), compact(one.heading))
    ]
    found = exact or [one.uid for one in sections if wanted in compact(one.heading)]
    if not found:
        known = "、".join(one.heading for one in sections if one.parent_uid is None)
        raise UserError(f"没有章节“{name}”。", f"方案的章节：{known}。")
    return found
