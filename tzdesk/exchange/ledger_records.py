"""The hidden sheet of an exported ledger: every row of a plan, so that nothing is lost.

One row a record: entity, uid, and the record as JSON in as many cells as it needs. Knows the
records, no file format.
"""

from collections.abc import Iterable, Iterator, Sequence

from tzdesk.domain.document import Sheet
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import (
    RECORDS,
    Assignment,
    CustomField,
    Leader,
    Leadership,
    Period,
    Plan,
    Record,
    Report,
    ReportValue,
    Section,
    Succession,
    Summary,
    Task,
    TaskTag,
    TaskValue,
    Unit,
    UnitAlias,
    UnitMember,
    from_row,
    to_row,
)
from tzdesk.errors import UserError
from tzdesk.exchange.hidden_sheet import from_json_cells, json_cells, sheet_texts

MARK = ("tzdesk", "ledger", "1")
"""The hidden sheet's first cells: whose it is, what it holds, format version."""

_COUNT = "rows"

_EXPORTED: tuple[type[Record], ...] = (
    Plan,
    Section,
    Leader,
    Succession,
    Unit,
    UnitAlias,
    Task,
    UnitMember,
    Leadership,
    Assignment,
    Period,
    Summary,
    Report,
    CustomField,
    TaskTag,
    TaskValue,
    ReportValue,
)


def plan_records(ledger: Ledger, plan_uid: str, task_uids: Iterable[str]) -> list[Record]:
    """All rows of a plan that concern these tasks, in an order that only their content decides.

    With them go the ledger's own columns and what the clerk says in them.
    Of units and leaders those that the tasks name, with the members of collective ones; of
    sections, unless it is the whole plan, those that the tasks stand in.
    """
    tasks = [ledger.get(Task, uid) for uid in task_uids]
    kept = {task.uid for task in tasks}
    leaderships = [one for task in tasks for one in ledger.leaderships(task.uid)]
    assignments = [one for task in tasks for one in ledger.assignments(task.uid)]
    units = _units(ledger, assignments)
    periods = ledger.periods(plan_uid)
    records: list[Record] = [ledger.get(Plan, plan_uid)]
    whole = len(tasks) == len(ledger.tasks(plan_uid))
    records += ledger.sections(plan_uid) if whole else _sections(ledger, tasks)
    leaders = {one.leader_uid for one in leaderships}
    records += [ledger.get(Leader, uid) for uid in leaders]
    records += [one for uid in leaders for one in ledger.successions(uid)]
    records += units
    records += [alias for unit in units for alias in ledger.children(UnitAlias, unit.uid)]
    records += tasks
    records += [
        member
        for unit in units
        for member in ledger.members(unit.uid)
        if member.task_uid is None or member.task_uid in kept
    ]
    records += leaderships
    records += assignments
    records += periods
    for period_uid in (None, *(period.uid for period in periods)):
        records += [one for uid in kept if (one := ledger.summary(uid, period_uid))]
        if period_uid:
            reports = (ledger.report(one.uid, period_uid) for one in assignments)
            records += [one for one in reports if one]
    records += _clerks(ledger, tasks, assignments)
    return sorted(records, key=_order)


def _clerks(
    ledger: Ledger, tasks: Sequence[Task], assignments: Sequence[Assignment]
) -> Iterator[Record]:
    """The ledger's own columns, and what is said in them and in tags."""
    yield from ledger.custom_fields()
    for task in tasks:
        yield from ledger.children(TaskTag, task.uid)
        yield from ledger.task_values(task.uid)
    for assignment in assignments:
        yield from ledger.children(ReportValue, assignment.uid)


def _sections(ledger: Ledger, tasks: Sequence[Task]) -> list[Section]:
    found: dict[str, Section] = {}
    for task in tasks:
        section = ledger.find(Section, task.section_uid)
        while section and section.uid not in found:
            found[section.uid] = section
            section = ledger.find(Section, section.parent_uid)
    return list(found.values())


def _units(ledger: Ledger, assignments: Sequence[Assignment]) -> list[Unit]:
    uids = {one.unit_uid for one in assignments}
    members = {member.member_uid for uid in uids for member in ledger.members(uid)}
    return [ledger.get(Unit, uid) for uid in uids | members]


_PLACE = {kind.entity: place for place, kind in enumerate(_EXPORTED)}


def _order(record: Record) -> tuple[int, int, str]:
    """By kind, then by position, then by uid; a section or a task stands after its parent."""
    nested = isinstance(record, (Section, Task)) and record.parent_uid is not None
    position = getattr(record, "position", 0) + (1_000_000 if nested else 0)
    return _PLACE[record.entity], position, record.uid


def sheet_rows(records: Sequence[Record], period_uid: str | None) -> Iterator[list[str]]:
    """The cells of the hidden sheet. `period_uid` is the period that the visible sheet shows."""
    yield [*MARK, period_uid or ""]
    yield [_COUNT, str(len(records))]
    for record in records:
        yield [record.entity, record.uid, *json_cells(to_row(record))]


def is_ledger_sheet(sheet: Sheet | None) -> bool:
    """Whether this is the hidden sheet of an exported ledger."""
    return sheet is not None and tuple(sheet_texts(sheet, 0)[:2]) == MARK[:2]


def read_sheet(sheet: Sheet, name: str) -> tuple[list[Record], str | None]:
    """The records, and the period that the visible sheet shows.

    Raises UserError where the sheet is of a newer format, damaged or cut short. `name` is the
    file's, for the sentence.
    """
    head = sheet_texts(sheet, 0)
    if head[2] != MARK[2]:
        raise UserError(f"“{name}”由更高版本导出，本机程序读不了。", "请升级本机程序后再导入。")
    records = [_record(sheet_texts(sheet, place), name) for place in range(2, len(sheet.rows))]
    if sheet_texts(sheet, 1) != [_COUNT, str(len(records))]:
        raise _damaged(name)
    return records, (head[3] if len(head) > 3 else "") or None


def _record(cells: list[str], name: str) -> Record:
    try:
        entity, uid, *rest = cells
        record = from_row(entity, from_json_cells(rest))
    except (ValueError, TypeError, KeyError) as error:
        raise _damaged(name) from error
    if entity not in RECORDS or record.uid != uid:
        raise _damaged(name)
    return record


def _damaged(name: str) -> UserError:
    return UserError(
        f"“{name}”中随台账导出的数据不完整，没有导入任何内容。",
        "请重新导出台账，或删除工作表“_tzdesk”后按普通表格导入。",
    )
