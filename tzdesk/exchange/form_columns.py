"""The columns of 填报表, drawn from a field catalogue: what stands in each, and by which heads.

The writer draws the sheet from them, the reader finds them wherever they went. Knows no file
format and no rows.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property, lru_cache

from tzdesk.domain.catalogue import FIXED, Catalogue, field_of
from tzdesk.domain.clerk_records import CustomField
from tzdesk.domain.fields import FIELDS, Field
from tzdesk.domain.text import compact


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
    def own(self) -> bool:
        """Whether it is the ledger's own, not one of every form."""
        return self.field is not None and self.field.custom

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
    known = () if field.custom else (field.short, *field.synonyms)
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
KEY = Column(ROW_KEY, "行标识", 10, ColumnKind.KEY)
"""The hidden last column."""

_MARKS = re.compile(r"[*※]|\((%|必填|选填|滞后时必填)\)|%$")


def _head_word(text: str) -> str:
    """A head without white space, width, marks and units: 完成比例（％）* → 完成比例."""
    return _MARKS.sub("", compact(text)).rstrip(":")


@dataclass(frozen=True)
class FormColumns:
    """The columns of one form; `filled` are the white ones, a ledger's own behind the others."""

    filled: tuple[Column, ...]

    @cached_property
    def visible(self) -> tuple[Column, ...]:
        """All that show, from left to right."""
        return *LOCKED, *self.filled

    @cached_property
    def every(self) -> tuple[Column, ...]:
        """All from left to right."""
        return *self.visible, KEY

    def named(self, name: str) -> Column:
        """The column of that name. Raises KeyError where there is none."""
        return self._by_name[name]

    def headed(self, text: str) -> Column | None:
        """The column that a head names by its label or another word for it; None for any other."""
        return self._by_head.get(compact(text)) or self._by_head.get(_head_word(text))

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.every}

    @cached_property
    def _by_head(self) -> dict[str, Column]:
        """Of two columns for one word that counts which is headed so, and the form's own first."""
        fixed = [column for column in self.every if not column.own]
        own = [column for column in reversed(self.filled) if column.own]
        words = [(word, column) for column in (*own, *fixed) for word in column.synonyms]
        words += [(column.label, column) for column in (*own, *fixed)]
        taken = {compact(word) for one in fixed for word in (one.label, one.head)}
        exact = {compact(one.label): one for one in own if compact(one.label) not in taken}
        return {_head_word(word): column for word, column in words} | exact


@lru_cache(maxsize=32)
def form_columns(fields: tuple[Field, ...]) -> FormColumns:
    """The columns of a form in which a unit fills in these fields."""
    return FormColumns(tuple(map(_filled, fields)))


FIXED_COLUMNS = form_columns(FIXED.report)
"""Of a form from a ledger without columns of its own."""


def columns_of_return(fields: Catalogue, sent: Iterable[CustomField]) -> FormColumns:
    """Those by which a return is read: the ledger's, and what it has no longer but sent out.

    A column that was renamed since is headed as it was sent, and before any other so named.
    """
    known = form_columns(fields.report)
    heads = {one.uid: one.name for one in sent}
    if not heads:
        return known
    gone = (_filled(field_of(one)) for one in sent if one.uid not in fields)
    sent_first = sorted(known.filled, key=lambda one: one.own and one.name not in heads)
    return FormColumns((*(_as_sent(one, heads) for one in sent_first), *gone))


def _as_sent(column: Column, heads: dict[str, str]) -> Column:
    head = heads.get(column.name, column.label)
    if head == column.label:
        return column
    return replace(column, label=head, synonyms=(column.label,))
