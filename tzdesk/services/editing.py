"""Edits of the office's summary, a unit's report and a clerk's own words, for any number of tasks.

Turns what was typed into changes; writing them is the desk's business. A summary or report is
made bare and then filled field by field, so that the history and 撤销 know each field.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tzdesk.domain.breath import breathe
from tzdesk.domain.catalogue import Catalogue
from tzdesk.domain.cell_value import CellValue
from tzdesk.domain.changes import Change, Source, created, removed
from tzdesk.domain.fields import REPORT_FIELDS, SUMMARY_FIELDS, Field, Kind, Scope
from tzdesk.domain.json_values import encode
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.merge import same
from tzdesk.domain.received import own_part, own_word
from tzdesk.domain.records import (
    Assignment,
    Period,
    Report,
    Summary,
    Task,
    decode,
    report_uid,
    summary_uid,
)
from tzdesk.domain.reporting import is_reported, shown_summary
from tzdesk.domain.subtasks import SUMMED, subtasks_in
from tzdesk.domain.values import Reading, Stored
from tzdesk.errors import UserError
from tzdesk.services.clerk_edits import report_value_changes, task_changes
from tzdesk.services.desk import Desk, Written


@dataclass(frozen=True, slots=True)
class Edit:
    """One value for one field of the ledger's catalogue, by its name.

    `assignment_uid` names the unit's part of the task; None is the summary. `period_uid` None is
    the year as a whole; a field of the task itself knows no period. `value` as typed or pasted;
    blank clears the field.
    """

    task_uid: str
    field: str
    value: CellValue
    period_uid: str | None = None
    assignment_uid: str | None = None


@dataclass(frozen=True, slots=True)
class _Target:
    """The row that edits go to."""

    task_uid: str
    period_uid: str | None = None
    assignment_uid: str | None = None
    of_task: bool = False


def edit(
    desk: Desk, edits: Sequence[Edit], source: Source | None = None, title: str = ""
) -> Written:
    """Writes edits as one step of 撤销. Raises UserError for the first value that is refused.

    Without `source` it is 手工修改 for one row, 批量修改 for several.
    """
    rows = {(one.task_uid, one.assignment_uid) for one in edits}
    return desk.write(
        edit_changes(desk.ledger, edits, desk.today),
        source or (Source.BULK if len(rows) > 1 else Source.EDIT),
        title or edit_title(desk.ledger, edits),
    )


def edit_changes(ledger: Ledger, edits: Iterable[Edit], today: date) -> tuple[Change, ...]:
    """The changes that bring the edits about; of two for the same field the later counts."""
    wanted: dict[_Target, dict[str, Stored]] = {}
    fields = ledger.fields
    for typed in edits:
        breathe()
        field = _known(typed.field, fields)
        one = typed if field.scope is Scope.TASK else _own(ledger, typed)
        _refuse_summed(ledger, one, field.label)
        wanted.setdefault(_target(one, field), {})[one.field] = accepted(one, fields)
    changes: list[Change] = []
    for target, values in wanted.items():
        breathe()
        if target.of_task:
            changes.extend(task_changes(ledger, target.task_uid, values))
        elif target.assignment_uid is None:
            changes.extend(_summary_changes(ledger, target, values))
        else:
            part, period = target.assignment_uid, target.period_uid or ""
            taken = _taken_along(ledger, part, period, values)
            changes.extend(report_changes(ledger, part, period, taken, today))
    return tuple(changes)


def _refuse_summed(ledger: Ledger, one: Edit, label: str) -> None:
    """Status and percent of a task that is split follow from its sub-tasks."""
    if one.field not in SUMMED or one.assignment_uid is not None:
        return
    below = subtasks_in(ledger, one.task_uid, ledger.find(Period, one.period_uid))
    if below:
        number = ledger.get(Task, one.task_uid).number
        raise UserError(
            f"第 {number or '—'} 项已拆分为 {len(below)} 个子任务，{label}由子任务汇总。",
            "请填写各子任务。",
        )


def _own(ledger: Ledger, one: Edit) -> Edit:
    """In a unit's own ledger the word on a task is the unit's report."""
    own = own_part(ledger, one.task_uid) if one.assignment_uid is None else None
    return replace(one, assignment_uid=own.uid) if own else one


def _taken_along(
    ledger: Ledger, part: str, period: str, values: dict[str, Stored]
) -> dict[str, Stored]:
    """The first write of a unit in a row of its workbook takes along what shows there."""
    assignment = ledger.get(Assignment, part)
    own = own_part(ledger, assignment.task_uid)
    if own != assignment:
        return values
    word = own_word(ledger, assignment, period)
    if word.written or all(same(word.shown.get(name), value) for name, value in values.items()):
        return values
    return {**word.shown, **values}


def edit_title(ledger: Ledger, edits: Sequence[Edit]) -> str:
    """「修改进展状态」, 「修改进展状态（12 项）」, 「修改第 30 项」, 「修改 12 项任务」."""
    tasks = {one.task_uid for one in edits}
    fields = {one.field for one in edits}
    if len(fields) == 1:
        count = f"（{len(tasks)} 项）" if len(tasks) > 1 else ""
        return f"修改{ledger.fields[fields.pop()].label}{count}"
    if len(tasks) > 1:
        return f"修改 {len(tasks)} 项任务"
    task = ledger.find(Task, next(iter(tasks), None))
    return f"修改第 {task.number} 项" if task and task.number else "修改任务"


def accepted(one: Edit, fields: Catalogue) -> Stored:
    """The value to store. Raises UserError with the sentence that stands below the editor."""
    field = _editable(one, fields)
    reading = field.read(one.value)
    if reading.problem:
        raise UserError(refusal(field, one.value, reading))
    return reading.value


def refusal(field: Field, value: CellValue, reading: Reading) -> str:
    """Why a value was refused, as one sentence."""
    if field.kind is Kind.PERCENT:
        return f"{field.label}应为 0–100 的数字，例如 58 或 58%。"
    if field.kind is Kind.FLAG:
        return f"{field.label}{reading.problem}。"
    return f"“{value}”{reading.problem}。"


def _known(name: str, fields: Catalogue) -> Field:
    field = fields.get(name)
    if field is None:
        raise UserError(f"没有“{name}”这一栏。", f"可填：{_names(fields.report + fields.task)}。")
    return field


def _editable(one: Edit, fields: Catalogue) -> Field:
    field = _known(one.field, fields)
    if field.scope is Scope.PLAN:
        raise UserError("方案内容不能在表中直接修改。", "方案有调整时，请用“任务 ▸ 修改任务…”。")
    if field.scope is Scope.REPORT and one.assignment_uid is None:
        raise UserError(
            f"{field.label}只能登记在单位填报中。",
            f"办公室汇总可填：{_names(SUMMARY_FIELDS + fields.task)}。",
        )
    if field.scope is Scope.TASK and one.assignment_uid is not None:
        raise UserError(
            f"{field.label}由办公室填写，不属于单位填报。",
            f"单位填报可填：{_names(fields.report)}。",
        )
    return field


def _names(fields: Iterable[Field]) -> str:
    return "、".join(field.label for field in fields)


def _target(one: Edit, field: Field) -> _Target:
    if field.scope is Scope.TASK:
        return _Target(one.task_uid, of_task=True)
    if one.assignment_uid is not None and one.period_uid is None:
        raise UserError("还没有填报期。", "请先建立填报期，再登记单位填报。")
    return _Target(one.task_uid, one.period_uid, one.assignment_uid)


def _summary_changes(
    ledger: Ledger, target: _Target, values: dict[str, Stored]
) -> Iterable[Change]:
    """The first write in a period copies what shows through from the last earlier summary."""
    uid = summary_uid(target.task_uid, target.period_uid)
    present = ledger.find(Summary, uid)
    row = present or replace(
        _showing(ledger, target) or Summary(uid=uid, task_uid=target.task_uid),
        uid=uid,
        period_uid=target.period_uid,
    )
    changes = _field_changes(row, values)
    return changes if present or not changes else (*created([row]), *changes)


def _showing(ledger: Ledger, target: _Target) -> Summary | None:
    period = ledger.find(Period, target.period_uid)
    if period is None:
        return None
    periods = [one for one in ledger.periods(period.plan_uid) if one.start <= period.start]
    return shown_summary(ledger, target.task_uid, periods)


def report_changes(
    ledger: Ledger, assignment_uid: str, period_uid: str, values: dict[str, Stored], today: date
) -> Iterable[Change]:
    """The changes that give a unit's report these stored values, in columns of the ledger, too.

    A report is made with its first value, dated, and removed with its last one; what stands in the
    ledger's own columns is kept beside it.
    """
    assignment = ledger.get(Assignment, assignment_uid)
    uid = report_uid(assignment.uid, period_uid)
    own = {name: value for name, value in values.items() if ledger.fields[name].custom}
    if own:
        rest = {name: value for name, value in values.items() if name not in own}
        beside = report_value_changes(ledger, assignment_uid, period_uid, own)
        return (*report_changes(ledger, assignment_uid, period_uid, rest, today), *beside)
    present = ledger.find(Report, uid)
    row = present or Report(uid=uid, assignment_uid=assignment.uid, period_uid=period_uid)
    after = _with(row, values)
    if _blank(after):
        dated: dict[str, Stored] = {"reported_on": None}
        ending = removed([_with(after, dated)]) if present else ()
        return (*_field_changes(row, values | dated), *ending) if present else ()
    if not values:
        return ()
    if present is None or (is_reported(after) and not is_reported(present)):
        values = values | {"reported_on": today.isoformat()}
    changes = _field_changes(row, values)
    return changes if present else (*created([row]), *changes)


def _with(row: Report, values: dict[str, Stored]) -> Report:
    return replace(row, **{name: decode("report", name, value) for name, value in values.items()})


def _blank(report: Report) -> bool:
    return all(getattr(report, field.name) is None for field in REPORT_FIELDS)


def _field_changes(row: Summary | Report, values: dict[str, Stored]) -> tuple[Change, ...]:
    found = ((name, encode(getattr(row, name)), value) for name, value in values.items())
    return tuple(
        Change(row.entity, row.uid, name, old, new) for name, old, new in found if old != new
    )
