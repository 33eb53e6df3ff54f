"""填报表, format 1: its sheets, rows and columns, and how each is found again.

The writer draws the sheet from this, the reader finds rows and columns by it. Knows no file
format and nothing of who owes what.
"""

import re
from dataclasses import dataclass
from enum import Enum

from tzdesk.domain.fields import FIELDS, REPORT_FIELDS, Field, Kind
from tzdesk.domain.text import compact
from tzdesk.domain.values import Stored

FORM_SHEET, GUIDE_SHEET = "填报表", "填报说明"
TITLE_ROW, INFO_ROW, HEAD_ROW, FIRST_ROW = 0, 1, 2, 3
FROZEN_COLUMNS = 2
UNIT_LABEL = "填报单位："
"""Begins the cell of the second row that names the unit."""

SIGNATURES = (
    "单位负责人（签字）：",
    "审核人：",
    "填报人：",
    "填报单位（盖章）：",
    "填报日期：　　　年　　月　　日",
)
SIGNATURE_GAP = 2
"""The signature line stands so many rows below the last task."""

CELL_LIMIT = 32_767
"""UTF-16 units that one cell of a workbook holds."""


class ColumnKind(Enum):
    """Who writes in a column."""

    LOCKED = "locked"
    FILLED = "filled"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Column:
    """`label` heads it, `chars` is its width; `field` is what a unit fills in there."""

    name: str
    label: str
    chars: int
    kind: ColumnKind
    field: Field | None = None
    synonyms: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        """Marked with * in the head."""
        return self.field is not None and self.field.required

    @property
    def head(self) -> str:
        """What stands in the head, without the *."""
        return f"{self.label}(%)" if self.name == "percent" else self.label


LAST_PROGRESS = "last_progress"
ROW_KEY = "row_key"

_LOCKED_SYNONYMS = {
    "leaders": ("领导", "分管领导", "牵头区领导", "责任领导"),
    "units": ("单位", "承办单位", "责任部门"),
    "deadline": ("完成时间", "办理时限"),
}


def _locked(name: str) -> Column:
    field = FIELDS[name]
    known = field.synonyms + _LOCKED_SYNONYMS.get(name, ())
    return Column(name, field.label, field.chars, ColumnKind.LOCKED, None, known)


def _filled(field: Field) -> Column:
    known = (field.short, *field.synonyms)
    return Column(field.name, field.label, field.chars, ColumnKind.FILLED, field, known)


LOCKED = (
    *(_locked(name) for name in ("number", "text", "leaders", "units", "deadline")),
    Column(
        LAST_PROGRESS,
        "上期进展",
        18,
        ColumnKind.LOCKED,
        None,
        ("上期进展情况", "上期完成情况", "上期情况"),
    ),
)
"""The grey columns: what the plan says, and what the unit said last."""
FILLED = tuple(_filled(field) for field in REPORT_FIELDS)
"""The white columns."""
KEY = Column(ROW_KEY, "行标识", 10, ColumnKind.KEY)
"""The hidden last column."""
COLUMNS = (*LOCKED, *FILLED, KEY)
"""All columns from left to right."""
VISIBLE = COLUMNS[:-1]

_MARKS = re.compile(r"[*※]|\((%|必填|选填|滞后时必填)\)|%$")


def _head_word(text: str) -> str:
    """A head without white space, width, marks and units: 完成比例（％）* → 完成比例."""
    return _MARKS.sub("", compact(text)).rstrip(":")


_BY_HEAD = {
    _head_word(word): column for column in COLUMNS for word in (*column.synonyms, column.label)
}


def column_headed(text: str) -> Column | None:
    """The column that a head names by its label or another word for it; None for any other."""
    return _BY_HEAD.get(_head_word(text))


def is_signature(text: str) -> bool:
    """Whether a cell belongs to the signature line below the table, not to a task."""
    found = compact(text)
    return any(found.startswith(compact(label).split("年")[0]) for label in SIGNATURES)


def shown(field: Field, value: Stored) -> str | int | float:
    """What the cell of a fillable field holds; "" where nothing is said.

    A text that is longer than a cell is cut, so that what comes back must be compared with this.
    """
    if value is None:
        return ""
    if field.kind is Kind.PERCENT:
        return float(value) if float(value) % 1 else int(value)
    return fitting(field.show(value))


def fitting(text: str) -> str:
    """As much of a text as one cell holds."""
    if len(text) <= CELL_LIMIT // 2:
        return text
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * CELL_LIMIT]
    return units.decode("utf-16-le", "ignore")
