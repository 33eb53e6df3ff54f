"""Which tasks a view shows: in one filter any of, between filters all of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from functools import partial

from tzdesk.domain.board import Board, TaskRow
from tzdesk.domain.catalogue import Catalogue
from tzdesk.domain.column_values import column_texts
from tzdesk.domain.fields import Field, Scope
from tzdesk.domain.search import goes_on, matcher
from tzdesk.domain.status import Status

Test = Callable[[TaskRow], bool]


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What is asked for. Empty or false: not asked.

    `sections`, `leaders` and `units` are uids; `deadlines` are keys (`TaskRow.deadline_key`);
    `values` are what columns of the ledger say, each written by `column_value`, and `bounds` what
    they say at least or at most, written by `with_bounds`;
    `due_before` is without that day; `recent`: changed within the rules' days;
    `unreported`: 本期未报送, what units owe of whose reports none is in; `missing`: any report
    that is owed is not in; `doubtful`: 待核实; `tasks`: exactly
    these (`origin` says where they come from, for the token).
    """

    sections: frozenset[str] = frozenset()
    leaders: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    deadlines: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    due_before: date | None = None
    overdue: bool = False
    due_soon: bool = False
    unreported: bool = False
    missing: bool = False
    coordination: bool = False
    recent: bool = False
    doubtful: bool = False
    starred: bool = False
    tags: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    bounds: frozenset[str] = frozenset()
    search: str = ""
    tasks: frozenset[str] | None = None
    origin: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing is asked."""
        return not any(getattr(self, one.name) for one in fields(self)) and self.tasks is None


def tests(asked: TaskFilter, board: Board) -> list[Test]:
    """One test for each thing asked but the words sought, the cheapest first."""
    found: list[Test] = []
    if (wanted := asked.tasks) is not None:
        found.append(lambda row: row.uid in wanted)
    if asked.statuses:
        found.append(lambda row: row.status in asked.statuses)
    if asked.sections:
        found.append(
            lambda row: row.section_uid in asked.sections or row.subsection_uid in asked.sections
        )
    if asked.deadlines:
        found.append(lambda row: row.deadline_key in asked.deadlines)
    if due_before := asked.due_before:
        found.append(lambda row: row.due_on is not None and row.due_on < due_before)
    if asked.leaders:
        found.append(lambda row: any(one.uid in asked.leaders for one in row.leaders))
    if asked.units:
        found.append(lambda row: any(one.unit_uid in asked.units for one in row.units))
    if asked.tags:
        found.append(lambda row: not asked.tags.isdisjoint(row.tags))
    found.extend(_columns(asked.values, board.ledger.fields))
    found.extend(_bounded(asked, board))
    found.extend(_flags(asked, board))
    return found


def column_value(field_uid: str, text: str) -> str:
    """One value of a column of the ledger, as `TaskFilter.values` holds it; "" is 未填写."""
    return f"{field_uid}={text}"


def column_of(value: str) -> str:
    """Which column one of `TaskFilter.values` or `bounds` is of."""
    return value.partition("=")[0].rstrip("<>")


def values_of(asked: TaskFilter, field_uid: str) -> frozenset[str]:
    """What is asked of one column of the ledger."""
    return _by_column(asked.values).get(field_uid, frozenset())


def with_values(asked: TaskFilter, field_uid: str, texts: Iterable[str]) -> TaskFilter:
    """The filter with other values asked of one column of the ledger."""
    start = column_value(field_uid, "")
    others = (one for one in asked.values if not one.startswith(start))
    return replace(
        asked, values=frozenset((*others, *(column_value(field_uid, one) for one in texts)))
    )


def bounds_of(asked: TaskFilter, field_uid: str) -> tuple[str, str]:
    """At least and at most what a column of the ledger is to say; "" where that is open."""
    least, most = (_bound(field_uid, mark, "") for mark in _BOUNDS)
    found = {one[: len(least)]: one[len(least) :] for one in asked.bounds}
    return found.get(least, ""), found.get(most, "")


def with_bounds(asked: TaskFilter, field_uid: str, least: str, most: str) -> TaskFilter:
    """The filter with other bounds of a column; stored values, "" for an open one."""
    kept = (one for one in asked.bounds if column_of(one) != field_uid)
    pairs = zip(_BOUNDS, (least, most), strict=True)
    new = (_bound(field_uid, mark, text) for mark, text in pairs if text)
    return replace(asked, bounds=frozenset((*kept, *new)))


_BOUNDS = (">", "<")


def _bound(field_uid: str, mark: str, text: str) -> str:
    return f"{field_uid}{mark}={text}"


def with_known_columns(asked: TaskFilter, fields: Catalogue) -> TaskFilter:
    """The filter without what it asks of columns that a ledger with these fields has not."""
    values = frozenset(one for one in asked.values if column_of(one) in fields)
    bounds = frozenset(one for one in asked.bounds if column_of(one) in fields)
    if (values, bounds) == (asked.values, asked.bounds):
        return asked
    return replace(asked, values=values, bounds=bounds)


def _bounded(asked: TaskFilter, board: Board) -> Iterable[Test]:
    fields = board.ledger.fields
    uids = sorted({column_of(one) for one in asked.bounds})
    return (partial(_within, fields.get(uid), *bounds_of(asked, uid)) for uid in uids)


def _within(field: Field | None, least: str, most: str, row: TaskRow) -> bool:
    """Whether the task, or one of its units, says something from `least` to `most`.

    A ledger of an earlier day may not have the column yet: nobody says anything there.
    """
    if field is None:
        return False
    ranks = (field.rank(text) for text in column_texts(row, field.name) if text)
    return any(
        (not least or field.rank(least) <= rank) and (not most or rank <= field.rank(most))
        for rank in ranks
    )


def _by_column(values: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for one in values:
        uid, _, text = one.partition("=")
        found[uid] = found.get(uid, frozenset()) | {text}
    return found


def _columns(values: Iterable[str], fields: Catalogue) -> Iterable[Test]:
    for uid, texts in _by_column(values).items():
        # Of the office's columns only the task's own words are looked at.
        field = fields.get(uid)
        own = field is None or field.scope is Scope.TASK
        yield partial(_says_itself if own else _says_one, uid, texts)


def _says_itself(field_uid: str, texts: frozenset[str], row: TaskRow) -> bool:
    for uid, text in row.values:
        if uid == field_uid:
            return text in texts
    return "" in texts


def _says_one(field_uid: str, texts: frozenset[str], row: TaskRow) -> bool:
    return not texts.isdisjoint(column_texts(row, field_uid))


def _flags(asked: TaskFilter, board: Board) -> Iterable[Test]:
    since = board.today - timedelta(board.rules.recent_days)
    silent = board.silent_units if asked.unreported else frozenset()
    flags: tuple[tuple[bool, Test], ...] = (
        (asked.overdue, lambda row: row.overdue),
        (asked.due_soon, lambda row: row.due_soon),
        (asked.unreported, lambda row: _owed_by(row, silent)),
        (asked.missing, lambda row: row.reported < row.owed),
        (asked.coordination, lambda row: row.coordination),
        (asked.doubtful, lambda row: row.doubtful),
        (asked.starred, lambda row: row.starred),
        (asked.recent, lambda row: row.changed_at is not None and row.changed_at.date() > since),
    )
    return (test for wanted, test in flags if wanted)


def _owed_by(row: TaskRow, silent: frozenset[str]) -> bool:
    """Whether one of these units owes a report of that very task."""
    return any(unit.owes and unit.unit_uid in silent for unit in row.units)


def narrows(asked: TaskFilter, before: TaskFilter) -> bool:
    """Whether only what passed `before` can pass `asked`: the same, typed on."""
    same = replace(asked, search=before.search) == before
    return same and goes_on(asked.search, before.search)


def select(asked: TaskFilter, board: Board, rows: Iterable[TaskRow] | None = None) -> list[TaskRow]:
    """The rows (of the whole board, or of `rows`) that pass, in the document's order.

    A task that is split passes when it does itself, or one of its sub-tasks.
    """
    rows = list(board if rows is None else rows)
    found = _passing(asked, board, rows)
    split = [row for row in rows if row.subtasks]
    below = _passing(asked, board, [one for row in split for one in row.subtasks])
    if not below:
        return found
    uids = {row.uid for row in found} | {one.parent_uid for one in below}
    return [row for row in rows if row.uid in uids]


def _passing(asked: TaskFilter, board: Board, found: list[TaskRow]) -> list[TaskRow]:
    if not found:
        return found
    wanted = tests(asked, board)
    for test in wanted:
        found = [row for row in found if test(row)]
    if asked.search.strip():
        # Last and without a test of its own: this is what every keystroke waits for.
        matches = matcher(asked.search)
        found = [row for row in found if matches(row.search)]
    return found
