"""The tree's columns: which there are, their heads, and which are white (may be filled in).

Widths and what hides first when room runs out belong to the widget.
"""

from dataclasses import dataclass
from functools import lru_cache

from tzdesk.domain.catalogue import FIXED, Catalogue
from tzdesk.domain.fields import FIELDS, Field, Scope


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `width` is in pixels at 100 %; `usual` columns are shown by default.

    `field` is the catalogue's, None where the column is computed. `editable`: the cell holds the
    office's word in task rows, a unit's report in unit rows, or only one of these.
    """

    name: str
    head: str
    width: int
    usual: bool = True
    editable: bool = False
    field: Field | None = None

    def white(self, *, of_unit: bool) -> bool:
        """Whether such a cell of a unit's row, or of a task's, may be filled in at all."""
        if not self.editable or self.field is None:
            return False
        return self.field.scope is not (Scope.TASK if of_unit else Scope.REPORT)


def _of_field(name: str, *, usual: bool = True, editable: bool = False) -> Column:
    field = FIELDS[name]
    head = field.label if name != "progress" else field.short
    return Column(name, head, field.width, usual, editable, field)


COLUMNS = (
    _of_field("number"),
    _of_field("text"),
    _of_field("leaders"),
    _of_field("units"),
    _of_field("deadline"),
    _of_field("status", editable=True),
    _of_field("percent", editable=True),
    _of_field("progress", editable=True),
    Column("section", "章节", 140, usual=False),
    _of_field("problem", usual=False, editable=True),
    _of_field("next_step", usual=False, editable=True),
    _of_field("coordination", usual=False, editable=True),
    Column("gap", "与序时差", 76, usual=False),
    Column("changed", "最近修改", 110, usual=False),
    _of_field("tags", usual=False, editable=True),
    _of_field("starred", usual=False, editable=True),
)
"""Those of every ledger, in their first order."""

_CHARACTER, _BESIDE_HEAD, _WIDEST_HEAD = 14, 30, 240
"""Pixels at 100 %: a Chinese character, the margins with the arrow of sorting, and a long head."""

PLACES = {column.name: place for place, column in enumerate(COLUMNS)}
"""The number of each of these by its name; the same in every ledger."""


class Columns(tuple[Column, ...]):
    """The columns of one ledger: those of every one, then its own."""

    places: dict[str, int]

    def __new__(cls, fields: Catalogue) -> "Columns":
        own = (
            Column(one.name, one.label, _width_of_own(one), False, True, one)
            for one in fields.custom
        )
        made = super().__new__(cls, (*COLUMNS, *own))
        made.places = {column.name: place for place, column in enumerate(made)}
        return made

    def named(self, name: str) -> Column:
        """The column of that name."""
        return self[self.places[name]]


def _width_of_own(field: Field) -> int:
    """What such values need, and its head, as far as that is of common length."""
    return max(field.width, min(_WIDEST_HEAD, _BESIDE_HEAD + _CHARACTER * len(field.label)))


@lru_cache(maxsize=8)
def columns_of(fields: Catalogue = FIXED) -> Columns:
    """The columns of a ledger with these fields."""
    return Columns(fields)
