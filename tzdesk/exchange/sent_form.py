"""What a dispatched workbook says of itself: whose it is, and what each row was sent out with.

It stands in the hidden sheet, the identity once more in custom document properties, and what was
sent also in the ledger (`DispatchRow`), for a sheet that comes back alone.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

from tzdesk.domain.catalogue import Catalogue
from tzdesk.domain.clerk_records import CustomField
from tzdesk.domain.document import Sheet, Workbook
from tzdesk.domain.fields import FIELDS, Kind
from tzdesk.domain.json_values import decode_as, encode, field_types
from tzdesk.domain.periods import PeriodKind
from tzdesk.domain.records import DispatchRow, dispatch_row_uid
from tzdesk.domain.text import compact
from tzdesk.domain.values import Stored
from tzdesk.errors import UserError
from tzdesk.exchange.hidden_sheet import SHEET, from_json_cells, json_cells, sheet_texts
from tzdesk.exchange.row_key import RowKey, read_key
from tzdesk.exchange.sent_columns import columns_row, own_values, read_columns

MARK = ("tzdesk", "return", "1")
"""The hidden sheet's first cells: whose it is, what it holds, format version."""

_IDENTITY = "identity"
_FIRST = 2  # rows of tasks begin here, and the ledger's own columns
_PROPERTY = "tzdesk_"
_PROPERTY_LIMIT = 255
_WHOLE = 100
"""Percent."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose workbook it is; `row_count` is how many tasks it went out with."""

    plan_uid: str
    plan_title: str
    plan_short_title: str
    doc_no: str | None
    issuer: str | None
    year: int
    unit_uid: str
    unit_name: str
    period_uid: str
    period_code: str
    period_label: str
    period_kind: PeriodKind
    period_start: date
    period_end: date
    due: date
    dispatch_uid: str
    made_at: datetime
    row_count: int


@dataclass(frozen=True, slots=True)
class SentTask:
    """What the plan says of a row's task beyond its cells, for the receiving side.

    `leaders` and `units` are names with their roles (`Role`), in printed order.
    """

    uid: str
    section: str | None = None
    due_on: date | None = None
    leaders: tuple[tuple[str, str], ...] = ()
    units: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SentRow:
    """One row as it went out.

    `base` is what the ledger held of the fillable fields (by name; nothing said is left out),
    `prefilled` what was put into cells beside that, `digests` the read-only cells' (`digest`), by
    column. `task` is None where the row was read from the ledger.
    """

    assignment_uid: str
    base: Mapping[str, Stored]
    prefilled: Mapping[str, Stored] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    task: SentTask | None = None

    def sent(self, name: str) -> Stored:
        """What the cell of a fillable field went out with."""
        return self.prefilled.get(name, self.base.get(name))


@dataclass(frozen=True, slots=True)
class SentForm:
    """A whole hidden sheet; rows by assignment. `intact`: nothing of it is lost or damaged.

    `columns` are those of the office's own that units fill in.
    """

    identity: Identity
    rows: Mapping[str, SentRow]
    intact: bool = True
    columns: tuple[CustomField, ...] = ()


def digest(text: str) -> str:
    """A short digest of a read-only cell's text; width and white space do not count."""
    return hashlib.sha256(compact(text).encode("utf-8", "replace")).hexdigest()[:12]


_TYPES = field_types(Identity)
_MAY_LACK = ("doc_no", "issuer")


def _identity_row(identity: Identity) -> dict[str, Any]:
    return {one.name: encode(getattr(identity, one.name)) for one in fields(identity)}


def _identity(row: Mapping[str, Any]) -> Identity:
    """Raises ValueError, TypeError or KeyError where the row is none."""
    found = {name: decode_as(kind, row[name]) for name, kind in _TYPES.items()}
    for name, value in found.items():
        if not isinstance(value, _TYPES[name]) and not (value is None and name in _MAY_LACK):
            raise ValueError(f"{name} is {value!r}")
    if found["made_at"].tzinfo:
        raise ValueError("a time of another zone")
    return Identity(**found)


def sheet_rows(
    identity: Identity, rows: Sequence[SentRow], columns: Sequence[CustomField] = ()
) -> Iterator[list[str]]:
    """The cells of the hidden sheet."""
    yield [*MARK]
    yield [_IDENTITY, *json_cells(_identity_row(identity))]
    if columns:
        yield columns_row(columns)
    for row in rows:
        key = RowKey.of(identity.dispatch_uid, row.assignment_uid).text
        yield [key, *json_cells(_row(row))]


def _row(row: SentRow) -> dict[str, Any]:
    """What stands in own columns lies apart (see `sent_columns`)."""
    base = {name: value for name, value in row.base.items() if name in FIELDS}
    said: dict[str, Any] = {"base": base, "prefilled": row.prefilled, "digests": row.digests}
    if len(base) < len(row.base):
        said["own"] = {name: value for name, value in row.base.items() if name not in base}
    if row.task is None:
        return said
    task = {one.name: getattr(row.task, one.name) for one in fields(row.task)}
    return said | {"task": task | {"due_on": encode(row.task.due_on)}}


def read_form(workbook: Workbook) -> SentForm | None:
    """The hidden sheet of a dispatched workbook; None where there is none that can be used.

    Raises UserError where a newer format is meant.
    """
    sheet = workbook.sheet(SHEET)
    mark = sheet_texts(sheet, 0)[:3] if sheet else []
    if sheet is None or tuple(mark[:2]) != MARK[:2] or not _is_known(mark[2:], workbook.name):
        return None
    label, *cells = sheet_texts(sheet, 1) or [""]
    try:
        identity = _identity(from_json_cells(cells))
    except (ValueError, TypeError, KeyError):
        return None
    columns = read_columns(sheet_texts(sheet, _FIRST))
    own = Catalogue(columns or ())
    rows = dict(_read_rows(sheet, own)) if label == _IDENTITY else {}
    intact = len(rows) == identity.row_count and columns is not None
    return SentForm(identity, rows, intact, columns or ())


def _read_rows(sheet: Sheet, fields: Catalogue) -> Iterator[tuple[str, SentRow]]:
    for at in range(_FIRST, len(sheet.rows)):
        key, *cells = sheet_texts(sheet, at) or [""]
        found = read_key(key)
        if found is None:
            continue
        try:
            said = from_json_cells(cells)
            yield found.assignment_uid, _sent_row(found.assignment_uid, said, fields)
        except (ValueError, TypeError, KeyError):
            continue


def _sent_row(assignment_uid: str, said: Any, fields: Catalogue) -> SentRow:
    """Raises ValueError, TypeError or KeyError where what stands there is no row."""
    task = dict(said).get("task")
    return SentRow(
        assignment_uid,
        _values(said["base"]) | own_values(said.get("own", {}), fields),
        _values(said["prefilled"]),
        _texts(said["digests"]),
        _sent_task(task) if task else None,
    )


def _values(said: Any) -> dict[str, Stored]:
    """Raises where a value is none that its field can hold: somebody altered the sheet."""
    found = dict(said)
    for name, value in found.items():
        kind = FIELDS[name].kind
        if kind is Kind.PERCENT:
            fits = type(value) in (int, float) and 0 <= value <= _WHOLE
        else:
            fits = isinstance(value, bool if kind is Kind.FLAG else str)
        if not fits and value is not None:
            raise ValueError(f"{name} is {value!r}")
    return found


def _texts(said: Any) -> dict[str, str]:
    found = dict(said)
    if not all(isinstance(text, str) for text in found.values()):
        raise ValueError("not all are texts")
    return found


def _sent_task(row: Mapping[str, Any]) -> SentTask:
    return SentTask(
        uid=row["uid"],
        section=row["section"],
        due_on=decode_as(date, row["due_on"]),
        leaders=tuple((name, role) for name, role in row["leaders"]),
        units=tuple((name, role) for name, role in row["units"]),
    )


def identity_properties(identity: Identity) -> dict[str, str]:
    """The identity as custom document properties."""
    said = {"format": MARK[2]} | _identity_row(identity)
    return {
        _PROPERTY + name: str(value)[:_PROPERTY_LIMIT]
        for name, value in said.items()
        if value not in (None, "")
    }


def read_properties(workbook: Workbook) -> Identity | None:
    """The identity that the document properties hold; None where they hold none."""
    found = {
        name.removeprefix(_PROPERTY): value
        for name, value in workbook.properties
        if name.startswith(_PROPERTY)
    }
    if "format" not in found or not _is_known([found["format"]], workbook.name):
        return None
    blank: dict[str, Any] = {"plan_short_title": "", "doc_no": None, "issuer": None}
    try:
        numbers = {name: int(found[name]) for name in ("year", "row_count")}
        return _identity(blank | found | numbers)
    except (ValueError, TypeError, KeyError):
        return None


def _is_known(version: Sequence[str], name: str) -> bool:
    """Whether it is our version; what is no version at all is damage. Raises where it is newer."""
    if any(one.isdecimal() and int(one) > int(MARK[2]) for one in version):
        raise UserError(f"“{name}”由更高版本生成，本机程序读不了。", "请升级本机程序后再合并。")
    return list(version) == [MARK[2]]


def to_dispatch_row(dispatch_uid: str, row: SentRow) -> DispatchRow:
    """What the ledger keeps of a row."""
    return DispatchRow(
        uid=dispatch_row_uid(dispatch_uid, row.assignment_uid),
        dispatch_uid=dispatch_uid,
        assignment_uid=row.assignment_uid,
        base=_dump({"values": row.base, "digests": row.digests}),
        prefilled=_dump(row.prefilled),
    )


def from_dispatch_row(record: DispatchRow) -> SentRow:
    """The row that `to_dispatch_row` was given, without its task."""
    base = json.loads(record.base)
    return SentRow(
        record.assignment_uid, base["values"], json.loads(record.prefilled), base["digests"]
    )


def _dump(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
